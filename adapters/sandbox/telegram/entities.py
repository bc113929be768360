"""Formatted text: which ranges of UTF-16 units are bold, links, commands, and whether Telegram would take them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from adapters.sandbox.telegram.refusals import bad
from adapters.sandbox.telegram.table import Json
from adapters.sandbox.telegram.utf16 import length

SPLITTABLE = {"bold", "italic", "underline", "strikethrough", "spoiler"}
QUOTES = {"blockquote", "expandable_blockquote"}
FOUND = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
FURTHEST = 1_000_000  # MessageEntity.cpp fix_formatted_text: offsets and lengths above are 'incorrect'

# what a client makes a link of by itself; simpler than Telegram's own rules (GAPS.md)
PATTERNS = {
    "bot_command": re.compile(r"(?<![\w/])/\w{1,64}(?:@\w{3,32})?"),
    "url": re.compile(r"(?i)\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]]"),
    "email": re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"),
    "mention": re.compile(r"(?<!\w)@[A-Za-z]\w{3,31}\b"),
    "hashtag": re.compile(r"(?<!\w)#[^\W\d]\w*"),
}


@dataclass(frozen=True)
class Entity:
    type: str
    offset: int
    length: int
    extra: Json = field(default_factory=dict)  # url, user, language, custom_emoji_id, unix_time

    @property
    def end(self) -> int:
        return self.offset + self.length

    def json(self) -> Json:
        return {"offset": self.offset, "length": self.length, "type": self.type, **self.extra}

    def covers(self, other: "Entity") -> bool:
        return self.offset <= other.offset and other.end <= self.end

    def meets(self, other: "Entity") -> bool:
        return self.offset < other.end and other.offset < self.end


def from_json(given: Iterable[Json]) -> list[Entity]:
    """What a bot gave explicitly; kinds that Telegram finds by itself are ignored, as it does."""
    return [_one(entity) for entity in given if entity["type"] not in FOUND]


def _one(entity: Json) -> Entity:
    extra = {name: value for name, value in entity.items() if name not in ("type", "offset", "length")}
    needed = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id", "date_time": "unix_time"}
    if entity["type"] not in SPLITTABLE | QUOTES | {"code", "pre"} | needed.keys():
        raise bad("Can't parse MessageEntity: Unsupported type specified")
    if (name := needed.get(entity["type"])) and name not in extra:
        raise bad(f"Can't parse MessageEntity: Can't find field \"{name}\"")
    for name in ("offset", "length"):
        if not 0 <= entity[name] <= FURTHEST:
            raise bad(f"Receive an entity with incorrect {name} {entity[name]}")
    return Entity(entity["type"], entity["offset"], entity["length"], extra)


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    return sorted((one for one in entities if one.length), key=lambda one: (one.offset, -one.length))


def nested(entities: Iterable[Entity]) -> None:
    """Refuses what Telegram would silently rearrange (Bot API, 'Formatting options'): ranges that cross, anything
    inside code, a link in a link, a quote in a quote. Stricter than the service (GAPS.md)."""
    ordered = in_order(entities)
    for position, outer in enumerate(ordered):
        for inner in ordered[position + 1 :]:
            if outer.meets(inner) and not (outer.covers(inner) or inner.covers(outer)):
                raise bad(f"entities {outer.type} and {inner.type} overlap at UTF-16 offset {inner.offset}")
            if outer.meets(inner) and not _may_hold(outer.type, inner.type):
                raise bad(f"entity {outer.type} can't contain {inner.type} at UTF-16 offset {inner.offset}")


def _may_hold(outer: str, inner: str) -> bool:
    if {outer, inner} & {"pre", "code"}:
        return outer in QUOTES or inner in QUOTES
    if outer in QUOTES and inner in QUOTES:
        return False
    return bool({outer, inner} & (SPLITTABLE | QUOTES))


def found_in(text: str, taken: Iterable[Entity]) -> list[Entity]:
    """What Telegram makes clickable by itself, where nothing explicit is in the way."""
    blocking = [one for one in taken if one.type not in SPLITTABLE | QUOTES]
    found: list[Entity] = []
    for kind, pattern in PATTERNS.items():
        for match in pattern.finditer(text):
            one = Entity(kind, length(text[: match.start()]), length(match.group()))
            if not any(one.meets(other) for other in (*blocking, *found)):
                found.append(one)
    return found


def moved(entity: Entity, offset: int, end: int) -> Entity:
    return replace(entity, offset=offset, length=end - offset)
