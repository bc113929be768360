"""Which sentences the code says, read from its source.

`Phrase("key", {"name": ...})` says one; `Refused("code", name=...)` says `refused-<code>`; a `Form(...)` says its
title, its button and its fields. A notice that no persona draws in its own way is one sentence with the notice's name.
Keys put together by f-strings need a line in adapters.texts.built. Every other string counts as a use when it equals a
key, so that keys may lie in tables.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

CODES = {"Refused": "refused-", "DeliveryFailed": "failed-"}
FIELDS = frozenset({"Text", "Choice", "Files"})
TELLING = {
    "tell": 0,
    "customer": 3,
    "team": 3,
}  # turn.tell("name"), tell.team(work, now, ticket, "name"): where it stands
ABOUT_A_TICKET = frozenset({"customer", "team"})  # the personas add the ticket's `code` to what these tell


@dataclass(frozen=True)
class Use:
    """`args` are the names that fill the sentence; None: not to be seen from here."""

    key: str
    where: str
    args: frozenset[str] | None = None


@dataclass(frozen=True)
class Said:
    """What some source says: keys for certain, keys put together (their prefixes), notices by name, the names that a
    persona draws in its own way, and every string there is."""

    uses: tuple[Use, ...] = ()
    prefixes: tuple[Use, ...] = ()
    notices: tuple[Use, ...] = ()
    drawn: frozenset[str] = frozenset()
    strings: frozenset[str] = frozenset()

    @property
    def sentences(self) -> tuple[Use, ...]:
        return (*self.uses, *(notice for notice in self.notices if notice.key not in self.drawn))


def scan(folders: Iterable[Path], besides: Iterable[Path] = ()) -> Said:
    """Everything that the Python files under `folders` say, except those under `besides`."""
    skipped = tuple(besides)
    files = [f for folder in folders for f in sorted(folder.rglob("*.py")) if not any(map(f.is_relative_to, skipped))]
    found = [_said(ast.parse(file.read_text(encoding="utf-8")), str(file)) for file in files]
    return Said(
        tuple(use for said in found for use in said.uses),
        tuple(use for said in found for use in said.prefixes),
        tuple(use for said in found for use in said.notices),
        frozenset().union(*(said.drawn for said in found)),
        frozenset().union(*(said.strings for said in found)),
    )


def _said(tree: ast.Module, file: str) -> Said:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    strings = frozenset(text for node in ast.walk(tree) if (text := _text(node)) is not None)
    uses = (use for call in calls for use in (*_phrase(call, file), *_code(call, file), *_form(call, file)))
    prefixes = (prefix for call in calls for prefix in _prefixes(call, file))
    notices = (notice for call in calls for notice in _notice(call, file))
    return Said(tuple(uses), tuple(prefixes), tuple(notices), frozenset().union(*map(_drawn, calls)), strings)


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
    yield from _either(call.args[0] if call.args else _keyword(call, "key"))


def _either(node: ast.expr | None) -> Iterator[ast.expr]:
    """Both of `this if so else that`, or what there is."""
    if isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    elif node is not None:
        yield node


def _notice(call: ast.Call, file: str) -> Iterator[Use]:
    """As in turn.tell("name", fact=value)."""
    place = TELLING.get(_called(call))
    if place is None or not isinstance(call.func, ast.Attribute) or len(call.args) <= place:
        return
    facts = _named(call)
    if facts is not None and _called(call) in ABOUT_A_TICKET:
        facts |= {"code"}
    for node in _either(call.args[place]):
        if name := _text(node):
            yield Use(name, _where(file, call), facts)


def _drawn(call: ast.Call) -> frozenset[str]:
    """As in Persona(notices={"name": function})."""
    drawn = _keyword(call, "notices")
    keys = drawn.keys if isinstance(drawn, ast.Dict) else []
    return frozenset(name for key in keys if key and (name := _text(key)))


def _filled(call: ast.Call) -> frozenset[str] | None:
    """The names among a Phrase's args, when they are written out there."""
    args = call.args[1] if len(call.args) > 1 else _keyword(call, "args")
    if args is None:
        return frozenset()
    names = [_text(key) if key else None for key in args.keys] if isinstance(args, ast.Dict) else [None]
    known = frozenset(name for name in names if name is not None)
    return known if len(known) == len(names) else None


def _code(call: ast.Call, file: str) -> Iterator[Use]:
    """As in Refused("code", name=value)."""
    prefix = CODES.get(_called(call))
    if prefix and call.args and (code := _text(call.args[0])):
        yield Use(prefix + code, _where(file, call), _named(call) if _called(call) == "Refused" else None)


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


def _keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def _named(call: ast.Call) -> frozenset[str] | None:
    """The names of its keywords, unless some come in by **."""
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


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
