"""Which contract covers a ticket, and which team gets it: by product or, for a large customer, by customer; sales when
nothing covers it (S3, P2, T4)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.catalog.model import Level, Product, ProductId, Team
from core.contracts.model import Contract
from core.people.model import CompanyId
from core.tickets import tell
from core.tickets.model import Ticket, Waits

if TYPE_CHECKING:
    from core.work import Work


def covered_products(work: Work, company: CompanyId, now: datetime) -> list[Product]:
    """What the company's contracts in force cover today (T3, P1)."""
    today = work.catalog.desk().calendar.day(now)
    found = {p for contract in work.contracts.active(company, today) for p in contract.products}
    return [product for product in work.catalog.products() if product.id in found]


def only_covered(work: Work, company: CompanyId, now: datetime) -> ProductId | None:
    """What it must be about, when their contracts cover just one."""
    covered = covered_products(work, company, now)
    return covered[0].id if len(covered) == 1 else None


def covering(work: Work, company: CompanyId, product: ProductId | None, now: datetime) -> Contract | None:
    """The contract in force that the request falls under; any of theirs while the product is unclear."""
    active = work.contracts.active(company, work.catalog.desk().calendar.day(now))
    return next((contract for contract in active if product is None or product in contract.products), None)


def tell_uncovered(work: Work, now: datetime, ticket: Ticket) -> None:
    """The customer hears at once, and once only, that no contract of theirs covers it (T3)."""
    told = "no-contract"
    if covering(work, ticket.company, ticket.product, now) is None:
        if any(done.act == told for done in work.timeline.of(ticket.id)):
            return
        work.timeline.add(now, told, ticket=ticket.id)
        tell.customer(work, now, ticket, "no-contract")


def team_of(work: Work, ticket: Ticket) -> Team:
    """Of a ticket that is covered: the customer's own team, the product's, or the first of level 1."""
    own = work.people.company(ticket.company).team
    if own is not None and work.catalog.team(own).faces_customers:
        return work.catalog.team(own)
    if ticket.product is not None:
        return work.catalog.team(work.catalog.product(ticket.product).team)
    return work.catalog.first_team(Level.ONE) or _any_team(work)


def sales_team(work: Work) -> Team:
    """Who is asked about a contract; a desk without sales asks its first team."""
    return work.catalog.first_team(Level.SALES) or work.catalog.first_team(Level.ONE) or _any_team(work)


def _any_team(work: Work) -> Team:
    return next(one for one in work.catalog.teams() if one.faces_customers)


def turn_with_its_team(work: Work, ticket: Ticket) -> Waits:
    """Whose turn it is when it comes back to the team that has it. Of what a contract covers, sales decides nothing."""
    if ticket.team is None:
        return Waits.INTAKE
    level = work.catalog.team(ticket.team).level
    if level is Level.SALES and ticket.contract is None:
        return Waits.SALES
    return Waits.LEVEL3 if level is Level.THREE else Waits.TEAM
