"""From a customer's first word to the team that gets the ticket (P7, T3, S3; design: a ticket is born at the first
message)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from core.catalog.model import Level, Product, ProductId, Team
from core.chat.events import Said
from core.chat.words import excerpt, visible
from core.contracts.model import ContractId
from core.errors import Refused
from core.people.model import Actor, CompanyId
from core.tickets import rights, tell
from core.tickets.model import Entry, Side, Ticket, TicketId, Waits
from core.timers import Timer

if TYPE_CHECKING:
    from core.work import Work

EVERY = 100_000  # entries of one ticket: more than anybody writes before a team has it
SUBJECT = 120  # characters of the first words that stand for the ticket in lists


def hear(work: Work, now: datetime, actor: Actor, *, said: Said, into: Ticket | None) -> Ticket:
    """A customer's words and files join the ticket `into`, or open one. Nothing of them is lost, whatever the state."""
    ticket = _joined(work, into) or open_ticket(work, now, actor, said=said)
    entry = _written(work, now, actor, ticket, said)
    for file in said.files:
        work.jobs.add("fetch-file", {"file": work.entries.attach(entry.id, file)}, now=now)
    if ticket.in_intake:
        _wait_for_more(work, now, ticket)
        return ticket
    return _to_team(work, now, ticket, entry)


def _joined(work: Work, into: Ticket | None) -> Ticket | None:
    """As it stands now. Held, for what joins it while it goes on to its team would be in nobody's sight."""
    held = work.tickets.hold(into.id) if into else None
    return held if held and not held.closed else None


def open_ticket(work: Work, now: datetime, actor: Actor, *, said: Said) -> Ticket:
    """One more request of this customer, with its code; which product it is about is known when just one is covered."""
    company = actor.known.company
    if company is None:
        raise Refused("no-company")
    covered = covered_products(work, company, now)
    subject = visible(excerpt(said.words, SUBJECT)).strip()
    ticket = work.tickets.open(
        Ticket(TicketId(0), actor.known.id, company, subject, now, product=covered[0].id if len(covered) == 1 else None)
    )
    work.timeline.add(now, "opened", by=actor, ticket=ticket.id, facts={"code": ticket.code})
    tell.customer_card(work, now, ticket, "ticket")
    return ticket


def covered_products(work: Work, company: CompanyId, now: datetime) -> list[Product]:
    """What the company's contracts in force cover today (T3, P1)."""
    today = work.catalog.desk().calendar.day(now)
    found = {p for contract in work.contracts.active(company, today) for p in contract.products}
    return [product for product in work.catalog.products() if product.id in found]


def choose_product(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, product: ProductId) -> Ticket:
    """The customer says which product it is about; the ticket goes on to its team (S3)."""
    found = rights.for_customer(work, actor, ticket)
    if not found.in_intake:
        raise Refused("ticket-with-team")
    if product not in {p.id for p in covered_products(work, found.company, now)}:
        raise Refused("product-not-covered")
    waited = found.waits is Waits.PRODUCT
    found = work.tickets.save(found.about(product))
    work.timeline.add(now, "product-chosen", by=actor, ticket=ticket, facts={"product": product})
    tell.customer_card(work, now, found, "ticket")
    return finish(work, now, found) if waited else found


def intake_over(work: Work, now: datetime, *, ticket: TicketId) -> None:
    """The timer after the last quick message: on to the team, or first to the question which product it is."""
    found = work.tickets.get(ticket)
    if not found.in_intake:
        return
    last_call = found.opened_at + work.catalog.desk().product_wait
    if found.product is None and now < last_call and covered_products(work, found.company, now):
        found = work.tickets.save(found.waiting(Waits.PRODUCT))
        work.timers.set(Timer(f"intake:{ticket}", "intake", ticket, last_call))
        tell.customer_card(work, now, found, "ticket")
        return
    finish(work, now, found)


def finish(work: Work, now: datetime, ticket: Ticket) -> Ticket:
    """The intake is over: a team gets the ticket, with everything that was written so far."""
    team, contract = _team_for(work, ticket, now)
    covered = ticket.covered(contract) if contract else ticket
    waits = Waits.TEAM if contract else Waits.SALES
    reached = work.tickets.save(covered.reaching(team.id, now, waits=waits))
    work.timers.clear(f"intake:{ticket.id}")
    work.timeline.add(now, "reached-team", ticket=ticket.id, facts={"team": team.id, "covered": contract is not None})
    tell.cards(work, now, reached)
    _everything_so_far(work, now, reached)
    if not contract:
        tell.customer(work, now, reached, "no-contract")
    if not tell.staff_places(work, reached):
        tell.administrator(work, now, "alert-nobody", code=reached.code, team=team.name)
    return reached


def _everything_so_far(work: Work, now: datetime, ticket: Ticket) -> None:
    for entry in work.entries.of(ticket.id, most=EVERY):
        tell.team_words(work, now, ticket, entry)
        for file in work.entries.files(entry.id):
            tell.team_file(work, now, ticket, entry, file.id)
        for name, why in work.entries.failed(entry.id):
            tell.team(work, now, ticket, "staff-file-lost", name=name, why=why)


def _team_for(work: Work, ticket: Ticket, now: datetime) -> tuple[Team, ContractId | None]:
    """The product's team, or the first of level 1; sales when nothing covers it (T4)."""
    contracts = work.contracts.active(ticket.company, work.catalog.desk().calendar.day(now))
    covering = next((c.id for c in contracts if ticket.product is None or ticket.product in c.products), None)
    if covering is None:
        team = work.catalog.first_team(Level.SALES) or work.catalog.first_team(Level.ONE)
    elif ticket.product is None:
        team = work.catalog.first_team(Level.ONE)
    else:
        team = work.catalog.team(work.catalog.product(ticket.product).team)
    return team or next(one for one in work.catalog.teams() if one.faces_customers), covering


def _written(work: Work, now: datetime, actor: Actor, ticket: Ticket, said: Said) -> Entry:
    place = said.place
    entry = Entry(ticket.id, actor.known.id, Side.CUSTOMER, said.words, now, place.channel, place.chat, said.message)
    entry = work.entries.add(replace(entry, unread=said.dropped))
    facts = {"entry": entry.id, "files": len(said.files)}
    work.timeline.add(now, "customer-wrote", by=actor, ticket=ticket.id, facts=facts)
    return entry


def _wait_for_more(work: Work, now: datetime, ticket: Ticket) -> None:
    if ticket.waits is Waits.INTAKE:
        desk = work.catalog.desk()
        due = min(now + desk.intake_quiet, ticket.opened_at + desk.intake_longest)
        work.timers.set(Timer(f"intake:{ticket.id}", "intake", ticket.id, due))


def _to_team(work: Work, now: datetime, ticket: Ticket, entry: Entry) -> Ticket:
    heard = ticket.heard_customer()
    if heard != ticket:
        ticket = work.tickets.save(heard)
        tell.cards(work, now, ticket)
    if ticket.waits is Waits.CONFIRMATION:
        quiet_until(work, now, ticket)
    tell.team_words(work, now, ticket, entry)
    return ticket


def quiet_until(work: Work, now: datetime, ticket: Ticket) -> None:
    """A solved ticket closes itself after so many working days in which nobody wrote."""
    desk = work.catalog.desk()
    due = desk.calendar.after_working_days(now, desk.confirmation_days)
    work.timers.set(Timer(f"close:{ticket.id}", "close", ticket.id, due))
