"""What somebody asks for on the page and only we can do: the desk is killed as if the power went, and starts again."""

from __future__ import annotations

import asyncio

import aiohttp

from bots.demo.stage import Process, Stage

KILL = "kill-desk"
HANG = 20.0  # seconds that one look at the journal may take


class Wishes:
    """`desk` is the one that runs now."""

    def __init__(self, stage: Stage, http: aiohttp.ClientSession, desk: Process) -> None:
        self._stage, self._http, self._desk = stage, http, desk
        self._there = asyncio.Event()
        self._there.set()

    async def follow(self) -> None:
        """Until cancelled."""
        since = 0
        while True:
            query = {"since": str(since), "wait": str(HANG), "kind": "window.wish"}
            async with self._http.get(f"{self._stage.url}/control/journal", params=query) as answer:
                rows = await answer.json()
            since = rows[-1]["n"] if rows else since
            if any(row["wish"] == KILL for row in rows):
                await self._again()

    async def died(self) -> None:
        """Comes back when the desk has ended by itself."""
        while True:
            await self._desk.inner.wait()
            if self._there.is_set():
                return
            await self._there.wait()

    async def _again(self) -> None:
        self._there.clear()
        self._desk.kill()
        await self._desk.inner.wait()
        self._desk = await self._stage.desk()
        self._there.set()
