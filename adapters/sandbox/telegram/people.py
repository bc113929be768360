"""What people do on Telegram, and the updates that reach the bot of it."""

import base64
import binascii
import re
import secrets
from dataclasses import dataclass

from adapters.sandbox.telegram import bodies
from adapters.sandbox.telegram.cleaning import cleaned
from adapters.sandbox.telegram.entities import found_in, from_json, in_order
from adapters.sandbox.telegram.formatting import LONGEST_TEXT, shown
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.telegram.table import Json
from adapters.sandbox.telegram.utf16 import length
from adapters.sandbox.telegram.world import Bot, Chat, Message, User

PICTURE = base64.b64decode(  # one grey pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
DEFAULTS = {  # name and mime of a file when the person's phone names none
    "photo": ("photo.jpg", "image/jpeg"),
    "document": ("file.bin", "application/octet-stream"),
    "voice": ("voice.oga", "audio/ogg"),
    "video": ("video.mp4", "video/mp4"),
    "sticker": ("sticker.webp", "image/webp"),
    "audio": ("audio.mp3", "audio/mpeg"),
}


class Impossible(Exception):  # noqa: N818 - an answer to the test, no error
    """A person could not do that on a real phone."""


@dataclass(frozen=True)
class Place:
    """Who does it, and where."""

    telegram: Telegram
    bot: Bot
    user: User
    chat: Chat

    def happened(self, act: str, **facts: object) -> None:
        where = {"platform": "telegram", "bot": self.bot.username, "user": self.user.id, "chat": self.chat.id}
        self.telegram.journal.write(f"person.{act}", **where, **facts)

    def push(self, kind: str, update: Json, *, life: float | None = None) -> list[int]:
        """To all bots that are there; the update_ids, one a bot that wants it."""
        life = self.telegram.lives.update if life is None else life
        pushed = [bot.updates.push(kind, update, life=life, queue=self.chat.id) for bot in self.chat.bots]
        return [number for number in pushed if number is not None]


def start(place: Place, payload: str | None) -> Json:
    """Presses Start, perhaps from a link with a payload; a blocked bot is unblocked by it."""
    if payload is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload):
        raise Impossible("a start payload has 1 to 64 characters of A-Za-z0-9_-")
    if place.chat.blocked:
        unblock(place)
    place.chat.started = True
    return _said(place, "started", f"/start {payload}" if payload else "/start", [], None)


def say(place: Place, text: str, entities: list[Json], reply_to: int | None) -> Json:
    """A text longer than Telegram takes leaves the phone in several messages; message_id is the last one's."""
    if not text.strip():
        raise Impossible("an empty message cannot be sent")
    pieces = _pieces(text)
    marked = entities if len(pieces) == 1 else []
    told = [
        _said(place, "said", piece, marked, reply_to if number == 0 else None) for number, piece in enumerate(pieces)
    ]
    return _together(told)


def send_file(place: Place, kind: str, given: Json, group: str | None = None) -> Json:
    """photo, document, voice, video, audio or sticker. `size` may be said larger than the content is."""
    name, mime = DEFAULTS[kind]
    content = given.get("base64")
    stored = place.telegram.files.add(
        place.bot.id,
        kind,
        str(given.get("name") or name),
        str(given.get("mime") or mime),
        PICTURE if content is None else _bytes(content),
        given.get("size"),
    )
    written = str(given.get("caption") or "")
    caption = _formatted("caption", "caption_entities", written, [])
    album = {"media_group_id": group} if group else {}
    body = {**bodies.of(stored), **caption, **album}
    return _add(place, "sent", body, given.get("reply_to"), what=kind, text=written, album=group)


def send_album(place: Place, photos: list[str] | int, caption: str | None) -> Json:
    """Separate messages with one media_group_id and no end mark; the caption is on the first."""
    contents = [None] * photos if isinstance(photos, int) else photos
    if not 2 <= len(contents) <= 10:
        raise Impossible("an album has 2 to 10 pictures")
    group = str(secrets.randbits(54))
    parts = [
        send_file(place, "photo", {"base64": content, "caption": caption if number == 0 else None}, group)
        for number, content in enumerate(contents)
    ]
    return {**_together(parts), "media_group_id": group}


def send_body(place: Place, what: str, body: Json, reply_to: int | None = None) -> Json:
    """Content without files: a location, a contact, a poll."""
    return _add(place, "sent", body, reply_to, what=what)


def edit(place: Place, message_id: int, text: str) -> Json:
    message = place.chat.living(message_id)
    if message is None or message.sender is not place.user:
        raise Impossible("only one's own messages can be edited")
    fields = ("text", "entities") if "text" in message.body else ("caption", "caption_entities")
    kept = {name: value for name, value in message.body.items() if name not in fields}
    message.body = {**kept, **_formatted(*fields, text, [])}
    message.edited = place.telegram.now()
    numbers = place.push("edited_message", message.json())
    place.happened("edited", message_id=message.id, text=text, update_ids=numbers)
    return {"message_id": message.id, "update_ids": numbers}


def block(place: Place) -> Json:
    place.chat.blocked = True
    return _membership(place, "blocked", "member", "kicked")


def unblock(place: Place) -> Json:
    place.chat.blocked = False
    return _membership(place, "unblocked", "kicked", "member")


def _together(told: list[Json]) -> Json:
    """What several messages of one act left; message_id is the last one's."""
    return {
        "message_id": told[-1]["message_id"],
        "message_ids": [one["message_id"] for one in told],
        "update_ids": [number for one in told for number in one["update_ids"]],
    }


def _membership(place: Place, act: str, old: str, new: str) -> Json:
    date = int(place.telegram.now())
    states: list[Json] = [{"user": place.bot.json(), "status": state} for state in (old, new)]
    states = [{**one, "until_date": 0} if one["status"] == "kicked" else one for one in states]
    who = {"chat": place.chat.json(), "from": place.user.json(), "date": date}
    numbers = place.push("my_chat_member", {**who, "old_chat_member": states[0], "new_chat_member": states[1]})
    place.happened(act, update_ids=numbers)
    return {"update_ids": numbers}


def _said(place: Place, act: str, text: str, entities: list[Json], reply_to: int | None) -> Json:
    return _add(place, act, _formatted("text", "entities", text, entities), reply_to, text=text)


def _add(place: Place, act: str, body: Json, reply_to: int | None, **facts: object) -> Json:
    if not place.chat.started:
        raise Impossible("the person has not pressed Start yet")
    if place.chat.blocked:
        raise Impossible("the person has blocked the bot")
    if reply_to is not None and place.chat.living(reply_to) is None:
        raise Impossible("there is no such message to reply to")
    message = Message(place.chat.next_id(), place.chat, place.user, place.telegram.now(), body, reply_to)
    place.chat.add(message)
    numbers = place.push("message", message.json())
    place.happened(act, message_id=message.id, update_ids=numbers, **facts)
    return {"message_id": message.id, "update_ids": numbers}


def _formatted(field: str, entities_field: str, text: str, entities: list[Json]) -> Json:
    bare, marked = cleaned(text, from_json(entities))
    return shown(field, entities_field, bare, in_order([*marked, *found_in(bare, marked)]))


def _pieces(text: str) -> list[str]:
    pieces, piece, size = [], "", 0
    for letter in text:
        if size + length(letter) > LONGEST_TEXT:
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + letter, size + length(letter)
    return [one for one in (*pieces, piece) if one.strip()]


def _bytes(content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        raise Impossible("base64 is expected") from None
