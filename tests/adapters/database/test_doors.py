"""The three doors: what they promise about transactions, threads, and a database that is away."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from adapters.database import doors, engine, transactions
from adapters.database.doors import Database
from adapters.database.held import held
from core.errors import Conflict, Refused, StoreUnavailable
from core.work import Work
from tests.adapters.database.small_desk import person


@pytest.fixture
async def opened(database_url: str) -> AsyncIterator[Database]:
    """For the asynchronous doors: they are closed in the loop that they were used in."""
    db = Database(database_url)
    yield db
    await db.close()


def add(name: str) -> Callable[[Work], str]:
    def fn(work: Work) -> str:
        work.people.put_person(person(name))
        return name

    return fn


def people(work: Work) -> int:
    return len(list(work.people.keys()))


async def test_a_write_is_seen_by_the_readers(opened: Database) -> None:
    assert await opened.write(add("acme")) == "acme"
    assert await opened.read(people) == 1
    assert await opened.report(people) == 1
    await opened.close()


async def test_what_raises_is_rolled_back(opened: Database) -> None:

    def fn(work: Work) -> None:
        add("acme")(work)
        raise Refused("no")

    for _ in range(2):
        with pytest.raises(Refused):
            await opened.write(fn)
    assert await opened.read(people) == 0
    await opened.close()


async def test_of_many_writes_at_once_only_those_that_raise_are_undone(opened: Database) -> None:

    def fails(work: Work) -> str:
        add("wrong")(work)
        raise ValueError

    asked = [opened.write(fails if n % 3 == 0 else add(f"c{n}")) for n in range(30)]
    results = await asyncio.gather(*asked, return_exceptions=True)
    assert [isinstance(r, ValueError) for r in results] == [n % 3 == 0 for n in range(30)]
    assert await opened.read(people) == 20
    await opened.close()


async def test_none_is_forgotten_whenever_it_comes(opened: Database) -> None:
    """Each comes at another moment of its neighbours' commits."""

    async def one(number: int) -> None:
        for _ in range(150):
            await opened.write(lambda w: None, ahead=number % 2 == 0)

    async with asyncio.timeout(60):
        await asyncio.gather(*(one(number) for number in range(6)))
    await opened.close()


@pytest.mark.parametrize("conflicts", range(transactions.CONFLICTS + 1))
async def test_a_conflict_is_repeated_three_times(opened: Database, conflicts: int) -> None:
    runs = 0

    def fn(work: Work) -> int:
        nonlocal runs
        runs += 1
        add(f"try {runs}")(work)
        if runs <= conflicts:
            raise Conflict
        return runs

    if conflicts < transactions.CONFLICTS:
        assert await opened.write(fn) == conflicts + 1
        assert await opened.read(people) == 1, "what the conflicting tries wrote is undone"
    else:
        with pytest.raises(Conflict):
            await opened.write(fn)
        assert (runs, await opened.read(people)) == (transactions.CONFLICTS, 0)
    await opened.close()


async def test_conflicts_among_many_are_repeated_alone(opened: Database) -> None:
    runs: dict[int, int] = {}

    def one(number: int) -> Callable[[Work], int]:
        def fn(work: Work) -> int:
            runs[number] = runs.get(number, 0) + 1
            add(f"c{number}")(work)
            if number % 4 == 0 and runs[number] < 3:
                raise Conflict
            return number

        return fn

    assert await asyncio.gather(*(opened.write(one(n)) for n in range(20))) == list(range(20))
    assert await opened.read(people) == 20
    assert [runs[n] for n in range(0, 20, 4)] == [3] * 5
    await opened.close()


async def test_cancelling_the_await_does_not_cancel_the_write(opened: Database) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def fn(work: Work) -> None:
        begun.set()
        assert may_end.wait(10)
        add("acme")(work)

    writing = asyncio.create_task(opened.write(fn))
    await asyncio.to_thread(begun.wait, 10)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    may_end.set()
    await opened.write(lambda w: None)
    while await opened.read(people) == 0:  # noqa: ASYNC110 - PostgreSQL: that commit may still be on its way
        await asyncio.sleep(0.01)


async def test_the_reading_doors_cannot_write(opened: Database) -> None:
    for door in (opened.read, opened.report):
        with pytest.raises((StoreUnavailable, sa.exc.DBAPIError)):
            await door(add("acme"))
    assert await opened.read(people) == 0
    await opened.close()


async def test_reads_give_their_connections_back(opened: Database) -> None:

    def broken(work: Work) -> None:
        raise ValueError

    for _ in range(3 * engine.READERS):
        with pytest.raises(ValueError):  # noqa: PT011 - the one above
            await opened.read(broken)
    many = await asyncio.gather(*(opened.read(people) for _ in range(3 * engine.READERS)))
    assert set(many) == {0}
    await opened.close()


async def test_a_read_that_holds_the_loop_is_in_the_log(opened: Database, caplog: pytest.LogCaptureFixture) -> None:
    await opened.read(people)
    caplog.clear()
    await opened.read(lambda w: time.sleep(1.5 * doors.LONGEST_READ))
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "held the event loop" in caplog.text
    await opened.close()


async def test_what_waits_holds_nobody() -> None:
    async def waits() -> float:
        await asyncio.sleep(0.06)
        began = time.perf_counter()
        time.sleep(0.02)  # noqa: ASYNC251 - this is what is measured
        slept = time.perf_counter() - began
        await asyncio.sleep(0.06)
        return slept

    began = time.perf_counter()
    slept, longest = await held(waits())
    whole = time.perf_counter() - began
    assert slept <= longest <= whole - 0.11, "neither wait is in it, however slow the machine"


async def test_what_is_measured_can_be_cancelled_and_may_fail() -> None:
    seen: list[str] = []

    async def works(error: type[Exception] | None) -> None:
        try:
            if error:
                raise error
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            seen.append("cancelled")
            raise

    task = asyncio.create_task(held(works(None)))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert seen == ["cancelled"]
    with pytest.raises(KeyError):
        await held(works(KeyError))


def test_a_savepoint_is_undone_alone(db: Database) -> None:
    def fn(work: Work) -> None:
        add("kept")(work)
        with pytest.raises(Conflict), work.savepoint():  # noqa: PT012 - what was done before must be undone
            add("undone")(work)
            raise Conflict
        add("too")(work)

    db.write_now(fn)
    assert db.write_now(lambda w: list(w.people.keys())) == ["kept", "too"]


async def test_a_database_that_is_away(tmp_path: Path) -> None:
    for url in (f"sqlite:///{tmp_path}/nowhere/desk.db", f"postgresql://nobody@/none?host={tmp_path}"):
        db = Database(url)
        for door in (db.write, db.read, db.report):
            with pytest.raises(StoreUnavailable):
                await door(people)
        await db.close()


def test_a_file_that_another_process_writes(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY", 5)  # ms
    db = Database(sqlite_url)
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable):
            db.write_now(add("acme"))
        other.execute("ROLLBACK")
    assert db.write_now(add("acme")) == "acme"
    db.close_now()


def test_a_connection_that_was_cut_is_made_anew(postgresql_url: str) -> None:
    db = Database(postgresql_url)
    db.write_now(add("before"))
    with sa.create_engine(engine._postgresql(postgresql_url)).connect() as other:
        cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname=current_database()"
        other.exec_driver_sql(f"{cut} AND pid <> pg_backend_pid()")
        other.detach()
    assert db.write_now(add("after")) == "after"
    db.close_now()


TAKEN = """
import sys
from adapters.database.doors import Database
from core.errors import StoreUnavailable
try:
    Database(sys.argv[1]).lock()
except StoreUnavailable as taken:
    print("taken", taken)
"""


def test_a_second_process_is_kept_off_the_file(sqlite_url: str) -> None:
    db, second = Database(sqlite_url), Database(sqlite_url)
    db.lock()
    with pytest.raises(StoreUnavailable):
        second.lock()
    command = [sys.executable, "-c", TAKEN, sqlite_url]
    other = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path.cwd())
    assert other.stdout.startswith("taken")
    db.close_now()
    second.lock()
    second.close_now()


def test_postgresql_serves_many(postgresql_url: str) -> None:
    first, second = Database(postgresql_url), Database(postgresql_url)
    first.lock()
    second.lock()
    for db in (first, second):
        db.close_now()


def test_sqlite_is_told_what_it_must_do(sqlite_url: str) -> None:
    db = Database(sqlite_url)
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": engine.BUSY, "query_only": 0}
    with db._writing.connect() as connection:
        told = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert told == wanted
    db.close_now()
