"""The published specification, reduced to what is played: tables/telegram.json as values."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

Value: TypeAlias = Any  # any JSON, of which only the table knows the type
Json = dict[str, Any]  # an object as it comes over the wire
AFTER_PARSING = "characters after parsing"  # such a limit is checked where the text is parsed


@dataclass(frozen=True)
class Spec:
    """One parameter or field. `limit` is (least, most, unit); `const` is the only value allowed."""

    type: str
    required: bool
    limit: tuple[int, int, str] | None = None
    const: str | None = None


@dataclass(frozen=True)
class Shape:
    """A method's parameters or a type's fields. `unplayed` exist on the platform and are refused here."""

    fields: dict[str, Spec]
    unplayed: frozenset[str]
    subtypes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    version: str
    methods: dict[str, Shape]
    types: dict[str, Shape]
    update_kinds: frozenset[str]
    reactions: frozenset[str]  # emoji, without variation selectors
    not_played: frozenset[str]
    names: dict[str, str]  # lower case -> as written, of the methods played


@cache
def table() -> Table:
    raw = json.loads((Path(__file__).parent.parent / "tables" / "telegram.json").read_text("utf-8"))
    methods = {name: _shape(entry, "params") for name, entry in raw["methods"].items()}
    return Table(
        version=raw["version"],
        methods=methods,
        types={name: _shape(entry, "fields") for name, entry in raw["types"].items()},
        update_kinds=frozenset(raw["update_kinds"]),
        reactions=frozenset(raw["reactions"]),
        not_played=frozenset(name.lower() for name in raw["not_played"]),
        names={name.lower(): name for name in methods},
    )


def _shape(entry: Json, key: str) -> Shape:
    fields = {name: _spec(spec) for name, spec in entry[key].items()}
    return Shape(fields, frozenset(entry.get("unplayed", ())), tuple(entry.get("subtypes", ())))


def _spec(spec: Json) -> Spec:
    limit = spec.get("limit")
    return Spec(spec["type"], spec["required"], None if limit is None else tuple(limit), spec.get("const"))
