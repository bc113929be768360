"""A call against the published table: unknown, missing, wrong type, too long.

Stricter than the service, on purpose: it ignores unknown parameters and fields and reads the number 0 out of any
rubbish; here a typo is refused (GAPS.md). Where the service does complain, these are its words, from
telegram-bot-api's Client.cpp.
"""

import json
import re

from adapters.sandbox.telegram import words
from adapters.sandbox.telegram.arguments import Call
from adapters.sandbox.telegram.objects import Mismatch, value_of
from adapters.sandbox.telegram.refusals import bad, unplayed
from adapters.sandbox.telegram.table import AFTER_PARSING, Json, Shape, Spec, Value, table
from adapters.sandbox.telegram.utf16 import length

SCALARS = {"Integer", "Integer or String", "Float", "Boolean", "True", "String", "InputFile or String"}
# edits take one kind only, but the service reads any and complains later
ANY_MARKUP = "InlineKeyboardMarkup or ReplyKeyboardMarkup or ReplyKeyboardRemove or ForceReply"
EMPTY_MEANS_SOMETHING = {("setWebhook", "url")}  # 'Use an empty string to remove webhook integration'


def checked(call: Call) -> Call:
    """The same call with typed arguments. Raises Refusal."""
    shape = table().methods[call.method]
    for name in call.args:
        _known(name, shape)
    args = {name: value for name, value in call.args.items() if not _missing(call.method, name, value)}
    args |= {name: f"attach://{name}" for name in call.files if name in shape.fields}
    for name, spec in shape.fields.items():
        if spec.required and name not in args:
            raise bad(words.MISSING.get((call.method, name)) or words.missing(name))
    typed = {name: _typed(name, shape.fields[name], value) for name, value in args.items()}
    for name, value in typed.items():
        _limited(call.method, name, shape.fields[name], value)
    return Call(call.method, typed, call.files)


def _known(name: str, shape: Shape) -> None:
    if name in shape.unplayed:
        raise unplayed(f"the parameter {name}")
    if name not in shape.fields:
        raise bad(f'unknown parameter "{name}"')


def _missing(method: str, name: str, value: object) -> bool:
    return value is None or (value == "" and (method, name) not in EMPTY_MEANS_SOMETHING)


def _typed(name: str, spec: Spec, value: Value) -> Value:
    if spec.type in SCALARS:
        return _scalar(name, spec.type, value)
    kind = ANY_MARKUP if name == "reply_markup" else spec.type
    try:
        return value_of(kind, _decoded(name, value), words.NOT_OBJECT_PARAMETER.get(name))
    except Mismatch as wrong:
        raise bad(str(wrong)) from None


def _scalar(name: str, kind: str, value: Value) -> Value:
    text = json.dumps(value) if isinstance(value, bool | int | float) else value
    if not isinstance(text, str):
        raise bad(f'parameter "{name}" must be of type {kind}')
    if kind == "Integer or String":
        return int(text) if re.fullmatch(r"-?\d+", text) else text
    if kind in ("Boolean", "True"):
        return _boolean(name, text)
    try:
        return {"Integer": int, "Float": float}.get(kind, str)(text)
    except ValueError:
        raise bad(f'parameter "{name}" must be of type {kind}') from None


def _boolean(name: str, text: str) -> bool:
    if (low := text.lower()) not in ("true", "yes", "1", "false", "no", "0"):
        raise bad(f'parameter "{name}" must be of type Boolean')
    return low in ("true", "yes", "1")


def _decoded(name: str, value: Value) -> Value:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad(words.NOT_JSON.get(name) or f"Can't parse {name} JSON object") from None


def _limited(method: str, name: str, spec: Spec, value: Value) -> None:
    if spec.limit is None or spec.limit[2] == AFTER_PARSING:
        return
    least, most, unit = spec.limit
    size = len(value.encode("utf-8", "surrogatepass")) if unit == "bytes" else length(value)
    if size > most:
        raise bad(words.TOO_LONG.get((method, name)) or f"{name} is too long")
    if size < least:
        raise bad(f"{name} is too short")


def arguments(call: Call, *names: str) -> list[Value]:
    """The named arguments in order, None for those not given."""
    return [call.args.get(name) for name in names]


def given(args: Json, *names: str) -> Json:
    """Those of the named arguments that were given."""
    return {name: args[name] for name in names if name in args}
