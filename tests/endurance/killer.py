"""Ends the desk's processes as a power cut does, and starts them again."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bots.demo.stage import Broken, Process, Stage

UP = (0.0, 4.0)  # seconds between a desk's first deed and the kill
SHORT = (0.0, 0.5)  # seconds until the restart, mostly
EARLY = 0.1  # how often the kill comes before 'ready'
LONG = 0.2  # how often the restart takes up to a minute of the platforms' patience
MINUTE = 60.0


@dataclass
class Killer:
    """`speed` divides the long gaps, as the sandbox divides its retries and lifetimes by it.

    `alive` waits until the desk does something: on a busy machine it would be killed for ever before it could.
    `kills` are the moments; `desks` the processes that live now.
    """

    stage: Stage
    dice: random.Random
    speed: float
    alive: Callable[[], Awaitable[object]]
    kills: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    desks: list[Process] = field(default_factory=list)

    async def starts(self, processes: int) -> None:
        self.desks += await asyncio.gather(*(self.stage.desk() for _ in range(processes)))

    async def kills_one(self) -> None:
        """One of the processes, at a random moment; it is replaced after a gap. Starts may be cut off too."""
        await self.alive()
        await asyncio.sleep(self.dice.uniform(*UP))
        victim = self.desks.pop(self.dice.randrange(len(self.desks)))
        await self._kills(victim)
        if self.dice.random() < EARLY:
            await self._cut_off_start()
        self.desks.append(await self.stage.desk())

    async def _kills(self, victim: Process) -> None:
        victim.kill()
        await victim.inner.wait()
        self.kills.append(time.time())
        gap = self.dice.uniform(*SHORT)
        if self.dice.random() < LONG:
            gap = self.dice.uniform(0.2, 1.0) * MINUTE / self.speed
        self.gaps.append(gap)
        await asyncio.sleep(gap)

    async def _cut_off_start(self) -> None:
        before = len(self.stage.processes)
        starting = asyncio.create_task(self.stage.desk())
        await asyncio.sleep(self.dice.uniform(0.3, 2.5))
        if len(self.stage.processes) > before:
            await self._kills(self.stage.processes[-1])
        try:
            await starting
        except Broken:
            return
