"""Which sentences the code says, read from its source.

`Phrase("key", {"name": ...})` says one; `Refused("code", name=...)` says `refused-<code>`; a `Form(...)` says its
title, its button and its fields. Keys put together by f-strings need a line in BUILT. Every other string counts as a
use when it equals a key, so that keys may lie in tables.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Built:
    """Keys that start with `prefix` are put together in the code. `endings` ("module:name" of an enum or a tuple) says
    all that can follow it, and each must exist; without it `why` says where the endings come from."""

    prefix: str
    why: str
    endings: str = ""


BUILT: tuple[Built, ...] = (
    Built("refused-", "the codes of core.errors.Refused; those that are literals are checked one by one"),
    Built("failed-", "the codes of core.errors.DeliveryFailed, likewise"),
    Built("language-", "everybody finds their own language", "core.people.model:LOCALES"),
)
CODES = {"Refused": "refused-", "DeliveryFailed": "failed-"}
FIELDS = frozenset({"Text", "Choice", "Files"})


@dataclass(frozen=True)
class Use:
    """`args` are the names that fill the sentence; None: not to be seen from here."""

    key: str
    where: str
    args: frozenset[str] | None = None


@dataclass(frozen=True)
class Said:
    """What some source says: keys for certain, keys put together (their prefixes), and every string there is."""

    uses: tuple[Use, ...] = ()
    prefixes: tuple[Use, ...] = ()
    strings: frozenset[str] = frozenset()


def scan(folders: Iterable[Path], besides: Iterable[Path] = ()) -> Said:
    """Everything that the Python files under `folders` say, except those under `besides`."""
    skipped = tuple(besides)
    files = [f for folder in folders for f in sorted(folder.rglob("*.py")) if not any(map(f.is_relative_to, skipped))]
    found = [_said(ast.parse(file.read_text(encoding="utf-8")), str(file)) for file in files]
    return Said(
        tuple(use for said in found for use in said.uses),
        tuple(use for said in found for use in said.prefixes),
        frozenset().union(*(said.strings for said in found)),
    )


def endings(built: Built) -> tuple[str, ...]:
    """What may follow the prefix: the values of an enum, or a tuple's members."""
    module, _, name = built.endings.partition(":")
    return tuple(str(value) for value in getattr(importlib.import_module(module), name))


def _said(tree: ast.Module, file: str) -> Said:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    strings = frozenset(text for node in ast.walk(tree) if (text := _text(node)) is not None)
    uses = (use for call in calls for use in (*_phrase(call, file), *_code(call, file), *_form(call, file)))
    return Said(tuple(uses), tuple(prefix for call in calls for prefix in _prefixes(call, file)), strings)


def _phrase(call: ast.Call, file: str) -> Iterator[Use]:
    """As in Phrase("key", {"name": value})."""
    for node in _keys(call):
        if key := _text(node):
            yield Use(key, _where(file, call), _filled(call))


def _prefixes(call: ast.Call, file: str) -> Iterator[Use]:
    """As in Phrase(f"prefix-{value}")."""
    for node in _keys(call):
        if isinstance(node, ast.JoinedStr) and (prefix := _text(node.values[0])):
            yield Use(prefix, _where(file, call))


def _keys(call: ast.Call) -> Iterator[ast.expr]:
    """What a Phrase is called with: its key, or both of `this if so else that`."""
    if _called(call) != "Phrase":
        return
    key = call.args[0] if call.args else next((k.value for k in call.keywords if k.arg == "key"), None)
    if isinstance(key, ast.IfExp):
        yield from (key.body, key.orelse)
    elif key is not None:
        yield key


def _filled(call: ast.Call) -> frozenset[str] | None:
    """The names among a Phrase's args, when they are written out there."""
    args = call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords if k.arg == "args"), None)
    if args is None:
        return frozenset()
    names = [_text(key) if key else None for key in args.keys] if isinstance(args, ast.Dict) else [None]
    known = frozenset(name for name in names if name is not None)
    return known if len(known) == len(names) else None


def _code(call: ast.Call, file: str) -> Iterator[Use]:
    """As in Refused("code", name=value)."""
    prefix = CODES.get(_called(call))
    if prefix and call.args and (code := _text(call.args[0])):
        names = frozenset(keyword.arg for keyword in call.keywords if keyword.arg is not None)
        yield Use(prefix + code, _where(file, call), names if _called(call) == "Refused" else None)


def _form(call: ast.Call, file: str) -> Iterator[Use]:
    """As in Form("key", (Text("name"), Choice("name", ("option", ...))))."""
    if _called(call) != "Form" or not call.args or not (form := _text(call.args[0])):
        return
    fields = [node for node in ast.walk(call) if isinstance(node, ast.Call) and _called(node) in FIELDS and node.args]
    for key in (form, f"{form}.submit", *(key for field in fields for key in _field(form, field))):
        yield Use(key, _where(file, call))


def _field(form: str, field: ast.Call) -> Iterator[str]:
    options = [node for argument in field.args[1:] for node in ast.walk(argument)] if _called(field) == "Choice" else []
    for attribute in ("label", "ask", *filter(None, map(_text, options))):
        yield f"{form}-{_text(field.args[0])}.{attribute}"


def _called(call: ast.Call) -> str:
    """The name that is called, without the module before it."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _text(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _where(file: str, node: ast.expr) -> str:
    return f"{file}:{node.lineno}"
