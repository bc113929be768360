"""A ticket that is over without a solution."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.people.model import DESK, Actor
from core.tickets import tell
from core.tickets.model import Ticket

if TYPE_CHECKING:
    from core.work import Work

TIMERS = ("intake", "patience", "close")


def drop(work: Work, now: datetime, ticket: Ticket, *, how: str, by: Actor = DESK) -> Ticket:
    """Close it: `how` is "withdrawn" or "silence". Its team hears."""
    dropped = work.tickets.save(ticket.dropped(now))
    for timer in TIMERS:
        work.timers.clear(f"{timer}:{ticket.id}")
    work.timeline.add(now, "closed", by=by, ticket=ticket.id, facts={"how": how})
    tell.team(work, now, dropped, f"staff-closed-{how}")
    tell.cards(work, now, dropped)
    return dropped
