"""One process of the desk with one pump."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from adapters.database.doors import Database
from adapters.texts import speaker
from bots.customer.persona import CUSTOMER
from bots.pace import NONE, Pace
from bots.pump import Pump
from core.chat.events import Place
from core.chat.replies import Message
from core.chat.words import words
from core.outbox import Kind, Outgoing
from core.people.model import PersonId
from core.work import Work
from tests.bots.runtime import BOT, Clock, FakeWire, Store, until

ANNA, BEN = Place(BOT, "anna-id"), Place(BOT, "ben-id")


def say(work: Work, row: Outgoing, now: datetime) -> Message | None:
    if row.facts.get("raises"):
        raise KeyError("a bug")
    return None if row.facts.get("untrue") else Message(lines=(words(row.facts["text"]),))


PERSONA = replace(CUSTOMER, notices={**CUSTOMER.notices, "say": say})


@dataclass
class Sender:
    """One process with one pump."""

    db: Database
    store: Store
    wire: FakeWire
    pump: Pump
    clock: Clock
    running: asyncio.Task[None] | None = None

    def start(self) -> None:
        self.running = asyncio.create_task(self.pump.run())

    async def stop(self) -> None:
        if self.running:
            self.running.cancel()
            with suppress(asyncio.CancelledError):
                await self.running

    async def add(self, *texts: str, place: Place = ANNA, **facts: Any) -> None:
        def fn(work: Work) -> None:
            for text in texts:
                row = Outgoing(Kind.NOTICE, "say", place, {"text": text, **facts}, person=PersonId(1))
                work.outbox.add(row, now=self.clock())

        await self.db.write(fn)
        self.pump.poked.set()

    async def later(self, **by: float) -> None:
        self.clock.jump(**by)
        self.pump.poked.set()

    def rows(self, columns: str = "state, attempt, ambiguous, why") -> list[tuple[Any, ...]]:
        with self.db._reporting.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(f"SELECT {columns} FROM outbox ORDER BY id")]

    async def settled(self, *states: str) -> None:
        await until(lambda: [row[0] for row in self.rows("state")] == list(states))


def made(db: Database, process: str = "p1", pace: Pace | None = None) -> Sender:
    wire, clock, store = FakeWire(), Clock(), Store(db)
    pump = Pump(store, wire, PERSONA, speaker, process, clock, pace or Pace(NONE))
    return Sender(db, store, wire, pump, clock)
