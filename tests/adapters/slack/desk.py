"""The desk as a wire sees it: stores, runs turns, gives answers. What a test says it answers is what it answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from core.chat.channel import Arrived, LookUp, Thread, Unreadable, Wire
from core.chat.events import Event, Place
from core.chat.replies import Answer, Phrase

SECONDS = 15.0  # for anything a test waits for


def say(phrase: Phrase) -> str:
    return " ".join([phrase.key, *(str(arg) for arg in phrase.args.values())])


class Desk:
    """`open_` closed: nothing is stored. `turns` closed: nothing is answered. `broken`: how often storing fails.

    `known` closed: nobody learns where a gap begins; `lost`: how often that fails.
    It begins at the newest that is stored, at `places` at least.
    """

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._changed = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()
        self.open_, self.turns, self.known = asyncio.Event(), asyncio.Event(), asyncio.Event()
        for open_ in (self.open_, self.turns, self.known):
            open_.set()
        self.broken = self.lost = 0
        self.asked = 0
        self.places: list[Thread] = []
        self.gaps: list[str] = []
        self.looked_up: list[LookUp] = []
        self.stored: dict[str, Arrived] = {}
        self.events: list[Event] = []
        self.given: list[bool] = []
        self.answer: Callable[[Event], Answer | None] = lambda event: None

    async def take_in(self, channel: str, arrived: Sequence[Arrived]) -> set[str]:
        self.asked += 1
        await self._tell()
        await self.open_.wait()
        if self.broken:
            self.broken -= 1
            raise OSError("no space left on device")
        new = [one for one in arrived if one.key not in self.stored]
        self.stored |= {one.key: one for one in new}
        for one in new:
            task = asyncio.create_task(self._turn(one))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return {one.key for one in new}

    async def threads(self, channel: str) -> list[Thread]:
        await self.known.wait()
        if self.lost:
            self.lost -= 1
            raise OSError("the store is gone")
        return [Thread(one.place, max(one.position, self._newest(one.place))) for one in self.places]

    async def missing(self, channel: str) -> None:
        self.gaps.append("open")

    async def complete(self, channel: str) -> None:
        self.gaps.append("complete")

    async def options(self, asked: LookUp) -> list[tuple[str, str]]:
        self.looked_up.append(asked)
        return [(str(n), f"Product {n}") for n in range(200) if asked.typed in f"Product {n}"]

    def _newest(self, place: Place) -> int:
        lane = f"{place.chat}/{place.thread or ''}"
        return max((one.position for one in self.stored.values() if one.lane.startswith(lane)), default=0)

    async def until(self, look: Callable[[Desk], object]) -> None:
        async with asyncio.timeout(SECONDS), self._changed:
            await self._changed.wait_for(lambda: look(self))

    def said(self) -> list[Any]:
        return [event for event in self.events if hasattr(event, "words")]

    async def stop(self) -> None:
        self.turns.set()
        await asyncio.gather(*self._tasks)

    async def _turn(self, one: Arrived) -> None:
        try:
            event = await self._wire.read(one.raw)
        except Unreadable:
            await self._wire.give(one.raw, None, say)
            return
        self.events.append(event)
        await self._tell()
        await self.turns.wait()
        self.given.append(await self._wire.give(one.raw, self.answer(event), say))
        await self._tell()

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


@asynccontextmanager
async def served(wire: Wire, desk: Desk) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(wire.serve(desk))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await desk.stop()
