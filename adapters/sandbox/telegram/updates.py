"""What waits for a bot: kept until it is confirmed or too old, in order, numbered without gaps from a random start."""

import asyncio
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass

from adapters.sandbox.journal import Journal
from adapters.sandbox.telegram.table import Json, table

ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}  # only when named in allowed_updates


@dataclass(frozen=True)
class Waiting:
    id: int
    update: Json
    expires: float
    queue: int  # updates of one queue go to a webhook one after another: a chat, or a user's presses


class Updates:
    """One bot's queue. Everything ever pushed is kept as well, for `again`."""

    def __init__(self, bot: str, journal: Journal, now: Callable[[], float]) -> None:
        self._bot, self._journal, self._now = bot, journal, now
        self._next = 100_000_000 + secrets.randbelow(800_000_000)
        self._waiting: dict[int, Waiting] = {}
        self._again: list[Waiting] = []
        self._all: dict[int, Waiting] = {}
        self._listeners: set[asyncio.Future[None]] = set()
        self.allowed = self._default()

    def push(self, kind: str, update: Json, *, life: float, queue: int) -> int | None:
        """Queues {kind: update}; None when the bot does not want this kind."""
        if kind not in self.allowed:
            return None
        return self.push_raw({kind: update}, life=life, queue=queue)

    def push_raw(self, update: Json, *, life: float, queue: int) -> int:
        number = int(update.get("update_id", self._next))
        self._next = max(self._next, number + 1)
        waiting = Waiting(number, {"update_id": number, **update}, self._now() + life, queue)
        self._waiting[number] = self._all[number] = waiting
        self._wake()
        return number

    def again(self, number: int) -> None:
        """Delivers an update once more, confirmed or not. Raises KeyError."""
        self._again.append(self._all[number])
        self._wake()

    def allow(self, kinds: Collection[str] | None) -> None:
        """None leaves it as it is, an empty list restores the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) if kinds else self._default()

    def confirm(self, numbers: Collection[int], way: str) -> None:
        confirmed = [number for number in numbers if self._waiting.pop(number, None)]
        if confirmed:
            self._journal.write("telegram.confirmed", bot=self._bot, way=way, update_ids=confirmed)

    def confirm_below(self, offset: int) -> None:
        self.confirm([number for number in sorted(self._waiting) if number < offset], "poll")

    def keep_last(self, count: int) -> None:
        """A negative offset: all but the last `count` are forgotten."""
        self.confirm(sorted(self._waiting)[:-count], "poll")

    def clear(self) -> None:
        self.confirm(sorted(self._waiting), "drop")

    def __len__(self) -> int:
        self._expire()
        return len(self._waiting)

    def batch(self, offset: int, limit: int) -> list[Json]:
        """What a poll gets now."""
        self._expire()
        again, self._again = self._again[:limit], self._again[limit:]
        fresh = [self._waiting[number] for number in sorted(self._waiting) if number >= offset]
        return [one.update for one in (*again, *fresh)][:limit]

    def pending(self, busy: Collection[int]) -> list[Waiting]:
        """For a webhook: everything not confirmed, the repeated first, but nothing of the busy queues."""
        self._expire()
        again = [one for one in self._again if one.queue not in busy]
        self._again = [one for one in self._again if one.queue in busy]
        fresh = (self._waiting[number] for number in sorted(self._waiting))
        return [*again, *(one for one in fresh if one.queue not in busy)]

    def living(self, number: int) -> bool:
        self._expire()
        return number in self._waiting

    def listen(self, future: asyncio.Future[None]) -> None:
        """The future is set at the next push."""
        self._listeners.add(future)

    def forget(self, future: asyncio.Future[None]) -> None:
        self._listeners.discard(future)

    def _wake(self) -> None:
        for future in self._listeners:
            if not future.done():
                future.set_result(None)
        self._listeners.clear()

    def _expire(self) -> None:
        now = self._now()
        old = [number for number, one in self._waiting.items() if one.expires <= now]
        for number in old:
            del self._waiting[number]
        if old:
            self._journal.write("telegram.expired", bot=self._bot, update_ids=old)

    @staticmethod
    def _default() -> frozenset[str]:
        return table().update_kinds - ON_REQUEST
