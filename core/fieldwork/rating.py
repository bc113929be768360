"""A technician reminds the customer to rate, and helps (T12). The stars are the customer's alone (E21)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.errors import Refused
from core.fieldwork import rights
from core.fieldwork.model import State, VisitId
from core.people.model import Actor
from core.tickets import tell
from core.tickets.model import Status, Ticket

if TYPE_CHECKING:
    from core.work import Work

ONCE_IN = timedelta(days=1)  # one reminder
REMINDED = "rating-reminded"  # in the timeline


def remind(work: Work, now: datetime, actor: Actor, *, visit: VisitId) -> None:
    """The customer gets the stars once more, with a friendly word.

    Raises Refused("rating-too-early" | "rating-given" | "rating-reminded" | "rating-no-chat").
    """
    found, ticket = rights.for_technician(work, actor, visit)
    if found.state is not State.DONE or not solved(ticket):
        raise Refused("rating-too-early")
    if work.ratings.get(ticket.id, ticket.solvings):
        raise Refused("rating-given")
    if any(done.act == REMINDED and now - done.at < ONCE_IN for done in work.timeline.of(ticket.id)):
        raise Refused("rating-reminded")
    if tell.customer_place(work, ticket) is None:
        raise Refused("rating-no-chat")
    work.timeline.add(now, REMINDED, by=actor, ticket=ticket.id, facts={"visit": visit})
    tell.customer(work, now, ticket, "rating-reminder", solving=ticket.solvings, who=actor.known.name)


def solved(ticket: Ticket) -> bool:
    """So that there is something to rate."""
    return ticket.solvings > 0 and ticket.status in (Status.PENDING, Status.COMPLETED)


def helps(work: Work, ticket: Ticket) -> bool:
    """Whether a reminder makes sense now."""
    return solved(ticket) and work.ratings.get(ticket.id, ticket.solvings) is None
