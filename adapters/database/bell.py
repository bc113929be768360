"""Tells the desk's other processes that something was committed. It only saves waiting: a sweep runs beside it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import psycopg
import sqlalchemy as sa

from adapters.database.engine import is_sqlite

log = logging.getLogger(__name__)

CHANNEL = "sixstar"
COALESCE = 0.02  # seconds in which many commits ring once
AGAIN = 3.0  # seconds before a lost connection is made anew


class Bell:
    """PostgreSQL's NOTIFY on a connection of its own. Silent on SQLite, which one process has for itself."""

    def __init__(self, url: str, rung: Callable[[], None]) -> None:
        self._url = "" if is_sqlite(url) else sa.make_url(url).set(drivername="postgresql").render_as_string(False)
        self._rung = rung
        self._asked = asyncio.Event()

    def ring(self) -> None:
        """After a commit. Never blocks, never fails."""
        self._asked.set()

    async def run(self) -> None:
        """Until cancelled."""
        if not self._url:
            await asyncio.Event().wait()
        while True:
            try:
                async with asyncio.TaskGroup() as both:
                    both.create_task(self._listen())
                    both.create_task(self._notify())
            except* (psycopg.Error, OSError) as lost:
                log.warning("the bell lost its connection: %s", lost.exceptions[0])
            await asyncio.sleep(AGAIN)

    async def _listen(self) -> None:
        async with await psycopg.AsyncConnection.connect(self._url, autocommit=True) as connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            async for _ in connection.notifies():
                self._rung()

    async def _notify(self) -> None:
        async with await psycopg.AsyncConnection.connect(self._url, autocommit=True) as connection:
            while True:
                await self._asked.wait()
                self._asked.clear()
                await connection.execute(f"NOTIFY {CHANNEL}")
                await asyncio.sleep(COALESCE)
