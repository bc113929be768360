"""Sends what the outbox holds for one bot: in order in each lane, paced, settled, and tried again."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice

from bots import settling
from bots.drawing import Drawn, Speak, drawn
from bots.pace import Pace
from bots.persona import Persona
from bots.ports import Clock, Store
from core import outbox
from core.chat.channel import Wire
from core.errors import Conflict, DeliveryFailed, StoreUnavailable
from core.outbox import Outgoing, OutId
from core.tickets.model import TicketId
from core.work import Work

log = logging.getLogger(__name__)

IN_FLIGHT = 16  # rows claimed and drawn at once, each of another lane; more are claimed when few wait for their call
CALLS = 3  # calls on their way at once in one process: as many messages a kill can repeat
SLOW = 1.0  # seconds after which a call that hangs lets the next one go
SWEEP = 1.0  # seconds between looks at the outbox when nobody poked
AWAY = 2.0  # seconds to wait when the database cannot be reached

Claimed = tuple[Outgoing, Drawn | DeliveryFailed | None]
"""A row to send now, and what to show; None when it is no longer true."""


@dataclass
class _Seat:
    """One of the few calls at a time. It is left once, however often that is said."""

    calling: asyncio.Semaphore
    taken: bool = True

    def leave(self) -> None:
        if self.taken:
            self.taken = False
            self.calling.release()


@dataclass
class Pump:
    """One bot's. Only the process that leads it sends, so that the order of a chat holds."""

    db: Store
    wire: Wire
    persona: Persona
    speak: Speak
    process: str
    clock: Clock
    pace: Pace
    poked: asyncio.Event = field(default_factory=asyncio.Event)
    busy: set[str] = field(default_factory=set)
    flying: set[asyncio.Task[None]] = field(default_factory=set)
    undrawn: Counter[OutId] = field(default_factory=Counter)  # how often a row broke us, apart from its other tries
    calling: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CALLS))
    waiting: int = 0  # rows that are claimed, and whose call has not left
    leads: bool = False
    refused: DeliveryFailed | None = None  # the token: everything stops, and what was to be sent stays queued
    lead_until: float = 0.0  # by the event loop's clock, which nobody sets

    async def run(self) -> None:
        """Until cancelled; what is on its way is settled first."""
        try:
            while True:
                await self._survive()
        finally:
            if self.flying:
                await asyncio.wait(self.flying, timeout=8)

    async def _survive(self) -> None:
        try:
            await self._round()
        except StoreUnavailable as away:
            log.error("outbox of %s waits for the database: %s", self.wire.channel, away)
            await asyncio.sleep(AWAY)

    async def _round(self) -> None:
        self.poked.clear()
        if self.refused:
            raise self.refused
        if not await self._leading():
            await asyncio.sleep(SWEEP)
            return
        tick = asyncio.get_running_loop().time
        room = min(IN_FLIGHT - len(self.flying), self.pace.room(tick())) if self.waiting <= CALLS else 0
        claimed = await self._claim(room, tick()) if room > 0 else []
        for row, shown in claimed:
            self._launch(row, shown, tick())
        if not claimed:
            await self._rest(tick())

    async def _leading(self) -> bool:
        """Asked again before the others could take us for dead."""
        tick = asyncio.get_running_loop().time()
        if not self.leads or tick >= self.lead_until:
            self.leads = await self.db.write(partial(self._lead, busy=frozenset(self.busy)))
            self.lead_until = tick + SWEEP
        return self.leads

    def _lead(self, work: Work, *, busy: frozenset[str]) -> bool:
        """With it, what is marked `sending` though nobody sends it is queued again: what a dead predecessor may have
        sent; and what we never began to send, because the answer to our claim was lost."""
        what, channel = f"send {self.wire.channel}", self.wire.channel
        before = work.processes.leader(what)
        if not work.processes.lead(what, self.process):
            return False
        if before == self.process:
            stuck = work.outbox.requeue(channel, busy=busy, ambiguous=False)
        else:
            stuck = work.outbox.requeue(channel)
        if stuck:
            log.warning("%d messages of %s were left half-sent, sending again", stuck, channel)
        return True

    async def _claim(self, room: int, tick: float) -> list[Claimed]:
        """Claimed and drawn in one transaction: what is sent is true at the moment in which it is marked `sending`."""
        now, busy, resting = self.clock(), set(self.busy), self.pace.resting(tick)
        waits = list(islice(self.pace.edit_waits(tick), room))

        def claim(work: Work) -> list[Claimed]:
            rows = work.outbox.claim(self.wire.channel, now=now, most=room, busy=busy, resting=resting)
            if not rows:
                return []
            found = zip(rows, _in_time(self._all_drawn(work, rows, now), waits), strict=True)
            return [(row, shown) for row, shown in found if not settling.put_off(work, row, shown, now)]

        return await self.db.write(claim)

    def _all_drawn(self, work: Work, rows: list[Outgoing], now: datetime) -> list[Drawn | DeliveryFailed | None]:
        """Behind one savepoint; when a row breaks, each behind its own."""
        try:
            with work.savepoint():
                if len(rows) > 1:
                    _look_up(work, rows)
                return [self._drawn(work, row, now) for row in rows]
        except Exception:  # noqa: BLE001 - the one that it belongs to is found, and logged, in what follows
            return [self._drawn_alone(work, row, now) for row in rows]

    def _drawn(self, work: Work, row: Outgoing, now: datetime) -> Drawn | DeliveryFailed | None:
        try:
            return drawn(work, row, now, self.persona, self.speak)
        except DeliveryFailed as not_yet:
            return not_yet

    def _drawn_alone(self, work: Work, row: Outgoing, now: datetime) -> Drawn | DeliveryFailed | None:
        """A row that cannot be drawn must not stop the others, nor break the transaction that claims them."""
        try:
            with work.savepoint():
                return self._drawn(work, row, now)
        except Exception as broken:
            log.exception("row %s cannot be drawn", row.id)
            return DeliveryFailed("undrawable", detail=repr(broken))

    def _launch(self, row: Outgoing, shown: Drawn | DeliveryFailed | None, tick: float) -> None:
        self.busy.add(row.lane)
        if isinstance(shown, Drawn) and not _stands(shown):
            self.pace.spend(row.place.chat, tick, edit=shown.post.edits is not None)
        task = asyncio.create_task(self._deliver(row, shown))
        self.flying.add(task)
        task.add_done_callback(partial(self._landed, row))

    def _landed(self, row: Outgoing, task: asyncio.Task[None]) -> None:
        self.flying.discard(task)
        self.busy.discard(row.lane)
        self.poked.set()
        if not task.cancelled() and task.exception():
            log.error("sending row %s broke", row.id, exc_info=task.exception())

    async def _rest(self, tick: float) -> None:
        try:
            async with asyncio.timeout(self.pace.wait(tick)):
                await self.poked.wait()
        except TimeoutError:
            pass

    async def _deliver(self, row: Outgoing, shown: Drawn | DeliveryFailed | None) -> None:
        if shown is None:
            await self._settle(partial(settling.dropped, row=row))
        elif isinstance(shown, DeliveryFailed):
            await self._settle(partial(settling.failed, row=row, failure=self._counted(row, shown)))
        elif standing := _stands(shown):
            await self._settle(partial(settling.arrived, row=row, shown=shown, ids=(standing,)))
        else:
            await self._send(row, shown)

    async def _send(self, row: Outgoing, shown: Drawn) -> None:
        """Few calls at a time, from their leaving to their settling: what a kill can repeat is what has left and is not
        settled. A call that hangs does not hold up the other chats for long.
        """
        self.waiting += 1
        try:
            await self.calling.acquire()
        finally:
            self.waiting -= 1
        seat = _Seat(self.calling)
        slow = asyncio.get_running_loop().call_later(SLOW, seat.leave)
        try:
            await self._called(row, shown)
        finally:
            slow.cancel()
            seat.leave()

    async def _called(self, row: Outgoing, shown: Drawn) -> None:
        try:
            ids = await self._through_wire(shown)
        except DeliveryFailed as failure:
            if failure.code == "token":
                self.refused = failure
            self._paced(row.place.chat, failure, edit=shown.post.edits is not None)
            log.warning("%s to %s not sent: %s", row.name, row.place.channel, failure)
            await self._settle(partial(settling.failed, row=row, failure=self._counted(row, failure)))
        else:
            self.undrawn.pop(row.id, None)
            self.pace.answered(row.place.chat, edit=shown.post.edits is not None, well=True)
            await self._settle(partial(settling.arrived, row=row, shown=shown, ids=ids))

    def _paced(self, chat: str, failure: DeliveryFailed, *, edit: bool) -> None:
        if failure.retry_after is None:
            self.pace.answered(chat, edit=edit, well=failure.permanent)
        else:
            tick = asyncio.get_running_loop().time()
            self.pace.pause(chat, tick + failure.retry_after, tick, edit=edit)

    async def _through_wire(self, shown: Drawn) -> tuple[str, ...]:
        """A bug in the wire is a failure like any other: the row must not stay `sending` with its lane behind it."""
        try:
            return await self.wire.send(shown.post)
        except DeliveryFailed:
            raise
        except Exception as broken:
            log.exception("the wire of %s broke", self.wire.channel)
            raise DeliveryFailed("undrawable", ambiguous=True, detail=repr(broken)) from broken

    def _counted(self, row: Outgoing, failure: DeliveryFailed) -> DeliveryFailed:
        """What breaks us is given up soon, however often the platform had been away before."""
        if failure.code != "undrawable":
            return failure
        self.undrawn[row.id] += 1
        if over := self.undrawn[row.id] >= outbox.UNDRAWABLE_TRIES:
            del self.undrawn[row.id]
        return DeliveryFailed("undrawable", permanent=over, ambiguous=failure.ambiguous, detail=failure.detail)

    async def _settle(self, settle: partial[None]) -> None:
        """Until it is stored: what was sent must not be sent again, for want of a full disk or for a bug in what
        follows from it; after such a bug only the row itself is settled."""
        while True:
            try:
                return await self.db.write(partial(settle, now=self.clock()), ahead=True)
            except (StoreUnavailable, Conflict) as away:
                log.error("cannot settle %s: %s", self.wire.channel, away)
            except Exception:
                log.exception("what follows from a message of %s cannot be stored", self.wire.channel)
                settle = partial(settle, follow=False)
            await asyncio.sleep(AWAY)


def _in_time(
    found: Iterable[Drawn | DeliveryFailed | None], waits: Iterable[float]
) -> Iterator[Drawn | DeliveryFailed | None]:
    """Edits for which the platform has no room now come later, one behind the other."""
    waiting = iter(waits)
    for shown in found:
        edit = isinstance(shown, Drawn) and shown.post.edits and not shown.unchanged
        wait = next(waiting) if edit else 0.0
        yield DeliveryFailed("rate", retry_after=wait) if wait else shown


def _look_up(work: Work, rows: list[Outgoing]) -> None:
    work.look_up([TicketId(row.ticket) for row in rows if row.ticket], [row.person for row in rows if row.person])


def _stands(shown: Drawn) -> str | None:
    """The message that looks so already."""
    return shown.post.edits if shown.unchanged else None
