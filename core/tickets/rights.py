"""Who may do what with a ticket: checked from the database at every press, whatever the button said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import Refused
from core.people.model import Actor, Person
from core.tickets.model import Ticket, TicketId, Waits

if TYPE_CHECKING:
    from core.work import Work


def for_customer(work: Work, actor: Actor, ticket: TicketId) -> Ticket:
    """The ticket, if it is theirs. Somebody else's is as unknown as one that never was."""
    found = work.tickets.get(ticket)
    if actor.known.is_staff or found.customer != actor.known.id:
        raise Refused("ticket-unknown")
    return found


def may_see(person: Person, ticket: Ticket) -> bool:
    """A customer sees their own, and colleagues' with the company-wide right; staff see what their teams hold."""
    if person.is_staff:
        return ticket.team in person.teams
    return ticket.customer == person.id or (person.sees_company and ticket.company == person.company)


def for_team(work: Work, actor: Actor, ticket: TicketId) -> Ticket:
    """The ticket, if one of the actor's teams holds it."""
    if not actor.known.is_staff:
        raise Refused("staff-only")
    found = work.tickets.get(ticket)
    if found.team is None or found.team not in actor.known.teams:
        raise Refused("not-your-team")
    return found


def for_writing_out(work: Work, actor: Actor, ticket: TicketId) -> Ticket:
    """The same, where words may go to the customer: never from level 3, never while level 3 holds it (S1)."""
    found = for_team(work, actor, ticket)
    if found.waits is Waits.LEVEL3 or (found.team and not work.catalog.team(found.team).faces_customers):
        raise Refused("level-3-never-writes")
    return found


def owner_name(work: Work, ticket: Ticket) -> str:
    return work.people.get(ticket.owner).name if ticket.owner else ""
