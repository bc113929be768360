"""From one to the next: handing over (I13), escalating (S4, P4, P10), and what level 3 gives back (S6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from core.catalog.model import Level, Team, above
from core.chat.words import Words, visible
from core.errors import Refused
from core.people.model import Actor, Person, PersonId, TeamId
from core.tickets import news, rights, silence, speaking, undo
from core.tickets.model import Entry, Side, Status, Ticket, TicketId, Waits

if TYPE_CHECKING:
    from core.work import Work

LONGEST_NEED = 1000  # characters of what the next one is asked to do


@dataclass(frozen=True)
class Receiver:
    """A team, or one person of it."""

    team: TeamId
    person: PersonId | None = None


def receivers(work: Work, actor: Person, ticket: Ticket) -> list[Receiver]:
    """To whom this may be handed over: people of the team that has it, oneself when one watches over it, then teams."""
    if ticket.team is None:
        return []
    people = [person.id for person in work.people.team(ticket.team) if person.id != ticket.owner]
    if actor.id not in people and actor.id != ticket.owner and rights.watches(work, actor, ticket):
        people.append(actor.id)
    teams = [team.id for team in work.catalog.teams() if team.id != ticket.team or ticket.owner is not None]
    return [*(Receiver(ticket.team, person) for person in people), *map(Receiver, teams)]


def may_move(work: Work, actor: Actor, *, ticket: TicketId) -> Ticket:
    """Raises the Refused that handing over would."""
    found = rights.for_team(work, actor, ticket).in_work()
    if found.with_sales:
        raise Refused("ticket-with-sales")
    return found


def may_escalate(work: Work, actor: Actor, *, ticket: TicketId) -> Ticket:
    found = may_move(work, actor, ticket=ticket)
    if found.status is Status.PENDING:
        raise Refused("ticket-solved-already")
    if not next_steps(work, found):
        raise Refused("nobody-above")
    return found


def next_steps(work: Work, ticket: Ticket) -> list[Team]:
    """Where its team may escalate to."""
    return above(work.catalog.teams(), work.catalog.team(ticket.team)) if ticket.team else []


def hand_over(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, to: Receiver, need: str = "") -> Ticket:
    """To a colleague, or to another team, at any time (I13). Whoever had it is told."""
    found = may_move(work, actor, ticket=ticket)
    if to not in receivers(work, actor.known, found):
        raise Refused("receiver-unknown")
    return _move(work, now, actor, found, to, act="handed-over", need=need)


def escalate(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, team: TeamId, need: str) -> Ticket:
    """To the next step of the ladder, with what is needed of them."""
    found = may_escalate(work, actor, ticket=ticket)
    if team not in {step.id for step in next_steps(work, found)}:
        raise Refused("receiver-unknown")
    if not need.strip():
        raise Refused("need-missing")
    return _move(work, now, actor, found, Receiver(team), act="escalated", need=need)


def _move(work: Work, now: datetime, actor: Actor, found: Ticket, to: Receiver, *, act: str, need: str) -> Ticket:
    undo.settle(work, now, ticket=found.id)  # the step before this one stands now, and is told as it was
    team = work.catalog.team(to.team)
    if found.status is Status.PENDING and not team.faces_customers:
        raise Refused("ticket-solved-already")
    need = need.strip()[:LONGEST_NEED]
    moved = work.tickets.save(
        found.handed(to.team, to.person, waits=_turn(found, team, to), need=need, back_to=_back_to(work, found, team))
    )
    _kept(work, now, actor, found, moved, act=act)
    if moved.waits is not found.waits:
        silence.watch(work, now, moved)
    undo.offer(work, now, actor, act, before=found, after=moved)
    return moved


def _turn(ticket: Ticket, team: Team, to: Receiver) -> Waits:
    """Whose turn it is with them. What waits for the customer goes on waiting only where somebody looks after it."""
    if team.level is Level.THREE:
        return Waits.LEVEL3
    looked_after = ticket.waits is not Waits.CUSTOMER or to.person is not None
    return ticket.waits if looked_after and ticket.waits is not Waits.LEVEL3 else Waits.TEAM


def _back_to(work: Work, ticket: Ticket, team: Team) -> TeamId | None:
    """Level 3 gives it back to the team that asked, however often it changes hands there."""
    if team.level is not Level.THREE or ticket.team is None:
        return None
    asked = work.catalog.team(ticket.team).level is not Level.THREE
    return ticket.team if asked else ticket.back_to


def _kept(work: Work, now: datetime, actor: Actor, before: Ticket, after: Ticket, *, act: str) -> None:
    """In the timeline, from whom to whom."""
    facts = {"from": before.team, "former": before.owner, "to": after.team, "owner": after.owner, "need": after.need}
    work.timeline.add(now, act, by=actor, ticket=after.id, facts=facts)


def may_prepare(work: Work, actor: Actor, *, ticket: TicketId) -> Ticket:
    """Whoever has it in level 3; one that nobody has there is claimed first."""
    found = rights.for_team(work, actor, ticket)
    if found.closed:
        raise Refused("ticket-closed")
    if found.status is Status.PENDING:
        raise Refused("ticket-solved-already")
    if found.team is None or work.catalog.team(found.team).faces_customers:
        raise Refused("not-with-level-3")
    if found.owner != actor.known.id:
        who = rights.owner_name(work, found)
        raise Refused("ticket-taken", who=who) if who else Refused("ticket-unclaimed")
    return found


def give_back(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, words: Words) -> Entry:
    """Level 3 has prepared a solution: back to the team that asked, and to whoever had it there (S6). They send it."""
    found = may_prepare(work, actor, ticket=ticket)
    if not visible(words).strip():
        raise Refused("solution-missing")
    undo.settle(work, now, ticket=ticket)
    entry = work.entries.add(Entry(ticket, actor.known.id, Side.INTERNAL, words, now, actor.where, "", None))
    work.timeline.add(now, "noted", by=actor, ticket=ticket, facts={"entry": entry.id})
    team = found.back_to or _first_that_writes(work)
    back = work.tickets.save(found.handed(team, speaking.owner_there(work, found, team), waits=Waits.TEAM))
    _kept(work, now, actor, found, back, act="given-back")
    news.given_back(work, now, found, back, entry)
    return entry


def _first_that_writes(work: Work) -> TeamId:
    team = work.catalog.first_team(Level.TWO) or work.catalog.first_team(Level.ONE)
    return (team or next(one for one in work.catalog.teams() if one.faces_customers)).id


def may_fetch(work: Work, actor: Actor, *, ticket: TicketId) -> Ticket:
    """What level 3 works on, for those who asked it to."""
    if not actor.known.is_staff:
        raise Refused("staff-only")
    found = work.tickets.get(ticket)
    if found.closed:
        raise Refused("ticket-closed")
    if found.waits is not Waits.LEVEL3 or found.back_to is None:
        raise Refused("not-with-level-3")
    if not rights.sees(work, actor.known, replace(found, team=found.back_to)):
        raise Refused("not-your-team")
    return found


def fetch(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """Those who asked level 3 take it back before it is worked out, to speak to the customer themselves."""
    found = may_fetch(work, actor, ticket=ticket)
    undo.settle(work, now, ticket=ticket)
    back = work.tickets.save(found.handed(found.back_to or TeamId(0), actor.known.id, waits=Waits.TEAM))
    _kept(work, now, actor, found, back, act="fetched")
    news.fetched(work, now, found, back)
    return back
