"""Everything that happens on both platforms, as it happens: the sandbox's journal, read along."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import cast

import aiohttp

from bots.demo.channels import Channels
from bots.demo.phones import Phones
from bots.demo.shown import Shown
from bots.demo.stage import Json

KINDS = ("person.", "telegram.call", "slack.message", "slack.ephemeral", "slack.call")
HANG = 20.0  # seconds that one look at the journal may take


class Watch:
    def __init__(
        self, url: str, http: aiohttp.ClientSession, phones: Phones, channels: Channels, show: Callable[[Shown], None]
    ) -> None:
        self._url, self._http = url, http
        self._phones, self._channels, self._show = phones, channels, show
        self._since = 0
        self._reading = asyncio.Lock()

    async def follow(self) -> None:
        """Show what comes, until cancelled."""
        while True:
            rows = await self._rows(HANG)
            if rows:
                await self.caught_up()

    async def caught_up(self) -> None:
        """Show everything that has happened so far."""
        async with self._reading:
            for shown in self._read(await self._rows(0)):
                self._show(shown)

    def _read(self, rows: list[Json]) -> Iterator[Shown]:
        """Both sides in one order."""
        for phone, some in groupby(rows, lambda row: "bot" in row):
            yield from (self._phones if phone else self._channels).read(some)
        self._since = rows[-1]["n"] if rows else self._since

    async def _rows(self, wait: float) -> list[Json]:
        query = [("since", str(self._since)), ("wait", str(wait)), *(("kind", kind) for kind in KINDS)]
        async with self._http.get(f"{self._url}/control/journal", params=query) as answer:
            return cast(list[Json], await answer.json())
