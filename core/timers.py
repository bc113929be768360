"""Due moments as rows: fired once, by whichever worker comes first, in the transaction that acts on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Timer:
    """`key` is unique ("close:104"): setting it again moves it. `kind` leads to the action, `about` is its ticket."""

    key: str
    kind: str
    about: int
    due_at: datetime


class Timers(Protocol):
    def set(self, timer: Timer) -> None: ...
    def clear(self, key: str) -> None: ...
    def due(self, now: datetime, most: int) -> list[Timer]: ...
    def take(self, timer: Timer) -> bool:
        """Remove it if it still stands as read: True for exactly one caller."""

    def next_due(self) -> datetime | None: ...
