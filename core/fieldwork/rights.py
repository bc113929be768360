"""Who may do what with a visit: checked from the database at every press, whatever the button said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import Refused
from core.fieldwork.model import Visit, VisitId
from core.people.model import Actor, Person, PersonId, Role
from core.tickets import rights, speaking, tell
from core.tickets.model import Status, Ticket, TicketId

if TYPE_CHECKING:
    from core.work import Work


def for_technician(work: Work, actor: Actor, visit: VisitId) -> tuple[Visit, Ticket]:
    """The visit, if it is theirs, and its ticket, held. Somebody else's is as unknown as one that never was."""
    found = work.visits.get(visit)
    if actor.known.role is not Role.TECHNICIAN or found.technician != actor.known.id:
        raise Refused("visit-unknown")
    ticket = work.tickets.hold(found.ticket)
    return work.visits.get(visit), ticket


def for_assigning(work: Work, actor: Actor, ticket: TicketId) -> Ticket:
    """The ticket, held, if the actor's team may send somebody now. The customer hears of it: never from level 3."""
    rights.for_writing_out(work, actor, ticket)
    found = work.tickets.hold(ticket).in_work()
    if found.status is Status.PENDING:
        raise Refused("ticket-solved-already")
    if found.with_sales:
        raise Refused("visit-not-covered")
    if coming := upcoming(work, ticket):
        raise Refused("visit-planned-already", who=work.people.get(coming.technician).name)
    return found


def for_team(work: Work, actor: Actor, visit: VisitId) -> tuple[Visit, Ticket]:
    """The visit, if the actor's team holds its ticket, or has asked level 3, which speaks to no customer."""
    found = work.visits.get(visit)
    speaking.for_writing_out(work, actor, found.ticket)
    ticket = work.tickets.hold(found.ticket)
    return work.visits.get(visit), ticket


def upcoming(work: Work, ticket: TicketId) -> Visit | None:
    """The one that is not over: there is at most one."""
    return next((visit for visit in work.visits.of(ticket) if visit.open), None)


def can_be_sent(work: Work) -> list[Person]:
    """Technicians whom an assignment reaches."""
    return [person for person in work.people.technicians() if work.people.address(person.id, tell.STAFF)]


def sendable(work: Work, technician: PersonId) -> Person:
    found = next((person for person in work.people.technicians() if person.id == technician), None)
    if found is None:
        raise Refused("technician-unknown")
    if not work.people.address(found.id, tell.STAFF):
        raise Refused("technician-unreachable", who=found.name)
    return found
