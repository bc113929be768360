"""Reads the sandbox's journal along, once for everybody who waits for something."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, TypeVar

import aiohttp

from tests.endurance.evidence import SLACK, Shown, shown

T = TypeVar("T")
IDLE = 8.0  # seconds in which a desk that has anything to say says something
HANG = 10.0  # seconds that one look at the journal may take


class Witness:
    """`rows` is the journal so far, `shown` what people could read of it."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url, self.http = url, http
        self.rows: list[dict[str, Any]] = []
        self.shown: list[Shown] = []
        self._news = asyncio.Event()

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            await self.look(HANG)

    async def look(self, wait: float = 0.0) -> None:
        query = {"since": str(len(self.rows)), "wait": str(wait)}
        async with self.http.get(f"{self.url}/control/journal", params=query) as answer:
            rows = await answer.json()
        new = [row for row in rows if row["n"] > len(self.rows)]
        self.rows += new
        self.shown += shown(new)  # without counting what stands above: nobody here asks
        self._news.set()
        self._news = asyncio.Event()

    async def until(self, look: Callable[[], T | None], seconds: float, what: str) -> T:
        """What `look` finds, now or whenever something happens. Raises TimeoutError(what)."""
        try:
            async with asyncio.timeout(seconds):
                while (found := look()) is None:
                    await self._news.wait()
        except TimeoutError:
            raise TimeoutError(f"{what} did not come in {seconds:.0f} s") from None
        return found

    async def deed(self) -> None:
        """Until the desk shows somebody something; for a while only, for there may be nothing to show."""
        before = len(self.shown)
        with contextlib.suppress(TimeoutError):
            await self.until(lambda: len(self.shown) > before or None, IDLE, "a deed")

    def newest(
        self, channel: str, chat: str, *, marker: str = "", button: str = "", posted: bool = False
    ) -> Shown | None:
        """The last showing there with this marker and a button that begins so. `posted`: no change in place."""
        here = (
            one
            for one in reversed(self.shown)
            if (one.channel, one.chat) == (channel, chat) and (one.new or not posted)
        )
        return next((one for one in here if _fits(one, marker, button)), None)

    def card(self, channel: str, marker: str) -> Shown | None:
        """The newest top message of a Slack channel that quotes these first words, as it was posted."""
        here = (one for one in reversed(self.shown) if (one.channel, one.chat) == (SLACK, channel))
        return next((one for one in here if one.new and one.thread is None and marker in one.markers), None)

    def now(self, one: Shown) -> Shown:
        """How this message looks now."""
        same = (other for other in reversed(self.shown) if other.message == one.message and other.chat == one.chat)
        return next(same, one)


def _fits(one: Shown, marker: str, button: str) -> bool:
    marked = not marker or marker in one.markers
    return marked and (not button or any(known.startswith(button) for known in one.buttons))
