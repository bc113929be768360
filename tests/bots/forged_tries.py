"""One try at something forged: what was changed by it, what was said, and then it is undone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import sqlalchemy as sa

from adapters.database.outbox import SqlOutbox
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


LOOKED_AT = [t for t in metadata.sorted_tables if t.name not in ("inbox", "processes", "leads")]
Rows = tuple[str, ...]


def question(dialect: str) -> str:
    """One query for every row there is: it is asked thousands of times."""
    array, all_ = ("json_array", "json_group_array") if dialect == "sqlite" else ("json_build_array", "json_agg")
    parts = []
    for table in LOOKED_AT:
        columns = ", ".join(f'"{name}"' for name in table.columns.keys())  # noqa: SIM118 - it is no dict
        parts.append(f'(SELECT CAST({all_}({array}({columns})) AS TEXT) FROM "{table.name}")')
    return f"SELECT {', '.join(parts)}"


QUESTIONS = {dialect: question(dialect) for dialect in ("sqlite", "postgresql")}


def snapshot(db: sa.Connection) -> Rows:
    """Each table as JSON."""
    return tuple(text or "[]" for text in db.exec_driver_sql(QUESTIONS[db.dialect.name]).one())


@dataclass(frozen=True)
class Change:
    """A row that is there now and was not, or was and is not."""

    table: str
    row: Mapping[str, Any]


def changes(before: Rows, after: Rows) -> Iterator[Change]:
    for table, was, is_ in zip(LOOKED_AT, before, after, strict=True):
        if was != is_:
            old, new = json.loads(was), json.loads(is_)
            for row in [row for row in new if row not in old] + [row for row in old if row not in new]:
                yield Change(table.name, dict(zip(table.columns.keys(), row, strict=True)))


@dataclass(frozen=True)
class Tried:
    outcome: Outcome
    changes: list[Change]
    ticket: Ticket
    told: list[tuple[Place, str]]


def tried(made: World, work: SqlWork, before: Rows, happened: Event) -> Tried:
    result: list[Tried] = []
    work.outbox = noted = Noted(work.db)
    try:
        with work.savepoint():
            arrived = Arrived("forged", f"forged {happened.sender.user}", 1, {})
            (row,) = work.inbox.add(happened.place.channel, [arrived], holder="test", now=made.play.now)
            channel = happened.place.channel
            outcome = take_turn(work, row, happened, PERSONAS[channel], made.play.now, whole_forms=channel == "slack")
            assert outcome is not None
            changed = list(changes(before, snapshot(work.db)))
            ticket = work.tickets.get(made.anna)
            result.append(Tried(outcome, changed, ticket, list(said(made, work, noted.rows))))
            raise Undone
    except Undone:
        return result[0]


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
