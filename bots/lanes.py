"""From what arrived to its turn: stored first, then handled in the order of its conversation, one at a time."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bots import looking
from bots import turn as turns
from bots.drawing import Speak
from bots.persona import Persona
from bots.ports import Clock, Store
from bots.turn import Outcome
from core import inbox
from core.chat.channel import Arrived, LookUp, Thread, Unreadable, Wire
from core.chat.events import Event, Place
from core.chat.replies import FormErrors
from core.errors import StoreUnavailable
from core.inbox import Row, next_try
from core.tickets import tell
from core.work import Work

log = logging.getLogger(__name__)

PATIENCE = 2.0  # seconds in which a platform wants its answer; past that it goes through the outbox
OTHERS = 0.2  # seconds between looks at a row that another living process holds
AWAY = 2.0  # seconds to wait when the database cannot be reached
TRACE_BYTES = 4
OVERLAP = timedelta(minutes=10)  # read again before the newest that is known: events may have come out of order
FORGOTTEN = timedelta(days=7)  # a gap is not read further back than this
NOTHING = Outcome()


@dataclass
class Lanes:
    """The desk, as the wires see it (`Intake`)."""

    db: Store
    wires: Mapping[str, Wire]
    personas: Mapping[str, Persona]
    speak: Speak
    process: str
    clock: Clock
    poke: Callable[[], None]
    running: dict[tuple[str, str], asyncio.Task[None]] = field(default_factory=dict)
    awake: set[tuple[str, str]] = field(default_factory=set)
    fresh: dict[tuple[str, str], deque[Row]] = field(default_factory=dict)

    async def take_in(self, channel: str, arrived: Sequence[Arrived]) -> set[str]:
        now = self.clock()
        new = await self.db.write(lambda w: w.inbox.add(channel, arrived, holder=self.process, now=now))
        for row in new:
            self.fresh.setdefault((channel, row.lane), deque()).append(row)
            self.wake(channel, row.lane)
        return {row.key for row in new}

    async def threads(self, channel: str) -> list[Thread]:
        return await self.db.read(partial(_threads, channel=channel, now=self.clock()))

    async def missing(self, channel: str) -> None:
        await self.db.write(lambda w: w.inbox.missing(channel))

    async def complete(self, channel: str) -> None:
        await self.db.write(lambda w: w.inbox.complete(channel))

    async def options(self, asked: LookUp) -> list[tuple[str, str]]:
        persona, now = self.personas[asked.sender.channel], self.clock()
        return await self.db.read(lambda w: looking.options(w, now, persona, self.speak, asked))

    def wake(self, channel: str, lane: str) -> None:
        """Something waits in this lane."""
        if channel not in self.wires:
            return
        self.awake.add((channel, lane))
        running = self.running.get((channel, lane))
        if running is None or running.done():  # done, but its callback has not come yet: it hears nothing any more
            task = asyncio.create_task(self._drain(channel, lane))
            self.running[channel, lane] = task
            task.add_done_callback(partial(self._drained, channel, lane))

    def _drained(self, channel: str, lane: str, task: asyncio.Task[None]) -> None:
        if self.running.get((channel, lane)) is task:
            del self.running[channel, lane]

    async def sweep(self) -> None:
        """Take over what dead processes left, and what is stored as ours though we were not told so: the commit's
        answer was lost, or whoever took it in was cancelled meanwhile."""
        found = await self.db.read(lambda w: w.inbox.abandoned(holders=w.processes.living() - {self.process}))
        for channel, lane in found:
            if (channel, lane) not in self.running:
                self.wake(channel, lane)

    async def stop(self, within: float) -> None:
        """Let the turns that have begun come to their end; what has not begun stays in the inbox."""
        if self.running:
            await asyncio.wait(list(self.running.values()), timeout=within)
        for task in self.running.values():
            task.cancel()

    async def _drain(self, channel: str, lane: str) -> None:
        while (channel, lane) in self.awake:
            self.awake.discard((channel, lane))
            try:
                if not await self._handled_fresh(channel, lane):
                    while row := await self.db.read(lambda w: w.inbox.head(channel, lane)):
                        await self._next(row)
            except StoreUnavailable as away:
                log.error("lane %s of %s waits for the database: %s", lane, channel, away)
                await self._later(channel, lane)
            except Exception:
                log.exception("lane %s of %s broke, it goes on", lane, channel)
                await self._later(channel, lane)

    async def _later(self, channel: str, lane: str) -> None:
        self.awake.add((channel, lane))
        await asyncio.sleep(AWAY)

    async def _handled_fresh(self, channel: str, lane: str) -> bool:
        """What this process has just stored need not be read again. False: the database must tell what is next."""
        rows = self.fresh.pop((channel, lane), deque())
        if not rows:
            return False
        while rows:
            if not await self._handle(rows.popleft()):
                return False
            rows.extend(self.fresh.pop((channel, lane), ()))
        return True

    async def _next(self, row: Row) -> None:
        if row.holder != self.process and row.holder in await self.db.read(lambda w: w.processes.living()):
            await asyncio.sleep(OTHERS)
            return
        if row.due_at > (now := self.clock()):  # longer than the longest wait it would be a clock that was set back
            await asyncio.sleep(min(row.due_at - now, inbox.WAITS[-1]) / timedelta(seconds=1))
        await self._handle(row)

    async def _handle(self, row: Row) -> bool:
        """False when it was not its turn, or must be tried again."""
        wire = self.wires[row.channel]
        try:
            event = await wire.read(row.raw)
        except Unreadable as unreadable:
            return await self._park(row, unreadable.place, unreadable.language, unreadable)
        except Exception as broken:  # noqa: BLE001 - a bug in the wire: this update alone must suffer from it
            return await self._park(row, None, None, broken)
        try:
            return await self._turn(wire, row, event)
        except StoreUnavailable:
            raise
        except Exception as broken:  # noqa: BLE001 - whatever it is, the lane must go on
            return await self._broken(row, event, broken)

    async def _turn(self, wire: Wire, row: Row, event: Event) -> bool:
        """Run it, and hand over its answer while the person still waits. False when it was not its turn."""
        act = partial(_taken, row=row, event=event, persona=self.personas[row.channel], now=self.clock())
        late: list[asyncio.Task[bool]] = []
        patience = asyncio.get_running_loop().call_later(
            PATIENCE, lambda: late.append(asyncio.create_task(self._give(row)))
        )
        try:
            outcome: Outcome | None = await self.db.write(lambda w: act(w, whole_forms=wire.shows_whole_forms))
        finally:
            patience.cancel()
            if late:
                await asyncio.wait(late)
        self.poke()
        if outcome is None:
            return False
        given = not late and await self._give(row, outcome)
        if outcome.answer and not given:
            answer = outcome.answer
            await self.db.write(lambda w: turns.late(w, event, answer, self.clock()))
            self.poke()
        return True

    async def _give(self, row: Row, outcome: Outcome = NOTHING) -> bool:
        """False: too late, or the wire broke; the answer goes through the outbox then."""
        try:
            say = self.speak(outcome.locale, outcome.zone)
            return await self.wires[row.channel].give(row.raw, outcome.answer, say)
        except Exception:
            log.exception("the answer to row %s could not be given", row.id)
            return False

    async def _broken(self, row: Row, event: Event, broken: Exception) -> bool:
        """A bug: tried again a few times, then put aside so that the lane goes on."""
        log.error("turn of row %s broke at try %d", row.id, row.tries + 1, exc_info=broken)
        again = next_try(row.tries + 1, self.clock())
        if again is None:
            return await self._park(row, event.place, event.language, broken)
        await self.db.write(lambda w: w.inbox.again(row.id, due_at=again, why=repr(broken)))
        return False

    async def _park(self, row: Row, place: Place | None, language: str | None, why: Exception) -> bool:
        trace = secrets.token_hex(TRACE_BYTES)
        log.error("row %s of %s is parked, trace %s: %s", row.id, row.channel, trace, why)
        park = partial(_parked, row=row, place=place, language=language, trace=trace, why=repr(why))
        parked = await self.db.write(lambda w: park(w, now=self.clock()))
        self.poke()
        await self._give(row)
        return parked


def _taken(work: Work, *, row: Row, event: Event, persona: Persona, now: datetime, whole_forms: bool) -> Outcome | None:
    """A refused form stays open, and whoever sends it again must not be told that it has arrived."""
    outcome = turns.take_turn(work, row, event, persona, now, whole_forms=whole_forms)
    if outcome and isinstance(outcome.answer, FormErrors):
        work.inbox.refused(row.id)
    return outcome


def _parked(
    work: Work, *, row: Row, place: Place | None, language: str | None, trace: str, why: str, now: datetime
) -> bool:
    if not work.inbox.take(row, now=now):
        return False
    work.inbox.park(row.id, now=now, trace=trace, why=why)
    if place and place.thread is None:
        turns.apologise(work, place, language, trace, now)
    tell.administrator(work, now, "alert-parked", trace=trace, channel=row.channel)
    return True


def _threads(work: Work, *, channel: str, now: datetime) -> list[Thread]:
    """Every staff channel, and every thread of an open ticket, each with the moment from which to read it again."""
    gap, oldest = work.inbox.missing_since(channel), _micros(now - FORGOTTEN)
    heard = gap if gap is not None else work.inbox.latest(channel) or 0

    def since(newest: int) -> int:
        """Some time before: what is read twice falls together in the inbox."""
        return max(min(heard, newest) - int(OVERLAP / timedelta(microseconds=1)), oldest)

    rooms = [Place(channel, team.slack_channel) for team in work.catalog.teams() if team.slack_channel]
    known = [Thread(room, since(work.inbox.newest(channel, f"{room.chat}/") or 0)) for room in rooms]
    return known + [Thread(place, since(heard)) for place in work.tickets.threads(channel)]


def _micros(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)
