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
        "messages": [message(telegram, one) for _, one in sorted(viewed.messages.items())],
        "toast": {"text": toast.text, "alert": toast.alert, "press": toast.press} if toast else None,
        "action": viewed.action[0] if viewed.action and fresh else None,
        "pinned": viewed.pinned,
        "started": viewed.started,
        "blocked": viewed.blocked,
        "journal": telegram.journal.last,
    }


def message(telegram: Telegram, one: Message) -> Json:
    body, files = one.body, [telegram.files.named(name) for name in bodies.files_in(one.body)]
    seen = [_file(file) for file in files if file]
    return {
        "message_id": one.id,
        "from": "bot" if isinstance(one.sender, Bot) else "user",
        "sender": one.sender.username if isinstance(one.sender, Bot) else one.sender.id,
        "text": body.get("text", body.get("caption", "")),
        "entities": body.get("entities", body.get("caption_entities", [])),
        "buttons": [[_button(button) for button in row] for row in (one.markup or {}).get("inline_keyboard", [])],
        "photos": [file for file in seen if file["kind"] == "photo"],
        "files": [file for file in seen if file["kind"] != "photo"],
        **{name: body[name] for name in SPECIAL if name in body},
        "keyboard": (one.markup or {}).get("keyboard"),
        "media_group_id": body.get("media_group_id"),
        "reply_to": one.reply_to,
        "reaction": [mark.get("emoji") for mark in one.reaction],
        "silent": one.silent,
        "edited": one.edited is not None,
        "deleted": one.deleted,
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
