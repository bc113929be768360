"""How much a platform takes before it says 'too many requests'. Time comes from an injected clock, in seconds."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable
from typing import Protocol

Clock = Callable[[], float]


class Budget(Protocol):
    def wait(self, key: Hashable, cost: int = 1) -> float:
        """Seconds until `key` may spend `cost`; 0.0 when it may now. Spends nothing."""

    def spend(self, key: Hashable, cost: int = 1) -> None: ...


class Window:
    """At most `limit` in any `seconds`."""

    def __init__(self, limit: int, seconds: float, clock: Clock) -> None:
        self._limit, self._seconds, self._clock = limit, seconds, clock
        self._spent: defaultdict[Hashable, deque[float]] = defaultdict(deque)

    def wait(self, key: Hashable, cost: int = 1) -> float:
        spent, now = self._spent[key], self._clock()
        while spent and now - spent[0] >= self._seconds:
            spent.popleft()
        surplus = len(spent) + min(cost, self._limit) - self._limit
        return 0.0 if surplus <= 0 else self._seconds - (now - spent[surplus - 1])

    def spend(self, key: Hashable, cost: int = 1) -> None:
        self._spent[key].extend([self._clock()] * cost)


class Bucket:
    """`burst` at once, then `per_second` steadily."""

    def __init__(self, burst: int, per_second: float, clock: Clock) -> None:
        self._burst, self._per_second, self._clock = burst, per_second, clock
        self._levels: dict[Hashable, tuple[float, float]] = {}

    def wait(self, key: Hashable, cost: int = 1) -> float:
        return max(0.0, (min(cost, self._burst) - self._level(key)) / self._per_second)

    def spend(self, key: Hashable, cost: int = 1) -> None:
        self._levels[key] = (self._level(key) - cost, self._clock())

    def _level(self, key: Hashable) -> float:
        now = self._clock()
        level, at = self._levels.get(key, (float(self._burst), now))
        return min(float(self._burst), level + (now - at) * self._per_second)


def take(budgets: Iterable[tuple[Budget, Hashable]], cost: int = 1) -> float:
    """Spends `cost` from all of them, or from none: then the longest wait in seconds. 0.0 means spent."""
    asked = list(budgets)
    longest = max((budget.wait(key, cost) for budget, key in asked), default=0.0)
    if longest <= 0.0:
        for budget, key in asked:
            budget.spend(key, cost)
    return longest
