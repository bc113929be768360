"""The buttons under a customer's card: what it is about, and what they may want."""

from __future__ import annotations

import textwrap
from datetime import datetime

from bots.customer import kinds
from bots.parts import Rows, rows
from core.assets import finding
from core.assets.model import Asset
from core.chat.replies import Button, Phrase
from core.tickets import dropping, intake, routing
from core.tickets.model import Ending, Status, Ticket
from core.work import Work

MOST_ASSETS = 6  # buttons; a company with more is asked for the serial number
MOST_PRODUCTS = 8  # buttons
LONGEST_DETAIL = 24  # characters of it beside a name


def on_card(work: Work, ticket: Ticket, locale: str, now: datetime, *, unfolded: bool) -> Rows:
    """What can still be told of an open ticket with one press, one question at a time; none has to be answered.
    `unfolded`: they would like to say what kind it is."""
    if ticket.closed:
        return ((back(work, ticket),),)
    return things(work, ticket, now) or kinds.buttons(work, ticket, locale, unfolded=unfolded)


BACK: dict[Ending | None, str] = {
    Ending.WITHDRAWN: "open-again",
    Ending.SILENCE: "open-again",
    Ending.DECLINED: "want-contract",
}


def back(work: Work, ticket: Ticket) -> Button:
    """The way back into one that is closed, named by how it ended."""
    return Button("back", str(ticket.id), Phrase(BACK.get(dropping.how_closed(work, ticket), "problem-back")))


def things(work: Work, ticket: Ticket, now: datetime) -> Rows:
    """Their own equipment and products, while nobody knows which it is about; then the way back from a wrong one."""
    if not ticket.in_intake or ticket.outage:
        return ()
    if ticket.asset is not None:
        return ((Button("asset", f"{ticket.id}.0", Phrase("asset-other")),),)
    covered = routing.covered_products(work, ticket.company, now)[:MOST_PRODUCTS] if not ticket.product else []
    named = [Button("product", f"{ticket.id}.{p.id}", Phrase("product-name", {"name": p.name})) for p in covered]
    owned = [Button("asset", f"{ticket.id}.{a.id}", asset_name(a)) for a in _likely(work, ticket)]
    return (*rows(owned), *((button,) for button in named))


def _likely(work: Work, ticket: Ticket) -> list[Asset]:
    """All their things, or of many those that their first words fit."""
    owned = work.assets.of_company(ticket.company, most=intake.MOST_NAMED)
    meant = owned if len(owned) <= MOST_ASSETS else finding.named(ticket.subject, owned)
    return meant if len(meant) <= MOST_ASSETS else []


def wishes(ticket: Ticket) -> tuple[Button, ...]:
    """What can be wanted of an open ticket; when it is solved, they are asked just that."""
    if ticket.closed:
        return ()
    person = Button("person", str(ticket.id), Phrase("person"))
    if ticket.status is Status.PENDING:
        return (person,)
    urgent = () if ticket.urgent else (Button("urgent", str(ticket.id), Phrase("urgent")),)
    return (*urgent, person, Button("withdraw", str(ticket.id), Phrase("withdraw")))


def asset_name(asset: Asset) -> Phrase:
    """With what tells it from others of its name: where it stands, or its serial number."""
    detail = asset.place or asset.serial
    facts = {"name": asset.name, "detail": textwrap.shorten(detail, LONGEST_DETAIL, placeholder="…")}
    return Phrase("asset-name", facts) if detail else Phrase("product-name", {"name": asset.name})
