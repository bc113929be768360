"""What customers see of a technician's visit: a line on their card, and a word when somebody comes."""

from __future__ import annotations

from datetime import datetime

from bots.parts import ticket_of
from core.chat.replies import Arg, Fact, Message, Phrase
from core.fieldwork.model import OPEN, State, Visit, VisitId
from core.fieldwork.rights import upcoming
from core.outbox import Outgoing
from core.tickets import codes
from core.tickets.model import Ticket
from core.work import Work

STATES = tuple(f"visit-{state}" for state in OPEN)


def facts(work: Work, ticket: Ticket) -> list[Fact]:
    """Who comes and when; nothing of a visit that does not take place."""
    visits = [visit for visit in work.visits.of(ticket.id) if visit.open or visit.state is State.DONE]
    return [Fact(Phrase("card-visit"), _stands(work, visits[-1]))] if visits else []


def state(work: Work, ticket: Ticket) -> str | None:
    """One of STATES while somebody comes, or is to come."""
    coming = upcoming(work, ticket.id)
    return f"visit-{coming.state}" if coming else None


def status(work: Work, ticket: Ticket) -> Phrase | None:
    """The same, as the card says it."""
    coming = upcoming(work, ticket.id)
    return _stands(work, coming) if coming else None


def _stands(work: Work, visit: Visit) -> Phrase:
    filled: dict[str, Arg] = {"who": work.people.get(visit.technician).name, "at": visit.planned_at}
    return Phrase(f"card-visit.{visit.state}", filled)


def planned(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """Not when it is off again by now."""
    visit = _visit(work, row)
    return _said(work, row, visit, "visit-planned") if visit.open else None


def on_way(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """Not when they are there by now, or have turned back."""
    visit = _visit(work, row)
    return _said(work, row, visit, "visit-on-way") if visit.state is State.ON_WAY else None


def not_coming(work: Work, row: Outgoing, now: datetime) -> Message | None:
    return _said(work, row, _visit(work, row), "visit-not-coming")


def _said(work: Work, row: Outgoing, visit: Visit, key: str) -> Message:
    who, code = work.people.get(visit.technician).name, codes.shown(ticket_of(work, row).code)
    return Message(lines=(Phrase(key, {"who": who, "at": visit.planned_at, "code": code}),))


def _visit(work: Work, row: Outgoing) -> Visit:
    return work.visits.get(VisitId(row.facts["visit"]))
