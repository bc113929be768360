"""What a driver raises means the same in the statements that are given to it directly."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from functools import partial

import pytest
import sqlalchemy as sa

from adapters.database import engine
from adapters.database.doors import Database
from adapters.database.prepared import Prepared
from core.chat.events import Place
from core.errors import StoreUnavailable
from core.work import Work

HERE, THERE = Place("telegram:customer", "1"), Place("telegram:customer", "2")


def counted(work: Work, place: Place) -> None:
    work.conversations.counted(place, 1)


def test_a_deadlock_is_broken_off_and_taken_again(postgresql_url: str) -> None:
    """Two transactions that need each other's rows: one of them goes second, and neither fails."""
    db, meeting = Database(postgresql_url), threading.Barrier(2, timeout=20)
    tries: list[str] = []

    def crossing(one: Place, other: Place) -> None:
        def fn(work: Work) -> None:
            tries.append(one.chat)
            work.conversations.counted(one, 1)
            if len(tries) <= 2:
                meeting.wait()
            work.conversations.counted(other, 1)

        db.write_now(fn)

    for place in (HERE, THERE):
        db.write_now(partial(counted, place=place))
    threads = [threading.Thread(target=crossing, args=pair) for pair in ((HERE, THERE), (THERE, HERE))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(tries) == 3
    assert db.write_now(lambda w: [w.conversations.at(place).count for place in (HERE, THERE)]) == [3, 3]
    db.close_now()


def test_a_database_that_cannot_be_written_is_unavailable(sqlite_url: str) -> None:
    db = Database(sqlite_url)
    db.write_now(lambda w: w.processes.beat("me"))

    def without_room(work: Work) -> None:
        connection = work.db  # type: ignore[attr-defined]  # the adapter's own Work has it
        pages = connection.scalar(sa.text("PRAGMA page_count"))
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        for number in range(10_000):
            work.conversations.counted(Place("slack", f"C{number}" * 50), 1)

    with pytest.raises(StoreUnavailable, match="full"):
        db.write_now(without_room)
    db.close_now()


def test_the_drivers_own_error_stays_the_cause(sqlite_url: str) -> None:
    nowhere = Prepared(sa.select(sa.table("nowhere", sa.column("n"))))
    with closing(engine.reporting(sqlite_url).connect()) as connection:
        with pytest.raises(sa.exc.OperationalError) as raised:
            nowhere.rows(connection)
        assert isinstance(raised.value.orig, sqlite3.OperationalError)
