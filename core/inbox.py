"""What arrived, stored before the platform is told so, and handled once, in the order of its conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType, Protocol

from core.chat.channel import Arrived, Raw, Thread

RowId = NewType("RowId", int)

TRIES = 3  # of one turn, before its row is parked
WAITS = (timedelta(milliseconds=500), timedelta(seconds=3))  # between the tries; the lane waits as well, to keep order


@dataclass(frozen=True)
class Row:
    """`holder` is the process that took it in; others leave it alone while that process lives."""

    id: RowId
    channel: str
    key: str
    lane: str
    raw: Raw
    arrived_at: datetime
    holder: str
    tries: int
    due_at: datetime


@dataclass(frozen=True)
class Parked:
    """A row that was given up. `why` is for whoever knows the code; `raw` is kept in the database."""

    trace: str
    channel: str
    at: datetime
    why: str


class Inbox(Protocol):
    def add(self, channel: str, arrived: Sequence[Arrived], *, holder: str, now: datetime) -> list[Row]:
        """Store what is new; its rows, in the order of arrival."""

    def head(self, channel: str, lane: str) -> Row | None:
        """The row whose turn is next in this lane."""

    def take(self, row: Row, *, now: datetime) -> bool:
        """Enter the row's lane for the rest of this transaction: alone, whatever other processes do. When it commits,
        the row is handled.

        False when the row is no longer the lane's next: somebody else has handled it.
        """

    def refused(self, row: RowId) -> None:
        """It was handled, and what was filled in was refused: sent once more just as it is, it is not a repetition."""

    def again(self, row: RowId, *, due_at: datetime, why: str) -> None:
        """This try failed; the next is not before `due_at`."""

    def park(self, row: RowId, *, now: datetime, trace: str, why: str) -> None:
        """Given up, kept with its raw JSON for a person to look at; the lane goes on."""

    def abandoned(self, *, holders: set[str]) -> list[tuple[str, str]]:
        """(channel, lane) of what waits and is held by none of these other, living processes."""

    def parked(self) -> list[Parked]:
        """What was given up and waits for a person, oldest first."""

    def unpark(self, trace: str, *, now: datetime) -> bool:
        """Let it have its turn once more; False when nothing is parked under this trace."""

    def waiting(self) -> int:
        """How many rows have not had their turn."""

    def adopt(self, row: RowId, *, holder: str) -> None: ...
    def newest(self, channel: str, lanes: str) -> int | None:
        """The platform's position of the newest thing that arrived in the lanes whose names begin so, if anything
        did."""

    def missing_since(self, channel: str) -> int | None:
        """The position behind which something may be missing, while there is such a gap."""

    def missing(self, channel: str) -> None:
        """A gap is open from what arrived last; one that is open already keeps its beginning."""

    def complete(self, channel: str) -> None:
        """Nothing is missing any more."""

    def latest(self, channel: str) -> int | None:
        """The newest position among what arrived last."""


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to try again after `tries` failures; None when it is enough."""
    return now + WAITS[tries - 1] if tries < TRIES else None


__all__ = ["Arrived", "Inbox", "Row", "RowId", "Thread", "next_try"]
