"""Block Kit checked against the table: unknown types and properties, missing ones, lengths, counts, duplicates.

Every fault is one sentence with the JSON pointer of its place. Sentences that were seen in real answers are worded as
there; the others only have the right place and code (see GAPS.md).
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from adapters.sandbox.slack.tables import BLOCKS, Json, limit

TYPES: Json = BLOCKS["types"]
BLOCK_TYPES: list[str] = BLOCKS["blocks"]
Faults = list[str]


def block_faults(blocks: object, surface: str, pointer: str = "/blocks", at_most: int | None = None) -> Faults:
    """The faults of a list of blocks on a surface: message, modal or home."""
    field = {"kind": "array", "of": BLOCK_TYPES, "max": at_most or limit("blocks_in_message")}
    faults = field_faults(field, blocks, pointer, surface)
    if isinstance(blocks, list):
        faults += list(_duplicates(blocks, pointer))
    return faults


def too_long(blocks: list[Json]) -> bool:
    """Whether the blocks together break the limit that no page names (msg_blocks_too_long)."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))) > limit("characters_in_blocks")


def type_faults(name: str, value: object, pointer: str, surface: str, text_max: int | None = None) -> Faults:
    """The faults of `value` as the table's type `name`. `text_max` is the container's limit on its `text`."""
    if not isinstance(value, dict):
        return [_at("must provide an object", pointer)]
    spec, faults = TYPES[name], []
    fields = spec["fields"]
    faults += [_at(f"invalid additional property: {key}", pointer) for key in value if key not in fields]
    faults += [_at(f"missing required field: {key}", pointer) for key in _missing(fields, value)]
    faults += list(_choices(spec, value, pointer))
    for key in fields.keys() & value.keys():
        field = fields[key] if key != "text" or text_max is None else _narrowed(fields[key], text_max)
        faults += field_faults(field, value[key], f"{pointer}/{key}", surface)
    return faults


def field_faults(field: Json, value: object, pointer: str, surface: str) -> Faults:
    return _KINDS[field["kind"]](field, value, pointer, surface)


def interactive(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every element a person can act on, with its block: of actions, of a section's accessory, of an input."""
    for block in blocks:
        accessory = [block["accessory"]] if "accessory" in block else []
        element = [block["element"]] if block["type"] == "input" else []
        elements = block["elements"] if block["type"] == "actions" else []
        for item in (*accessory, *element, *elements):
            if "action_id" in TYPES[item["type"]]["fields"]:
                yield block, item


def _missing(fields: Json, value: Json) -> list[str]:
    return [key for key, field in fields.items() if field.get("required") and key not in value]


def _choices(spec: Json, value: Json, pointer: str) -> Iterator[str]:
    one, some = spec.get("one_of", ()), spec.get("any_of", ())
    if one and sum(key in value for key in one) != 1:
        yield _at("must define exactly one of " + " or ".join(f"`{key}`" for key in one), pointer)
    if some and not any(key in value for key in some):
        yield _at("must define either " + " or ".join(f"`{key}`" for key in some), pointer)


def _narrowed(field: Json, text_max: int) -> Json:
    return {**field, "max": text_max}


def _string(field: Json, value: object, pointer: str, surface: str) -> Faults:
    if not isinstance(value, str):
        return [_at("must provide a string", pointer)]
    if "enum" in field and value not in field["enum"]:
        return [_at(f"must be a valid enum value: {value}", pointer)]
    if "pattern" in field and not re.fullmatch(field["pattern"], value):
        return [_at(f"does not match the format {field['pattern']}", pointer)]
    return _length(field, len(value), "characters", pointer)


def _length(field: Json, length: int, unit: str, pointer: str) -> Faults:
    if length < field.get("min", 0):
        return [_at(f"must be more than {field['min'] - 1} {unit}", pointer)]
    if length > field.get("max", length):
        return [_at(f"must be less than {field['max'] + 1} {unit}", pointer)]
    return []


def _number(field: Json, value: object, pointer: str, surface: str) -> Faults:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return [_at("must provide a number", pointer)]
    if not field.get("min", value) <= value <= field.get("max", value):
        return [_at(f"must be between {field.get('min')} and {field.get('max')}", pointer)]
    return []


def _boolean(field: Json, value: object, pointer: str, surface: str) -> Faults:
    return [] if isinstance(value, bool) else [_at("must provide a boolean", pointer)]


def _strings(field: Json, value: object, pointer: str, surface: str) -> Faults:
    if not isinstance(value, list):
        return [_at("must provide an array", pointer)]
    item = {"kind": "string", **({"enum": field["enum"]} if "enum" in field else {})}
    return [fault for n, one in enumerate(value) for fault in _string(item, one, f"{pointer}/{n}", surface)]


def _object(field: Json, value: object, pointer: str, surface: str) -> Faults:
    faults = _one_of_types(field, value, pointer, surface)
    if faults and len(field["of"]) > 1:  # as the real one says before it names the fault
        return [_at("failed to match all allowed schemas", pointer), *faults]
    return faults


def _one_of_types(field: Json, value: object, pointer: str, surface: str) -> Faults:
    if not isinstance(value, dict):
        return [_at("must provide an object", pointer)]
    name = _named(field["of"], value)
    if name is None and "type" not in value:
        return [_at("missing required field: type", pointer)]
    if name is None or surface not in TYPES[name].get("surfaces", [surface]):
        return [_at(f"unsupported type: {value['type']}", f"{pointer}/type")]
    return type_faults(name, value, pointer, surface, field.get("text_max"))


def _named(candidates: list[str], value: Json) -> str | None:
    if value.get("type") in candidates:
        return str(value["type"])
    return candidates[0] if "type" not in TYPES[candidates[0]]["fields"] else None


def _array(field: Json, value: object, pointer: str, surface: str) -> Faults:
    if not isinstance(value, list):
        return [_at("must provide an array", pointer)]
    if len(value) > field.get("max", len(value)):
        return [_at(f"no more than {field['max']} items allowed", pointer)]
    if len(value) < field.get("min", 0):
        return [_at(f"no less than {field['min']} items allowed", pointer)]
    return [fault for n, one in enumerate(value) for fault in _one_of_types(field, one, f"{pointer}/{n}", surface)]


_KINDS: dict[str, Callable[[Json, Any, str, str], Faults]] = {
    "string": _string,
    "number": _number,
    "boolean": _boolean,
    "strings": _strings,
    "object": _object,
    "array": _array,
}


def _duplicates(blocks: list[Any], pointer: str) -> Iterator[str]:
    seen: set[str] = set()
    for n, block in enumerate(block for block in blocks if isinstance(block, dict)):
        if "block_id" in block:
            if str(block["block_id"]) in seen:
                yield _at("`block_id` already exists", f"{pointer}/{n}/block_id")
            seen.add(str(block["block_id"]))
        yield from _duplicate_actions(block, f"{pointer}/{n}")


def _duplicate_actions(block: Json, pointer: str) -> Iterator[str]:
    seen: set[str] = set()
    elements = block.get("elements")
    for n, element in enumerate(elements if isinstance(elements, list) else ()):
        if isinstance(element, dict) and "action_id" in element:
            if str(element["action_id"]) in seen:
                yield _at("`action_id` already exists", f"{pointer}/elements/{n}/action_id")
            seen.add(str(element["action_id"]))


def _at(fault: str, pointer: str) -> str:
    return f"{fault} [json-pointer:{pointer}]"
