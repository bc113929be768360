"""Where plays are played: a database of each kind that stays open from one play to the next.

To open a database and to describe a desk in it takes longer than most plays. So the connection is kept, and what a
`setting_up` wrote is put there again as it stood then. A play at any other address has a database for itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any, Protocol, TypeVar
from weakref import WeakKeyDictionary

import psycopg
from psycopg import sql

from adapters.database.doors import Database
from adapters.database.tables import metadata
from core.work import Work

T = TypeVar("T")
SettingUp = Callable[[Work], None]
TABLES = [table.name for table in metadata.sorted_tables]  # each behind those that it refers to


class Set(Protocol):
    """A database with a desk in it."""

    db: Database

    def set_up(self, setting_up: SettingUp) -> None: ...

    def leave(self) -> None: ...


class Own:
    """Only this play uses it."""

    def __init__(self, url: str) -> None:
        self.db = Database(url)

    def set_up(self, setting_up: SettingUp) -> None:
        self.db.write_now(setting_up)

    def leave(self) -> None:
        self.db.close_now()


class Stage:
    """Lent to one test after the other, each of which finds it empty."""

    def __init__(self, url: str) -> None:
        self.db = Database(url)
        self._painter: Sqlite | Postgresql = Sqlite() if self.db.sqlite else Postgresql()
        self._pictures: WeakKeyDictionary[SettingUp, Any] = WeakKeyDictionary()
        self._empty = self._do(self._painter.take)
        self._played = False

    def set_up(self, setting_up: SettingUp) -> None:
        """A second play of the same test goes on where the first one ended."""
        if self._played:
            self.db.write_now(setting_up)
        elif setting_up in self._pictures:
            self._do(self._painter.put, self._pictures[setting_up])
        else:
            self.db.write_now(setting_up)
            self._pictures[setting_up] = self._do(self._painter.take)
        self._played = True

    def leave(self) -> None:
        """It stays open."""

    @contextmanager
    def lent(self, url: str) -> Iterator[None]:
        """For plays at this address."""
        LENT[url] = self
        yield
        del LENT[url]
        self._do(self._painter.put, self._empty)
        self._played = False

    def _do(self, what: Callable[..., T], *given: object) -> T:
        with self.db._writing.connect() as connection:
            return what(connection.connection.dbapi_connection, *given)


LENT: dict[str, Stage] = {}


@contextmanager
def stage(url: str) -> Iterator[Stage]:
    """At the address of an empty, migrated database."""
    opened = Stage(url)
    try:
        yield opened
    finally:
        opened.db.close_now()


def at(url: str) -> Set:
    return LENT.get(url) or Own(url)


class Sqlite:
    """A picture is the whole file."""

    def take(self, driver: sqlite3.Connection) -> bytes:
        taken = bytearray(driver.serialize())
        taken[18:20] = 1, 1  # in memory no journal is written ahead
        return bytes(taken)

    def put(self, driver: sqlite3.Connection, picture: bytes) -> None:
        with closing(sqlite3.connect(":memory:")) as copy:
            copy.deserialize(picture)
            copy.backup(driver)


class Postgresql:
    """A picture is a script that writes it. All of it goes there at once, as each way to the server and back costs."""

    def take(self, driver: psycopg.Connection) -> str:
        columns = sql.SQL(", ").join(sql.SQL("(SELECT json_agg(t)::text FROM {} t)").format(name) for name in NAMES)
        row = driver.execute(sql.SQL("SELECT {}").format(columns)).fetchone() or ()
        rows = [ROWS.format(name, sql.Literal(text)) for name, text in zip(NAMES, row, strict=True) if text]
        (numbers,) = driver.execute(NUMBERS).fetchone() or ("",)
        return ";".join([OTHERS, *EMPTY, FROM_ONE, *(one.as_string(driver) for one in rows), numbers or ""])

    def put(self, driver: psycopg.Connection, picture: str) -> None:
        driver.execute(picture.encode())
        driver.commit()


NAMES = [sql.Identifier(name) for name in TABLES]
ROWS = sql.SQL("INSERT INTO {0} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::{0}, {1})")
NUMBERS = """
SELECT string_agg(format('SELECT setval(%L, %s)', format('%I', sequencename), last_value), ';')
FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL
"""
OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
EMPTY = [f'DELETE FROM "{name}"' for name in reversed(TABLES)]
FROM_ONE = """
SELECT setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences
WHERE schemaname = 'public' AND last_value IS NOT NULL
"""
