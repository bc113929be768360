"""From a customer's first word to the team that gets the ticket (P7, T3, S3; design: a ticket is born at the first
message)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from core.assets import finding
from core.assets.model import Asset, AssetId
from core.catalog.model import ProductId, Team
from core.chat.events import Said
from core.chat.words import Words, excerpt, visible
from core.errors import Refused
from core.people.model import Actor
from core.tickets import outage_notice, rights, routing, silence, tell
from core.tickets.fetching import fetch
from core.tickets.model import Entry, Side, Ticket, TicketId, Waits
from core.timers import Timer

if TYPE_CHECKING:
    from core.work import Work

MOST_NAMED = 300  # things of one company among which words are looked for; a larger one gives serial numbers
SUBJECT = 120  # characters of the first words


def hear(work: Work, now: datetime, actor: Actor, *, said: Said, into: Ticket | None) -> Ticket:
    """A customer's words and files join the ticket `into`, or open one. Nothing of them is lost, whatever the state."""
    ticket = _joined(work, into) or open_ticket(work, now, actor, words=said.words)
    entry = write_down(work, now, actor, ticket, said)
    told = ticket.in_intake
    ticket = _recognised(work, now, actor, _titled(work, now, ticket, said.words), visible(said.words))
    if not told:
        return to_team(work, now, ticket, entry)
    routing.tell_uncovered(work, now, ticket)
    outage_notice.warn(work, now, ticket)
    wait_for_more(work, now, ticket)  # unless its team has it by what was recognised, with these words
    return ticket


def _titled(work: Work, now: datetime, ticket: Ticket, words: Words) -> Ticket:
    """It may have begun without words: with a photo, or by calling a person."""
    if ticket.subject or not (subject := subject_of(words)):
        return ticket
    titled = work.tickets.save(replace(ticket, subject=subject))
    tell.cards(work, now, titled)
    return titled


def subject_of(words: Words) -> str:
    """What stands for the request in lists."""
    return visible(excerpt(words, SUBJECT)).strip()


def _joined(work: Work, into: Ticket | None) -> Ticket | None:
    """As it stands now. Held, for what joins it while it goes on to its team would be in nobody's sight."""
    held = work.tickets.hold(into.id) if into else None
    return held if held and not held.closed else None


def open_ticket(work: Work, now: datetime, actor: Actor, *, words: Words) -> Ticket:
    """One more request of this customer, with its code; which product it is about is known when just one is covered.
    While nobody is there they hear when to expect an answer."""
    company = actor.known.company
    if company is None:
        raise Refused("no-company")
    product = routing.only_covered(work, company, now)
    ticket = work.tickets.open(Ticket(TicketId(0), actor.known.id, company, subject_of(words), now, product=product))
    work.timeline.add(now, "opened", by=actor, ticket=ticket.id, facts={"code": ticket.code})
    tell.customer_card(work, now, ticket, "ticket")
    opening = work.catalog.desk().calendar.next_opening(now)
    if opening != now:
        tell.customer(work, now, ticket, "outside-hours", opens=opening.isoformat())
    return ticket


def choose_product(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, product: ProductId) -> Ticket:
    """The customer says which product it is about; the ticket goes on to its team (S3)."""
    found = rights.for_customer(work, actor, ticket)
    if not found.in_intake:
        raise Refused("ticket-with-team")
    if product not in {p.id for p in routing.covered_products(work, found.company, now)}:
        raise Refused("product-not-covered")
    waited = found.waits is Waits.PRODUCT
    found = work.tickets.save(found.about(product))
    work.timeline.add(now, "product-chosen", by=actor, ticket=ticket, facts={"product": product})
    tell.customer_card(work, now, found, "ticket")
    return finish(work, now, found) if waited else found


def choose_asset(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, asset: AssetId | None) -> Ticket:
    """The customer says which of their company's things it is about, and so which product (I17); None: none of them."""
    found = rights.for_customer(work, actor, ticket)
    if not found.in_intake:
        raise Refused("ticket-with-team")
    if asset is None:
        return _on_none(work, now, actor, found)
    chosen = work.assets.get(asset)
    if chosen.company != found.company:
        raise Refused("asset-unknown")
    return _on(work, now, actor, found, chosen)


def _on_none(work: Work, now: datetime, actor: Actor, ticket: Ticket) -> Ticket:
    if ticket.asset is None:
        raise Refused("button-old")
    found = work.tickets.save(ticket.on(None, routing.only_covered(work, ticket.company, now)))
    work.timeline.add(now, "asset-unchosen", by=actor, ticket=ticket.id)
    tell.customer_card(work, now, found, "ticket")
    return found


def _on(work: Work, now: datetime, actor: Actor, ticket: Ticket, asset: Asset) -> Ticket:
    """Once a team has it, its product stays what it is: only an unknown one is learnt."""
    product = (asset.product or ticket.product) if ticket.in_intake else (ticket.product or asset.product)
    found = work.tickets.save(ticket.on(asset.id, product))
    work.timeline.add(now, "asset-chosen", by=actor, ticket=ticket.id, facts={"asset": asset.id})
    if found.waits is Waits.PRODUCT and found.product:
        return finish(work, now, found)
    tell.cards(work, now, found)
    return found


def _recognised(work: Work, now: datetime, actor: Actor, ticket: Ticket, text: str) -> Ticket:
    """With the thing that these words name, if it is just one: by its serial number, or while they are still telling
    also by its name and place."""
    if ticket.asset is not None or ticket.closed or not text:
        return ticket
    typed = finding.serials(text)
    found = work.assets.by_serial(ticket.company, *typed) if typed else []
    if not found and ticket.in_intake:
        found = finding.named(text, work.assets.of_company(ticket.company, most=MOST_NAMED))
    return _on(work, now, actor, ticket, found[0]) if len(found) == 1 else ticket


def intake_over(work: Work, now: datetime, *, ticket: TicketId) -> None:
    """The timer after the last quick message: on to the team, or first to the question which product it is."""
    found = work.tickets.get(ticket)
    if not found.in_intake:
        return
    last_call = found.opened_at + work.catalog.desk().product_wait
    if found.product is None and now < last_call and routing.covered_products(work, found.company, now):
        found = work.tickets.save(found.waiting(Waits.PRODUCT))
        work.timers.set(Timer(f"intake:{ticket}", "intake", ticket, last_call))
        tell.customer_card(work, now, found, "ticket")
        return
    finish(work, now, found)


def finish(work: Work, now: datetime, ticket: Ticket) -> Ticket:
    """The intake is over: a team gets the ticket, with everything that was written so far."""
    contract = routing.covering(work, ticket.company, ticket.product, now)
    if contract:
        covered = ticket.covered(contract.id)
        reached = reach(work, now, covered, routing.team_of(work, covered))
        outage_notice.warn(work, now, reached)
        return reached
    reached = reach(work, now, ticket, routing.sales_team(work), waits=Waits.SALES)
    routing.tell_uncovered(work, now, reached)
    return reached


def reach(work: Work, now: datetime, ticket: Ticket, team: Team, *, waits: Waits = Waits.TEAM) -> Ticket:
    """This team has it now, and reads everything that was written so far."""
    reached = work.tickets.save(ticket.reaching(team.id, now, waits=waits))
    work.timers.clear(f"intake:{ticket.id}")
    facts = {"team": team.id, "covered": ticket.contract is not None}
    work.timeline.add(now, "reached-team", ticket=ticket.id, facts=facts)
    tell.cards(work, now, reached)
    for entry in work.entries.of(ticket.id, most=tell.EVERY):
        if entry.side is Side.CUSTOMER:  # what sales wrote before is not the customer's word
            pass_on(work, now, reached, entry)
    if not tell.staff_places(work, reached):
        tell.administrator(work, now, "alert-nobody", code=reached.code, team=team.name)
    return reached


def pass_on(work: Work, now: datetime, ticket: Ticket, entry: Entry) -> None:
    """The team reads what the customer wrote, with the files that are here."""
    tell.team_words(work, now, ticket, entry)
    for file in work.entries.files(entry.id):
        tell.team_file(work, now, ticket, entry, file.id)
    for name, why in work.entries.failed(entry.id):
        tell.team(work, now, ticket, "staff-file-lost", name=name, why=why)


def write_down(
    work: Work, now: datetime, actor: Actor, ticket: Ticket, said: Said, *, side: Side = Side.CUSTOMER
) -> Entry:
    """Kept with the ticket, with its files on their way to us; nobody is told yet."""
    place = said.place
    entry = Entry(ticket.id, actor.known.id, side, said.words, now, place.channel, place.chat, said.message)
    entry = work.entries.add(replace(entry, unread=said.dropped))
    fetch(work, now, entry.id, said.files)
    facts = {"entry": entry.id, "files": len(said.files)}
    work.timeline.add(now, "customer-wrote", by=actor, ticket=ticket.id, facts=facts)
    return entry


def wait_for_more(work: Work, now: datetime, ticket: Ticket) -> None:
    """Quick messages join it before its team gets it."""
    if ticket.waits is Waits.INTAKE:
        desk = work.catalog.desk()
        due = min(now + desk.intake_quiet, ticket.opened_at + desk.intake_longest)
        work.timers.set(Timer(f"intake:{ticket.id}", "intake", ticket.id, due))


def to_team(work: Work, now: datetime, ticket: Ticket, entry: Entry) -> Ticket:
    """The customer wrote to the team that has it."""
    waited, heard = ticket.waits, ticket.heard_customer()
    if heard != ticket:
        ticket = work.tickets.save(heard)
        tell.cards(work, now, ticket)
    if waited is not ticket.waits or waited is Waits.CONFIRMATION:
        silence.watch(work, now, ticket)
    tell.team_words(work, now, ticket, entry)
    return ticket
