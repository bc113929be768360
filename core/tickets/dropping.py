"""A ticket that is over without a solution, and how one that is over ended."""

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
    stop_clocks(work, ticket)
    work.timeline.add(now, "closed", by=by, ticket=ticket.id, facts={"how": how})
    tell.team(work, now, dropped, f"staff-closed-{how}")
    tell.cards(work, now, dropped)
    return dropped


def stop_clocks(work: Work, ticket: Ticket) -> None:
    """Nothing of it comes due any more."""
    for timer in TIMERS:
        work.timers.clear(f"{timer}:{ticket.id}")


def how_closed(work: Work, ticket: Ticket) -> str:
    """`confirmed`, `quiet`, `rated`, `no-fault`, `withdrawn`, `silence`; `declined` by sales. Empty: it is open."""
    if not ticket.closed:
        return ""
    if ticket.unsupported:
        return "declined"
    closings = [str(done.facts["how"]) for done in work.timeline.of(ticket.id) if done.act == "closed"]
    return closings[-1] if closings else ""
