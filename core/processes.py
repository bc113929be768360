"""Which processes of the desk live, and which of them does what only one may do.

Told by the database's clock alone: the hosts' clocks differ, and are set.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

BEAT = timedelta(seconds=2)  # how often a process says that it lives
DEAD = timedelta(seconds=10)  # silent for so long, others take over what it held
FORGOTTEN = timedelta(days=1)  # and after so long nobody asks for it any more


class Processes(Protocol):
    def beat(self, process: str) -> None: ...
    def gone(self, process: str) -> None:
        """A clean end: everything it held is free at once."""

    def alone(self, process: str) -> None:
        """No other process can live (SQLite serves one): whatever they held is free at once."""

    def living(self) -> set[str]: ...
    def leader(self, what: str) -> str | None:
        """Who did it last, dead or alive."""

    def lead(self, what: str, process: str) -> bool:
        """True while `process` is the one that does `what` ("poll telegram:customer"); it takes over from a dead
        one."""
