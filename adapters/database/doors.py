"""The three ways into the database. Each takes a plain function that touches nothing but its Work: it may run twice."""

from __future__ import annotations

import asyncio
import fcntl
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, TypeVar

import sqlalchemy as sa

from adapters.database import engine as engines
from adapters.database.held import held
from adapters.database.transactions import OUTSIDE, Together, alone, unavailable
from adapters.database.work import SqlWork
from core.errors import StoreUnavailable
from core.work import Work

log = logging.getLogger(__name__)
T = TypeVar("T")

LONGEST_READ = 0.05  # seconds in one go for which a read may keep everybody else on the event loop waiting


class Database:
    """Open until `close`. SQLite: one writer thread. PostgreSQL: a pool of connections in threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.sqlite = engines.is_sqlite(url)
        self._writing = engines.writing(url)
        self._reading = engines.reading(url)
        self._reporting = engines.reporting(url)
        self._writers = ThreadPoolExecutor(1 if self.sqlite else engines.WRITERS, thread_name_prefix="write")
        self._together = Together(self._writing, self._writers)
        self._reporters = ThreadPoolExecutor(2, thread_name_prefix="report")
        self._lock: IO[str] | None = None

    async def write(self, fn: Callable[[Work], T], *, ahead: bool = False) -> T:
        """One transaction: a turn, a timer, a claim. Cancelling the await never cancels the write. One that only stores
        what has happened outside goes `ahead` of those that wait.

        Raises what `fn` raises, after rolling back. A Conflict, a deadlock or a lost connection repeats it first;
        StoreUnavailable when that does not help. On SQLite those that wait share one commit.
        """
        if self.sqlite:
            return await self._together.ask(fn, ahead=ahead)
        return await asyncio.shield(asyncio.wrap_future(self._writers.submit(self.write_now, fn)))

    def write_now(self, fn: Callable[[Work], T]) -> T:
        """The same for code without an event loop: commands, migrations, tests."""
        return alone(self._writing, fn)

    async def read(self, fn: Callable[[Work], T]) -> T:
        """A few rows for a page or a card. Runs on the event loop's thread: it must be short, else the log says so.

        Raises what `fn` raises, and StoreUnavailable.
        """
        try:
            async with self._reading.connect() as connection:
                result, longest = await held(connection.run_sync(lambda sync: fn(SqlWork(sync))))
        except OUTSIDE as error:
            raise unavailable(error) from error
        if longest > LONGEST_READ:
            log.warning("a read held the event loop for %.0f ms: %s", longest * 1000, fn)
        return result

    async def report(self, fn: Callable[[Work], T]) -> T:
        """What walks tables: in a thread of its own, query-only, with a statement timeout.

        Raises what `fn` raises, and StoreUnavailable.
        """

        def run() -> T:
            try:
                with self._reporting.connect() as connection:
                    return fn(SqlWork(connection))
            except OUTSIDE as error:
                raise unavailable(error) from error

        return await asyncio.wrap_future(self._reporters.submit(run))

    def lock(self) -> None:
        """Keep other processes of the desk off this SQLite file until `close`. Raises StoreUnavailable."""
        path = sa.make_url(self.url).database
        if not self.sqlite or not path:
            return
        file = Path(f"{path}.lock").open("w")  # noqa: SIM115 - held until the database is closed
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as taken:
            file.close()
            raise StoreUnavailable(f"another process uses {path}") from taken
        self._lock = file

    async def close(self) -> None:
        await self._reading.dispose()
        await asyncio.to_thread(self.close_now)

    def close_now(self) -> None:
        self._writers.shutdown(wait=True)
        self._reporters.shutdown(wait=True)
        self._writing.dispose()
        self._reporting.dispose()
        if self._lock:
            self._lock.close()
