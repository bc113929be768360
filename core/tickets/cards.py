"""Long-lived messages of ours: a ticket's card, the question whether it is solved, the stars, an answer's fate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.chat.events import Place

SCROLLED_AWAY = 10  # messages in the chat since it was posted
TOO_OLD = timedelta(hours=48)  # what Telegram promises for edits


@dataclass(frozen=True)
class Card:
    """`drawn` is a digest of what it shows: drawing the same again sends nothing. `count` is the chat's message count
    when it was posted."""

    ticket: int
    name: str
    place: Place
    message: str
    posted_at: datetime
    count: int
    drawn: str

    def out_of_sight(self, *, count: int, now: datetime) -> bool:
        return count - self.count >= SCROLLED_AWAY or now - self.posted_at >= TOO_OLD
