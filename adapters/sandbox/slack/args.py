"""A Web API request read and checked: header or field token, query, form or JSON body, arguments by the table."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from multidict import MultiDict

from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.tables import Json

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_BAD_JSON = {"blocks": "invalid_blocks_format", "metadata": "invalid_metadata_format"}  # else invalid_arguments
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True)
class Asked:
    """One call as it came. `args` are raw: strings from a query or form, anything from JSON. No token in them."""

    token: str | None
    args: Json


async def asked(request: web.Request) -> Asked:
    args: Json = {**_single(request.query), **await _body(request)}
    in_args = args.pop("token", None)
    header = request.headers.get("Authorization", "")
    in_header = header.removeprefix("Bearer ") if header.startswith("Bearer ") else None
    return Asked(in_header or (str(in_args) if in_args else None), args)


async def _body(request: web.Request) -> Json:
    if request.method == "GET" or not request.body_exists or not request.headers.get("Content-Type"):
        return {}
    if request.content_type == "application/json":
        return _json_object(await request.text())
    if request.content_type in FORMS:
        return _single(await request.post())
    raise Refused("invalid_post_type")


def _json_object(text: str) -> Json:
    try:
        given = json.loads(text)
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(given, dict):
        raise Refused("json_not_object")
    return given


def _single(given: Mapping[str, Any] | MultiDict[Any]) -> Json:
    return {key: given[key] for key in given}


def checked_args(method: Json, args: Json) -> Json:
    """The arguments with their declared types, or Refused. Unknown ones are refused, stricter than the real one."""
    known = method["args"]
    faults = [f"invalid additional property: {name}" for name in args if name not in known]
    for name, argument in known.items():
        if args.get(name) in (None, "") and argument.get("required"):
            if "missing" in argument:
                raise Refused(argument["missing"])
            if name not in args or args[name] is None:
                faults.append(f"missing required field: {name}")
    if faults:
        raise Refused("invalid_arguments", faults)
    return {name: _typed(name, known[name], value) for name, value in args.items() if value is not None}


def _typed(name: str, argument: Json, value: object) -> object:
    kind = argument["type"]
    if kind in ("array", "object"):
        return _structure(name, kind, value)
    if kind == "boolean":
        return value if isinstance(value, bool) else _known(_TRUTHS, str(value).lower(), name, "a boolean")
    if kind == "number":
        return _number(name, value)
    if not isinstance(value, str):
        raise Refused("invalid_arguments", [f"must provide a string [json-pointer:/{name}]"])
    if "enum" in argument and value not in argument["enum"]:
        raise Refused("invalid_arguments", [f"must be a valid enum value: {value} [json-pointer:/{name}]"])
    return value


def _known(words: dict[str, bool], word: str, name: str, what: str) -> bool:
    if word not in words:
        raise Refused("invalid_arguments", [f"must provide {what} [json-pointer:/{name}]"])
    return words[word]


def _number(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise Refused("invalid_arguments", [f"must provide a number [json-pointer:/{name}]"])
    try:
        return int(value)
    except ValueError:
        code = "invalid_limit" if name == "limit" else "invalid_arguments"
        raise Refused(code, [f"must provide a number [json-pointer:/{name}]"]) from None


def _structure(name: str, kind: str, value: object) -> object:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise Refused(_BAD_JSON.get(name, "invalid_arguments"), [f"not JSON: {name}"]) from None
    if not isinstance(value, list if kind == "array" else dict):
        what = "an array" if kind == "array" else "an object"
        raise Refused(_BAD_JSON.get(name, "invalid_arguments"), [f"must provide {what} [json-pointer:/{name}]"])
    return value
