"""People who acted in Slack and look at a spinner until their ack comes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

Ack = dict[str, Any]
PATIENCE = 2.0  # seconds of the three that Slack gives


@dataclass
class _Wait:
    until: float
    ack: asyncio.Future[Ack] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Waiting:
    """Matches the answer of a turn with the ack that can carry it, by the key of what was done."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._open: dict[str, _Wait] = {}

    def begin(self, key: str) -> bool:
        """Before it is stored: the turn may be faster than the one who stores. False: the same one waits already."""
        if key in self._open:
            return False
        self._open[key] = _Wait(asyncio.get_running_loop().time() + self._patience)
        return True

    def forget(self, key: str) -> None:
        """Nothing will come: it was no news, or could not be stored."""
        self.settle(key, {})
        self._open.pop(key, None)

    async def ack(self, key: str) -> Ack:
        """What to put into the ack; empty when nothing comes in time."""
        wait = self._open.get(key)
        if wait is None:
            return {}
        try:
            async with asyncio.timeout_at(wait.until):
                return await asyncio.shield(wait.ack)
        except TimeoutError:
            return {}
        finally:
            self._open.pop(key, None)

    def waits(self, key: str) -> bool:
        return key in self._open and not self._open[key].ack.done()

    def settle(self, key: str, ack: Ack) -> bool:
        """False: too late, they no longer wait."""
        if not self.waits(key):
            return False
        self._open[key].ack.set_result(ack)
        return True
