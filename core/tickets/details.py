"""What a ticket is about and how much it matters: anybody of its team may put it right."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING

from core.assets.model import AssetId
from core.catalog.model import ProductId
from core.errors import Refused
from core.people.model import Actor
from core.tickets import rights, routing, tell
from core.tickets.model import Priority, Severity, Ticket, TicketId

if TYPE_CHECKING:
    from core.work import Work

LONGEST_CATEGORY = 60  # characters


@dataclass(frozen=True)
class Details:
    """What may be changed of a ticket."""

    kind: str
    product: ProductId | None
    asset: AssetId | None
    category: str
    priority: Priority
    severity: Severity | None


def of(ticket: Ticket) -> Details:
    return Details(**{field.name: getattr(ticket, field.name) for field in fields(Details)})


def may_change(work: Work, actor: Actor, *, ticket: TicketId) -> Ticket:
    return rights.for_team(work, actor, ticket).in_work()


def change(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, to: Details) -> Ticket:
    """Its team sees it in another light; the timeline keeps what was what (I10). Routing stays as it was."""
    found = work.tickets.hold(may_change(work, actor, ticket=ticket).id)
    to = _joined(work, found, replace(to, category=to.category.strip()[:LONGEST_CATEGORY]))
    was = of(found)
    changes = {name: [named(work, was, name), named(work, to, name)] for name in _differing(was, to)}
    if not changes:
        return found
    changed = replace(found, **vars(to))
    changed = work.tickets.save(changed if was.product == to.product else _covered(work, changed, now))
    work.timeline.add(now, "changed", by=actor, ticket=ticket, facts={"changes": changes})
    tell.cards(work, now, changed)
    return changed


def _differing(was: Details, to: Details) -> list[str]:
    return [field.name for field in fields(Details) if getattr(was, field.name) != getattr(to, field.name)]


def _joined(work: Work, ticket: Ticket, to: Details) -> Details:
    """Their thing tells the product, unless somebody says otherwise at the same time."""
    if to.asset is None or to.asset == ticket.asset:
        return to
    asset = work.assets.get(to.asset)
    if asset.company != ticket.company:
        raise Refused("asset-unknown")
    told = to.product != ticket.product
    return to if told or asset.product is None else replace(to, product=asset.product)


def _covered(work: Work, ticket: Ticket, now: datetime) -> Ticket:
    """By the contract that covers the product now; none is shown, and nobody is stopped."""
    contract = routing.covering(work, ticket.company, ticket.product, now)
    return replace(ticket, contract=contract.id if contract else None)


def named(work: Work, details: Details, name: str) -> str:
    """The value as it can be read later, whatever becomes of products and things: a name, or a key of ours."""
    value = getattr(details, name)
    if not value:
        return ""
    if name == "product":
        return work.catalog.product(value).name
    if name == "asset":
        return work.assets.get(value).with_serial
    return str(value)
