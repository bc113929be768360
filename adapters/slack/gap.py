"""What was written while nobody listened is read from the channels' history: Slack's own retries end after minutes.

The messages found become the payloads their events would have been, so that what did arrive in time falls together
with them. Presses cannot be found again: buttons stay, and the person presses once more.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from adapters.slack.calls import Api
from adapters.slack.payloads import MALFORMED, Me, arrived, micros, past_edit, past_event, stamp
from core.chat.channel import Arrived, Intake, Thread
from core.errors import DeliveryFailed

log = logging.getLogger(__name__)

PAGE = 200  # messages; Slack recommends no more (conversations.history)
TRIES = 6  # of one page, when Slack is away or says "too many"
AGAIN = 30.0  # seconds until a gap that could not be read is read again
FIRST_WAIT = 1.0  # seconds, doubled each time


class Gap:
    def __init__(self, api: Api, me: Me, channel: str, intake: Intake) -> None:
        self._api, self._me, self._channel, self._intake = api, me, channel, intake
        self._due = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()

    def due(self) -> None:
        """Something may have been missed until now."""
        self._due.set()

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
            try:
                threads = await self._intake.threads(self._channel)
                found = [await self._thread(thread) for thread in threads]
            except DeliveryFailed:
                raise
            except Exception as failed:  # the store is out of order; what is missing stays in Slack's history
                log.error("the gap could not be read: %s", type(failed).__name__)
                log.debug("why", exc_info=True)
                return None
            return None if None in found else sum(new for new in found if new)

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


def _at(message: dict[str, Any]) -> float:
    return micros(message["ts"]) / 1e6


def _has_a_time(message: object) -> bool:
    try:
        return isinstance(message, dict) and _at(message) > 0
    except MALFORMED:
        return False
