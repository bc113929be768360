"""Noting what a ticket took (E26)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.billing.model import USUAL_CURRENCY, Item, ItemKind, money, quantity
from core.errors import Refused
from core.people.model import Actor
from core.tickets import rights, tell
from core.tickets.model import Ticket, TicketId

if TYPE_CHECKING:
    from core.work import Work

MOST = 200  # items on one ticket
LONGEST_NAME = 120  # characters


def may_note(work: Work, actor: Actor, *, ticket: TicketId) -> Ticket:
    """Also on a closed ticket: parts are counted when the work is done."""
    found = rights.for_team(work, actor, ticket)
    if found.in_intake:
        raise Refused("ticket-in-intake")
    return found


def note_item(
    work: Work, now: datetime, actor: Actor, *, ticket: TicketId, kind: ItemKind, name: str, count: str, price: str
) -> Item:
    """A part, some labour or a service; `count` and `price` as they were typed, the price may be empty."""
    found = work.tickets.hold(may_note(work, actor, ticket=ticket).id)
    items = work.items.of(ticket)
    if len(items) >= MOST:
        raise Refused("items-too-many")
    usual = items[-1].currency if items else USUAL_CURRENCY
    paid = money(price, usual) if price.strip() else None
    item = work.items.add(
        Item(
            ticket,
            kind,
            name.strip()[:LONGEST_NAME],
            quantity(kind, count),
            paid.amount if paid else None,
            paid.currency if paid else usual,
            actor.known.id,
            now,
        )
    )
    facts = {"item": item.id, "kind": kind, "name": item.name, "quantity": item.quantity}
    work.timeline.add(now, "item-noted", by=actor, ticket=ticket, facts=facts)
    tell.standing_cards(work, now, found)
    return item
