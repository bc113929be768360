"""What somebody asks for on the page and only we can do: the desk is killed as if the power went, and starts again."""

from __future__ import annotations

import asyncio
import logging

import aiohttp

from bots.demo.stage import Broken, Json, Process, Stage

log = logging.getLogger(__name__)

KILL = "kill-desk"
HANG = 20.0  # seconds that one look at the journal may take


class Wishes:
    """`desk` is the one that runs now."""

    def __init__(self, stage: Stage, http: aiohttp.ClientSession, desk: Process) -> None:
        self._stage, self._http, self._desk = stage, http, desk
        self._there = asyncio.Event()
        self._there.set()

    async def last(self) -> int:
        """The journal's number of the last one: what was asked for until now is over."""
        rows = await self._since(0, wait=0)
        return int(rows[-1]["n"]) if rows else 0

    async def follow(self, since: int) -> None:
        """What is asked for after this number of the journal; until cancelled, or the desk does not come back."""
        while True:
            rows = await self._since(since, wait=HANG)
            since = rows[-1]["n"] if rows else since
            if any(row["wish"] == KILL for row in rows):
                await self._again()

    async def died(self) -> None:
        """Comes back when the desk has ended by itself, or has not come back."""
        while True:
            await self._desk.inner.wait()
            if self._there.is_set():
                return
            await self._there.wait()

    async def _again(self) -> None:
        self._there.clear()
        try:
            self._desk.kill()
            await self._desk.inner.wait()
            self._desk = await self._stage.desk()
        except Broken as broken:
            log.error("the desk does not come back: %s", broken)
            raise
        finally:
            self._there.set()

    async def _since(self, since: int, *, wait: float) -> list[Json]:
        query = {"since": str(since), "wait": str(wait), "kind": "window.wish"}
        async with self._http.get(f"{self._stage.url}/control/journal", params=query) as answer:
            rows: list[Json] = await answer.json()
        return rows
