"""What happens by itself: timers, slow jobs, and the sweeps behind everything that may have been missed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from bots.ports import Clock, Store
from core import jobs
from core.errors import DeliveryFailed, StoreUnavailable
from core.fieldwork import actions as fieldwork
from core.jobs import Job, JobId
from core.processes import BEAT
from core.tickets import actions, intake, reopening, silence, tell, undo
from core.tickets.model import TicketId
from core.timers import Timer
from core.work import Work

log = logging.getLogger(__name__)

MOST = 50  # timers in one look
JOBS = 4  # slow jobs at once in this process
SWEEP = 1  # seconds between sweeps
AWAY = 2.0  # seconds to wait when the database cannot be reached

TIMERS: Mapping[str, Callable[[Work, datetime, TicketId], None]] = {
    "intake": lambda work, now, ticket: intake.intake_over(work, now, ticket=ticket),
    "undo": lambda work, now, ticket: undo.settle(work, now, ticket=ticket),
    "close": lambda work, now, ticket: actions.close_quiet(work, now, ticket=ticket),
    "visits": lambda work, now, ticket: fieldwork.look_after(work, now, ticket=ticket),
    "remind": lambda work, now, ticket: silence.remind(work, now, ticket=ticket),
    "silence": lambda work, now, ticket: silence.close_silent(work, now, ticket=ticket),
    "aside": lambda work, now, ticket: reopening.undecided(work, now, ticket=ticket),
}

Do = Callable[[Mapping[str, Any]], Awaitable[Callable[[Work, datetime], None]]]
"""A slow job: outside any transaction, it returns what to store. Raises DeliveryFailed."""


@dataclass
class Worker:
    db: Store
    process: str
    clock: Clock
    poke: Callable[[], None]
    sweeps: tuple[Callable[[], Awaitable[None]], ...]
    slow: Mapping[str, tuple[Do, Callable[[Work, datetime, Mapping[str, Any], str], None]]]
    doing: set[asyncio.Task[None]] = field(default_factory=set)
    held: set[JobId] = field(default_factory=set)
    claiming: asyncio.Lock = field(default_factory=asyncio.Lock)  # one claim at a time: what it takes is held after it

    async def beat(self) -> None:
        """Others may take over what we hold when this stops for long."""
        await self.db.write(lambda w: w.processes.beat(self.process))

    async def run(self) -> None:
        """APScheduler wakes the sweeps; all that is due lies in the database, so any number of processes may run."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        clock = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": 60}
        )
        clock.add_job(self._guarded, "interval", seconds=BEAT.total_seconds(), args=(self.beat,))
        for sweep in (self.fire, self.start_jobs, *self.sweeps):
            clock.add_job(self._guarded, "interval", seconds=SWEEP, args=(sweep,))
        clock.start()
        try:
            await asyncio.Event().wait()
        finally:
            clock.shutdown(wait=False)
            for task in self.doing:
                task.cancel()

    async def _guarded(self, sweep: Callable[[], Awaitable[None]]) -> None:
        try:
            await sweep()
        except StoreUnavailable as away:
            log.error("the database cannot be reached: %s", away)
        except Exception:
            log.exception("a sweep broke")

    async def fire(self) -> None:
        """Every timer that is due: once, whichever process is first."""
        now = self.clock()
        for timer in await self.db.read(lambda w: w.timers.due(now, MOST)):
            try:
                await self.db.write(partial(_fire, timer=timer, now=self.clock()))
            except StoreUnavailable:
                raise
            except Exception as broken:
                log.exception("timer %s broke", timer.key)
                await self.db.write(partial(_postpone, timer=timer, why=repr(broken), now=self.clock()))
            self.poke()

    async def start_jobs(self) -> None:
        async with self.claiming:
            while len(self.held) < JOBS:
                held = frozenset(self.held)
                job = await self.db.write(partial(_claim, process=self.process, held=held, now=self.clock()))
                if job is None:
                    return
                self._start(job)

    def _start(self, job: Job) -> None:
        self.held.add(job.id)
        task = asyncio.create_task(self._do(job))
        self.doing.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self.doing.discard(task)
        if not task.cancelled() and task.exception():
            log.error("a job broke", exc_info=task.exception())

    async def _do(self, job: Job) -> None:
        do, give_up = self.slow[job.kind]
        try:
            finish = partial(_finish, job=job, store=await do(job.facts))
        except DeliveryFailed as failure:
            again = None if failure.permanent else jobs.next_try(job.tries, self.clock())
            finish = partial(_again, job=job, due_at=again, why=failure.code, give_up=give_up)
        except Exception:
            log.exception("job %s of kind %s broke", job.id, job.kind)
            again = jobs.next_try(job.tries, self.clock())
            finish = partial(_again, job=job, due_at=again, why="unreachable", give_up=give_up)
        await self._stored(job, finish)
        self.held.discard(job.id)
        self.poke()
        await self.start_jobs()

    async def _stored(self, job: Job, finish: Callable[..., None]) -> None:
        """Until the database takes it: a job that nobody settles would hang for as long as this process lives."""
        while True:
            try:
                return await self.db.write(partial(finish, now=self.clock()))
            except StoreUnavailable as away:
                log.error("a job waits for the database: %s", away)
                await asyncio.sleep(AWAY)
            except Exception:
                log.exception("the end of a job cannot be stored")
                finish = partial(
                    _again, job=job, due_at=self.clock() + jobs.AN_HOUR, why="unreachable", give_up=_nothing
                )


def _nothing(*_: object) -> None:
    """What is put off for an hour is not given up."""


def _fire(work: Work, *, timer: Timer, now: datetime) -> None:
    work.tickets.hold(TicketId(timer.about))  # first, as turns do: the other way round would be a deadlock
    if work.timers.take(timer):
        TIMERS[timer.kind](work, now, TicketId(timer.about))


def _postpone(work: Work, *, timer: Timer, why: str, now: datetime) -> None:
    """A timer that cannot fire waits an hour and the administrator is told: it must not spin, nor be lost."""
    work.timers.set(Timer(timer.key, timer.kind, timer.about, now + jobs.AN_HOUR))
    tell.administrator(work, now, "alert-timer", name=timer.key, detail=why[:200])


def _claim(work: Work, *, process: str, held: frozenset[JobId], now: datetime) -> Job | None:
    return work.jobs.claim(now=now, holder=process, living=work.processes.living(), doing=held)


def _finish(work: Work, *, job: Job, store: Callable[[Work, datetime], None], now: datetime) -> None:
    if work.jobs.done(job):
        store(work, now)


def _again(
    work: Work,
    *,
    job: Job,
    due_at: datetime | None,
    why: str,
    give_up: Callable[[Work, datetime, Mapping[str, Any], str], None],
    now: datetime,
) -> None:
    if due_at is not None:
        work.jobs.again(job, due_at=due_at, why=why)
    elif work.jobs.done(job):
        give_up(work, now, job.facts, why)
