"""Declaring an outage and ending it. What customers hear of it is in core.tickets.outages."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.catalog.model import WATCHERS, ProductId
from core.errors import Refused
from core.outages.model import Outage, OutageId
from core.people.model import Actor, Role, TeamId

if TYPE_CHECKING:
    from core.work import Work

LONGEST = 1000  # characters of what customers read about it


def may_declare(work: Work, actor: Actor, product: ProductId | None) -> None:
    """The product's team, leads and supervisors; for everything, whoever may do so for each product.

    Raises Refused("staff-only" | "outage-not-yours").
    """
    if actor.known.role is not Role.STAFF:
        raise Refused("staff-only")
    if not may_for(work, actor, product):
        raise Refused("outage-not-yours")


def may_for(work: Work, actor: Actor, product: ProductId | None) -> bool:
    theirs = actor.known.teams
    answering = {team.id for team in work.catalog.teams() if team.level in WATCHERS}
    needed = teams_of(work, product)
    return bool(theirs & answering) or (bool(needed) and needed <= theirs)


def teams_of(work: Work, product: ProductId | None) -> frozenset[TeamId]:
    """Who works on what it disturbs."""
    return frozenset(one.team for one in work.catalog.products() if product in (None, one.id))


def declare(work: Work, now: datetime, actor: Actor, *, product: ProductId | None, text: str) -> Outage:
    """Raises Refused("empty" | "product-unknown" | "outage-known") besides."""
    if product is not None and product not in {one.id for one in work.catalog.products()}:
        raise Refused("product-unknown")
    may_declare(work, actor, product)
    if not text.strip():
        raise Refused("empty")
    if any(one.product == product for one in work.outages.open()):
        raise Refused("outage-known")
    outage = work.outages.add(Outage(OutageId(0), product, text.strip()[:LONGEST], actor.known.id, now))
    work.timeline.add(now, "outage-declared", by=actor, facts={"outage": outage.id, "product": product, "text": text})
    return outage


def end(work: Work, now: datetime, actor: Actor, *, outage: OutageId) -> Outage:
    """Raises Refused("outage-over") for all but the first."""
    found = work.outages.get(outage)
    may_declare(work, actor, found.product)
    if not work.outages.end(outage, now=now):
        raise Refused("outage-over")
    work.timeline.add(now, "outage-over", by=actor, facts={"outage": outage})
    return work.outages.get(outage)
