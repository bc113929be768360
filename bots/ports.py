"""What the runtime is given: the database's doors, and the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from core.work import Work

T = TypeVar("T")
Clock = Callable[[], datetime]


class Store(Protocol):
    async def write(self, fn: Callable[[Work], T], *, ahead: bool = False) -> T: ...
    async def read(self, fn: Callable[[Work], T]) -> T: ...
    async def report(self, fn: Callable[[Work], T]) -> T: ...
