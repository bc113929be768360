"""New messages from a bot: sendMessage and the others, the album, the copy."""

import secrets
from collections.abc import Callable

from adapters.sandbox.telegram import bodies, places, uploads
from adapters.sandbox.telegram.arguments import Call
from adapters.sandbox.telegram.checks import given
from adapters.sandbox.telegram.formatting import caption_of, text_of
from adapters.sandbox.telegram.keyboards import checked
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.telegram.refusals import Refusal, bad, unplayed
from adapters.sandbox.telegram.table import Json
from adapters.sandbox.telegram.world import Bot, Chat, Message

LARGEST_ALBUM = 10
ALONE = {"document": "Document", "audio": "Audio"}  # albums of nothing else
ALBUM_KINDS = {"photo", "video", *ALONE}
SHOWN = ("show_caption_above_media", "has_spoiler", "link_preview_options")


def send_message(telegram: Telegram, bot: Bot, call: Call) -> Json:
    return _send(telegram, bot, call.args, {**text_of(call.args), **given(call.args, *SHOWN)}).json()


def sender_of(kind: str) -> Callable[[Telegram, Bot, Call], Json]:
    """sendPhoto, sendDocument, sendVideo, sendVoice."""

    def send_file(telegram: Telegram, bot: Bot, call: Call) -> Json:
        words = f"There is no {kind} in the request"
        stored = uploads.chosen(telegram, bot, call, kind, call.args[kind], absent=words)
        body = {**bodies.of(stored), **caption_of(call.args), **given(call.args, *SHOWN)}
        return _send(telegram, bot, call.args, body).json()

    return send_file


def send_location(telegram: Telegram, bot: Bot, call: Call) -> Json:
    place = given(call.args, "latitude", "longitude", "horizontal_accuracy")
    if not (abs(place["latitude"]) <= 90 and abs(place["longitude"]) <= 180):
        raise bad("Wrong location specified")
    return _send(telegram, bot, call.args, {"location": place}).json()


def send_contact(telegram: Telegram, bot: Bot, call: Call) -> Json:
    contact = given(call.args, "phone_number", "first_name", "last_name", "vcard")
    return _send(telegram, bot, call.args, {"contact": contact}).json()


def send_media_group(telegram: Telegram, bot: Bot, call: Call) -> list[Json]:
    media = call.args["media"]
    _fit(media)
    parts = [_album_part(telegram, bot, call, one) for one in media]
    chat, reply_to, _ = _destination(telegram, bot, call.args)
    telegram.flood.spend(bot, chat, len(parts))
    album = {"media_group_id": str(secrets.randbits(54))}
    return [post(telegram, bot, chat, {**album, **part}, call.args, reply_to).json() for part in parts]


def copy_message(telegram: Telegram, bot: Bot, call: Call) -> Json:
    source = places.to_read(telegram, bot, call.args["from_chat_id"])
    original = places.message(source, call.args["message_id"], "message to copy")
    body = {name: value for name, value in original.body.items() if name != "media_group_id"}
    if "caption" in call.args:
        body = {name: value for name, value in body.items() if not name.startswith("caption")}
        body |= caption_of(call.args)
    return {"message_id": _send(telegram, bot, call.args, body).id}


def post(
    telegram: Telegram, bot: Bot, chat: Chat, body: Json, args: Json, reply_to: int | None, markup: Json | None = None
) -> Message:
    """Puts a message into the chat; all checks have been made."""
    protection = {"has_protected_content": True} if args.get("protect_content") else {}
    message = Message(chat.next_id(), chat, bot, telegram.now(), {**body, **protection}, reply_to, markup)
    message.silent = bool(args.get("disable_notification"))
    chat.action = None
    return chat.add(message)


def _send(telegram: Telegram, bot: Bot, args: Json, body: Json) -> Message:
    chat, reply_to, markup = _destination(telegram, bot, args)
    telegram.flood.spend(bot, chat)
    return post(telegram, bot, chat, body, args, reply_to, markup)


def _destination(telegram: Telegram, bot: Bot, args: Json) -> tuple[Chat, int | None, Json | None]:
    """In the service's order: the keyboard, the chat, the message replied to."""
    markup = checked(args.get("reply_markup"))
    chat = places.to_write(telegram, bot, args)
    return chat, places.replied(chat, args), markup


def _fit(media: list[Json]) -> None:
    kinds = {one["type"] for one in media}
    if len(media) > LARGEST_ALBUM:
        raise bad("Too many messages to send as an album")
    if not media:
        raise bad("There are no messages to send")
    if len(media) == 1:
        raise bad("album must include 2-10 items")
    if unknown := kinds - ALBUM_KINDS:
        raise unplayed(f"albums of {', '.join(sorted(unknown))}")
    for kind in ALONE.keys() & kinds if len(kinds) > 1 else ():
        raise bad(f"{ALONE[kind]} can't be mixed with other media types")


def _album_part(telegram: Telegram, bot: Bot, call: Call, one: Json) -> Json:
    absent = "Can't parse InputMedia: media not found"
    stored = uploads.chosen(telegram, bot, call, one["type"], one["media"], absent=absent)
    try:
        caption = caption_of(one)
    except Refusal as refusal:
        if refusal.said.startswith("Can't parse"):
            raise bad(f"Can't parse InputMedia: {refusal.said}") from None
        raise
    return {**bodies.of(stored), **caption, **given(one, *SHOWN)}
