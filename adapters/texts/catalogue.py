"""The catalogues as facts, for checking them: which sentences there are, what fills them, which letters they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from fluent.syntax import FluentParser, ast, visitor

MOMENTS = frozenset({"DAY", "TIME"})  # functions whose argument is a moment


@dataclass(frozen=True)
class Entry:
    """One sentence: a message ("claimed") or an attribute ("rate-stars.ask"). `selects`: the keys of each selector."""

    text: str
    variables: frozenset[str]
    moments: frozenset[str]
    references: frozenset[str]
    selects: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Catalogue:
    """One language. `wrong`: what its files say that Fluent cannot read, or say twice."""

    language: str
    entries: dict[str, Entry] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def read(folder: Path, language: str) -> Catalogue:
    catalogue = Catalogue(language)
    for file in sorted((folder / language).glob("*.ftl")):
        for item in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            _take(catalogue, item, f"{language}/{file.name}")
    catalogue.entries.update({key: _whole(catalogue, key) for key in catalogue.entries})
    return catalogue


def _whole(catalogue: Catalogue, key: str) -> Entry:
    """With what the messages inside it ask for: they are filled by the same args. Terms are filled by name only."""
    within, left = {key}, [key]
    while left:
        inside = catalogue.entries[left.pop()].references & set(catalogue.entries)
        more = {name for name in inside if not name.startswith("-")} - within
        within |= more
        left += more
    entries = [catalogue.entries[name] for name in within]
    return replace(
        catalogue.entries[key],
        variables=frozenset().union(*(entry.variables for entry in entries)),
        moments=frozenset().union(*(entry.moments for entry in entries)),
    )


def _take(catalogue: Catalogue, item: ast.EntryType, where: str) -> None:
    if isinstance(item, ast.Junk):
        line = (item.content or "").strip().splitlines()[0]
        catalogue.wrong.append(f"{where}: cannot be read: {line}")
    if isinstance(item, ast.Message | ast.Term):
        for key, pattern in _patterns(item):
            if key in catalogue.entries:
                catalogue.wrong.append(f"{where}: {key} is there twice")
            catalogue.entries[key] = _facts(pattern)


def _patterns(item: ast.Message | ast.Term) -> Iterator[tuple[str, ast.Pattern]]:
    name = f"-{item.id.name}" if isinstance(item, ast.Term) else item.id.name
    if item.value:
        yield name, item.value
    for attribute in item.attributes:
        yield f"{name}.{attribute.id.name}", attribute.value


def _facts(pattern: ast.Pattern) -> Entry:
    reader = _Reader()
    reader.visit(pattern)
    return Entry(
        " ".join(reader.text),
        frozenset(reader.variables),
        frozenset(reader.moments),
        frozenset(reader.references),
        tuple(reader.selects),
    )


class _Reader(visitor.Visitor):
    def __init__(self) -> None:
        self.text: list[str] = []
        self.variables: set[str] = set()
        self.moments: set[str] = set()
        self.references: set[str] = set()
        self.selects: list[frozenset[str]] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - the visitor's naming, as below
        self.text.append(node.value)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.references.add(_name(node.id, node.attribute))

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.references.add(f"-{_name(node.id, node.attribute)}")
        self.generic_visit(node)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        if node.id.name in MOMENTS:
            self.moments |= {a.id.name for a in node.arguments.positional if isinstance(a, ast.VariableReference)}
        self.generic_visit(node)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        keys = (v.key.name if isinstance(v.key, ast.Identifier) else v.key.value for v in node.variants)
        self.selects.append(frozenset(keys))
        self.generic_visit(node)


def _name(identifier: ast.Identifier, attribute: ast.Identifier | None) -> str:
    return f"{identifier.name}.{attribute.name}" if attribute else identifier.name
