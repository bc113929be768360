"""What customers see of a technician's visit: a line on their card, and a word when somebody comes."""

from __future__ import annotations

from datetime import datetime

from core.chat.replies import Arg, Button, Fact, Message, Phrase
from core.feedback.model import BEST
from core.fieldwork import rating
from core.fieldwork.model import State, Visit, VisitId
from core.outbox import Outgoing
from core.tickets import codes
from core.tickets.model import Ticket, TicketId
from core.work import Work


def facts(work: Work, ticket: Ticket) -> list[Fact]:
    """Who comes and when; nothing of a visit that does not take place."""
    visits = [visit for visit in work.visits.of(ticket.id) if visit.open or visit.state is State.DONE]
    if not visits:
        return []
    last = visits[-1]
    filled: dict[str, Arg] = {"who": work.people.get(last.technician).name, "at": last.planned_at}
    return [Fact(Phrase("card-visit"), Phrase(f"card-visit.{last.state}", filled))]


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


def rating_reminder(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """The stars once more, on behalf of the technician who was there (T12); not when they are given by now."""
    ticket, solving = work.tickets.get(TicketId(row.ticket or 0)), row.facts["solving"]
    if solving != ticket.solvings or not rating.helps(work, ticket):
        return None
    stars = tuple(
        Button("rate", f"{ticket.id}.{solving}.{n}", Phrase("rating-star", {"stars": n})) for n in range(1, BEST + 1)
    )
    said = Phrase("rating-reminder", {"who": row.facts["who"], "code": codes.shown(ticket.code)})
    return Message(lines=(said, Phrase("rating-ask")), buttons=(stars[:3], stars[3:]))


def _said(work: Work, row: Outgoing, visit: Visit, key: str) -> Message:
    who, code = work.people.get(visit.technician).name, codes.shown(work.tickets.get(TicketId(row.ticket or 0)).code)
    return Message(lines=(Phrase(key, {"who": who, "at": visit.planned_at, "code": code}),))


def _visit(work: Work, row: Outgoing) -> Visit:
    return work.visits.get(VisitId(row.facts["visit"]))
