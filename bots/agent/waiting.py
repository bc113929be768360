"""'On hold' and 'No fault found'."""

from __future__ import annotations

from bots.agent.naming import reader
from bots.fields import Answers, said
from bots.ids import ids
from bots.persona import Turn
from core.chat.forms import Form, Text
from core.chat.replies import Answer, OpenForm
from core.tickets import hold
from core.tickets.model import Status, Ticket, TicketId, Waits
from core.work import Work

HOLD = Form("hold", (Text("question", rich=True, optional=True),))
NO_FAULT = Form("no-fault", (Text("reason", rich=True),))
FORMS = {form.key: form for form in (HOLD, NO_FAULT)}


def can_wait(work: Work, ticket: Ticket) -> bool:
    return can_end(work, ticket) and ticket.waits is not Waits.CUSTOMER


def can_end(work: Work, ticket: Ticket) -> bool:
    """Whether somebody has it who may write to the customer."""
    faces = ticket.team is not None and work.catalog.team(ticket.team).faces_customers
    return ticket.status is Status.ASSIGNED and faces and ticket.waits is not Waits.LEVEL3 and not ticket.with_sales


def wait(turn: Turn, about: str) -> Answer | None:
    ticket = hold.may_hold(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    return OpenForm(HOLD, about, (reader(turn.work, ticket),))


def waits(turn: Turn, about: str, answers: Answers) -> Answer | None:
    ticket = TicketId(ids(about, 1)[0])
    question = said(answers, "question")
    hold.hold(turn.work, turn.now, turn.actor, ticket=ticket, question=question, written=turn.written)
    return None


def waiting(work: Work, ticket: Ticket) -> bool:
    return can_end(work, ticket) and ticket.waits is Waits.CUSTOMER


def resume(turn: Turn, about: str) -> Answer | None:
    hold.resume(turn.work, turn.now, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    return None


def no_fault(turn: Turn, about: str) -> Answer | None:
    ticket = hold.may_close(turn.work, turn.now, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    return OpenForm(NO_FAULT, about, (reader(turn.work, ticket),))


def closed(turn: Turn, about: str, answers: Answers) -> Answer | None:
    ticket = TicketId(ids(about, 1)[0])
    hold.close_no_fault(turn.work, turn.now, turn.actor, ticket=ticket, reason=said(answers, "reason"))
    return None


PRESSES = {"hold": wait, "resume": resume, "no-fault": no_fault}
FILLED = {"hold": waits, "no-fault": closed}
