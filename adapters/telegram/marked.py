"""Text with Telegram's message entities. Offsets and lengths are UTF-16 code units, as the Bot API counts them.

Formatting travels beside the text and never inside it, so nothing that a person writes can be read as markup.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from urllib.parse import urlsplit

from core.chat.words import Span, Words, clean, pieces, plain, units, visible, words

WEB = frozenset({"http", "https"})
HOST = re.compile(r"[^\s/?#\\\"<>^`{|}@.]+(\.[^\s/?#\\\"<>^`{|}@.]+)+\.?")
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


@dataclass(frozen=True)
class Entity:
    """One formatted stretch (Bot API: MessageEntity)."""

    type: str
    offset: int
    length: int
    url: str | None = None


@dataclass(frozen=True)
class Marked:
    text: str = ""
    entities: tuple[Entity, ...] = ()


def marked(text: str, *types: str) -> Marked:
    """The whole text in these formattings."""
    text = clean(text)
    return Marked(text, tuple(Entity(t, 0, units(text)) for t in types) if text else ())


def within(inner: Marked, type_: str) -> Marked:
    """`inner` with one more formatting around all of it."""
    if not inner.text:
        return inner
    return Marked(inner.text, (Entity(type_, 0, units(inner.text)), *inner.entities))


def joined(parts: Iterable[Marked], by: str = "") -> Marked:
    """One after the other, the empty ones left out."""
    given = [part for part in parts if part.text]
    if len(given) == 1:
        return given[0]
    text = by.join(part.text for part in given)
    if not any(part.entities for part in given):
        return Marked(text)
    moved: list[Entity] = []
    at, between = 0, units(by)
    for part in given:
        moved += [_moved(entity, at) for entity in part.entities]
        at += units(part.text) + between
    return Marked(text, tuple(moved))


def _moved(entity: Entity, by: int) -> Entity:
    return Entity(entity.type, entity.offset + by, entity.length, entity.url) if by else entity


def from_words(said: Words) -> Marked:
    """Links of the web and of Telegram itself can be tapped; any other address is written out behind its text."""
    return joined(_span(span) for span in said)


def bare(said: Words) -> Marked:
    """Without formatting; addresses of links in brackets."""
    return Marked(clean(plain(said)))


def cut(whole: Marked, longest: int) -> list[Marked]:
    """Parts of at most `longest` units with their share of the entities. Only white space at the cuts is left out,
    which Telegram would strip anyway; parts that show nothing are dropped."""
    if units(whole.text) <= longest:
        return [stripped(whole)] if shows(whole.text) else []
    texts = [visible(piece) for piece in pieces(words(whole.text), longest)]
    bounds = accumulate(map(units, texts), initial=0)
    parts = [
        stripped(Marked(text, clipped(whole.entities, start, end)))
        for text, (start, end) in zip(texts, pairwise(bounds), strict=True)
    ]
    return [part for part in parts if shows(part.text)]


def stripped(whole: Marked) -> Marked:
    """Without white space at both ends. Telegram strips it too, and entities counted with it would be refused."""
    text = whole.text.strip()
    if text == whole.text:
        return whole
    start = units(whole.text) - units(whole.text.lstrip())
    return Marked(text, clipped(whole.entities, start, start + units(text)))


def clipped(entities: Sequence[Entity], start: int, end: int) -> tuple[Entity, ...]:
    """What of the entities lies in start..end, counted from start."""
    moved = (
        (e, max(e.offset, start), min(e.offset + e.length, end))
        for e in entities
        if e.offset < end and e.offset + e.length > start
    )
    return tuple(Entity(e.type, low - start, high - low, e.url) for e, low, high in moved if high > low)


def shows(text: str) -> bool:
    """Whether a reader would see anything: Telegram refuses texts of blanks and invisible characters."""
    return any(unicodedata.category(c) not in _INVISIBLE for c in text)


def _span(span: Span) -> Marked:
    text = clean(span.text)
    if not span.link or span.link in (text, f"mailto:{text}"):
        return marked(text, *_types(span))
    if not _linkable(span.link):
        return joined((marked(text, *_types(span)), marked(f" ({span.link.removeprefix('mailto:')})")))
    link = Entity("text_link", 0, units(text), clean(span.link))
    inner = marked(text, *(t for t in _types(span) if t != "code"))
    return Marked(text, (link, *inner.entities) if text else ())


def _linkable(address: str) -> bool:
    """Whether Telegram keeps it as a link: it silently drops hosts without a dot, odd ports and strange characters."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme == "tg":
        return bool(parts.netloc)
    named = parts.scheme in WEB and HOST.fullmatch(parts.hostname or "") and port != 0
    return bool(named) and not any(c.isspace() for c in address)


def _types(span: Span) -> list[str]:
    """Code stands alone: the Bot API lets it contain and be part of no other formatting."""
    if span.code:
        return ["code"]
    wanted = {"bold": span.bold, "italic": span.italic, "strikethrough": span.strike}
    return [name for name, on in wanted.items() if on]
