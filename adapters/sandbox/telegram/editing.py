"""What a bot does to messages that are there: edits, deletes, reacts, pins, shows that it types."""

from adapters.sandbox.telegram import places
from adapters.sandbox.telegram.arguments import Call
from adapters.sandbox.telegram.checks import given
from adapters.sandbox.telegram.formatting import caption_of, text_of
from adapters.sandbox.telegram.keyboards import checked
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.telegram.refusals import bad, unplayed
from adapters.sandbox.telegram.table import Json, table
from adapters.sandbox.telegram.world import Bot, Chat, Message

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
ACTIONS = {
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio"),
    *("upload_audio", "upload_document", "choose_sticker", "pick_up_location", "find_location"),
    *("record_video_note", "upload_video_note"),
}
CAPTIONED = ("photo", "document", "video", "voice", "audio")


def edit_text(telegram: Telegram, bot: Bot, call: Call) -> Json:
    content = {**text_of(call.args), **given(call.args, "link_preview_options")}
    markup, message = _edited(telegram, bot, call.args)
    if "text" not in message.body:
        raise bad("There is no text in the message to edit")
    kept = {name: value for name, value in message.body.items() if name == "has_protected_content"}
    return _change(telegram, bot, message, {**kept, **content}, markup)


def edit_caption(telegram: Telegram, bot: Bot, call: Call) -> Json:
    caption = caption_of(call.args)
    markup, message = _edited(telegram, bot, call.args)
    if not any(kind in message.body for kind in CAPTIONED):
        raise bad("There is no caption in the message to edit")
    kept = {name: value for name, value in message.body.items() if not name.startswith("caption")}
    return _change(telegram, bot, message, {**kept, **caption, **given(call.args, "show_caption_above_media")}, markup)


def edit_markup(telegram: Telegram, bot: Bot, call: Call) -> Json:
    markup, message = _edited(telegram, bot, call.args)
    return _change(telegram, bot, message, message.body, markup)


def delete(telegram: Telegram, bot: Bot, call: Call) -> bool:
    chat = places.to_write(telegram, bot, call.args)
    message = places.message(chat, call.args["message_id"], "message to delete")
    if telegram.now() - message.date >= telegram.lives.delete:
        raise bad("message can't be deleted")
    message.deleted = True
    return True


def react(telegram: Telegram, bot: Bot, call: Call) -> bool:
    chat = places.to_read(telegram, bot, call.args["chat_id"])
    message = places.message(chat, call.args["message_id"], "message to react")
    reactions = call.args.get("reaction") or []
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    for reaction in reactions:
        if reaction["type"] != "emoji":
            raise unplayed(f"a reaction of type {reaction['type']}")
        if reaction["emoji"].replace("\ufe0f", "") not in table().reactions:
            raise bad("REACTION_INVALID")
    message.reaction = reactions
    return True


def pin(telegram: Telegram, bot: Bot, call: Call) -> bool:
    chat = places.to_write(telegram, bot, call.args)
    chat.pinned = places.message(chat, call.args["message_id"], "message to pin").id
    return True


def show_action(telegram: Telegram, bot: Bot, call: Call) -> bool:
    if call.args["action"] not in ACTIONS:
        raise bad("Wrong parameter action in request")
    chat = places.to_write(telegram, bot, call.args)
    chat.action = (call.args["action"], telegram.now())
    return True


def _edited(telegram: Telegram, bot: Bot, args: Json) -> tuple[Json | None, Message]:
    """The new keyboard and the message, in the service's order of complaints."""
    markup = checked(args.get("reply_markup"))
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("Inline keyboard expected")
    chat = _named(telegram, bot, args)
    message = places.message(chat, args.get("message_id"), "message to edit")
    if message.sender is not bot:
        raise bad("message can't be edited")
    return markup, message


def _named(telegram: Telegram, bot: Bot, args: Json) -> Chat:
    if "chat_id" not in args:
        raise bad("chat_id is empty" if args.get("message_id") else "Message identifier is not specified")
    return places.to_write(telegram, bot, args)


def _change(telegram: Telegram, bot: Bot, message: Message, body: Json, markup: Json | None) -> Json:
    if body == message.body and markup == message.markup:
        raise bad(NOT_MODIFIED)
    telegram.flood.spend(bot, message.chat)
    message.body, message.markup, message.edited = body, markup, telegram.now()
    return message.json()
