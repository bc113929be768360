"""The page asks for the desk to be killed: it comes back, or the demo ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest

from bots.demo.stage import Broken, Process, Stage, world
from bots.demo.wishes import KILL, Wishes

SOON = 30.0  # seconds, on a busy machine
STANDS, FALLS = "print('ready', flush=True); __import__('time').sleep(600)", "raise SystemExit('no disk')"


@dataclass
class Small(Stage):
    """A true sandbox; a desk does nothing. `scripts`: what the next ones run; `desks`: that came up."""

    scripts: list[str] = field(default_factory=list)
    desks: list[Process] = field(default_factory=list)

    async def desk(self, *parts: str) -> Process:
        process = await self._spawn(f"desk-{len(self.processes)}", ["-c", self.scripts.pop(0)], {"PATH": ""})
        await self._line(process)
        self.desks.append(process)
        return process


@pytest.fixture
async def small(tmp_path: Path) -> AsyncIterator[Small]:
    made = Small(tmp_path, world([], [], []), scripts=[STANDS] * 3)
    await made.open()
    yield made
    await made.close()


async def asks(http: aiohttp.ClientSession, stage: Stage) -> int:
    async with http.post(f"{stage.url}/window/wish", json={"wish": KILL}) as answer:
        return int((await answer.json())["n"])


async def test_what_was_asked_for_before_is_over_and_what_is_asked_for_now_is_done_once(small: Small) -> None:
    async with aiohttp.ClientSession() as http, asyncio.timeout(SOON):
        wishes = Wishes(small, http, await small.desk())
        before = await asks(http, small)
        assert await wishes.last() == before
        await asks(http, small)
        following = asyncio.create_task(wishes.follow(before))
        dying = asyncio.create_task(wishes.died())
        while len(small.desks) < 2:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.01)
        assert not dying.done(), "it was killed, and came back"
        small.desks[-1].kill()
        await dying
        following.cancel()
    assert len(small.desks) == 2


async def test_a_desk_that_does_not_come_back_has_died(small: Small) -> None:
    async with aiohttp.ClientSession() as http, asyncio.timeout(SOON):
        wishes = Wishes(small, http, await small.desk())
        small.scripts = [FALLS]
        dying = asyncio.create_task(wishes.died())
        await asks(http, small)
        with pytest.raises(Broken):
            await wishes.follow(0)
        await dying
