"""parse_mode MarkdownV2, with the service's complaints (td: MessageEntity.cpp parse_markdown_v2). Works on bytes."""

import re
from dataclasses import dataclass, field

from adapters.sandbox.telegram.entities import Entity
from adapters.sandbox.telegram.marks import Unparsable, link_entity, time_entity
from adapters.sandbox.telegram.utf16 import length

RESERVED = b"_*[]()~`>#+-=|{}.!\n"
OPENERS = (
    (b"```", "pre"),
    (b"`", "code"),
    (b"__", "underline"),
    (b"_", "italic"),
    (b"*", "bold"),
    (b"~", "strikethrough"),
    (b"||", "spoiler"),
    (b"![", "custom_emoji"),
    (b"[", "text_link"),
)
CLOSERS = {kind: mark for mark, kind in OPENERS} | {"text_link": b"]", "custom_emoji": b"]"}
NAMES = {  # as the service's log of entity types has them
    "pre": "Pre",
    "code": "Code",
    "underline": "Underline",
    "italic": "Italic",
    "bold": "Bold",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "custom_emoji": "CustomEmoji",
    "text_link": "TextUrl",
    "blockquote": "BlockQuote",
}
PLAIN = {kind: re.compile(b"[^\\\\" + re.escape(stops) + b"]+") for kind, stops in ((True, b"`"), (False, RESERVED))}


@dataclass
class _Open:
    kind: str
    byte: int
    offset: int
    text_at: int
    language: str = ""

    def unclosed(self) -> Unparsable:
        name = "PreCode" if self.language else NAMES[self.kind]
        return Unparsable(f"Can't find end of {name} entity at byte offset {self.byte}")


@dataclass
class _Reader:
    data: bytes
    at: int = 0
    text: str = ""
    opened: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    @property
    def innermost(self) -> str:
        return self.opened[-1].kind if self.opened else ""

    @property
    def quoting(self) -> bool:
        return any(one.kind == "blockquote" for one in self.opened)

    def peek(self, ahead: int = 0) -> bytes:
        return self.data[self.at + ahead : self.at + ahead + 1]

    def take(self, size: int) -> None:
        self.text += self.data[self.at : self.at + size].decode("utf-8", "surrogatepass")
        self.at += size

    def open(self, kind: str, width: int) -> None:
        self.opened.append(_Open(kind, self.at, length(self.text), len(self.text)))
        self.at += width

    def close(self, kind: str, extra: dict[str, str] | None = None) -> None:
        opened = self.opened.pop()
        if size := length(self.text) - opened.offset:
            self.entities.append(Entity(kind, opened.offset, size, dict(extra or {})))


def parse(source: str) -> tuple[str, list[Entity]]:
    """The bare text and its entities. Raises Unparsable."""
    reader = _Reader(source.encode("utf-8", "surrogatepass"))
    while reader.at < len(reader.data):
        _step(reader)
    if reader.quoting:
        _end_of_quote(reader)
    if reader.opened:
        raise reader.opened[-1].unclosed()
    return reader.text, reader.entities


def _step(reader: _Reader) -> None:
    if reader.peek() == b"\\" and b"\x01" <= reader.peek(1) <= b"\x7e":
        reader.at += 1
        return reader.take(1)
    code = reader.innermost in ("code", "pre")
    if plain := PLAIN[code].match(reader.data, reader.at):
        return reader.take(len(plain.group()))
    if reader.peek() == b"\\":
        return reader.take(1)
    if reader.quoting and reader.peek() == b"\n" and reader.peek(1) != b">":
        return _end_of_quote(reader)
    return _close(reader) if _closes(reader) else _open(reader)


def _closes(reader: _Reader) -> bool:
    mark = CLOSERS.get(reader.innermost)
    if mark is None or not reader.data.startswith(mark, reader.at):
        return False
    return mark != b"_" or reader.peek(1) != b"_"


def _open(reader: _Reader) -> None:
    if reader.peek() == b"\n":
        return reader.take(1)
    if reader.peek() == b">" and reader.text.rstrip("\r")[-1:] in ("", "\n"):
        return _quote(reader)
    for mark, kind in OPENERS:
        if reader.data.startswith(mark, reader.at):
            reader.open(kind, len(mark))
            return _language(reader) if kind == "pre" else None
    letter = reader.peek().decode()
    raise Unparsable(f"Character '{letter}' is reserved and must be escaped with the preceding '\\'")


def _quote(reader: _Reader) -> None:
    if reader.quoting:
        reader.at += 1
    else:
        reader.open("blockquote", 1)


def _language(reader: _Reader) -> None:
    named = re.compile(rb"([^\s`\0]+)(?=[\s\0])").match(reader.data, reader.at)
    if named:
        reader.opened[-1].language = named.group(1).decode("utf-8", "replace")
        reader.at = named.end()
    if line := re.compile(rb"\r\n|\n\r|\n|\r").match(reader.data, reader.at):
        reader.at = line.end()


def _close(reader: _Reader) -> None:
    opened = reader.opened[-1]
    reader.at += len(CLOSERS[opened.kind])
    if opened.kind == "text_link":
        _close_link(reader)
    elif opened.kind == "custom_emoji":
        _close_special(reader)
    else:
        reader.close(opened.kind, {"language": opened.language} if opened.language else None)


def _close_link(reader: _Reader) -> None:
    url = _url(reader) if reader.peek() == b"(" else reader.text[reader.opened[-1].text_at :]
    opened = reader.opened.pop()
    size = length(reader.text) - opened.offset
    if size and (entity := link_entity(url, opened.offset, size)):
        reader.entities.append(entity)


def _close_special(reader: _Reader) -> None:
    if reader.peek() != b"(":
        raise Unparsable("The entity must contain a tg://emoji or tg://time URL")
    url = _url(reader)
    if emoji := re.fullmatch(r"(?i)tg:(?://)?emoji\?id=(\d+)", url):
        return reader.close("custom_emoji", {"custom_emoji_id": emoji.group(1)})
    moment = re.fullmatch(r"(?i)tg:(?://)?time\?unix=(\d+)(?:&format=([a-zA-Z]*))?", url)
    if moment is None:
        raise Unparsable("Invalid tg://emoji or tg://time URL specified")
    opened = reader.opened.pop()
    size = length(reader.text) - opened.offset
    if size and (entity := time_entity(moment.group(1), moment.group(2) or "", opened.offset, size)):
        reader.entities.append(entity)
    return None


def _url(reader: _Reader) -> str:
    reader.at += 1
    begin = reader.at
    found = re.compile(rb"((?:\\[\x01-\x7e]|[^)])*)\)", re.DOTALL).match(reader.data, begin)
    if found is None:
        raise Unparsable(f"Can't find end of a URL at byte offset {begin}")
    reader.at = found.end()
    return re.sub(rb"\\([\x01-\x7e])", rb"\1", found.group(1)).decode("utf-8", "surrogatepass")


def _end_of_quote(reader: _Reader) -> None:
    """A quote ends with its line. Two bars just before make it one that is folded, and are no spoiler then."""
    kind = "blockquote"
    if reader.innermost == "spoiler" and reader.data[reader.opened[-1].byte : reader.at].rstrip(b"\r") == b"||":
        reader.opened.pop()
        kind = "expandable_blockquote"
    if reader.innermost != "blockquote":
        raise reader.opened[-1].unclosed()
    if reader.at < len(reader.data):
        reader.take(1)
    reader.close(kind)
