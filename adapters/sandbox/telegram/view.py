"""A chat as the person sees it now."""

from adapters.sandbox.telegram import bodies
from adapters.sandbox.telegram.files import Stored
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.telegram.table import Json
from adapters.sandbox.telegram.world import Bot, Chat, Message

ACTION_SECONDS = 5.0  # Bot API, sendChatAction: 'The status is set for 5 seconds or less'
SPECIAL = ("location", "contact", "poll")


def chat(telegram: Telegram, viewed: Chat) -> Json:
    """`journal` is the row after which the next change comes."""
    toast = viewed.toasts[-1] if viewed.toasts else None
    fresh = viewed.action and telegram.now() - viewed.action[1] < ACTION_SECONDS
    return {
        "messages": [_message(telegram, message) for _, message in sorted(viewed.messages.items())],
        "toast": {"text": toast.text, "alert": toast.alert, "press": toast.press} if toast else None,
        "action": viewed.action[0] if viewed.action and fresh else None,
        "pinned": viewed.pinned,
        "started": viewed.started,
        "blocked": viewed.blocked,
        "journal": telegram.journal.last,
    }


def _message(telegram: Telegram, message: Message) -> Json:
    body, files = message.body, [telegram.files.named(one) for one in bodies.files_in(message.body)]
    seen = [_file(one) for one in files if one]
    return {
        "message_id": message.id,
        "from": "bot" if isinstance(message.sender, Bot) else "user",
        "sender": message.sender.username if isinstance(message.sender, Bot) else message.sender.id,
        "text": body.get("text", body.get("caption", "")),
        "entities": body.get("entities", body.get("caption_entities", [])),
        "buttons": [[_button(button) for button in row] for row in (message.markup or {}).get("inline_keyboard", [])],
        "photos": [one for one in seen if one["kind"] == "photo"],
        "files": [one for one in seen if one["kind"] != "photo"],
        **{name: body[name] for name in SPECIAL if name in body},
        "keyboard": (message.markup or {}).get("keyboard"),
        "media_group_id": body.get("media_group_id"),
        "reply_to": message.reply_to,
        "reaction": [one.get("emoji") for one in message.reaction],
        "silent": message.silent,
        "edited": message.edited is not None,
        "deleted": message.deleted,
    }


def _button(button: Json) -> Json:
    return {"text": button["text"], "data": button.get("callback_data"), "url": button.get("url")}


def _file(stored: Stored) -> Json:
    return {
        "kind": stored.kind,
        "file_id": stored.id,
        "name": stored.name,
        "mime": stored.mime,
        "size": stored.size,
        "url": f"/control/telegram/file?file_id={stored.id}",
    }
