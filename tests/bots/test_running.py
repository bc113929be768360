"""A desk that is told to stop is gone in time, whatever hangs."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import ClientSession

from adapters.database.bell import Bell
from adapters.database.doors import Database
from adapters.texts import speaker
from bots import running
from bots.build import Desk
from bots.customer.persona import CUSTOMER
from bots.lanes import Lanes
from bots.pace import NONE, Pace
from bots.pump import Pump
from core.chat.channel import Intake
from core.chat.events import Event, Place
from core.outbox import Kind, Outgoing
from core.people.model import PersonId
from core.work import Work
from tests.bots.runtime import BOT, NOW, SOON, Clock, FakeWire, holds, until, update
from tests.play import desk as people


@dataclass
class Hanging(FakeWire):
    """Its goodbye, its reading and its sending never come to an end."""

    reading: bool = False

    async def serve(self, intake: Intake) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.Event().wait()

    async def read(self, raw: Mapping[str, Any]) -> Event:
        self.reading = True
        await asyncio.Event().wait()
        return await super().read(raw)


def put_together(db: Database, http: ClientSession, wire: FakeWire) -> Desk:
    clock = Clock()
    pump = Pump(db, wire, CUSTOMER, speaker, "p1", clock, Pace(NONE))
    lanes = Lanes(db, {BOT: wire}, {BOT: CUSTOMER}, speaker, "p1", clock, pump.poked.set)
    bell = Bell(db.url, pump.poked.set)
    return Desk(db, bell, http, {BOT: wire}, {BOT: wire}, lanes, [pump], [], None, "p1")


def waiting(work: Work) -> None:
    """One message that came in and one that is to go out."""
    people()(work)
    work.inbox.add(BOT, [update(1)], holder="dead", now=NOW)
    work.outbox.add(Outgoing(Kind.NOTICE, "help", Place(BOT, "anna-id"), person=PersonId(1)), now=NOW)


async def test_it_is_gone_in_time_though_everything_hangs(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for n, name in enumerate(("LISTENED", "HANDLED", "SENT", "GONE"), start=1):
        monkeypatch.setattr(running, name, n * 0.1)
    db, wire = Database(database_url), Hanging(hold=asyncio.Event())
    await db.write(waiting)
    async with ClientSession() as http:
        on = asyncio.Event()
        run = asyncio.create_task(running.run(put_together(db, http, wire), http="127.0.0.1:0", ready=on.set))
        await on.wait()
        await until(lambda: wire.reading and wire.sending > 0)
        await holds(db, lambda w: w.processes.leader(f"listen {BOT}") == "p1")
        os.kill(os.getpid(), signal.SIGTERM)
        async with asyncio.timeout(SOON / 2):
            assert await run == 0
    assert await db.write(lambda w: w.processes.living()) == set(), "what it held is free at once"
    await db.close()


def test_all_of_it_takes_less_than_the_ten_seconds_that_are_promised() -> None:
    marks = (running.LISTENED, running.HANDLED, running.SENT, running.GONE)
    assert sorted(marks) == list(marks)
    assert running.GONE < 10
