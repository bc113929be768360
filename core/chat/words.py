"""What a person wrote, with the little formatting that survives every platform."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Span:
    """A stretch of text in one formatting. `link` is where it leads, when it is a link."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str | None = None


Words = tuple[Span, ...]


def words(text: str) -> Words:
    """Plain text as Words; nothing in it is read as formatting."""
    return (Span(text),) if text else ()


def plain(said: Words) -> str:
    """The text without formatting; a link whose address differs from its text keeps the address in brackets."""
    return "".join(s.text if s.link in (None, s.text) else f"{s.text} ({s.link})" for s in said)


def visible(said: Words) -> str:
    """Just the characters that a reader sees."""
    return "".join(s.text for s in said)


def with_ascii_digits(text: str) -> str:
    """Digits of any script as ASCII ones: "۲۲۳۱" is "2231"."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(c)) if unicodedata.digit(c, None) is not None else c for c in text)


def excerpt(said: Words, longest: int) -> Words:
    """The beginning, at most `longest` characters, with an ellipsis when something was cut."""
    if len(visible(said)) <= longest:
        return said
    kept: list[Span] = []
    left = longest - 1
    for span in said:
        kept.append(replace(span, text=span.text[:left]))
        left -= len(span.text)
        if left <= 0:
            break
    return (*kept, Span("…"))


def pieces(said: Words, longest: int) -> list[Words]:
    """Cut into parts of at most `longest` UTF-16 units each (Telegram counts those), at line ends or spaces if it can.

    Nothing is dropped: joined together the parts are the whole.
    """
    parts: list[list[Span]] = [[]]
    room = longest
    for span in said:
        for text in _cut(span.text, longest, room):
            if units(text) > room:
                parts.append([])
                room = longest
            parts[-1].append(replace(span, text=text))
            room -= units(text)
    return [tuple(part) for part in parts if part]


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, longest: int, room: int) -> Iterable[str]:
    while units(text) > room:
        head = _fitting(text, room)
        if head:
            yield head
        text = text[len(head) :]
        room = longest
    if text:
        yield text


def _fitting(text: str, room: int) -> str:
    head = text[:room]
    while (over := units(head) - room) > 0:
        head = head[: -((over + 1) // 2)]  # a character is one unit or two: never too much at once
    for mark in ("\n", " "):
        at = head.rfind(mark, len(head) // 2)
        if at > 0:
            return head[: at + 1]
    return head


def clean(text: str) -> str:
    """Without what no database or platform takes: NUL and lone surrogates become the replacement character."""
    if "\0" not in text and (text.isascii() or _encodes(text)):
        return text
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def to_json(said: Words) -> list[dict[str, Any]]:
    return [{k: v for k, v in vars(s).items() if v} for s in said]


def from_json(rows: Iterable[Mapping[str, Any]]) -> Words:
    return tuple(Span(**{"text": "", **row}) for row in rows)
