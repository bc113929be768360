"""An agent sends a technician to the customer, or calls the visit off; what the team's card says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bots.fields import Answers, chosen, text
from bots.ids import ids
from bots.persona import Make, Turn
from core.chat.forms import Choice, Form, Text
from core.chat.replies import Answer, Fact, OpenForm, Phrase
from core.errors import Refused
from core.fieldwork import actions, rights
from core.fieldwork.model import VisitId
from core.people.model import Person, PersonId
from core.tickets import codes
from core.tickets.model import Status, Ticket, TicketId, Waits
from core.work import Work

DAYS = 14  # from today that are offered
EARLIEST, LATEST, EVERY = time(7), time(20, 30), timedelta(minutes=30)  # that a visit can be planned for

ASSIGN = Form(
    "send-technician",
    (
        Choice("technician"),
        Choice("day", across=2),
        Choice("time", across=4),
        Text("words", longest=1000, optional=True),
    ),
)
CALL_OFF = Form("call-off-visit", (Text("why", longest=500, optional=True),))
FORMS = {form.key: form for form in (ASSIGN, CALL_OFF)}


def may_send(work: Work, ticket: Ticket) -> bool:
    """Whether the card offers it."""
    if ticket.closed or ticket.in_intake or ticket.status is Status.PENDING or ticket.with_sales:
        return False
    faces = ticket.team is not None and work.catalog.team(ticket.team).faces_customers
    return faces and ticket.waits is not Waits.LEVEL3 and rights.upcoming(work, ticket.id) is None


def may_call_off(work: Work, ticket: Ticket) -> bool:
    return rights.upcoming(work, ticket.id) is not None


def send(turn: Turn, about: str) -> Answer | None:
    """Opens the form: who, when, and words for the technician."""
    ticket = rights.for_assigning(turn.work, turn.actor, TicketId(ids(about, 1)[0]))
    if not rights.can_be_sent(turn.work):
        raise Refused("no-technicians")
    customer = turn.work.people.get(ticket.customer).name
    company = turn.work.people.company(ticket.company).name
    shown = {"code": codes.shown(ticket.code), "customer": customer, "company": company}
    return OpenForm(
        _assign(turn.work, turn.now, turn.actor.known, about), about, (Phrase("send-technician-to", shown),)
    )


def sent(turn: Turn, about: str, answers: Answers) -> Answer | None:
    """The day and time are meant where the one who plans them is."""
    day, at = (chosen(answers, name) for name in ("day", "time"))
    planned = datetime.combine(date.fromisoformat(day), time.fromisoformat(at), ZoneInfo(turn.actor.known.zone))
    actions.assign(
        turn.work,
        turn.now,
        turn.actor,
        ticket=TicketId(ids(about, 1)[0]),
        technician=PersonId(ids(chosen(answers, "technician"), 1)[0]),
        planned_at=planned.astimezone(turn.now.tzinfo),
        note=text(answers, "words"),
    )
    return None


def call_off(turn: Turn, about: str) -> Answer | None:
    """Opens the form with the reason, about this very visit: another may be planned meanwhile."""
    visit = rights.upcoming(turn.work, TicketId(ids(about, 1)[0]))
    if visit is None:
        raise Refused("visit-none")
    rights.for_team(turn.work, turn.actor, visit.id)
    who = turn.work.people.get(visit.technician).name
    return OpenForm(CALL_OFF, str(visit.id), (Phrase("call-off-visit-of", {"who": who}),))


def called_off(turn: Turn, about: str, answers: Answers) -> Answer | None:
    actions.call_off(turn.work, turn.now, turn.actor, visit=VisitId(ids(about, 1)[0]), why=text(answers, "why"))
    return None


def facts(work: Work, ticket: Ticket) -> list[Fact]:
    """The last visit, in one line, and why it does not take place."""
    visits = work.visits.of(ticket.id)
    if not visits:
        return []
    last = visits[-1]
    who, state = work.people.get(last.technician).name, Phrase(f"visit-short.{last.state}")
    brief = Fact(
        Phrase("staff-visit"), Phrase("staff-visit.brief", {"who": who, "at": last.planned_at, "state": state})
    )
    return [brief, Fact(Phrase("visit-card.reason"), last.why)] if last.why else [brief]


def _assign(work: Work, now: datetime, reader: Person, about: str) -> Form:
    """With those who can be sent, the next days, and the hours of a day, where the reader is."""
    return Form(ASSIGN.key, (_technicians(work), _days(now, reader), _times(now, reader), ASSIGN.field("words")))


MADE: Mapping[str, Make] = {ASSIGN.key: _assign}


def _technicians(work: Work) -> Choice:
    """Those of equal names are told apart by their keys."""
    people = rights.can_be_sent(work)
    often = Counter(person.name for person in people)
    names = tuple(f"{one.name} ({one.key})" if often[one.name] > 1 else one.name for one in people)
    return Choice("technician", tuple(str(one.id) for one in people), names=names)


def _days(now: datetime, reader: Person) -> Choice:
    today = now.astimezone(ZoneInfo(reader.zone)).date()
    days = [today + timedelta(days=number) for number in range(DAYS)]
    return Choice("day", tuple(map(str, days)), names=tuple(("visit-day", day) for day in days), across=2)


def _times(now: datetime, reader: Person) -> Choice:
    here = now.astimezone(ZoneInfo(reader.zone))
    first, last = (datetime.combine(here.date(), at, here.tzinfo) for at in (EARLIEST, LATEST))
    times = [first + EVERY * number for number in range((last - first) // EVERY + 1)]
    return Choice(
        "time", tuple(f"{at:%H:%M}" for at in times), names=tuple(("visit-time", at) for at in times), across=4
    )
