"""What the desk remembers of one chat with one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from core.chat.events import Place
from core.chat.steps import Run

QUESTION_LIFE = timedelta(minutes=30)  # an open question that is older is forgotten: what comes is a new matter


@dataclass(frozen=True)
class Taken:
    """The message that was taken as an answer last. Its edit and the rest of its album belong to what came of it:
    `about`, which the persona understands."""

    message: str | None
    album: str | None
    about: int


@dataclass(frozen=True)
class Conversation:
    """`focus`: the ticket that words belong to. `fresh`: the next words open a new one. `run`: a form being asked.
    `taken`: the answer to the last one.

    `count`: messages seen and sent here, to know when a card has scrolled away.
    """

    place: Place
    focus: int | None = None
    fresh: bool = False
    run: Run | None = None
    asked_at: datetime | None = None
    count: int = 0
    taken: Taken | None = None

    def question(self, now: datetime) -> Run | None:
        """The form that still waits for an answer."""
        return self.run if self.asked_at and now - self.asked_at < QUESTION_LIFE else None


class Conversations(Protocol):
    def at(self, place: Place) -> Conversation:
        """A new, empty one when nothing is known yet."""

    def put(self, conversation: Conversation, *, more: int = 0) -> None:
        """Store it, but for its count: that grows by `more`, whatever it has become meanwhile."""

    def focus_on(self, place: Place, ticket: int) -> None:
        """Words belong to this ticket from now on; nothing else of it changes."""

    def counted(self, place: Place, messages: int) -> int:
        """So many more messages stand in this chat; how many there are now."""
