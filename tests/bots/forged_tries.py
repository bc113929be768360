"""One try at something forged: what was changed by it, what was said, and then it is undone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any, Self

import psycopg
import sqlalchemy as sa

from adapters.database.outbox import SqlOutbox
from adapters.database.savepoint import say
from adapters.database.tables import metadata
from adapters.database.work import SqlWork
from adapters.texts import speaker
from bots.build import PERSONAS
from bots.drawing import drawn
from bots.turn import Outcome, take_turn
from core.chat.channel import Arrived
from core.chat.events import Event, Place
from core.chat.replies import FormErrors, OpenForm, Phrase, Quote, Shown, Toast
from core.chat.words import plain
from core.outbox import Outgoing
from core.tickets.model import Ticket
from core.work import Work
from tests.bots.forged_world import World
from tests.play import spoken


class Undone(Exception):  # noqa: N818 - nothing went wrong
    pass


LOOKED_AT = {t.name: t for t in metadata.sorted_tables if t.name not in ("inbox", "processes", "leads")}
Rows = Mapping[str, str]


@cache
def question(dialect: str, tables: frozenset[str]) -> str:
    """One query for all their rows: it is asked thousands of times."""
    array, all_ = ("json_array", "json_group_array") if dialect == "sqlite" else ("json_build_array", "json_agg")
    parts = []
    for table in sorted(tables):
        columns = ", ".join(f'"{column.name}"' for column in LOOKED_AT[table].columns)
        parts.append(f'(SELECT CAST({all_}({array}({columns})) AS TEXT) FROM "{table}")')
    return f"SELECT {', '.join(parts)}"


def snapshot(db: sa.Connection, tables: frozenset[str] = frozenset(LOOKED_AT)) -> Rows:
    """Each table as JSON."""
    if not tables:
        return {}
    row = db.exec_driver_sql(question(db.dialect.name, tables)).one()
    return {name: text or "[]" for name, text in zip(sorted(tables), row, strict=True)}


@dataclass(frozen=True)
class Change:
    """A row that is there now and was not, or was and is not."""

    table: str
    row: Mapping[str, Any]


def changes(before: Rows, after: Rows) -> Iterator[Change]:
    for name, is_ in after.items():
        if is_ != before[name]:
            old, new = json.loads(before[name]), json.loads(is_)
            for row in [row for row in new if row not in old] + [row for row in old if row not in new]:
                yield Change(name, dict(zip(LOOKED_AT[name].columns.keys(), row, strict=True)))


@dataclass(frozen=True)
class Tried:
    outcome: Outcome
    changes: list[Change]
    ticket: Ticket
    told: list[tuple[Place, str]]


class Tries:
    """One after the other in one transaction, each undone."""

    def __init__(self, made: World, work: SqlWork) -> None:
        self.made = made
        self.db = work.db
        self.before = snapshot(self.db)
        say(self.db, "SAVEPOINT try")

    def __call__(self, happened: Event) -> Tried:
        work = SqlWork(self.db)  # a new one, which remembers nothing of what was undone
        work.outbox = noted = Noted(self.db)
        try:
            with written(self.db) as tables:
                outcome = self._turn(work, happened)
            changed = list(changes(self.before, snapshot(self.db, frozenset(tables))))
            ticket = work.tickets.get(self.made.anna) if "tickets" in tables else self.made.before
            return Tried(outcome, changed, ticket, list(said(self.made, work, noted.rows)))
        finally:
            say(self.db, "ROLLBACK TO SAVEPOINT try")

    def _turn(self, work: SqlWork, happened: Event) -> Outcome:
        arrived, channel = Arrived("forged", f"forged {happened.sender.user}", 1, {}), happened.place.channel
        (row,) = work.inbox.add(channel, [arrived], holder="test", now=self.made.play.now)
        persona, whole = PERSONAS[channel], channel == "slack"
        outcome = take_turn(work, row, happened, persona, self.made.play.now, whole_forms=whole)
        assert outcome is not None
        return outcome


WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)')
READS = re.compile(r"\s*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK)\b")


@contextmanager
def written(db: sa.Connection) -> Iterator[set[str]]:
    """Which tables the statements that reach the driver may change: what it is not sure of, changes all."""
    tables: set[str] = set()

    def note(statement: str) -> None:
        if found := WRITES.match(statement):
            tables.update({found[1]} & LOOKED_AT.keys())
        elif not READS.match(statement):
            tables.update(LOOKED_AT)

    driver: Any = db.connection.dbapi_connection
    if db.dialect.name == "sqlite":
        driver.set_trace_callback(note)
    else:
        driver.cursor_factory = partial(Noting, note)
    try:
        yield tables
    finally:
        if db.dialect.name == "sqlite":
            driver.set_trace_callback(None)
        else:
            driver.cursor_factory = psycopg.Cursor


class Noting(psycopg.Cursor[Any]):
    """Says which statement it is about to execute."""

    def __init__(self, note: Callable[[str], None], connection: psycopg.Connection[Any], **options: Any) -> None:
        super().__init__(connection, **options)
        self._note = note

    def execute(self, query: Any, *given: Any, **options: Any) -> Self:
        self._note(query if isinstance(query, str) else query.decode())
        return super().execute(query, *given, **options)

    def executemany(self, query: Any, *given: Any, **options: Any) -> None:
        self._note(query if isinstance(query, str) else query.decode())
        super().executemany(query, *given, **options)


class Noted(SqlOutbox):
    """The outbox, and what was put into it."""

    def __init__(self, db: sa.Connection) -> None:
        super().__init__(db)
        self.rows: list[Outgoing] = []

    def add(self, row: Outgoing, *, now: datetime) -> None:
        self.rows.append(row)
        super().add(row, now=now)


def said(made: World, work: Work, rows: Iterable[Outgoing]) -> Iterator[tuple[Place, str]]:
    """How it will read."""
    for row in rows:
        shown = drawn(work, row, made.play.now, PERSONAS[row.place.channel], partial(speaker, strict=True))
        if shown:
            yield row.place, spoken(shown.post.message, shown.post.say)


def answer_text(outcome: Outcome) -> str:
    say = speaker(outcome.locale, outcome.zone, strict=True)
    match outcome.answer:
        case Toast(text=text):
            return say(text)
        case FormErrors(errors=errors):
            return " ".join(say(text) for text in errors.values())
        case OpenForm(facts=facts):
            return " ".join(_fact(say, fact) for fact in facts)
        case Shown(message=message):
            return spoken(message, say)
    return ""


def _fact(say: Callable[[Phrase], str], fact: object) -> str:
    if isinstance(fact, Phrase):
        return say(fact)
    return plain(fact.words) if isinstance(fact, Quote) else ""
