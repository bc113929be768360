"""What was written while nobody listened is read from the channels' history: Slack's own retries end after minutes.

The messages found become the payloads their events would have been, so that what did arrive in time falls together
with them. Presses cannot be found again: buttons stay, and the person presses once more.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Mapping, Sequence
from typing import Any

from adapters.slack.calls import Api
from adapters.slack.payloads import MALFORMED, Me, arrived, micros, past_edit, past_event, stamp
from core.chat.channel import Arrived, Intake, Thread
from core.chat.events import Place
from core.errors import DeliveryFailed

log = logging.getLogger(__name__)

PAGE = 200  # messages; Slack recommends no more (conversations.history)
TRIES = 6  # of one page, when Slack is away or says "too many"
AGAIN = 30.0  # seconds until a gap that could not be read is read again
FIRST_WAIT = 1.0  # seconds, doubled each time


class Gap:
    """Everything that arrives passes through `take_in`: what is stored live must not hide where the gap began."""

    def __init__(self, api: Api, me: Me, channel: str, intake: Intake) -> None:
        self._api, self._me, self._channel, self._intake = api, me, channel, intake
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
        return await self._intake.take_in(self._channel, arrived)

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
        found = [await self._from(place) for place in tuple(self._left)]
        return None if None in found else sum(new for new in found if new)

    async def _next_channel(self) -> int | None:
        channels = [one for one in await self._intake.threads(self._channel) if not one.place.thread]
        self._looks += 1
        return await self._thread(channels[self._looks % len(channels)]) if channels else 0

    async def _note(self) -> None:
        async with self._noting:
            if not self._unknown:
                return
            self._unknown = False
            try:
                for thread in await self._intake.threads(self._channel):
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
        return len(await self._intake.take_in(self._channel, missed)) if missed else 0

    async def _missed(self, thread: Thread) -> list[Arrived]:
        chat = thread.place.chat
        found: list[Arrived | None] = []
        for message in sorted(await self._messages(thread), key=_at):
            bodies = (past_event(message, self._me, chat), past_edit(message, self._me, chat))
            found += [arrived(body, self._me, _at(message)) for body in bodies if body]
        return [one for one in found if one]

    async def _messages(self, thread: Thread) -> list[dict[str, Any]]:
        method = "conversations.replies" if thread.place.thread else "conversations.history"
        given = {
            "channel": thread.place.chat,
            "ts": thread.place.thread,
            "oldest": stamp(thread.position),
            "limit": PAGE,
        }
        messages: list[dict[str, Any]] = []
        cursor: str | None = None
        while True:
            page = await self._page(method, {**given, "cursor": cursor})
            messages += [one for one in page.get("messages") or [] if _has_a_time(one)]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
            if cursor is None:
                return messages

    async def _page(self, method: str, given: Mapping[str, object]) -> Mapping[str, Any]:
        for again in range(TRIES):
            try:
                return await self._api.call(method, **given)
            except DeliveryFailed as failed:
                if failed.permanent or again == TRIES - 1:
                    raise
                await asyncio.sleep(failed.retry_after or FIRST_WAIT * 2**again)
        raise AssertionError("the last try either returns or raises")


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


def _at(message: dict[str, Any]) -> float:
    return micros(message["ts"]) / 1e6


def _has_a_time(message: object) -> bool:
    try:
        return isinstance(message, dict) and _at(message) > 0
    except MALFORMED:
        return False
