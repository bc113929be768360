"""From one to the next: 'Hand over', 'Escalate', 'Give back', and taking a step back."""

from __future__ import annotations

from datetime import datetime

from bots.fields import Answers, chosen, said, text
from bots.ids import ids
from bots.persona import Make, Turn
from core.chat.forms import Choice, Form, Name, Text
from core.chat.replies import Answer, OpenForm, Phrase, Quote
from core.chat.words import words
from core.errors import Refused
from core.people.model import Actor, Person, PersonId, TeamId
from core.tickets import levels, undo
from core.tickets.levels import LONGEST_NEED, Receiver
from core.tickets.model import Status, Ticket, TicketId
from core.work import Work

HAND_OVER = Form("hand-over", (Choice("to"), Text("need", longest=LONGEST_NEED, optional=True)))
ESCALATE = Form("escalate", (Choice("to"), Text("need", longest=LONGEST_NEED)))
PREPARE = Form("prepare", (Text("solution", rich=True),))
FORMS = {form.key: form for form in (HAND_OVER, ESCALATE, PREPARE)}


def movable(work: Work, ticket: Ticket) -> bool:
    """Whether the card offers to hand it over."""
    return not ticket.closed and not ticket.in_intake and not ticket.with_sales


def can_rise(work: Work, ticket: Ticket) -> bool:
    return movable(work, ticket) and ticket.status is not Status.PENDING and bool(levels.next_steps(work, ticket))


def hand_over(turn: Turn, about: str) -> Answer | None:
    ticket = levels.may_move(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    if not levels.receivers(turn.work, turn.actor.known, ticket):
        raise Refused("nobody-else")
    return OpenForm(_hand_over(turn.work, turn.now, turn.actor.known, about), about)


def _hand_over(work: Work, now: datetime, reader: Person, about: str) -> Form:
    found = levels.may_move(work, Actor(reader, ""), ticket=TicketId(ids(about, 1)[0]))
    offered = levels.receivers(work, reader, found)
    options, names = tuple(map(_value, offered)), tuple(_name(work, one) for one in offered)
    return Form(HAND_OVER.key, (Choice("to", options, names=names), *HAND_OVER.fields[1:]))


def _value(receiver: Receiver) -> str:
    return f"{receiver.team}.{receiver.person or 0}"


def _name(work: Work, receiver: Receiver) -> Name:
    return work.people.get(receiver.person).name if receiver.person else work.catalog.team(receiver.team).name


def handed_over(turn: Turn, about: str, answers: Answers) -> Answer | None:
    team, person = ids(chosen(answers, "to"), 2)
    to = Receiver(TeamId(team), PersonId(person) if person else None)
    ticket = TicketId(ids(about, 1)[0])
    levels.hand_over(turn.work, turn.now, turn.actor, ticket=ticket, to=to, need=text(answers, "need"))
    return None


def escalate(turn: Turn, about: str) -> Answer | None:
    levels.may_escalate(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    return OpenForm(_escalate(turn.work, turn.now, turn.actor.known, about), about)


def _escalate(work: Work, now: datetime, reader: Person, about: str) -> Form:
    """The first step is chosen already: mostly there is one."""
    steps = levels.next_steps(work, work.tickets.get(TicketId(ids(about, 1)[0])))
    options, names = tuple(str(team.id) for team in steps), tuple(team.name for team in steps)
    to = Choice("to", options, names=names, now=options[0] if options else "")
    return Form(ESCALATE.key, (to, *ESCALATE.fields[1:]))


def escalated(turn: Turn, about: str, answers: Answers) -> Answer | None:
    (team,) = ids(chosen(answers, "to"), 1)
    ticket = TicketId(ids(about, 1)[0])
    levels.escalate(turn.work, turn.now, turn.actor, ticket=ticket, team=TeamId(team), need=text(answers, "need"))
    return None


def prepare(turn: Turn, about: str) -> Answer | None:
    """Level 3 reads once more what is needed of it."""
    ticket = levels.may_prepare(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    team = turn.work.catalog.team(ticket.back_to).name if ticket.back_to else ""
    shown = (Phrase("prepare-reader", {"team": team}),) if team else ()
    return OpenForm(PREPARE, about, (*shown, *((Quote(words(ticket.need)),) if ticket.need else ())))


def prepared(turn: Turn, about: str, answers: Answers) -> Answer | None:
    ticket = TicketId(ids(about, 1)[0])
    levels.give_back(turn.work, turn.now, turn.actor, ticket=ticket, words=said(answers, "solution"))
    return None


def fetch(turn: Turn, about: str) -> Answer | None:
    levels.fetch(turn.work, turn.now, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    return None


def take_back(turn: Turn, about: str) -> Answer | None:
    if not turn.actor.known.is_staff:
        raise Refused("staff-only")
    undo.undo(turn.work, turn.now, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    return None


MADE: dict[str, Make] = {HAND_OVER.key: _hand_over, ESCALATE.key: _escalate}
PRESSES = {"hand-over": hand_over, "escalate": escalate, "prepare": prepare, "fetch": fetch, "undo": take_back}
FILLED = {"hand-over": handed_over, "escalate": escalated, "prepare": prepared}
