"""What a customer may want of a ticket beyond writing: say what kind it is, hurry, withdraw, a person, the owner of the
whole process (I1, S2). A wish that is repeated is heard once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.catalog.model import Level, Team
from core.chat.events import Said
from core.errors import Refused
from core.people.model import Actor
from core.tickets import dropping, intake, rights, silence, speaking, tell, undo
from core.tickets.model import Ending, Status, Ticket, TicketId

if TYPE_CHECKING:
    from core.work import Work

PERSON_AGAIN = timedelta(minutes=30)  # the team is called once in this time, however often the button is pressed
ANSWERABLE = (Level.OWNER, Level.HEADQUARTERS, Level.SUPERVISOR, Level.LEAD, Level.ONE)  # S2, or whoever comes nearest


def choose_kind(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, kind: str) -> Ticket:
    """What kind of request it is (I1)."""
    found = _theirs(work, now, actor, ticket)
    if kind not in {known.key for known in work.catalog.desk().kinds}:
        raise Refused("button-old")
    if found.kind == kind:
        return found
    found = work.tickets.save(found.of_kind(kind))
    work.timeline.add(now, "kind-chosen", by=actor, ticket=ticket, facts={"kind": kind})
    tell.cards(work, now, found)
    return found


def hurry(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """'It is urgent': the team is called, once."""
    found = _theirs(work, now, actor, ticket)
    if found.urgent and not found.closed:
        return found
    undo.hand_over_stands(work, now, ticket=ticket)
    found = work.tickets.save(found.hurried())
    work.timeline.add(now, "urgent", by=actor, ticket=ticket)
    tell.loudly(work, now, found, "customer-urgent", who=actor.known.name)
    tell.cards(work, now, found)
    return found


def withdraw(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """They need it no more."""
    found = may_withdraw(work, now, actor, ticket=ticket)
    return dropping.drop(work, now, found, how=Ending.WITHDRAWN, by=actor)


def may_withdraw(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """Raises Refused("ticket-closed" | "withdraw-solved"): what is solved asks for another answer."""
    found = _theirs(work, now, actor, ticket)
    if found.closed:
        raise Refused("ticket-closed")
    if found.status is Status.PENDING:
        raise Refused("withdraw-solved")
    return found


def want_person(work: Work, now: datetime, actor: Actor, *, ticket: Ticket) -> Ticket:
    """Somebody shall talk to them: intake is over, the team is called, and they hear when somebody is there."""
    found = _theirs(work, now, actor, ticket.id)
    if found.closed:
        raise Refused("ticket-closed")
    undo.hand_over_stands(work, now, ticket=found.id)
    found = intake.finish(work, now, found) if found.in_intake else found
    heard = found.heard_customer()
    if heard != found:
        found = work.tickets.save(heard)
        silence.watch(work, now, found)
    if not _wanted_lately(work, now, found):
        tell.loudly(work, now, found, "person-wanted", who=actor.known.name)
        tell.cards(work, now, found)
        work.timeline.add(now, "person-wanted", by=actor, ticket=found.id)
    opening = work.catalog.desk().calendar.next_opening(now)
    coming = "person-coming" if opening == now else "person-later"
    tell.customer(work, now, found, coming, opens=opening.isoformat())
    return found


def _theirs(work: Work, now: datetime, actor: Actor, ticket: TicketId) -> Ticket:
    """What somebody is just closing is still open for them, and now for everybody."""
    return undo.kept_open(work, now, actor, ticket=rights.for_customer(work, actor, ticket).id)


def _wanted_lately(work: Work, now: datetime, ticket: Ticket) -> bool:
    """Whether those who have it now know."""
    since = max([now - PERSON_AGAIN, *(move.at for move in speaking.moves(work, ticket.id))])
    return any(done.act == "person-wanted" and done.at > since for done in work.timeline.of(ticket.id))


def answerable(work: Work) -> tuple[Team, str]:
    """The team that answers for all others, and the name to give to customers (S2)."""
    team = next((team for level in ANSWERABLE if (team := work.catalog.first_team(level))), None)
    team = team or next(team for team in work.catalog.teams() if team.faces_customers)
    members = sorted(work.people.team(team.id), key=lambda person: person.id)
    return team, members[0].name if members else team.name


def to_owner(work: Work, now: datetime, actor: Actor, *, said: Said) -> Ticket:
    """A request of its own for whoever answers for all teams (S2), past every other."""
    team, name = answerable(work)
    ticket = intake.open_ticket(work, now, actor, words=said.words)
    intake.write_down(work, now, actor, ticket, said)
    reached = intake.reach(work, now, ticket, team)
    tell.customer(work, now, reached, "owner-told", who=name)
    return reached
