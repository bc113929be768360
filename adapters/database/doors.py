"""The three ways into the database. Each takes a plain function that touches nothing but its Work: it may run twice."""

from __future__ import annotations

import asyncio
import fcntl
import logging
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from adapters.database import engine as engines
from adapters.database.work import SqlWork
from core.errors import Conflict, StoreUnavailable
from core.work import Work

log = logging.getLogger(__name__)
T = TypeVar("T")
TRIES = 6  # of a transaction that the database itself broke off
CONFLICTS = 4  # tries of a transaction that found its rows changed: the first and three repeats
_AGAIN = ("deadlock", "serialize", "locked", "busy", "closed the connection", "terminating", "connection")


class Database:
    """Open until `close`. SQLite: one writer thread. PostgreSQL: a pool of connections in threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.sqlite = engines.is_sqlite(url)
        self._writing = engines.writing(url)
        self._reading = engines.reading(url)
        self._reporting = engines.reporting(url)
        self._writers = ThreadPoolExecutor(1 if self.sqlite else engines.WRITERS, thread_name_prefix="write")
        self._reporters = ThreadPoolExecutor(2, thread_name_prefix="report")

    async def write(self, fn: Callable[[Work], T]) -> T:
        """One transaction: a turn, a timer, a claim. Cancelling the await never cancels the write.

        Raises what `fn` raises, after rolling back. A Conflict, a deadlock or a lost connection repeats it first;
        StoreUnavailable when that does not help.
        """
        return await asyncio.shield(asyncio.wrap_future(self._writers.submit(self.write_now, fn)))

    def write_now(self, fn: Callable[[Work], T]) -> T:
        """The same for code without an event loop: commands, migrations, tests."""
        broken = conflicts = 0
        while True:
            try:
                with self._writing.begin() as connection:
                    return fn(SqlWork(connection))
            except Conflict:
                conflicts += 1
                if conflicts >= CONFLICTS:
                    raise
            except (sa.exc.OperationalError, sa.exc.TimeoutError) as error:
                broken += 1
                if broken >= TRIES or not any(word in str(error).lower() for word in _AGAIN):
                    raise StoreUnavailable(str(getattr(error, "orig", error))) from error
                log.warning("transaction broken off, trying again: %s", getattr(error, "orig", error))
            time.sleep(random.uniform(0, 0.02) * (broken + conflicts) ** 2)  # noqa: S311 - not for secrets

    async def read(self, fn: Callable[[Work], T]) -> T:
        """A few rows for a page or a card. Runs on the event loop's thread: it must be short."""
        async with self._reading.connect() as connection:
            return await connection.run_sync(lambda sync: fn(SqlWork(sync)))

    async def report(self, fn: Callable[[Work], T]) -> T:
        """What walks tables: in a thread of its own, query-only, with a statement timeout."""

        def run() -> T:
            with self._reporting.connect() as connection:
                return fn(SqlWork(connection))

        return await asyncio.wrap_future(self._reporters.submit(run))

    def lock(self) -> None:
        """Keep other processes of the desk off this SQLite file until this one ends. Raises StoreUnavailable."""
        path = sa.make_url(self.url).database
        if not self.sqlite or not path:
            return
        self._lock = Path(f"{path}.lock").open("w")  # noqa: SIM115 - held as long as the process lives
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as taken:
            raise StoreUnavailable(f"another process uses {path}") from taken

    async def close(self) -> None:
        await self._reading.dispose()
        await asyncio.to_thread(self.close_now)

    def close_now(self) -> None:
        self._writers.shutdown(wait=True)
        self._reporters.shutdown(wait=True)
        self._writing.dispose()
        self._reporting.dispose()
