"""A desk that has worked with the first tables goes on with the present ones, with everything that it had."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from adapters.database import engine, migrate
from adapters.database.tables import metadata
from core.chat.channel import Arrived
from core.chat.events import FileRef
from core.people.actions import invite
from core.tickets.model import Status, TicketId
from core.work import Work
from tests.play import Play, desk

FIRST = "0001"
PHOTO = FileRef("telegram:customer", "f1", "where.jpg", "image/jpeg", 10, "photo")

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Old:
    """A database with the first tables, what is in them, and what people see of it."""

    url: str
    rows: Rows
    played: Play


@pytest.fixture
def old(empty_database_url: str, tmp_path: Path) -> Old:
    present = f"sqlite:///{tmp_path / 'present.db'}"
    migrate.upgrade(present)
    played = _worked(present)
    made, source = engine.writing(empty_database_url), engine.writing(present)
    with made.begin() as there, source.connect() as here:
        _first_tables(there)
        rows = _read(here, _columns(there))
        _write(there, rows)
    source.dispose()
    made.dispose()
    return Old(empty_database_url, rows, played)


def _worked(url: str) -> Play:
    """One request solved and rated, one in work with a photo, an edit and a reply, one just begun; a half-told form."""
    play = Play(url, desk())
    anna, ben, maria = play.customer("anna"), play.customer("ben"), play.agent("maria")
    anna.says("The printer blinks")
    play.passes(seconds=10)
    maria.presses("claim")
    maria.fills(maria.opens("solve"), solution="A new fuse")
    anna.presses("confirm")
    anna.presses("rate", "1.1.5")
    edited = ben.says("Paper jm", files=[PHOTO])
    ben.edits(edited, "Paper jam")
    play.passes(seconds=10)
    maria.presses("claim", "2")
    maria.fills(maria.opens("reply", "2"), text="Open the rear door")
    play.customer("bela").says("It smells of smoke")
    play.write(partial(_besides, play=play))
    play.close()
    return play


def _besides(work: Work, *, play: Play) -> None:
    work.inbox.add("slack", [Arrived("late", "CPRINT/", 7, {"kind": "event"})], holder="dead", now=play.now)
    work.jobs.add("fetch-file", {"file": 1}, now=play.now)
    work.processes.beat("dead")
    work.processes.lead("send slack", "dead")
    invite(work, play.now, key="nikos", channel="telegram:staff")


def _first_tables(connection: sa.Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, FIRST)


def _columns(connection: sa.Connection) -> dict[str, list[str]]:
    """What the database has now, without alembic's own table."""
    seen = sa.inspect(connection)
    names = [table.name for table in metadata.sorted_tables if seen.has_table(table.name)]
    return {name: [column["name"] for column in seen.get_columns(name)] for name in names}


def _read(connection: sa.Connection, columns: dict[str, list[str]]) -> Rows:
    found: Rows = {}
    for name, kept in columns.items():
        table = metadata.tables[name]
        rows = connection.execute(sa.select(*(table.c[one] for one in kept)).order_by(*table.primary_key))
        found[name] = [dict(row) for row in rows.mappings()]
    return found


def _write(connection: sa.Connection, rows: Rows) -> None:
    for name, every in rows.items():
        for row in every:
            connection.execute(sa.insert(metadata.tables[name]).values(row))
        if connection.dialect.name == "postgresql" and "id" in every[0] and isinstance(every[0]["id"], int):
            newest = sa.text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name}")
            connection.execute(newest)


def test_every_row_is_there_as_it_was(old: Old) -> None:
    url, before = old.url, old.rows
    assert [name for name, rows in before.items() if not rows] == []
    assert len(before) > 20
    migrate.upgrade(url)
    migrate.check(url)
    made = engine.writing(url)
    with made.connect() as connection:
        after = _read(connection, {name: list(rows[0]) for name, rows in before.items()})
    made.dispose()
    assert after == before


def test_the_desk_goes_on_where_it_was(old: Old) -> None:
    migrate.upgrade(old.url)
    was = old.played
    play = Play(old.url, lambda _: None, was.now, was.chats, numbers=was.numbers)
    ben, maria = play.customer("ben"), play.agent("maria")
    play.passes(seconds=10)
    ben.says("It works now")
    maria.fills(maria.opens("solve", "2"), solution="The rear door")
    ben.presses("confirm", "2.1")
    assert play.write(lambda w: w.tickets.get(TicketId(2))).status is Status.COMPLETED
    assert [rating.stars for rating in [play.write(lambda w: w.ratings.get(TicketId(1), 1))] if rating] == [5]
    ben.runs("new", "And now the scanner")
    play.passes(seconds=10)
    newest = play.write(lambda w: w.tickets.get(TicketId(4)))
    assert (newest.priority, newest.urgent, newest.asset) == ("medium", False, None)
    maria.presses("claim", "4")
    assert "Maria" in ben.card()
    play.close()
