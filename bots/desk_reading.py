"""A YAML file, read field by field: what is wrong is noted with its line, and reading goes on with something harmless.

Only PyYAML's nodes are used: no tag of the file ever makes an object, and a date stays the text that was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeVar

import yaml
from rapidfuzz import process

from core.chat.replies import Arg, Phrase

T = TypeVar("T")
Errors = list[tuple[int, Phrase]]

KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
DEGREES = re.compile(r"-?\d{1,3}(\.\d{1,15})?", re.ASCII)
NUMBER = re.compile(r"\d{1,9}")
NEAR = 60  # of 100: how alike a name must be to be offered
LISTED = 12  # names that are listed when none is near

_TAG = "tag:yaml.org,2002:"
_TAGS = frozenset(
    _TAG + name for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value")
)


@dataclass(frozen=True)
class Value:
    """What stands at one place: under which `name`, on which `line`."""

    name: str
    line: int
    node: yaml.Node
    errors: Errors

    def wrong(self, phrase: Phrase) -> None:
        self.errors.append((self.line, phrase))

    @property
    def empty(self) -> bool:
        return self.node.tag == f"{_TAG}null"

    def fields(self, *known: str) -> Fields:
        """The named fields; others are noted, with the nearest known name."""
        found: dict[str, Value] = {}
        for value in self._pairs():
            if value.name in known:
                found[value.name] = value
            else:
                value.wrong(Phrase("desk-file-unknown-field", {"field": value.name, "hint": hint(value.name, known)}))
        return Fields(self, found)

    def entries(self) -> list[Value]:
        """What stands under keys that the file's author chose."""
        found = list(self._pairs())
        for value in found:
            if not KEY.fullmatch(value.name):
                value.wrong(Phrase("desk-file-key", {"key": value.name, "example": "north-office"}))
        return found

    def items(self) -> list[Value]:
        """A list, or one thing alone."""
        if isinstance(self.node, yaml.SequenceNode):
            return [Value(self.name, _line(node), node, self.errors) for node in self.node.value]
        if self.empty or not isinstance(self.node, yaml.ScalarNode):
            self.wrong(Phrase("desk-file-list", {"field": self.name, "example": "[one, two]"}))
            return []
        return [self]

    def _pairs(self) -> Iterator[Value]:
        if not isinstance(self.node, yaml.MappingNode):
            args = {"field": self.name, "example": "desk:"}
            self.wrong(Phrase("desk-file-fields" if self.name else "desk-file-top", args))
            return
        first: dict[str, int] = {}
        for key, node in self.node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            value = Value(name, _line(key), node, self.errors)
            if name in first:
                value.wrong(Phrase("desk-file-twice", {"name": name, "line": first[name]}))
            else:
                first[name] = value.line
                yield value


@dataclass(frozen=True)
class Fields:
    """The fields of one entry. One that was left empty is not there; where there are none at all, that was noted."""

    owner: Value
    found: dict[str, Value]

    def need(self, name: str, read: Callable[[Value], T], otherwise: T) -> T:
        """`otherwise` stands for what is missing, so that reading goes on."""
        value = self.found.get(name)
        if value is not None and not value.empty:
            return read(value)
        if isinstance(self.owner.node, yaml.MappingNode):
            (value or self.owner).wrong(Phrase("desk-file-missing", {"field": name}))
        return otherwise

    def given(self, name: str, read: Callable[[Value], T], otherwise: T) -> T:
        value = self.found.get(name)
        return otherwise if value is None or value.empty else read(value)

    def entries(self, name: str) -> list[Value]:
        """The entries of a section that may be missing."""
        return self.given(name, Value.entries, list[Value]())

    def wrong(self, name: str, phrase: Phrase) -> None:
        """On the line of this field, or of what should have it."""
        self.found.get(name, self.owner).wrong(phrase)


def parse(text: str, errors: Errors) -> Value | None:
    """The top of the file; None, and the reason noted, when it is empty or no YAML."""
    try:
        top = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.reader.ReaderError as strange:
        line = text.count("\n", 0, strange.position) + 1
        errors.append((line, Phrase("desk-file-characters", {"code": f"U+{strange.character:04X}"})))
    except yaml.MarkedYAMLError as broken:
        why = ", ".join(filter(None, (broken.context, broken.problem)))
        errors.append((_broken_at(broken, text), Phrase("desk-file-syntax", {"why": why})))
    except RecursionError:
        errors.append((1, Phrase("desk-file-deep")))
    else:
        if top is not None:
            _refuse_tags(top, errors)
            return Value("", _line(top), top, errors)
        errors.append((1, Phrase("desk-file-nothing")))
    return None


def _broken_at(broken: yaml.MarkedYAMLError, text: str) -> int:
    """Where it was noticed; what was still open at the end of the file is told where it began."""
    mark, began = broken.problem_mark, broken.context_mark
    if mark is None or (began and mark.index >= len(text)):
        mark = began
    return int(mark.line) + 1 if mark else 1


def _refuse_tags(top: yaml.Node, errors: Errors) -> None:
    seen: set[int] = set()
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.tag not in _TAGS:
            errors.append((_line(node), Phrase("desk-file-tag", {"tag": node.tag.removeprefix(_TAG)})))
        if not isinstance(node, yaml.ScalarNode):
            waiting += [part for inside in node.value for part in (inside if isinstance(inside, tuple) else (inside,))]


def text(value: Value) -> str:
    """As it was written: a number or a 'no' where a text belongs is meant as a text."""
    if value.empty or not isinstance(value.node, yaml.ScalarNode) or not value.node.value.strip():
        value.wrong(Phrase("desk-file-text", {"field": value.name}))
        return ""
    written = " ".join(value.node.value.split())
    if strange := next((c for c in written if unicodedata.category(c) in ("Cc", "Cs")), None):
        value.wrong(Phrase("desk-file-characters", {"code": f"U+{ord(strange):04X}"}))
        return ""
    return written


def flag(value: Value) -> bool:
    if value.node.tag != f"{_TAG}bool":
        value.wrong(Phrase("desk-file-flag", {"field": value.name, "yes": "true", "no": "false"}))
        return False
    return str(value.node.value).lower() in ("yes", "true", "on")


def number(least: int, most: int) -> Callable[[Value], int]:
    def read(value: Value) -> int:
        written = value.node.value if value.node.tag == f"{_TAG}int" else ""
        if not NUMBER.fullmatch(written) or not least <= int(written) <= most:
            value.wrong(Phrase("desk-file-number", {"field": value.name, "least": least, "most": most}))
            return least
        return int(written)

    return read


def degrees(most: int) -> Callable[[Value], float | None]:
    """From -most to most."""

    def read(value: Value) -> float | None:
        written = value.node.value if isinstance(value.node, yaml.ScalarNode) else ""
        if not DEGREES.fullmatch(written) or abs(float(written)) > most:
            value.wrong(Phrase("import-degrees", {"field": value.name, "value": written, "most": most}))
            return None
        return float(written)

    return read


def day(value: Value) -> date:
    written = value.node.value if isinstance(value.node, yaml.ScalarNode) else ""
    try:
        if not DAY.fullmatch(written):
            raise ValueError(written)
        return date.fromisoformat(written)
    except ValueError:
        value.wrong(Phrase("desk-file-day", {"field": value.name, "value": written, "example": "2026-03-31"}))
        return date.min


def one_of(known: Collection[str]) -> Callable[[Value], str]:
    def read(value: Value) -> str:
        written = text(value)
        if written and written not in known:
            args: dict[str, Arg] = {"field": value.name, "value": written, "hint": hint(written, known)}
            value.wrong(Phrase("desk-file-unknown", args))
        return written

    return read


def several(read: Callable[[Value], T]) -> Callable[[Value], tuple[T, ...]]:
    return lambda value: tuple(read(item) for item in value.items())


def shaped(pattern: re.Pattern[str], otherwise: str, example: str) -> Callable[[Value], str]:
    """An id of a platform. `otherwise`: the key of what to say of another shape."""

    def read(value: Value) -> str:
        written = text(value)
        if written and not pattern.fullmatch(written):
            value.wrong(Phrase(otherwise, {"field": value.name, "value": written, "example": example}))
        return written

    return read


def hint(written: str, known: Collection[str]) -> Phrase:
    """The nearest known name, else some of those there are."""
    if near := process.extractOne(written, tuple(known), score_cutoff=NEAR):
        return Phrase("desk-file-nearest", {"name": near[0]})
    more = ["…"] if len(known) > LISTED else []
    names = ", ".join([*islice(known, LISTED), *more])
    return Phrase("desk-file-possible", {"names": names}) if names else Phrase("desk-file-none-described")


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
