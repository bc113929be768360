"""parse_mode HTML, with the service's complaints (td: MessageEntity.cpp parse_html). Works on bytes: it counts them."""

import re
from dataclasses import dataclass, field

from adapters.sandbox.telegram.entities import Entity
from adapters.sandbox.telegram.marks import Unparsable, link_entity, time_entity
from adapters.sandbox.telegram.utf16 import length

TAGS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    **{tag: tag for tag in ("a", "code", "pre", "blockquote", "tg-emoji", "tg-time")},
}
SPACE = b" \t\r\n\v\0"
REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot)(?![A-Za-z]));?")
NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    text_at: int  # how much text there was before it


@dataclass
class _Reader:
    data: bytes
    at: int = 0
    text: str = ""
    opened: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def until(self, stops: bytes) -> bytes:
        """Reads up to one of these bytes, or to the end."""
        start = self.at
        while self.at < len(self.data) and self.data[self.at] not in stops:
            self.at += 1
        return self.data[start : self.at]

    def skip_space(self) -> None:
        while self.at < len(self.data) and self.data[self.at] in SPACE:
            self.at += 1

    @property
    def here(self) -> bytes:
        return self.data[self.at : self.at + 1]


def parse(source: str) -> tuple[str, list[Entity]]:
    """The bare text and its entities. Raises Unparsable."""
    reader = _Reader(source.encode("utf-8", "surrogatepass"))
    while reader.at < len(reader.data):
        reader.text += _decoded(reader.until(b"<"))
        if reader.here:
            _tag(reader)
    if reader.opened:
        raise Unparsable(f'Can\'t find end tag corresponding to start tag "{reader.opened[-1].tag}"')
    return reader.text, reader.entities


def _decoded(raw: bytes) -> str:
    return REFERENCE.sub(lambda match: _letter(match).encode("utf-8", "surrogatepass"), raw).decode(
        "utf-8", "surrogatepass"
    )


def _letter(match: re.Match[bytes]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    short = len(match.group().rstrip(b";")) < 10
    return chr(code) if short and 0 < code < 0x10FFFF else match.group().decode()


def _tag(reader: _Reader) -> None:
    begin = reader.at
    reader.at += 1
    if reader.here == b"/":
        _end(reader, begin)
    else:
        _start(reader, begin)


def _start(reader: _Reader, begin: int) -> None:
    tag = reader.until(SPACE + b">").decode("utf-8", "replace").lower()
    if not reader.here:
        raise Unparsable(f"Unclosed start tag at byte offset {begin}")
    if tag not in TAGS:
        raise Unparsable(f'Unsupported start tag "{tag}" at byte offset {begin}')
    attributes: dict[str, str] = {}
    reader.skip_space()
    while reader.here != b">":
        name, value = _attribute(reader, tag, begin)
        attributes[name] = value
        reader.skip_space()
    reader.at += 1
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise Unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
    reader.opened.append(_Open(tag, attributes, length(reader.text), len(reader.text)))


def _attribute(reader: _Reader, tag: str, begin: int) -> tuple[str, str]:
    name = reader.until(SPACE + b"=>/\"'").decode("utf-8", "replace")
    if not name:
        raise Unparsable(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
    reader.skip_space()
    if reader.here not in (b"=", b""):
        return name, ""
    reader.at += 1
    reader.skip_space()
    if not reader.here:
        raise Unparsable(f'Unclosed start tag "{tag}" at byte offset {begin}')
    value = _quoted(reader) if reader.here in (b"'", b'"') else _token(reader)
    if not reader.here:
        raise Unparsable(f"Unclosed start tag at byte offset {begin}")
    return name, value


def _quoted(reader: _Reader) -> str:
    quote = reader.here
    reader.at += 1
    value = _decoded(reader.until(quote))
    reader.at += 1
    return value


def _token(reader: _Reader) -> str:
    begin = reader.at
    match = re.compile(rb"[A-Za-z0-9.-]*").match(reader.data, begin)
    reader.at = match.end() if match else begin
    if reader.here and reader.here not in SPACE + b">":
        raise Unparsable(f"Unexpected end of name token at byte offset {begin}")
    return reader.data[begin : reader.at].decode().lower()


def _end(reader: _Reader, begin: int) -> None:
    if not reader.opened:
        raise Unparsable(f"Unexpected end tag at byte offset {begin}")
    reader.at += 1
    name = reader.until(SPACE + b">").decode("utf-8", "replace").lower()
    reader.skip_space()
    if reader.here != b">":
        raise Unparsable(f"Unclosed end tag at byte offset {begin}")
    reader.at += 1
    opened = reader.opened.pop()
    if name and name != opened.tag:
        raise Unparsable(f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{name}>"')
    size = length(reader.text) - opened.offset
    if size and (entity := _entity(reader, opened, size)):
        reader.entities.append(entity)


def _entity(reader: _Reader, opened: _Open, size: int) -> Entity | None:
    kind, has = TAGS[opened.tag], opened.attributes
    if kind == "a":
        return link_entity(has.get("href") or reader.text[opened.text_at :], opened.offset, size)
    if kind == "tg-emoji":
        if not has.get("emoji-id", "").isdigit():
            raise Unparsable("Invalid custom emoji identifier specified")
        return Entity("custom_emoji", opened.offset, size, {"custom_emoji_id": has["emoji-id"]})
    if kind == "tg-time":
        return time_entity(has.get("unix", ""), has.get("format", ""), opened.offset, size)
    if kind == "blockquote":
        return Entity("expandable_blockquote" if "expandable" in has else kind, opened.offset, size)
    return _code(reader, opened, size) if kind in ("code", "pre") else Entity(kind, opened.offset, size)


def _code(reader: _Reader, opened: _Open, size: int) -> Entity:
    """<pre><code class="language-x"> is one entity, a pre with its language."""
    language = opened.attributes.get("class", "").removeprefix("language-") if opened.tag == "code" else ""
    inside = opened.tag == "code" and bool(reader.opened) and reader.opened[-1].tag == "pre"
    if inside and language:
        return Entity("pre", opened.offset, size, {"language": language})
    last = reader.entities[-1] if reader.entities else None
    if opened.tag == "pre" and last and (last.type, last.offset, last.length) == ("pre", opened.offset, size):
        return reader.entities.pop()
    return Entity(opened.tag, opened.offset, size)
