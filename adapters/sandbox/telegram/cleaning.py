"""What Telegram does to a text before it is stored: control characters go, ends are trimmed, entities move along."""

from adapters.sandbox.telegram.entities import Entity, in_order, moved
from adapters.sandbox.telegram.refusals import bad
from adapters.sandbox.telegram.utf16 import length, whole

Formatted = tuple[str, list[Entity]]


def cleaned(text: str, entities: list[Entity]) -> Formatted:
    """Raises Refusal for entities that begin or end outside the text or inside a character."""
    if not whole(text):
        raise bad("Strings must be encoded in UTF-8")
    starts = _starts(text)
    for entity in in_order(entities):
        _inside(text, starts, entity)
    kept, new = _kept(text)
    shifted = [moved(one, new[one.offset], new[one.end]) for one in entities]
    return _trimmed(kept, in_order(shifted))


def _starts(text: str) -> dict[int, int]:
    """UTF-16 offset of each character -> its byte offset, and of the end."""
    starts, units, size = {}, 0, 0
    for letter in text:
        starts[units] = size
        units += 1 + (ord(letter) > 0xFFFF)
        size += len(letter.encode())
    starts[units] = size
    return starts


def _inside(text: str, starts: dict[int, int], entity: Entity) -> None:
    total = length(text)
    if entity.offset > total:
        raise bad(f"Entity begins after the end of the text at UTF-16 offset {entity.offset}")
    if entity.offset not in starts:
        raise bad(f"Entity begins in a middle of a UTF-16 symbol at byte offset {starts[entity.offset + 1]}")
    where = f"Entity beginning at UTF-16 offset {entity.offset}"
    if entity.end > total:
        raise bad(f"{where} ends after the end of the text at UTF-16 offset {entity.end}")
    if entity.end not in starts:
        raise bad(f"{where} ends in a middle of a UTF-16 symbol at byte offset {starts[entity.end + 1]}")


def _kept(text: str) -> tuple[str, dict[int, int]]:
    """The text without what is dropped, and where each old UTF-16 offset has gone."""
    kept, new, old_units, new_units = [], {0: 0}, 0, 0
    for letter in text:
        stays = letter != "\r" and not "\u2028" <= letter <= "\u202e"
        width = 1 + (ord(letter) > 0xFFFF)
        if stays:
            kept.append(" " if letter < " " and letter != "\n" else letter)
        old_units, new_units = old_units + width, new_units + width * stays
        new[old_units] = new_units
    return "".join(kept), new


def _trimmed(text: str, entities: list[Entity]) -> Formatted:
    text = text.rstrip(" \n")
    end = length(text)
    entities = [moved(one, one.offset, min(one.end, end)) for one in entities if one.offset < end]
    first = entities[0].offset if entities else end
    lead = min(len(text) - len(text.lstrip(" \n")), first)
    return text[lead:], [moved(one, one.offset - lead, one.end - lead) for one in entities if one.length]
