"""A request that no contract covers: sales makes one, and it goes on where it stood, or says that there will be none
(T3, T4, P1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from core.catalog.model import Level, ProductId
from core.chat.words import Words, visible
from core.contracts.model import Contract, ContractId
from core.errors import Refused
from core.people.model import Actor, Role
from core.tasks import actions as tasks
from core.tickets import dropping, routing, tell
from core.tickets.model import Entry, Side, Ticket, TicketId, Waits
from core.tickets.rights import sees
from core.timers import Timer

if TYPE_CHECKING:
    from core.work import Work

ACTIVATED = "contract-activated"


@dataclass(frozen=True)
class Deal:
    """A new contract, as it was agreed with the customer: both days included."""

    number: str
    starts: date
    ends: date
    products: frozenset[ProductId]


def may_decide(work: Work, actor: Actor, *, ticket: TicketId) -> Ticket:
    """A ticket that waits for sales, for one of a sales team; a desk without one asks whoever it would ask.

    Raises Refused("sales-only" | "sales-settled").
    """
    found = work.tickets.get(ticket)
    teams = {team for team in work.catalog.teams() if team.level is Level.SALES} or {routing.sales_team(work)}
    if actor.known.role is not Role.STAFF or not {team.id for team in teams} & actor.known.teams:
        raise Refused("sales-only")
    if found.closed or not found.with_sales:
        raise Refused("sales-settled")
    return found


def renew(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, contract: ContractId, until: date) -> Ticket:
    """A contract of theirs that is over lasts until that day, included. Raises Refused("contract-...") besides."""
    found = may_decide(work, actor, ticket=ticket)
    before = work.contracts.get(contract)
    if before.company != found.company:
        raise Refused("contract-of-another")
    if until <= before.ends:
        raise Refused("contract-ends-early")
    return _agreed(work, now, actor, found, replace(before, ends=until))


def sign(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, deal: Deal) -> Ticket:
    """They have a new contract. Raises Refused("contract-...") besides."""
    found = may_decide(work, actor, ticket=ticket)
    if work.contracts.numbered(deal.number):
        raise Refused("contract-known", number=deal.number)
    if deal.ends < deal.starts:
        raise Refused("contract-ends-early")
    agreed = Contract(ContractId(0), deal.number, found.company, deal.starts, deal.ends, deal.products)
    return _agreed(work, now, actor, found, agreed)


def _agreed(work: Work, now: datetime, actor: Actor, ticket: Ticket, contract: Contract) -> Ticket:
    """Stored whole or not at all: one that does not cover the request today would let nothing go on."""
    if not contract.active(work.catalog.desk().calendar.day(now)):
        raise Refused("contract-not-today")
    if ticket.product is not None and ticket.product not in contract.products:
        raise Refused("contract-covers-other", product=work.catalog.product(ticket.product).name)
    work.contracts.put(contract)
    facts = {"number": contract.number, "starts": str(contract.starts), "ends": str(contract.ends)}
    work.timeline.add(now, ACTIVATED, by=actor, ticket=ticket.id, facts=facts)
    return go_on(work, now, actor, ticket=ticket.id)


def go_on(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """A contract covers it now: on to its team with everything so far, or first to the question that was still open,
    which product it is. Raises Refused("contract-missing") while none does."""
    found = may_decide(work, actor, ticket=ticket)
    contract = routing.covering(work, found.company, found.product, now)
    if contract is None:
        raise Refused("contract-missing")
    if found.product is None and (only := routing.only_covered(work, found.company, now)):
        found = found.about(only)
    sold = found.sold(contract.id)
    work.timeline.add(now, "sales-activated", by=actor, ticket=ticket, facts={"contract": contract.id})
    if sold.product is None and tell.customer_place(work, sold):
        return _asked_for_product(work, now, sold)
    return _on_to_team(work, now, sold)


def _asked_for_product(work: Work, now: datetime, sold: Ticket) -> Ticket:
    asked = work.tickets.save(sold.waiting(Waits.PRODUCT))
    work.timers.set(Timer(f"intake:{sold.id}", "intake", sold.id, now + work.catalog.desk().product_wait))
    tell.cards(work, now, asked)
    tell.customer(work, now, asked, "contract-active")
    return asked


def _on_to_team(work: Work, now: datetime, sold: Ticket) -> Ticket:
    """An agent who wrote it down for a caller has it again, if it went to a team of theirs."""
    reached = sold.reaching(routing.team_of(work, sold).id, now)
    if reached.opened_by and sees(work, work.people.get(reached.opened_by), reached):
        reached = reached.claimed(reached.opened_by, owner_name="")
    reached = work.tickets.save(reached)
    work.timeline.add(now, "reached-team", ticket=reached.id, facts={"team": reached.team, "covered": True})
    tell.cards(work, now, reached)
    tell.story(work, now, reached)
    tell.customer(work, now, reached, "contract-active")
    _call_if_unreachable(work, now, reached)
    if not tell.staff_places(work, reached):
        tell.administrator(
            work,
            now,
            "alert-nobody",
            code=reached.code,
            team=work.catalog.team(reached.team).name if reached.team else "",
        )
    return reached


def decline(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, reason: Words) -> Ticket:
    """There will be no contract: the customer hears kindly that they cannot be supported; why stays with us (T4)."""
    found = may_decide(work, actor, ticket=ticket)
    if not visible(reason).strip():
        raise Refused("empty")
    declined = work.tickets.save(found.declined(now))
    dropping.stop_clocks(work, found)
    work.entries.add(Entry(ticket, actor.known.id, Side.INTERNAL, reason, now, actor.where, "", None))
    work.timeline.add(now, "sales-declined", by=actor, ticket=ticket, facts={"reason": visible(reason)})
    tell.customer(work, now, declined, "cannot-support")
    tell.cards(work, now, declined)
    _call_if_unreachable(work, now, declined)
    return declined


def _call_if_unreachable(work: Work, now: datetime, ticket: Ticket) -> None:
    if ticket.team and tell.customer_place(work, ticket) is None:
        tasks.call(work, now, ticket=ticket.id, team=ticket.team)
