"""Whoever reports trouble that a known outage may be the reason of hears of it at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.chat.words import words
from core.outages.model import Outage, OutageId
from core.tickets import routing, tell
from core.tickets.model import Status, Ticket, TicketId

if TYPE_CHECKING:
    from core.work import Work

SAID = ("outage-tied", "outage-other")  # what they may answer


def warn(work: Work, now: datetime, ticket: Ticket) -> None:
    """About everything that is known to be wrong with what it is about or, while that is unclear, may be about."""
    for outage in work.outages.open():
        if may_be(work, ticket, outage, now):
            ask(work, now, ticket, outage)


def may_be(work: Work, ticket: Ticket, outage: Outage, now: datetime) -> bool:
    if ticket.outage or ticket.closed or ticket.status is Status.PENDING:
        return False
    if ticket.product is not None:
        return outage.concerns(frozenset({ticket.product}))
    return outage.concerns(frozenset(one.id for one in routing.covered_products(work, ticket.company, now)))


def ask(work: Work, now: datetime, ticket: Ticket, outage: Outage) -> None:
    """Once: in their chat, or, of a caller who has none, the agent who has them on the line."""
    if _of(work, ticket.id, outage.id, "outage-asked"):
        return
    work.timeline.add(now, "outage-asked", ticket=ticket.id, facts={"outage": outage.id})
    tell.customer_card(work, now, ticket, f"outage-{outage.id}")
    if tell.customer_place(work, ticket) is None:
        tell.team(work, now, ticket, "caller-outage", text=outage.text)


def over(work: Work, now: datetime, ticket: Ticket, outage: Outage) -> None:
    """Once: what they were promised to hear, though their request goes on."""
    if _of(work, ticket.id, outage.id, "outage-over-told"):
        return
    work.timeline.add(now, "outage-over-told", ticket=ticket.id, facts={"outage": outage.id})
    tell.customer(work, now, ticket, "outage-over-goes-on")
    tell.cards(work, now, ticket)


def answered(work: Work, ticket: TicketId, outage: OutageId) -> str | None:
    """What they said to the question: "outage-tied" or "outage-other"."""
    said = _of(work, ticket, outage, *SAID)
    return said[-1] if said else None


def _of(work: Work, ticket: TicketId, outage: OutageId, *acts: str) -> list[str]:
    done = (one for one in work.timeline.of(ticket) if one.act in acts)
    return [one.act for one in done if one.facts.get("outage") == outage]


def solves(work: Work, ticket: Ticket) -> bool:
    """Whether the solution is just what was written of the outage: nobody of the team has."""
    outage = work.outages.get(ticket.outage) if ticket.outage else None
    return outage is not None and outage.over and ticket.solution == words(outage.text)
