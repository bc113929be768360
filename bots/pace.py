"""How fast a bot may talk, so that the platforms need not stop us."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, repeat


@dataclass(frozen=True)
class Rate:
    """So many at once, then so many a second."""

    burst: float
    per_second: float


@dataclass(frozen=True)
class Limits:
    """Messages: `burst` at once, then `per_second`; for one chat, and for the whole bot.

    `edits`: of all chats together, where the platform counts them apart; None: they count as messages.
    """

    chat_burst: float
    chat_per_second: float
    bot_burst: float
    bot_per_second: float
    edits: Rate | None = None


# Telegram: about 1 message a second in a chat with short bursts, 30 a second in all; edits are messages. Slack:
# chat.postMessage about 1 a second in a channel and several hundred a minute in a workspace; chat.update is of tier 3,
# 50 a minute and more (docs.slack.dev/apis/web-api/rate-limits).
LIMITS = {
    "telegram": Limits(5, 1.0, 25, 25.0),
    "slack": Limits(4, 1.0, 20, 5.0, edits=Rate(40, 50 / 60)),
}
PROBE = 5.0  # seconds; two chats may also have been too fast each for itself
NONE = Limits(1e9, 1e9, 1e9, 1e9)


def limits_of(channel: str) -> Limits:
    return LIMITS.get(channel.partition(":")[0], NONE)


@dataclass
class _Bucket:
    left: float
    at: float

    def refill(self, now: float, burst: float, rate: float) -> float:
        self.left = min(burst, self.left + (now - self.at) * rate)
        self.at = now
        return self.left


@dataclass
class Pace:
    """Budgets of one bot. `now` is a monotonic clock's seconds."""

    limits: Limits
    chats: dict[str, _Bucket] = field(default_factory=dict)
    paused: dict[str, float] = field(default_factory=dict)
    whole: _Bucket | None = None
    all_until: float = 0.0
    held: bool = False  # all of them, until one message has come through
    probe: str | None = None  # the chat of that one, while it is on its way
    edits: _Bucket | None = None
    edits_until: float = 0.0

    def spend(self, chat: str, now: float, *, edit: bool = False) -> None:
        if edit and self.limits.edits:
            self._edits(self.limits.edits, now).left -= 1
            return
        self._chat(chat, now).left -= 1
        self._whole(now).left -= 1
        if self.held:
            self.probe = chat

    def answered(self, chat: str, *, edit: bool = False, well: bool) -> None:
        """A call is over, and the platform did not ask us to wait. Well: it has taken it."""
        if chat == self.probe and not (edit and self.limits.edits):
            self.held, self.probe = not well, None

    def pause(self, chat: str, until: float, now: float, *, edit: bool = False) -> None:
        """The platform asked us to wait. It does not say whether it meant the chat or all of them: when it asks the
        same of a second chat, all are held, and a while later one message is the probe: until one has come through
        they go one by one."""
        if edit and self.limits.edits:
            self.edits_until = max(self.edits_until, until)
            return
        if chat == self.probe or any(other != chat and waits > now for other, waits in self.paused.items()):
            self.all_until = max(self.all_until, min(until, now + PROBE))
            self.held, self.probe = True, None
        self.paused[chat] = max(self.paused.get(chat, 0.0), until)

    def edit_waits(self, now: float) -> Iterator[float]:
        """Seconds for which the next edit must wait, and the one after it, and so on: 0 while there is room."""
        rate = self.limits.edits
        if rate is None:
            yield from repeat(0.0)
            return
        room = 0 if now < self.edits_until else max(int(self._edits(rate, now).left), 0)
        yield from repeat(0.0, room)
        begins = max(self.edits_until - now, 0.0)
        yield from (begins + number / rate.per_second for number in count(1))

    def resting(self, now: float) -> set[str]:
        """Chats that must wait."""
        self.paused = {chat: until for chat, until in self.paused.items() if until > now}
        self._forget(now)
        return set(self.paused) | {chat for chat in self.chats if self._chat(chat, now).left < 1}

    def room(self, now: float) -> int:
        """How many messages may go out now in all."""
        if now < self.all_until or self.probe is not None:
            return 0
        room = max(int(self._whole(now).left), 0)
        return min(room, 1) if self.held else room

    def wait(self, now: float) -> float:
        """Seconds until something may change; 1 at the most."""
        short = [(1 - bucket.left) / self.limits.chat_per_second for bucket in self.chats.values() if bucket.left < 1]
        short += [until - now for until in self.paused.values()]
        short += [self.all_until - now] if self.all_until > now else []
        return max(0.01, min([1.0, *short]))

    def _chat(self, chat: str, now: float) -> _Bucket:
        bucket = self.chats.setdefault(chat, _Bucket(self.limits.chat_burst, now))
        bucket.refill(now, self.limits.chat_burst, self.limits.chat_per_second)
        return bucket

    def _whole(self, now: float) -> _Bucket:
        self.whole = self.whole or _Bucket(self.limits.bot_burst, now)
        self.whole.refill(now, self.limits.bot_burst, self.limits.bot_per_second)
        return self.whole

    def _edits(self, rate: Rate, now: float) -> _Bucket:
        self.edits = self.edits or _Bucket(rate.burst, now)
        self.edits.refill(now, rate.burst, rate.per_second)
        return self.edits

    def _forget(self, now: float) -> None:
        """Full buckets tell nothing: memory stays flat over years of chats."""
        full = [chat for chat in self.chats if self._chat(chat, now).left >= self.limits.chat_burst]
        for chat in full:
            del self.chats[chat]
