"""A ticket that is over without a solution, and how one that is over ended."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.people.model import DESK, Actor
from core.tickets import tell
from core.tickets.model import Ending, Ticket

if TYPE_CHECKING:
    from core.work import Work

DROPPED = (Ending.WITHDRAWN, Ending.SILENCE)
TIMERS = ("intake", "patience", "close")


def drop(work: Work, now: datetime, ticket: Ticket, *, how: Ending, by: Actor = DESK) -> Ticket:
    """Close it: `how` is one of DROPPED. Its team hears."""
    dropped = work.tickets.save(ticket.dropped(now))
    stop_clocks(work, ticket)
    work.timeline.add(now, "closed", by=by, ticket=ticket.id, facts={"how": how})
    tell.team(work, now, dropped, f"staff-closed-{how}")
    tell.cards(work, now, dropped)
    return dropped


def stop_clocks(work: Work, ticket: Ticket) -> None:
    """Nothing of it comes due any more."""
    for timer in TIMERS:
        work.timers.clear(f"{timer}:{ticket.id}")


def how_closed(work: Work, ticket: Ticket) -> Ending | None:
    """None: it is open."""
    if not ticket.closed:
        return None
    if ticket.unsupported:
        return Ending.DECLINED
    closings = [Ending(done.facts["how"]) for done in work.timeline.of(ticket.id) if done.act == "closed"]
    return closings[-1] if closings else None
