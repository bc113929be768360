"""What Slack keeps of its channels and threads, read page by page."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from typing import Any

from adapters.slack.calls import Api
from adapters.slack.payloads import MALFORMED, micros, stamp
from core.chat.channel import Thread
from core.errors import DeliveryFailed

PAGE = 200  # messages; Slack recommends no more (conversations.history)
TRIES = 6  # of one page, when Slack is away or says "too many"
FIRST_WAIT = 1.0  # seconds, doubled each time

Said = dict[str, Any]


class History:
    """Raises DeliveryFailed, after several tries where those may help."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def messages(self, thread: Thread) -> list[Said]:
        """All after the position."""
        method = "conversations.replies" if thread.place.thread else "conversations.history"
        where = {"channel": thread.place.chat, "ts": thread.place.thread, "oldest": stamp(thread.position)}
        return [one async for page in self._pages(method, where) for one in page]

    async def newest(self, chat: str, threads: Collection[str]) -> dict[str, int]:
        """The position of the newest word in each of these threads: a channel's history tells it of 200 at once.

        Only as far as that takes fewer calls than asking for each that is not found yet.
        """
        found: dict[str, int] = {}
        calls = 0
        where = {"channel": chat, "oldest": stamp(min(map(micros, threads)) - 1)}
        async for page in self._pages("conversations.history", where):
            calls += 1
            roots = {one["ts"]: one for one in page if one["ts"] in threads}
            found |= {ts: micros(one.get("latest_reply") or ts) for ts, one in roots.items()}
            if calls >= len(threads) - len(found):
                break
        return found

    async def _pages(self, method: str, where: Mapping[str, object]) -> AsyncIterator[list[Said]]:
        """Newest first in a channel."""
        cursor: str | None = None
        while True:
            page = await self._page(method, {**where, "limit": PAGE, "cursor": cursor})
            yield [one for one in page.get("messages") or [] if _has_a_time(one)]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
            if cursor is None:
                return

    async def _page(self, method: str, given: Mapping[str, object]) -> Mapping[str, Any]:
        for again in range(TRIES):
            try:
                return await self._api.call(method, **given)
            except DeliveryFailed as failed:
                if failed.permanent or again == TRIES - 1:
                    raise
                await asyncio.sleep(failed.retry_after or FIRST_WAIT * 2**again)
        raise AssertionError("the last try either returns or raises")


def at(message: Said) -> float:
    """Unix seconds."""
    return micros(message["ts"]) / 1e6


def _has_a_time(message: object) -> bool:
    try:
        return isinstance(message, dict) and at(message) > 0
    except MALFORMED:
        return False
