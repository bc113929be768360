"""Callers on the phone: `/call` finds or adds them and writes down what they say; 'Called' on the card (T2, E15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bots.fields import Answers, chosen, said, text
from bots.ids import ids
from bots.persona import Make, Turn
from core.catalog.model import ProductId
from core.chat.forms import Choice, Form, Name, Text
from core.chat.replies import Answer, Button, Fact, OpenForm, Phrase
from core.people import finding
from core.people.model import Actor, Person, PersonId
from core.tickets import calls, codes, tell
from core.tickets.model import Ticket, TicketId
from core.work import Work

MOST = 20  # people among whom an agent chooses
NEW = "new"
LONGEST = 200  # characters of what is looked for, a name, a number

CALLER = Form("caller", (Text("who", longest=LONGEST, lines=False),))
CALLING = Form("calling", (Choice("who"),))
CALL = Form("call", (Text("said"), Choice("product", optional=True)))
CONTACT = Form(
    "contact",
    (
        Text("name", longest=LONGEST, lines=False),
        Text("phone", longest=LONGEST, lines=False),
        Text("said"),
        Text("company", longest=LONGEST, lines=False, optional=True),
        Choice("product", optional=True),
    ),
)
CALLED = Form("called", (Choice("how", ("answer", "note")), Text("said")))
FORMS = {form.key: form for form in (CALLER, CALLING, CALL, CONTACT, CALLED)}


def call(turn: Turn, typed: str) -> Answer | None:
    """`/call`, or `/call` and the name or number of whoever is on the line."""
    calls.may_record(turn.work, turn.actor)
    return _found(turn, typed) if typed.strip() else OpenForm(CALLER, "")


def sought(turn: Turn, about: str, answers: Answers) -> Answer | None:
    return _found(turn, text(answers, "who"))


def _found(turn: Turn, typed: str) -> OpenForm:
    calls.may_record(turn.work, turn.actor)
    typed = typed.strip()[:LONGEST]
    if finding.find(turn.work, typed, most=1):
        return OpenForm(_calling(turn.work, turn.now, turn.actor.known, typed), typed)
    form = _contact(turn.work, turn.now, turn.actor.known, typed)
    return OpenForm(form, typed, (Phrase("contact-nobody", {"typed": typed}),))


def _calling(work: Work, now: datetime, reader: Person, typed: str) -> Form:
    """Two people of the same name stand beside their companies."""
    calls.may_record(work, Actor(reader, ""))
    found = finding.find(work, typed, most=MOST)
    names: list[Name] = [" · ".join(filter(None, (one.name, one.company, one.phone))) for one in found]
    names.append(("calling-new", work.catalog.desk().calendar.day(now)))
    return Form("calling", (Choice("who", (*(str(one.id) for one in found), NEW), names=tuple(names)),))


def picked(turn: Turn, typed: str, answers: Answers) -> Answer | None:
    calls.may_record(turn.work, turn.actor)
    who = chosen(answers, "who") or NEW
    if who == NEW:
        return OpenForm(_contact(turn.work, turn.now, turn.actor.known, typed), typed)
    person = turn.work.people.get(PersonId(int(who)))
    company = turn.work.people.company(person.company).name if person.company else ""
    facts = (Phrase("call-with", {"who": person.name, "company": company}),)
    return OpenForm(_call(turn.work, turn.now, turn.actor.known, who), who, facts)


def _call(work: Work, now: datetime, reader: Person, about: str) -> Form:
    return Form("call", (CALL.fields[0], *_product(work)))


def _contact(work: Work, now: datetime, reader: Person, typed: str) -> Form:
    """A number that was looked for is theirs, a name likely so."""
    asked = [field for field in CONTACT.fields if isinstance(field, Text)]
    if _number(typed):
        asked = [field for field in asked if field.name != "phone"]
    elif typed:
        asked[0] = replace(asked[0], now=typed)
    return Form("contact", (*asked, *_product(work)))


def _product(work: Work) -> tuple[Choice, ...]:
    products = work.catalog.products()
    if not products:
        return ()
    options, names = tuple(str(one.id) for one in products), tuple(one.name for one in products)
    return (Choice("product", options, optional=True, names=names),)


def _number(typed: str) -> str:
    return typed if len(finding.digits(typed)) >= finding.FEWEST else ""


def recorded(turn: Turn, about: str, answers: Answers) -> Answer | None:
    return _record(turn, PersonId(ids(about, 1)[0]), answers)


def contacted(turn: Turn, typed: str, answers: Answers) -> Answer | None:
    phone = text(answers, "phone") or _number(typed)
    caller = calls.Caller(text(answers, "name"), phone, text(answers, "company"))
    person = calls.new_contact(turn.work, turn.now, turn.actor, caller=caller)
    return _record(turn, person.id, answers, key=person.key)


def _record(turn: Turn, caller: PersonId, answers: Answers, key: str = "") -> Answer | None:
    """Told where the agent looks: how to go on while the caller is still on the line."""
    option = chosen(answers, "product")
    product = ProductId(ids(option, 1)[0]) if option else None
    heard = said(answers, "said")
    ticket = calls.record(turn.work, turn.now, turn.actor, caller=caller, product=product, said=heard)
    facts = {"code": codes.shown(ticket.code), "who": turn.work.people.get(caller).name}
    turn.tell("call-no-contract" if ticket.with_sales else "call-recorded", **facts)
    if key:
        turn.tell("call-invite", who=facts["who"], key=key)
    return None


def facts(work: Work, ticket: Ticket) -> list[Fact]:
    """On the card: that no chat reaches them, and whether somebody must call."""
    if ticket.in_intake or tell.customer_place(work, ticket):
        return []
    phone = work.people.get(ticket.customer).phone
    to_call = work.tasks.open("call", ticket=ticket.id) is not None
    way = Phrase("card-channel.call" if to_call else "card-channel.phone", {"phone": phone})
    return [Fact(Phrase("card-channel"), way if phone else Phrase("card-channel.none"))]


def buttons(work: Work, ticket: Ticket) -> tuple[tuple[Button, ...], ...]:
    """While somebody must call them."""
    if work.tasks.open("call", ticket=ticket.id) is None:
        return ()
    return ((Button("called", str(ticket.id), Phrase("button-called")),),)


def called(turn: Turn, about: str) -> Answer | None:
    ticket = calls.may_call(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    customer = turn.work.people.get(ticket.customer)
    return OpenForm(CALLED, about, (Phrase("called-whom", {"who": customer.name, "phone": customer.phone or "–"}),))


def reported(turn: Turn, about: str, answers: Answers) -> Answer | None:
    ticket, answered = TicketId(ids(about, 1)[0]), chosen(answers, "how") == "answer"
    calls.called(turn.work, turn.now, turn.actor, ticket=ticket, said=said(answers, "said"), answered=answered)
    return None


MADE: Mapping[str, Make] = {"calling": _calling, "call": _call, "contact": _contact}
PRESSES = {"called": called}
FILLED = {"caller": sought, "calling": picked, "call": recorded, "contact": contacted, "called": reported}
