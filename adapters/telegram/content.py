"""What a message says and carries, in the desk's own values. Pure; reads either library's objects."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from adapters.telegram import shapes
from core.chat.events import FileRef
from core.chat.words import Span, Words, clean, words

T = TypeVar("T")

MAP = "https://www.openstreetmap.org/?mlat={0}&mlon={1}#map=17/{0}/{1}"  # 17: a street and its houses

_STYLES = {"bold": "bold", "italic": "italic", "strikethrough": "strike", "code": "code", "pre": "code"}
_LINKS = frozenset({"text_link", "url"})
_LOW_SURROGATES = range(0xDC, 0xE0)  # the high byte of a character's second half


@dataclass(frozen=True)
class _Media:
    """What Telegram leaves unsaid about a kind of file: its type, and the end of its name."""

    kind: str
    mime: str
    suffix: str


_MEDIA = {
    "animation": _Media("video", "video/mp4", ".mp4"),
    "document": _Media("document", "application/octet-stream", ""),
    "video": _Media("video", "video/mp4", ".mp4"),
    "video_note": _Media("video", "video/mp4", ".mp4"),
    "voice": _Media("voice", "audio/ogg", ".ogg"),
    "audio": _Media("audio", "audio/mpeg", ".mp3"),
    "sticker": _Media("sticker", "image/webp", ".webp"),
}
_PHOTO = _Media("photo", "image/jpeg", ".jpg")
_MOVING_STICKERS = {
    "is_animated": _Media("sticker", "application/x-tgsticker", ".tgs"),
    "is_video": _Media("sticker", "video/webm", ".webm"),
}


def text_of(value: str | None) -> str | None:
    return None if value is None else clean(sure(str, value) or "")


def words_of(given: str | None, entities: Sequence[shapes.Entity] | None) -> Words:
    """Text with the formatting that survives every platform. An entity that ends inside a character is rounded."""
    text = text_of(given) or ""
    kept = [e for e in entities or () if e.type in _STYLES or e.type in _LINKS]
    if not kept or not text:
        return words(text)
    encoded = text.encode("utf-16-le")
    return tuple(_span(encoded, start, end, kept) for start, end in pairwise(_marks(encoded, kept)))


def place_of(message: shapes.Message) -> Words:
    """A shared location or contact, as words that an agent can use."""
    if message.contact:
        name = " ".join(filter(None, (message.contact.first_name, message.contact.last_name)))
        return words(clean(f"{name}, {message.contact.phone_number}"))
    if not message.location:
        return ()
    at = f"{message.location.latitude:.6f}", f"{message.location.longitude:.6f}"
    venue = words(clean(f"{message.venue.title}\n{message.venue.address}\n")) if message.venue else ()
    return (*venue, Span(", ".join(at), link=MAP.format(*at)))


def files_of(message: shapes.Message, channel: str) -> tuple[FileRef, ...]:
    """The file of a message; Telegram sends one a message. An animation comes as a document too, and counts once."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.file_size or 0)
        return (_ref(largest, "photo", _PHOTO, channel),)
    for name in _MEDIA:
        file: shapes.File | None = getattr(message, name, None)
        if file:
            return (_ref(file, name, _media(file, name), channel),)
    return ()


def sure(kind: type[T], value: T | None) -> T | None:
    """The value, when it is of the kind it should be: python-telegram-bot passes on whatever the JSON holds."""
    if value is not None and not isinstance(value, kind):
        raise TypeError(f"{kind.__name__} expected, {type(value).__name__} found")
    return value


def _media(file: shapes.File, name: str) -> _Media:
    moving = (media for flag, media in _MOVING_STICKERS.items() if getattr(file, flag, False))
    return next(moving, _MEDIA[name])


def _ref(file: shapes.File, name: str, media: _Media, channel: str) -> FileRef:
    given = clean(getattr(file, "file_name", None) or f"{name}-{file.file_unique_id}{media.suffix}")
    mime = clean(getattr(file, "mime_type", None) or media.mime)
    return FileRef(channel, clean(file.file_id), given, mime, sure(int, file.file_size), media.kind)


def _marks(encoded: bytes, entities: Sequence[shapes.Entity]) -> list[int]:
    """Where formatting begins or ends, in UTF-16 units, never inside a surrogate pair."""
    last = len(encoded) // 2
    marks = {0, last}
    for entity in entities:
        marks |= {min(max(at, 0), last) for at in (entity.offset, entity.offset + entity.length)}
    return sorted({_whole(encoded, at) for at in marks})


def _whole(encoded: bytes, at: int) -> int:
    inside = 2 * at < len(encoded) and encoded[2 * at + 1] in _LOW_SURROGATES
    return at - 1 if inside else at


def _span(encoded: bytes, start: int, end: int, entities: Sequence[shapes.Entity]) -> Span:
    over = [e for e in entities if _whole(encoded, max(e.offset, 0)) <= start and e.offset + e.length >= end]
    styles = {_STYLES[e.type]: True for e in over if e.type in _STYLES}
    return Span(_text(encoded, start, end), link=_link(encoded, over), **styles)


def _link(encoded: bytes, over: Sequence[shapes.Entity]) -> str | None:
    for entity in over:
        if entity.type == "text_link" and entity.url:
            return clean(entity.url)
        if entity.type == "url":
            address = _text(encoded, entity.offset, entity.offset + entity.length)
            return address if address.startswith(("http://", "https://")) else None
    return None


def _text(encoded: bytes, start: int, end: int) -> str:
    return encoded[2 * max(start, 0) : 2 * end].decode("utf-16-le", "replace")
