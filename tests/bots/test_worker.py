"""Slow jobs: each is done once, and none is forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from adapters.database.doors import Database
from bots.worker import JOBS, Worker
from core.errors import StoreUnavailable
from core.jobs import Job
from core.work import Work
from tests.bots.runtime import Clock, Store, until


@dataclass
class Hands:
    """One worker whose job is to note what it was given; `hold`: it waits for it."""

    store: Store
    worker: Worker
    done: list[int] = field(default_factory=list)
    hold: asyncio.Event | None = None

    async def note(self, facts: Mapping[str, Any]) -> Callable[[Work, datetime], None]:
        if self.hold:
            await self.hold.wait()
        self.done.append(facts["n"])
        return lambda work, now: None

    async def add(self, *numbers: int) -> None:
        def fn(work: Work) -> None:
            work.processes.beat("p1")
            for n in numbers:
                work.jobs.add("note", {"n": n}, now=self.worker.clock())

        await self.store.db.write(fn)


@pytest.fixture
async def hands(database_url: str) -> AsyncIterator[Hands]:
    db = Database(database_url)
    store = Store(db)
    made = Hands(store, Worker(store, "p1", Clock(), lambda: None, (), {}))
    made.worker.slow = {"note": (made.note, lambda *_: None)}
    yield made
    await until(lambda: not made.worker.doing)
    await db.close()


async def test_all_are_done_once_though_many_ask_for_them(hands: Hands) -> None:
    await hands.add(*range(20))
    await asyncio.gather(*(hands.worker.start_jobs() for _ in range(5)))
    await until(lambda: len(hands.done) == 20)
    assert sorted(hands.done) == list(range(20))


async def test_so_many_at_once(hands: Hands) -> None:
    hands.hold = asyncio.Event()
    await hands.add(*range(JOBS + 3))
    await asyncio.gather(*(hands.worker.start_jobs() for _ in range(5)))
    assert len(hands.worker.doing) == JOBS
    hands.hold.set()
    await until(lambda: len(hands.done) == JOBS + 3)


async def test_a_job_whose_claim_was_stored_but_not_heard_of_is_done(hands: Hands) -> None:
    await hands.add(1)
    hands.store.lost = lambda result: isinstance(result, Job)
    with pytest.raises(StoreUnavailable):
        await hands.worker.start_jobs()
    hands.store.lost = lambda result: False
    await hands.worker.start_jobs()
    await until(lambda: hands.done == [1])
