"""What was written while nobody listened is read from the channels' history: Slack's own retries end after minutes.

The messages found become the payloads their events would have been, so that what did arrive in time falls together
with them. Presses cannot be found again: buttons stay, and the person presses once more.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Sequence

from adapters.slack.calls import Api
from adapters.slack.history import History, at
from adapters.slack.payloads import Me, arrived, past_edit, past_event
from core.chat.channel import Arrived, Intake, Thread
from core.chat.events import Place
from core.errors import DeliveryFailed

log = logging.getLogger(__name__)

AGAIN = 30.0  # seconds until a gap that could not be read is read again
MANY = 4  # threads of one channel: then it is asked first in which of them anybody wrote


class Gap:
    """Everything that arrives passes through `take_in`: what is stored live must not hide where the gap began."""

    def __init__(self, api: Api, me: Me, channel: str, intake: Intake) -> None:
        self._history, self._me, self.channel, self.intake = History(api), me, channel, intake
        self._due = asyncio.Event()
        self._one_at_a_time, self._noting = asyncio.Lock(), asyncio.Lock()
        self._unknown = True  # where the gap begins must be asked before anything else is stored
        self._left: dict[Place, int] = {}  # where reading begins, until it was read from there
        self._looks = 0

    def due(self) -> None:
        """Something may have been missed until now."""
        self._unknown = True
        self._due.set()

    async def take_in(self, arrived: Sequence[Arrived]) -> set[str]:
        """As Intake.take_in. Also raises while it cannot be learned where the gap begins that comes before."""
        await self._note()
        return await self.intake.take_in(self.channel, arrived)

    async def run(self) -> None:
        """Reads whenever it is due, until cancelled. Raises DeliveryFailed for a token that is refused."""
        while True:
            await self._due.wait()
            self._due.clear()
            if await self.read() is None:
                await asyncio.sleep(AGAIN)
                self._due.set()

    async def read(self) -> int | None:
        """How many messages were new; None when not everything could be read or stored now."""
        async with self._one_at_a_time:
            return await _in_order(self._whole())

    async def look(self) -> int:
        """How many messages were new in one of the channels, the next one each time: enough to find out deafness."""
        return await _in_order(self._next_channel()) or 0

    async def _whole(self) -> int | None:
        await self._note()
        for chat in {place.chat for place in self._left}:
            await self._without_quiet(chat)
        found = [await self._from(place) for place in tuple(self._left)]
        if None in found:
            return None
        if not (self._left or self._unknown):
            await self.intake.complete(self.channel)
        return sum(new for new in found if new)

    async def _without_quiet(self, chat: str) -> None:
        """Threads in which nobody has written since need not be read. What becomes due meanwhile is kept beside."""
        threads = {place: self._left.pop(place) for place in tuple(self._left) if place.chat == chat and place.thread}
        newest: dict[str, int] = {}
        try:
            if len(threads) >= MANY:
                newest = await self._history.newest(chat, {place.thread or "" for place in threads})
        except DeliveryFailed as failed:
            if failed.code == "token":
                raise
        finally:
            for place, position in threads.items():
                if newest.get(place.thread or "", position + 1) > position:
                    self._keep(place, position)

    async def _next_channel(self) -> int | None:
        channels = [one for one in await self.intake.threads(self.channel) if not one.place.thread]
        self._looks += 1
        return await self._thread(channels[self._looks % len(channels)]) if channels else 0

    async def _note(self) -> None:
        async with self._noting:
            if not self._unknown:
                return
            self._unknown = False
            try:
                await self.intake.missing(self.channel)
                for thread in await self.intake.threads(self.channel):
                    self._keep(thread.place, thread.position)
            except BaseException:
                self._unknown = True
                raise

    def _keep(self, place: Place, position: int) -> None:
        self._left[place] = min(position, self._left.get(place, position))

    async def _from(self, place: Place) -> int | None:
        """What becomes due meanwhile is kept beside it, and read next time."""
        position, new = self._left.pop(place), None
        try:
            new = await self._thread(Thread(place, position))
        finally:
            if new is None:
                self._keep(place, position)
        return new

    async def _thread(self, thread: Thread) -> int | None:
        """What is closed to us for good is as good as read."""
        try:
            missed = await self._missed(thread)
        except DeliveryFailed as failed:
            if failed.code == "token":
                raise
            log.warning("the history of %s could not be read: %s", thread.place.chat, failed)
            return 0 if failed.permanent else None
        return len(await self.intake.take_in(self.channel, missed)) if missed else 0

    async def _missed(self, thread: Thread) -> list[Arrived]:
        chat = thread.place.chat
        found: list[Arrived | None] = []
        for message in sorted(await self._history.messages(thread), key=at):
            bodies = (past_event(message, self._me, chat), past_edit(message, self._me, chat))
            found += [arrived(body, self._me, at(message)) for body in bodies if body]
        return [one for one in found if one]


async def _in_order(reading: Awaitable[int | None]) -> int | None:
    """None when the store is out of order: what is missing stays in Slack's history."""
    try:
        return await reading
    except DeliveryFailed:
        raise
    except Exception as failed:
        log.error("the gap could not be read: %s", type(failed).__name__)
        log.debug("why", exc_info=True)
        return None
