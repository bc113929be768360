"""Listening: one getUpdates loop a bot. An update is confirmed only after the desk has committed it."""

import asyncio
import json
import logging
import random
from collections.abc import Sequence

from adapters.telegram.errors import CONFLICT, hidden
from adapters.telegram.intake import arrived, folded
from adapters.telegram.line import CALL_SECONDS, Line
from core.chat.channel import Arrived, Intake
from core.errors import DeliveryFailed

LISTEN_SECONDS = 25  # how long Telegram holds the request open when nothing happens; it allows 50
WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
LONGEST_WAIT = 30.0  # seconds
CONFLICT_WAIT = 3.0  # seconds: Telegram itself answers repeated conflicts that late

log = logging.getLogger(__name__)


class Poller:
    """`listen_seconds` is shorter in tests only."""

    def __init__(self, line: Line, channel: str, *, listen_seconds: int = LISTEN_SECONDS) -> None:
        self._line = line
        self._channel = channel
        self._seconds = listen_seconds
        self._offset: int | None = None
        self._failures = 0

    async def run(self, intake: Intake) -> None:
        """Until cancelled. Raises DeliveryFailed("token") when Telegram does not know the token (any more).

        The offset is forgotten at the end: update ids may start anywhere after a quiet week, so only those of a batch
        in hand are ever confirmed.
        """
        self._offset, self._failures = None, 0
        while True:
            try:
                await self._once(intake)
                self._failures = 0
            except DeliveryFailed as failed:
                if failed.code == "token":
                    raise
                await self._wait(failed)

    async def _once(self, intake: Intake) -> None:
        form = {"timeout": str(self._seconds), "allowed_updates": json.dumps(WANTED)}
        if self._offset is not None:
            form["offset"] = str(self._offset)
        batch = await self._line.call("getUpdates", form, seconds=self._seconds + CALL_SECONDS)
        new = self._arrived(batch)
        if new:
            await self._store(intake, new)
            self._offset = max(one.position for one in new) + 1

    def _arrived(self, batch: object) -> list[Arrived]:
        if not isinstance(batch, list):
            raise DeliveryFailed("unreachable", detail="getUpdates gave no list")
        known = [raw for raw in batch if isinstance(raw, dict) and isinstance(raw.get("update_id"), int)]
        if len(known) < len(batch):
            log.error("%s: %d updates without an id cannot be taken in", self._channel, len(batch) - len(known))
        return [arrived(raw, self._line.source) for raw in known]

    async def _store(self, intake: Intake, new: Sequence[Arrived]) -> None:
        """The whole batch at once; when that fails one by one, so that what no store takes blocks nobody."""
        try:
            await intake.take_in(self._channel, new)
        except Exception as error:  # noqa: BLE001 - whatever the store's trouble is, Telegram must keep the updates
            log.warning("%s: a batch of %d was not stored: %s", self._channel, len(new), _short(error))
            for one in new:
                await self._store_one(intake, one)

    async def _store_one(self, intake: Intake, one: Arrived) -> None:
        try:
            await intake.take_in(self._channel, [one])
        except Exception:  # noqa: BLE001 - the same in a form that every store takes; its own failure is final
            await self._store_folded(intake, one)

    async def _store_folded(self, intake: Intake, one: Arrived) -> None:
        try:
            await intake.take_in(self._channel, [folded(one)])
        except Exception as error:
            raise DeliveryFailed("unreachable", detail=f"the desk stores nothing: {_short(error)}") from error

    async def _wait(self, failed: DeliveryFailed) -> None:
        self._failures += 1
        growing = min(LONGEST_WAIT, 0.5 * 2.0 ** min(self._failures, 10))
        seconds = growing * random.uniform(0.5, 1.0)  # noqa: S311 - spreads retries, guards nothing
        if failed.code == CONFLICT:
            seconds = max(seconds, CONFLICT_WAIT)
            log.error("%s: %s; again in %.0f s", self._channel, _conflict(failed.detail), seconds)
        else:
            seconds = max(seconds, failed.retry_after or 0.0)
            log.warning("%s: no updates: %s; again in %.1f s", self._channel, failed, seconds)
        await asyncio.sleep(seconds)


def _conflict(detail: str) -> str:
    if "webhook" in detail:
        return "a webhook is set for this token, so nothing can be polled (deleteWebhook removes it)"
    return "another process polls with this token"


def _short(error: Exception) -> str:
    return hidden(f"{type(error).__name__}: {error}".splitlines()[0])
