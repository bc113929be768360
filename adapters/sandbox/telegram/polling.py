"""getUpdates as telegram-bot-api does it: one poller at a time, the older of two is sent away."""

import asyncio
import time
from collections.abc import Callable

from adapters.sandbox.journal import Journal
from adapters.sandbox.telegram.clocks import CONFLICT_PAUSE, LONG_POLL_LIMIT, SAME_OFFSET_SHRINK, SAME_OFFSET_WAIT
from adapters.sandbox.telegram.refusals import Refusal, bad, conflict
from adapters.sandbox.telegram.table import Json, table
from adapters.sandbox.telegram.world import Bot

OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
TAKEN_OVER = "terminated by setWebhook request"
MOST = 100  # updates a call
NEVER = float("-inf")


class Poller:
    """The getUpdates side of one bot. `connected` says whether whoever polled is still there to be answered."""

    def __init__(self, bot: Bot, journal: Journal) -> None:
        self._bot, self._journal = bot, journal
        self._hanging: asyncio.Future[None] | None = None
        self._last: tuple[int, float] = (0, NEVER)  # offset, when
        self._next_conflict = NEVER

    async def poll(self, args: Json, connected: Callable[[], bool]) -> list[Json]:
        allow(self._bot, args)
        offset, limit, wait = self._wishes(args)
        if offset < 0:
            self._bot.updates.keep_last(-offset)
        self._bot.updates.confirm_below(offset)
        deadline = time.monotonic() + wait
        while not (batch := self._bot.updates.batch(offset, limit)):
            left = deadline - time.monotonic()
            if left <= 0 or not connected():
                return []
            await self._hang(left)
        if not connected():
            return []
        self._journal.write(
            "telegram.delivered", bot=self._bot.username, way="poll", update_ids=[one["update_id"] for one in batch]
        )
        return batch

    async def refuse(self, words: str) -> Refusal:
        """409; a second one within seconds is answered late, to calm down a loop."""
        now = time.monotonic()
        if now < self._next_conflict:
            await asyncio.sleep(CONFLICT_PAUSE)
        else:
            self._next_conflict = now + CONFLICT_PAUSE
        return conflict(words)

    def send_away(self, words: str) -> None:
        """The hanging poll, if any, gets its 409."""
        if self._hanging is not None and not self._hanging.done():
            self._hanging.set_exception(conflict(words))
        self._hanging = None

    def _wishes(self, args: Json) -> tuple[int, int, float]:
        offset, now = args.get("offset", 0), time.monotonic()
        limit = min(max(args.get("limit", MOST), 1), MOST)
        wait = min(max(float(args.get("timeout", 0)), 0.0), LONG_POLL_LIMIT)
        last_offset, last_at = self._last
        if offset == last_offset and now < last_at + SAME_OFFSET_WAIT:
            wait = max(wait, SAME_OFFSET_WAIT)
        if offset == last_offset and now < last_at + SAME_OFFSET_SHRINK:
            limit = 1
        self._last = (offset, now)
        return offset, limit, wait

    async def _hang(self, seconds: float) -> None:
        self.send_away(OTHER)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._hanging = turn
        self._bot.updates.listen(turn)
        try:
            await asyncio.wait_for(turn, seconds)
        except TimeoutError:
            pass
        except Refusal as refusal:
            raise await self.refuse(refusal.description.removeprefix("Conflict: ")) from None
        finally:
            self._bot.updates.forget(turn)


def allow(bot: Bot, args: Json) -> None:
    """allowed_updates sticks until it is given anew. Stricter than the service: an unknown kind is refused."""
    wanted = args.get("allowed_updates")
    for kind in wanted or ():
        if kind not in table().update_kinds:
            raise bad(f'unknown update kind "{kind}" in allowed_updates')
    bot.updates.allow(wanted)
