"""What people must still be told: written in the transaction that caused it, sent after it, settled in another.

A crash between sending and settling sends again: at least once, and twice only then; such a row is marked `ambiguous`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NewType, Protocol

from core.chat.channel import PartlySent
from core.chat.events import Place
from core.errors import DeliveryFailed
from core.people.model import PersonId

OutId = NewType("OutId", int)

GIVEN_UP_AFTER = timedelta(days=3)  # of trying: a platform may be away for a weekend
LONGEST_WAIT = timedelta(minutes=5)
UNDRAWABLE_TRIES = 6  # of a row that breaks us when we draw it: that is a bug, and its lane waits behind it


class Kind(StrEnum):
    WORDS = "words"  # what a person wrote, verbatim
    NOTICE = "notice"  # facts frozen in the row; worded when it is sent; dropped when no longer true
    CARD = "card"  # drawn from present facts; edited in place; the newest wins


class Priority(StrEnum):
    """Sorted by value: a person's words go before cards."""

    WORDS = "1"
    NOTICE = "2"
    CARD = "3"


@dataclass(frozen=True)
class Outgoing:
    """`name` says which notice or card. `place.thread` is unknown while the card it hangs from is unsent: `under` names
    that card's ticket, and the id is looked up when it is sent. `person` is the reader of a private chat, in whose
    language and zone it is said; None: the readers of a channel. `parts`: the ids of what has been sent of it.
    A fact `edits` names the message that a notice replaces.
    """

    kind: Kind
    name: str
    place: Place
    facts: Mapping[str, Any] = field(default_factory=dict)
    ticket: int | None = None
    person: PersonId | None = None
    under: int | None = None
    id: OutId = OutId(0)
    attempt: int = 0
    ambiguous: bool = False
    bare: bool = False
    parts: tuple[str, ...] = ()
    due_at: datetime | None = None
    created_at: datetime | None = None

    @property
    def lane(self) -> str:
        """A private chat is one lane; in a channel each ticket's thread is one."""
        return self.place.chat if self.person is not None or self.ticket is None else f"{self.place.chat}/{self.ticket}"


class Outbox(Protocol):
    def add(self, row: Outgoing, *, now: datetime) -> None:
        """Queue it behind everything of its lane. A card that is queued already is not queued twice."""

    def claim(self, channel: str, *, now: datetime, most: int, busy: set[str], resting: set[str]) -> list[Outgoing]:
        """The first due row of up to `most` lanes, marked `sending` with a new attempt number.

        Not of the `busy` lanes, nor of the `resting` chats.
        """

    def requeue(self, channel: str, *, busy: frozenset[str] = frozenset(), ambiguous: bool = True) -> int:
        """What is `sending` outside the `busy` lanes, though nobody sends it, is queued again; how many.

        `ambiguous`: it may have been sent, by a pump that died.
        """

    def sent(self, row: Outgoing, ids: tuple[str, ...], *, now: datetime) -> bool:
        """Settle. False when this attempt is no longer ours (the row was requeued meanwhile)."""

    def put_off(self, row: Outgoing, *, until: datetime) -> None:
        """It was claimed but cannot be drawn yet: this was no attempt."""

    def again(self, row: Outgoing, *, due_at: datetime, failure: DeliveryFailed) -> bool:
        """Queue it once more, bare after a refused formatting; what had been sent of it is kept for the next try."""

    def ended(self, row: Outgoing, state: str, *, why: str, now: datetime) -> bool:
        """`failed` for good, or `dropped` because it is no longer true."""

    def message_of(self, channel: str, chat: str, message: str) -> Outgoing | None:
        """What we sent as that message of the platform, or with it as one of its parts."""

    def sent_as(self, name: str) -> list[Outgoing]:
        """What was sent under this name; `parts` are its messages."""

    def waiting(self) -> int:
        """How many rows are not settled."""

    def next_due(self, channel: str) -> datetime | None: ...


def sent_so_far(row: Outgoing, failure: DeliveryFailed) -> tuple[str, ...]:
    """The parts that need not be sent again. Without formatting the parts are others."""
    if failure.code == "formatting":
        return ()
    return failure.sent if isinstance(failure, PartlySent) else row.parts


def mendable(row: Outgoing, failure: DeliveryFailed) -> bool:
    """The administrator can mend it (a withdrawn token, a channel we are not in): no words are lost over it."""
    new = row.person is None and "edits" not in row.facts
    return failure.code == "token" or (new and failure.code in ("rights", "gone"))


def next_try(row: Outgoing, failure: DeliveryFailed, now: datetime) -> datetime | None:
    """When to send it again; None when it is given up."""
    if failure.code == "formatting" and not row.bare:
        return now
    if failure.retry_after is None and failure.permanent and not mendable(row, failure):
        return None
    if row.created_at and now - row.created_at >= GIVEN_UP_AFTER:
        return None
    if failure.retry_after is not None:
        return now + timedelta(seconds=failure.retry_after)
    return now + min(timedelta(seconds=2.0 ** min(row.attempt, 20)), LONGEST_WAIT)
