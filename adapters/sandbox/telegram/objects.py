"""JSON objects inside a call, against their types in the table."""

import re

from adapters.sandbox.telegram import words
from adapters.sandbox.telegram.refusals import unplayed
from adapters.sandbox.telegram.table import Json, Spec, Value, table
from adapters.sandbox.telegram.utf16 import length

INT32 = range(-(2**31), 2**31)
LONG = {"id", "user_id", "chat_id"}  # everything else that counts is 32 bits wide


class Mismatch(ValueError):  # noqa: N818 - a word of the domain
    """What is wrong, in the service's words, without 'Bad Request'."""


def value_of(kind: str, value: Value, not_this: str | None = None) -> Value:
    """The value, typed. `not_this` is said when it is not even an object or an array."""
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            raise Mismatch(not_this or "expected an Array")
        return [_item(kind.removeprefix("Array of "), item) for item in value]
    names = _types_in(kind)
    if not names:
        return value
    try:
        if not isinstance(value, dict):
            raise Mismatch(not_this or words.NOT_OBJECT.get(names[0], "expected an Object"))
        return _object(_chosen(names, value), value)
    except Mismatch as wrong:
        raise Mismatch(words.PREFIX.get(_family(names[0]), "") + str(wrong)) from None


def _item(kind: str, item: Value) -> Value:
    if kind == "String":
        if not isinstance(item, str):
            raise Mismatch("Expected an Array of String")
        return item
    if kind == "KeyboardButton" and isinstance(item, str):
        return {"text": item}
    if kind.startswith("Array of ") and not isinstance(item, list):
        raise Mismatch('Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    return value_of(kind, item)


def _types_in(kind: str) -> list[str]:
    named = [name for name in re.findall(r"[A-Z]\w+", kind) if name in table().types]
    return [one for name in named for one in (table().types[name].subtypes or (name,))]


def _family(name: str) -> str:
    """The name the service complains by: all InputMediaX are InputMedia to it."""
    return next((base for base in ("InputMedia", "ReactionType", "BotCommandScope") if name.startswith(base)), name)


def _chosen(names: list[str], value: Json) -> str:
    if len(names) == 1:
        return names[0]
    if any(table().types[name].fields["type"].const is not None for name in names if _has_type(name)):
        return _by_const(names, value)
    telling = {"keyboard": "ReplyKeyboardMarkup", "remove_keyboard": "ReplyKeyboardRemove", "force_reply": "ForceReply"}
    return next((name for field, name in telling.items() if field in value), names[0])


def _has_type(name: str) -> bool:
    return "type" in table().types[name].fields


def _by_const(names: list[str], value: Json) -> str:
    if "type" not in value:
        raise Mismatch('Can\'t find field "type"')
    for name in names:
        if table().types[name].fields["type"].const == value["type"]:
            return name
    family = _family(names[0])
    said = {"ReactionType": "invalid reaction type specified", "BotCommandScope": "Unsupported type specified"}
    raise Mismatch(said.get(family, f'type "{value["type"]}" is unsupported'))


def _object(name: str, value: Json) -> Json:
    shape = table().types[name]
    for field in value:
        if field in shape.unplayed:
            raise unplayed(f"the field {field} of {name}")
        if field not in shape.fields:
            raise Mismatch(f'unknown field "{field}" in {name}')
    present = {field: one for field, one in value.items() if one is not None}
    for field, spec in shape.fields.items():
        if spec.required and field not in present and (name, field) != ("InlineKeyboardMarkup", "inline_keyboard"):
            raise Mismatch(f'Can\'t find field "{field}"')
    return {field: _field(field, shape.fields[field], one) for field, one in present.items()}


def _field(name: str, spec: Spec, value: Value) -> Value:
    if spec.type in ("Boolean", "True"):
        if not isinstance(value, bool):
            raise Mismatch(f'Field "{name}" must be of type Boolean')
        return value
    if spec.type == "Integer":
        return _integer(name, value)
    if spec.type == "Integer or String":
        return value if isinstance(value, int) else _string(name, spec, value)
    return _string(name, spec, value) if spec.type == "String" else _nested(name, spec, value)


def _nested(name: str, spec: Spec, value: Value) -> Value:
    if spec.type.startswith("Array of ") and not isinstance(value, list):
        raise Mismatch(f'Field "{name}" must be of type Array')
    if not spec.type.startswith("Array of ") and not isinstance(value, dict):
        raise Mismatch(f'Field "{name}" must be of type Object')
    return value_of(spec.type, value)


def _integer(name: str, value: Value) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Mismatch(f'Field "{name}" must be a Number')
    if not re.fullmatch(r"-?\d+", str(value)) or (name not in LONG and int(value) not in INT32):
        raise Mismatch(f'Field "{name}" must be a valid Number')
    return int(value)


def _string(name: str, spec: Spec, value: Value) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Mismatch(f'Field "{name}" must be of type String')
    text = str(value)
    if spec.limit and spec.limit[2] == "characters" and not spec.limit[0] <= length(text) <= spec.limit[1]:
        raise Mismatch(f'Field "{name}" must have {spec.limit[0]} to {spec.limit[1]} characters')
    return text
