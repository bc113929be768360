"""A known outage: `/outage` declares one, 'Over' ends it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bots.fields import Answers, chosen, text
from bots.ids import ids
from bots.persona import Make, Turn
from core.catalog.model import ProductId
from core.chat.forms import Choice, Form, Text
from core.chat.replies import Answer, Button, Fact, Message, OpenForm, Phrase, Quote, Toast
from core.chat.words import words
from core.errors import Refused
from core.outages.actions import LONGEST, may_for
from core.outages.model import Outage, OutageId
from core.outbox import Outgoing
from core.people.model import Actor, Person, Role
from core.tickets import outages
from core.tickets.model import Ticket
from core.work import Work

EVERYTHING = "all"

OUTAGE = Form("outage", (Choice("product"), Text("text", longest=LONGEST)))
FORMS = {OUTAGE.key: OUTAGE}


def declare(turn: Turn, _: str) -> Answer | None:
    """`/outage`: of what, and what customers shall read."""
    if turn.actor.known.role is not Role.STAFF:
        raise Refused("staff-only")
    form = _outage(turn.work, turn.now, turn.actor.known, "")
    product = form.fields[0]
    if isinstance(product, Choice) and not product.options:
        raise Refused("outage-not-yours")
    return OpenForm(form, "", (Phrase("outage-who-reads"),))


def _outage(work: Work, now: datetime, reader: Person, about: str) -> Form:
    """What they may declare one for."""
    actor = Actor(reader, "")
    products = [one for one in work.catalog.products() if may_for(work, actor, one.id)]
    options, names = [str(one.id) for one in products], [one.name for one in products]
    choice = Choice("product", tuple(options), names=tuple(names))
    if len(products) > 1 and may_for(work, actor, None):
        everything = ("outage-everything", work.catalog.desk().calendar.day(now))
        choice = Choice("product", (*options, EVERYTHING), names=(*names, everything))
    return Form("outage", (choice, OUTAGE.fields[1]))


def declared(turn: Turn, about: str, answers: Answers) -> Answer | None:
    option = chosen(answers, "product") or EVERYTHING
    product = None if option == EVERYTHING else ProductId(ids(option, 1)[0])
    outages.declare(turn.work, turn.now, turn.actor, product=product, text=text(answers, "text"))
    return None


def over(turn: Turn, about: str) -> Answer | None:
    outages.end(turn.work, turn.now, turn.actor, outage=OutageId(ids(about, 1)[0]))
    return Toast(Phrase("outage-ended-thanks"))


def announced(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """For the teams: what it is, and the button that ends it while it goes on."""
    outage = work.outages.get(OutageId(row.facts["outage"]))
    by = work.people.get(outage.by).name if outage.by else ""
    over = Button("outage-over", str(outage.id), Phrase("button-outage-over"), "primary")
    return Message(
        title=Phrase("outage-title", {"product": _what(work, outage)}),
        lines=(Quote(words(outage.text), by=by),),
        footer=Phrase("outage-footer-over" if outage.over else "outage-footer"),
        buttons=() if outage.over else ((over,),),
    )


def ended(work: Work, row: Outgoing, now: datetime) -> Message | None:
    outage = work.outages.get(OutageId(row.facts["outage"]))
    said = Phrase("outage-ended", {"product": _what(work, outage), "asked": row.facts["asked"]})
    return Message(lines=(said,))


def facts(work: Work, ticket: Ticket) -> list[Fact]:
    """On the card of a ticket that is tied to one."""
    if ticket.outage is None:
        return []
    outage = work.outages.get(ticket.outage)
    return [Fact(Phrase("staff-outage"), Phrase("staff-outage.over" if outage.over else "staff-outage.on"))]


def _what(work: Work, outage: Outage) -> str | Phrase:
    return work.catalog.product(outage.product).name if outage.product else Phrase("outage-everything")


MADE: Mapping[str, Make] = {"outage": _outage}
PRESSES = {"outage-over": over}
FILLED = {"outage": declared}
