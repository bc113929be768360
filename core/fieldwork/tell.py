"""Who hears of a visit. Everything here only queues rows; the outbox sends them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.chat.events import Place
from core.fieldwork.model import Visit
from core.outbox import Kind, Outgoing
from core.people.model import PersonId
from core.tickets import tell
from core.tickets.model import Side, Ticket

if TYPE_CHECKING:
    from core.work import Work


def place(work: Work, technician: PersonId) -> Place | None:
    """Their chat; None while nothing reaches them."""
    address = work.people.address(technician, tell.STAFF)
    return Place(address.channel, address.user) if address else None


def card(work: Work, now: datetime, visit: Visit, *, anew: bool = False) -> None:
    """The technician's card. `anew`: at the bottom of the chat, wherever it stood before."""
    if where := place(work, visit.technician):
        name = f"visit-{visit.id}"
        if anew and (standing := work.cards.get(visit.ticket, name, where)):
            work.cards.forget(standing)
        work.outbox.add(Outgoing(Kind.CARD, name, where, ticket=visit.ticket, person=visit.technician), now=now)


def cards(work: Work, now: datetime, visit: Visit, ticket: Ticket) -> None:
    """Everybody's: the technician's, the team's, the customer's."""
    card(work, now, visit)
    tell.cards(work, now, ticket)


def technician(work: Work, now: datetime, visit: Visit, notice: str, **facts: str | int) -> None:
    if where := place(work, visit.technician):
        row = Outgoing(Kind.NOTICE, notice, where, facts, ticket=visit.ticket, person=visit.technician)
        work.outbox.add(row, now=now)


def photos(work: Work, now: datetime, visit: Visit) -> bool:
    """What the customer sent along goes to the technician. False: there is nothing."""
    found = bool(work.entries.files_from(Side.CUSTOMER, visit.ticket))
    if found:
        technician(work, now, visit, "visit-photos")
    return found
