"""For how long something asynchronous keeps everybody else on the event loop waiting."""

from __future__ import annotations

import time
from collections.abc import Coroutine, Generator
from typing import Any, Generic, TypeVar

T = TypeVar("T")


async def held(work: Coroutine[Any, Any, T]) -> tuple[T, float]:
    """What `work` returns, and the longest stretch in which it let nobody else run, in seconds by the wall's clock."""
    steps = _Steps(work)
    return await steps, steps.longest


class _Steps(Generic[T]):
    """Awaits `work`, with a watch on each step between two of its waits."""

    def __init__(self, work: Coroutine[Any, Any, T]) -> None:
        self.work = work
        self.longest = 0.0

    def __await__(self) -> Generator[Any, Any, T]:
        step = self._timed(None)
        while True:
            if isinstance(step, StopIteration):
                return step.value  # type: ignore[no-any-return]  # a coroutine's result is its StopIteration's value
            try:
                sent = yield step
            except BaseException as thrown:  # noqa: BLE001 - a cancelled wait is the coroutine's to handle
                step = self._timed(None, thrown)
            else:
                step = self._timed(sent)

    def _timed(self, sent: object, thrown: BaseException | None = None) -> Any:  # noqa: ANN401 - what asyncio waits for
        began = time.perf_counter()
        try:
            return self.work.throw(thrown) if thrown else self.work.send(sent)
        except StopIteration as ended:
            return ended
        finally:
            self.longest = max(self.longest, time.perf_counter() - began)
