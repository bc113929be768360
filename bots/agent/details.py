"""'Change' and 'Note an item': what a ticket is about, and what it took."""

from __future__ import annotations

from datetime import datetime

from bots.agent.naming import kind_name
from bots.fields import Answers, chosen, text
from bots.ids import ids
from bots.persona import Make, Turn
from core.assets.model import AssetId
from core.billing import actions as billing
from core.billing.actions import LONGEST_NAME
from core.billing.model import ItemKind
from core.catalog.model import ProductId
from core.chat.events import FormFilled
from core.chat.forms import Choice, Field, Form, Name, Text
from core.chat.replies import Answer, FormErrors, OpenForm, Phrase
from core.errors import Refused
from core.people.model import Actor, Person
from core.tickets import details
from core.tickets.details import LONGEST_CATEGORY, Details
from core.tickets.model import Priority, Severity, Ticket, TicketId
from core.work import Work

MOST = 1000  # things of one company among which is chosen
NONE = "0"  # the option that says: none of these
SHORT = 40  # characters of a number or a price
WRONG = {"item-price": "price", "item-quantity": "count", "item-minutes": "count"}  # code -> the field it is about

PRIORITIES = tuple(priority.value for priority in Priority)
SEVERITIES = tuple(severity.value for severity in Severity)
CHANGE = Form(
    "change",
    (
        Choice("kind", optional=True),
        Choice("product", optional=True),
        Choice("asset", optional=True),
        Text("category", longest=LONGEST_CATEGORY, lines=False, optional=True),
        Choice("priority", optional=True),
        Choice("severity", optional=True),
    ),
)
ITEM = Form(
    "note-item",
    (
        Choice("kind", ("part", "labour", "service")),
        Text("name", longest=LONGEST_NAME, lines=False),
        Text("count", longest=SHORT, lines=False),
        Text("price", longest=SHORT, lines=False, optional=True),
    ),
)
FORMS = {form.key: form for form in (CHANGE, ITEM)}


def changeable(work: Work, ticket: Ticket) -> bool:
    return not ticket.closed and not ticket.in_intake


def notable(work: Work, ticket: Ticket) -> bool:
    return not ticket.in_intake


def change(turn: Turn, about: str) -> Answer | None:
    details.may_change(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    return OpenForm(_change(turn.work, turn.now, turn.actor.known, about), about)


def _change(work: Work, now: datetime, reader: Person, about: str) -> Form:
    """What there is to choose from for this ticket, with what holds at present."""
    ticket = details.may_change(work, Actor(reader, ""), ticket=TicketId(ids(about, 1)[0]))
    fields: list[Field] = [
        _kinds(work, ticket, reader.locale),
        _products(work, ticket),
        _assets(work, ticket),
        Text("category", longest=LONGEST_CATEGORY, lines=False, optional=True, now=ticket.category),
        _keys("priority", PRIORITIES, ticket.priority),
        _keys("severity", SEVERITIES, ticket.severity or ""),
    ]
    return Form(CHANGE.key, tuple(f for f in fields if not isinstance(f, Choice) or f.options))


def _keys(name: str, options: tuple[str, ...], now: str) -> Choice:
    return Choice(name, options, optional=True, names=tuple((f"{name}.{value}",) for value in options), now=now)


def _kinds(work: Work, ticket: Ticket, locale: str) -> Choice:
    kinds = work.catalog.desk().kinds
    named = [kind_name(kind, locale) for kind in kinds]
    names: tuple[Name, ...] = tuple(name if isinstance(name, str) else (name.key,) for name in named)
    return Choice("kind", tuple(kind.key for kind in kinds), optional=True, names=names, now=ticket.kind)


def _products(work: Work, ticket: Ticket) -> Choice:
    """The present one first."""
    products = sorted(work.catalog.products(), key=lambda product: product.id != ticket.product)
    options, names = tuple(str(p.id) for p in products), tuple(p.name for p in products)
    return Choice("product", options, optional=True, names=names, now=str(ticket.product or ""))


def _assets(work: Work, ticket: Ticket) -> Choice:
    """The things of the ticket's company."""
    assets = work.assets.of_company(ticket.company, most=MOST)
    if not assets:
        return Choice("asset")
    names: tuple[Name, ...] = (("asset-none",), *(asset.with_serial for asset in assets))
    options = (NONE, *(str(asset.id) for asset in assets))
    return Choice("asset", options, optional=True, names=names, now=str(ticket.asset or NONE))


def changed(turn: Turn, about: str, answers: Answers) -> Answer | None:
    """What was not answered stays as it is."""
    ticket = details.may_change(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    to = _told(details.of(ticket), answers)
    details.change(turn.work, turn.now, turn.actor, ticket=ticket.id, to=to)
    return None


def _told(was: Details, answers: Answers) -> Details:
    product, asset = chosen(answers, "product"), chosen(answers, "asset")
    priority, severity = chosen(answers, "priority"), chosen(answers, "severity")
    return Details(
        kind=chosen(answers, "kind") or was.kind,
        product=ProductId(ids(product, 1)[0]) if product else was.product,
        asset=(AssetId(ids(asset, 1)[0]) if asset != NONE else None) if asset else was.asset,
        category=text(answers, "category") or was.category,
        priority=Priority(priority) if priority else was.priority,
        severity=Severity(severity) if severity else was.severity,
    )


def note(turn: Turn, about: str) -> Answer | None:
    billing.may_note(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    return OpenForm(ITEM, about)


def noted(turn: Turn, about: str, answers: Answers) -> Answer | None:
    """What cannot be read is said where it stands, in a form that is seen whole."""
    try:
        _note(turn, about, answers)
    except Refused as no:
        if no.code not in WRONG or not isinstance(turn.event, FormFilled):
            raise
        return FormErrors({WRONG[no.code]: Phrase(f"refused-{no.code}", no.args_)})
    return None


def _note(turn: Turn, about: str, answers: Answers) -> None:
    billing.note_item(
        turn.work,
        turn.now,
        turn.actor,
        ticket=TicketId(ids(about, 1)[0]),
        kind=ItemKind(chosen(answers, "kind")),
        name=text(answers, "name"),
        count=text(answers, "count"),
        price=text(answers, "price"),
    )


MADE: dict[str, Make] = {CHANGE.key: _change}
PRESSES = {"change": change, "note-item": note}
FILLED = {"change": changed, "note-item": noted}
