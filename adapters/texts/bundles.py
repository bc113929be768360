"""One language, loaded: Fluent patterns, with numbers and moments written as its readers write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentInt, FluentNone, FluentNumber, FluentType, fluent_number
from fluent.syntax import ast, visitor

from adapters.texts import CATALOGUES
from adapters.texts.moments import Style, number, written
from core.chat.replies import Arg

TERRITORIES = {"en": "en_GB", "el": "el_GR", "pl": "pl_PL", "fa": "fa_IR"}  # 24 hours, day before month
LONGEST = 2500  # characters of a plain string that fluent.runtime takes
LOCAL = "LOCAL"  # the function that every placeable `{ $name }` passes through


class Moment(FluentType):
    """A moment or a day on its way into a sentence; the catalogue may ask for a part: DAY($at), TIME($at)."""

    def __init__(self, at: datetime | date, zone: str, style: Style = "full") -> None:
        self.at, self.zone, self.style = at, zone, style

    def format(self, locale: Locale) -> str:
        return written(self.at, self.zone, locale, self.style)


class LocalNumber(FluentInt):
    """A number in the reader's own digits. Fluent and Babel write Latin ones only."""

    def format(self, locale: Locale) -> str:
        return number(super().format(locale), locale)


class LongText(FluentType):
    """A person's text as an argument. Fluent refuses plain strings over 2500 characters; words must not be lost."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, locale: Locale) -> str:
        return self.text


Value = FluentType | str


def _local(value: Value) -> Value:
    """Strings pass untouched: a tracking code keeps its Latin digits in every language."""
    return LocalNumber(value) if isinstance(value, FluentInt) else value


def _number(value: FluentNumber | FluentNone, **options: object) -> Value:
    return _local(cast(Value, fluent_number(value, **options)))


def _part(style: Style) -> Callable[[Value], Value]:
    def part(value: Value) -> Value:
        if isinstance(value, FluentNone):
            return value
        if not isinstance(value, Moment):
            raise TypeError(f"a moment is needed, not {value!r}")
        return Moment(value.at, value.zone, style)

    return part


FUNCTIONS: dict[str, Callable[..., Any]] = {  # what the library calls FluentType may be a str too
    LOCAL: _local,
    "NUMBER": _number,
    "DAY": _part("day"),
    "TIME": _part("time"),
}


class _Localised(visitor.Transformer):
    """Makes `{ $n }` into `{ LOCAL($n) }`. A selector `{ $n -> ... }` stays a bare number, for the plural rules."""

    def visit_Placeable(self, node: ast.Placeable) -> ast.Placeable:  # noqa: N802 - the visitor's naming
        self.generic_visit(node)
        if isinstance(node.expression, ast.VariableReference):
            arguments = ast.CallArguments([node.expression], [])
            node.expression = ast.FunctionReference(ast.Identifier(LOCAL), arguments)
        return node


@dataclass(frozen=True)
class Spoken:
    """One language. `format` never raises: what is wrong comes back beside the best text there is."""

    bundle: FluentBundle
    fixed: dict[str, str] = field(default_factory=dict)  # sentences that nothing fills, as they came out

    def format(self, key: str, args: Mapping[str, Arg], zone: str) -> tuple[str, Sequence[Exception]]:
        if not args and (known := self.fixed.get(key)) is not None:
            return known, ()
        text, errors = self._formatted(key, args, zone)
        if not args and not errors:
            self.fixed[key] = text
        return text, errors

    def _formatted(self, key: str, args: Mapping[str, Arg], zone: str) -> tuple[str, Sequence[Exception]]:
        name, _, attribute = key.partition(".")
        if not self.bundle.has_message(name):
            return key, [KeyError(name)]
        message = self.bundle.get_message(name)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            return key, [KeyError(key)]
        try:
            text, errors = self.bundle.format_pattern(pattern, {name: _value(arg, zone) for name, arg in args.items()})
        except RecursionError as endless:  # fluent.runtime does not see a message that is nothing but itself
            return key, [endless]
        return str(text), errors


def _value(arg: Arg, zone: str) -> object:
    if isinstance(arg, str) and len(arg) > LONGEST:
        return LongText(arg)
    return Moment(arg, zone) if isinstance(arg, date) else arg  # a datetime is a date too


@lru_cache
def spoken(language: str, folder: Path = CATALOGUES) -> Spoken:
    """Reads every file of the language, once a process."""
    bundle = FluentBundle([TERRITORIES[language]], functions=FUNCTIONS, use_isolating=True)
    for file in sorted((folder / language).glob("*.ftl")):
        resource = FluentResource(file.read_text(encoding="utf-8"))
        bundle.add_resource(_Localised().visit(resource))
    return Spoken(bundle)
