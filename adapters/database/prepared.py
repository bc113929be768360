"""Core statements compiled once and run many times.

Building a statement and finding it in SQLAlchemy's cache costs several times what the database needs to run it, and a
turn has dozens. Here a statement is built at import, compiled once for each kind of database, and from then on only
filled in.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.compiler import SQLCompiler

from adapters.database.savepoint import say

Process = Callable[[Any], Any]


@dataclass(frozen=True)
class _Compiled:
    """One statement for one dialect: how its variables become the driver's parameters, and its columns our values.

    `writing` and `reading` name only what does not go as it is: the variables, and the places of the columns.
    """

    text: str
    fixed: Mapping[str, Any]
    writing: Sequence[tuple[str, Process]]
    ordered: Callable[[dict[str, Any]], Any]
    row: Any
    reading: Sequence[tuple[int, Process]]


class Prepared:
    """`build` makes the statement for a dialect's name; its variables are `sa.bindparam("name")`, given by name."""

    def __init__(self, build: sa.Executable | Callable[[str], sa.Executable]) -> None:
        self._build = build
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, db: sa.Connection, **values: Any) -> list[Any]:  # noqa: ANN401 - columns of any type
        """All rows, with the columns' names as attributes."""
        compiled = self._for(db)
        found = _said(db, compiled, values).fetchall()
        made, reading = compiled.row._make, compiled.reading
        return [made(_read(raw, reading)) for raw in found] if reading else [made(raw) for raw in found]

    def first(self, db: sa.Connection, **values: Any) -> Any:  # noqa: ANN401 - as above
        """The first row, or None."""
        found = self.rows(db, **values)
        return found[0] if found else None

    def value(self, db: sa.Connection, **values: Any) -> Any:  # noqa: ANN401 - as above
        """The first column of the first row, or None."""
        compiled = self._for(db)
        found = _said(db, compiled, values).fetchall()
        return _read(found[0], compiled.reading)[0] if found else None

    def run(self, db: sa.Connection, **values: Any) -> int:  # noqa: ANN401 - as above
        """How many rows it changed."""
        return int(_said(db, self._for(db), values).rowcount)

    def _for(self, db: sa.Connection) -> _Compiled:
        name = db.dialect.name
        if name not in self._compiled:
            statement = self._build(name) if callable(self._build) else self._build
            self._compiled[name] = _compile(statement, db.dialect)
        return self._compiled[name]


def _said(db: sa.Connection, compiled: _Compiled, values: dict[str, Any]) -> Any:  # noqa: ANN401 - the driver's cursor
    values |= compiled.fixed  # the caller's keywords: nobody else has them
    for name, process in compiled.writing:
        values[name] = process(values[name])
    return say(db, compiled.text, compiled.ordered(values))


def _read(raw: Sequence[Any], reading: Sequence[tuple[int, Process]]) -> Sequence[Any]:
    row = list(raw)
    for place, process in reading:
        row[place] = process(row[place])
    return row


def _compile(statement: sa.Executable, dialect: sa.Dialect) -> _Compiled:
    compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]  # only DDL of ours could not
    assert isinstance(compiled, SQLCompiler)  # noqa: S101 - SQL, not DDL
    fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
    writing = [(name, _writer(bind.type, dialect)) for name, bind in compiled.binds.items()]
    columns = _columns(statement)
    reading = [(at, _reader(column.type, dialect)) for at, column in enumerate(columns)]
    return _Compiled(
        compiled.string,
        fixed,
        [(name, process) for name, process in writing if process],
        _ordering(compiled.positiontup) if compiled.positional else dict,
        namedtuple("Row", [column.key for column in columns], rename=True),  # noqa: PYI024 - made from the columns
        [(at, process) for at, process in reading if process],
    )


def _writer(type_: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> Process | None:
    """SQLAlchemy's own for JSON looks at each value for a null of its own kind first."""
    dump = dialect._json_serializer  # noqa: SLF001 - where create_engine puts it, for its own types
    if dump is None or not isinstance(type_, sa.JSON) or dialect.name != "sqlite":
        return type_.dialect_impl(dialect).bind_processor(dialect)
    return (lambda value: None if value is None else dump(value)) if type_.none_as_null else dump


def _reader(type_: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> Process | None:
    """Floats come as they are; SQLAlchemy would have to see the answer first."""
    return None if isinstance(type_, sa.Float) else type_.dialect_impl(dialect).result_processor(dialect, None)


def _ordering(names: Sequence[str] | None) -> Callable[[dict[str, Any]], Any]:
    """The variables in the order of the statement's question marks."""
    if names and len(names) > 1:
        return itemgetter(*names)
    return lambda given: [given[name] for name in names or ()]


def _columns(statement: sa.Executable) -> Sequence[Any]:
    if isinstance(statement, sa.Select):
        return tuple(statement.selected_columns)
    return tuple(getattr(statement, "_all_selected_columns", ()) or ())


def where(table: sa.Table, *names: str) -> sa.ColumnElement[bool]:
    """Where these columns equal the variables of their names."""
    return sa.and_(*(table.c[name] == sa.bindparam(name) for name in names))


def among(dialect: str, column: sa.ColumnElement[Any], name: str) -> sa.ColumnElement[bool]:
    """Where the column is one of the list that the variable `name` is."""
    if dialect == "postgresql":
        return column == sa.any_(sa.bindparam(name, type_=postgresql.ARRAY(column.type)))
    members = sa.func.json_each(sa.bindparam(name, type_=sa.JSON)).table_valued("value")
    return column.in_(sa.select(members.c.value))


def adding(table: sa.Table, *, returning: bool = True) -> Prepared:
    """Insert a row of every column but `id`, which it returns if it is wanted."""
    names = [column.name for column in table.c if column.name != "id"]
    insert = sa.insert(table).values({name: sa.bindparam(name) for name in names})
    return Prepared(insert.returning(table.c.id) if returning else insert)


def changing(table: sa.Table, which: sa.ColumnElement[bool], *names: str) -> Prepared:
    """Set these columns to the variables `new_<name>`."""
    return Prepared(sa.update(table).where(which).values({name: sa.bindparam(f"new_{name}") for name in names}))


def putting(table: sa.Table, *key: str, adding_up: str = "") -> Prepared:
    """Insert a row of every column (an `id` that is no key is left to the database), or change the one with this key.
    The column `adding_up` then grows by what is given.
    """
    names = [column.name for column in table.c if column.name != "id" or "id" in key]

    def build(dialect: str) -> sa.Executable:
        make = postgresql.insert if dialect == "postgresql" else sqlite.insert
        insert = make(table).values({name: sa.bindparam(name) for name in names})
        changed: dict[str, Any] = {name: insert.excluded[name] for name in names if name not in key}
        if adding_up:
            changed[adding_up] = table.c[adding_up] + insert.excluded[adding_up]
        return insert.on_conflict_do_update(index_elements=list(key), set_=changed)

    return Prepared(build)
