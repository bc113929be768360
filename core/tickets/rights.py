"""Who may do what with a ticket: checked from the database at every press, whatever the button said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalog.model import WATCHERS, Level
from core.errors import Refused
from core.people.model import Actor, Person, Role, TeamId
from core.tickets.model import Ticket, TicketId, Waits

if TYPE_CHECKING:
    from core.work import Work

RANK = {
    Level.ONE: 1,
    Level.TWO: 1,
    Level.THREE: 1,
    Level.LEAD: 2,
    Level.SALES: 2,
    Level.SUPERVISOR: 3,
    Level.HEADQUARTERS: 4,
    Level.OWNER: 5,
}
"""Who watches over whom (S2, P3, P4): those of a higher rank see the tickets of lower ones, and may take them."""


def for_customer(work: Work, actor: Actor, ticket: TicketId) -> Ticket:
    """The ticket, if it is theirs. Somebody else's is as unknown as one that never was."""
    found = work.tickets.get(ticket)
    if actor.known.is_staff or found.customer != actor.known.id:
        raise Refused("ticket-unknown")
    return found


def may_see(person: Person, ticket: Ticket) -> bool:
    """A customer sees their own, and colleagues' with the company-wide right; staff see what their teams hold.

    Those who watch over the team see it as well: `sees` knows them.
    """
    if person.is_staff:
        return ticket.team in person.teams
    return ticket.customer == person.id or (person.sees_company and ticket.company == person.company)


def sees(work: Work, person: Person, ticket: Ticket) -> bool:
    """`may_see`, or the ticket is with a team below one of theirs."""
    return may_see(person, ticket) or watches(work, person, ticket)


def watches(work: Work, person: Person, ticket: Ticket) -> bool:
    """Whether it is with a team of lower rank than one of theirs that watches."""
    if person.role is not Role.STAFF or ticket.team is None:
        return False
    rank = RANK[work.catalog.team(ticket.team).level]
    levels = (work.catalog.team(team).level for team in person.teams)
    return any(level in WATCHERS and RANK[level] > rank for level in levels)


def teams_seen(work: Work, person: Person) -> frozenset[TeamId]:
    """Whose tickets this member of staff may see."""
    levels = [work.catalog.team(team).level for team in person.teams]
    top = max((RANK[level] for level in levels if level in WATCHERS), default=0)
    return person.teams | {team.id for team in work.catalog.teams() if RANK[team.level] < top}


def for_team(work: Work, actor: Actor, ticket: TicketId) -> Ticket:
    """The ticket, if one of the actor's teams holds it or watches over the one that does."""
    if not actor.known.is_staff:
        raise Refused("staff-only")
    found = work.tickets.get(ticket)
    if found.team is None or not sees(work, actor.known, found):
        raise Refused("not-your-team")
    return found


def without_a_leaver(work: Work, ticket: Ticket) -> Ticket:
    """Whoever left the team owns its tickets no more: they can be claimed again."""
    gone = ticket.owner is not None and not sees(work, work.people.get(ticket.owner), ticket)
    return ticket.released() if gone else ticket


def for_writing_out(work: Work, actor: Actor, ticket: TicketId) -> Ticket:
    """The same, where words may go to the customer: never from level 3, never while level 3 holds it (S1)."""
    found = for_team(work, actor, ticket)
    if found.waits is Waits.LEVEL3 or (found.team and not work.catalog.team(found.team).faces_customers):
        raise Refused("level-3-never-writes")
    return found


def owner_name(work: Work, ticket: Ticket) -> str:
    return work.people.get(ticket.owner).name if ticket.owner else ""
