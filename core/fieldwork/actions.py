"""Sending a technician, and the technician's steps (C6). Each runs inside the caller's transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.errors import Refused
from core.fieldwork import rights, tell
from core.fieldwork.model import State, Visit, VisitId
from core.people.model import DESK, Actor, PersonId
from core.tickets import calls
from core.tickets import tell as tickets
from core.tickets.model import Ticket, TicketId, Waits
from core.timers import Timer

if TYPE_CHECKING:
    from core.work import Work

ANSWER_WITHIN = timedelta(hours=2)  # then the team is told that the technician has not answered
JUST_PAST = timedelta(minutes=30)  # planning 'now' takes a moment


def assign(
    work: Work,
    now: datetime,
    actor: Actor,
    *,
    ticket: TicketId,
    technician: PersonId,
    planned_at: datetime,
    note: str,
) -> Visit:
    """The team sends somebody: offered, until the technician accepts."""
    found = rights.for_assigning(work, actor, ticket)
    person = rights.sendable(work, technician)
    if planned_at < now - JUST_PAST:
        raise Refused("visit-past")
    visit = work.visits.add(Visit(VisitId(0), ticket, person.id, actor.known.id, planned_at, note, now, now))
    facts = {"visit": visit.id, "technician": person.id, "planned_at": planned_at.isoformat(), "note": note}
    work.timeline.add(now, "visit-offered", by=actor, ticket=ticket, facts=facts)
    _await_answer(work, visit)
    found = work.tickets.save(found.waiting(Waits.TECHNICIAN))
    tell.photos(work, now, visit)
    tell.cards(work, now, visit, found)
    return visit


def call_off(work: Work, now: datetime, actor: Actor, *, visit: VisitId, why: str = "") -> Visit:
    """The team needs nobody there any more."""
    found, ticket = rights.for_team(work, actor, visit)
    return _called_off(work, now, actor, found, ticket, why)


def accept(work: Work, now: datetime, actor: Actor, *, visit: VisitId) -> Visit:
    """Now it is planned, and the customer is told; by phone, where no chat reaches them."""
    found, ticket = rights.for_technician(work, actor, visit)
    accepted = _stepped(work, now, actor, found.accepted(now), ticket)
    tickets.customer(work, now, ticket, "visit-planned", visit=visit)
    calls.needed(work, now, ticket)
    return accepted


def decline(work: Work, now: datetime, actor: Actor, *, visit: VisitId, why: str) -> Visit:
    """It is the team's again, and its owner is called; the whole team while nobody owns it."""
    found, ticket = rights.for_technician(work, actor, visit)
    declined = found.declined(now, why)
    if not why.strip():
        raise Refused("empty")
    declined = _stepped(work, now, actor, declined, ticket)
    tickets.loudly(work, now, work.tickets.get(ticket.id), "visit-declined", who=actor.known.name, reason=why)
    _not_coming(work, now, found, ticket)
    return declined


def on_way(work: Work, now: datetime, actor: Actor, *, visit: VisitId) -> Visit:
    """The customer is told."""
    found, ticket = rights.for_technician(work, actor, visit)
    moving = _stepped(work, now, actor, found.on_way(now), ticket)
    tickets.customer(work, now, ticket, "visit-on-way", visit=visit)
    return moving


def arrived(work: Work, now: datetime, actor: Actor, *, visit: VisitId) -> Visit:
    found, ticket = rights.for_technician(work, actor, visit)
    return _stepped(work, now, actor, found.arrived(now), ticket)


def done(work: Work, now: datetime, actor: Actor, *, visit: VisitId) -> Visit:
    """The visit is over and it is the team's turn; what was found there is in `core.fieldwork.notes`."""
    found, ticket = rights.for_technician(work, actor, visit)
    return _stepped(work, now, actor, found.done(now), ticket)


def look_after(work: Work, now: datetime, *, ticket: TicketId) -> None:
    """The timer: nobody travels for a closed ticket, and the team hears of an assignment that nobody answers. Who is
    there already may still report."""
    found, coming = work.tickets.get(ticket), rights.upcoming(work, ticket)
    if coming is None:
        return
    if found.closed and coming.state is not State.ARRIVED:
        _called_off(work, now, DESK, coming, found, "")
    elif coming.state is State.OFFERED and now - coming.asked_at >= ANSWER_WITHIN:
        who = work.people.get(coming.technician).name
        tickets.loudly(work, now, found, "visit-unanswered", who=who)
    elif coming.state is State.OFFERED:
        _await_answer(work, coming)


def _await_answer(work: Work, visit: Visit) -> None:
    due = visit.asked_at + ANSWER_WITHIN
    work.timers.set(Timer(f"visits:{visit.ticket}", "visits", visit.ticket, due))


def _called_off(work: Work, now: datetime, actor: Actor, visit: Visit, ticket: Ticket, why: str) -> Visit:
    off = _stepped(work, now, actor, visit.called_off(now, why), ticket)
    tell.technician(work, now, off, "visit-called-off", about=visit.id)
    _not_coming(work, now, visit, ticket)
    return off


def _not_coming(work: Work, now: datetime, before: Visit, ticket: Ticket) -> None:
    """A customer who was told that somebody comes must not wait at the door."""
    if before.state is not State.OFFERED and not ticket.closed:
        tickets.customer(work, now, ticket, "visit-not-coming", visit=before.id)
        calls.needed(work, now, ticket)


def _stepped(work: Work, now: datetime, actor: Actor, visit: Visit, ticket: Ticket) -> Visit:
    """Store it with its entry in the timeline; a visit that is over gives the turn back to the team."""
    saved = work.visits.save(visit)
    facts = {"visit": visit.id, "why": visit.why} if visit.why else {"visit": visit.id}
    work.timeline.add(now, f"visit-{visit.state}", by=actor, ticket=ticket.id, facts=facts)
    if not visit.open:
        work.timers.clear(f"visits:{ticket.id}")
        if ticket.waits is Waits.TECHNICIAN:
            ticket = work.tickets.save(ticket.waiting(Waits.TEAM))
    tell.cards(work, now, saved, ticket)
    return saved
