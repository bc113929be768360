"""What every contender is given: so many people writing at once, each waiting for the answer to their message."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

IN_FLIGHT = 64  # messages under way at once: each person waits for the answer before the next one writes
TOKEN = "100001:bench"
TEXT = "The printer on floor 3 prints nothing since this morning, please help"
HANGS = 60.0  # seconds after which a slice that does not end is a failure

numbers = itertools.count(1)


@dataclass(frozen=True)
class Slice:
    """What a contender did: `waits` are the seconds from each message's arrival to its accepted reply, `cpu` those of
    this process's CPU time: a busy neighbour changes them least."""

    seconds: float
    cpu: float
    waits: list[float]

    @property
    def rate(self) -> float:
        return len(self.waits) / self.seconds


class Contender(Protocol):
    """`database` is "SQLite", "PostgreSQL" or "" for none."""

    @property
    def name(self) -> str: ...
    @property
    def database(self) -> str: ...
    async def run(self, seconds: float) -> Slice: ...


async def keep(one: Callable[[], Awaitable[None]], seconds: float, in_flight: int = IN_FLIGHT) -> Slice:
    """`in_flight` at once, one message after the other, for so long; then wait for the last. Raises TimeoutError."""
    waits: list[float] = []
    begun, cpu = time.perf_counter(), time.process_time()

    async def person() -> None:
        while (at := time.perf_counter()) < begun + seconds:
            await one()
            waits.append(time.perf_counter() - at)

    async with asyncio.timeout(seconds + HANGS):
        await asyncio.gather(*(person() for _ in range(in_flight)))
    return Slice(time.perf_counter() - begun, time.process_time() - cpu, waits)


def message(user: int) -> str:
    """A text message as Telegram delivers it."""
    number = next(numbers)
    person = {"id": user, "is_bot": False, "first_name": "Anna", "username": f"anna{user}", "language_code": "en"}
    chat = {"id": user, "type": "private", "first_name": "Anna", "username": f"anna{user}"}
    body = {"message_id": number, "date": int(time.time()), "chat": chat, "from": person, "text": TEXT}
    return json.dumps({"update_id": number, "message": body})
