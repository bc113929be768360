from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

BEST = 6  # stars (E21)


@dataclass(frozen=True)
class Rating:
    """One for each time that a ticket was solved."""

    ticket: int
    solving: int
    stars: int
    at: datetime
    comment: str = ""
