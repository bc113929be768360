"""What a transaction has read is read once; and never told when it is no longer so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import pytest

from adapters.database.doors import Database
from adapters.database.work import SqlWork
from core.assets.model import Asset, AssetId
from core.catalog.model import Desk as Named
from core.catalog.model import Level, Product, ProductId, Team
from core.chat.events import Address, Place
from core.contracts.model import Contract, ContractId
from core.errors import Refused
from core.fieldwork.model import Visit, VisitId
from core.outages.model import Outage, OutageId
from core.people.model import TeamId
from core.tickets.cards import Card
from core.tickets.model import TicketId
from core.tickets.undo import Step
from core.work import Work
from tests.adapters.database.small_desk import NOW, Desk, person

TICKET = TicketId(1)
HERE = Place("slack", "CPRINT")
ANNA = Address("telegram:customer", "7")
ALWAYS = (date(2020, 1, 1), date(2099, 12, 31))


Change = Callable[[Work, Desk], object]


@dataclass(frozen=True)
class Case:
    """`look` is answered from memory the second time; each of `changes` makes it answer something else."""

    look: Callable[[Work, Desk], object]
    changes: tuple[Change, ...]


def linked(work: Work, desk: Desk) -> None:
    work.people.link(desk.anna, ANNA, shown="Anna", now=NOW)


def blocking(work: Work, desk: Desk) -> None:
    linked(work, desk)
    work.people.blocked(ANNA, NOW)


def card(drawn: str) -> Card:
    return Card(TICKET, "ticket", HERE, "1.1", NOW, 0, drawn)


def step(work: Work, desk: Desk) -> None:
    before = work.tickets.get(TICKET)
    work.undos.put(Step("solved", desk.maria, before, before.version, NOW))


def visit(desk: Desk) -> Visit:
    return Visit(VisitId(0), TICKET, desk.maria, desk.maria, NOW, "", NOW, NOW)


def contract(desk: Desk, number: str, product: ProductId) -> Contract:
    return Contract(ContractId(0), number, desk.company, *ALWAYS, frozenset({product}))


CASES: Mapping[str, Case] = {
    "a ticket": Case(
        lambda work, desk: work.tickets.get(TICKET),
        (lambda work, desk: work.tickets.save(replace(work.tickets.get(TICKET), subject="Smoke")),),
    ),
    "a person": Case(
        lambda work, desk: work.people.get(desk.anna),
        (
            lambda work, desk: work.people.speaks(desk.anna, "fa"),
            lambda work, desk: work.people.put_person(replace(person("anna", company=desk.company), name="Ann")),
        ),
    ),
    "who writes": Case(
        lambda work, desk: work.people.at(ANNA),
        (
            linked,
            lambda work, desk: work.people.link(desk.maria, ANNA, shown="Maria", now=NOW),
        ),
    ),
    "who has blocked us": Case(
        lambda work, desk: work.people.blocked_since(ANNA),
        (blocking,),
    ),
    "where somebody is reached": Case(
        lambda work, desk: work.people.address(desk.anna, ANNA.channel),
        (linked, lambda work, desk: work.people.unlink(desk.anna, ANNA.channel)),
    ),
    "the desk": Case(
        lambda work, desk: work.catalog.desk(), (lambda work, desk: work.catalog.put_desk(Named(name="Other")),)
    ),
    "teams": Case(
        lambda work, desk: work.catalog.teams(),
        (lambda work, desk: work.catalog.put_team(Team(TeamId(0), "new", "New", Level.ONE)),),
    ),
    "products": Case(
        lambda work, desk: work.catalog.products(),
        (lambda work, desk: work.catalog.put_product(Product(ProductId(0), "ink", "Ink", desk.team)),),
    ),
    "contracts": Case(
        lambda work, desk: work.contracts.active(desk.company, NOW.date()),
        (
            lambda work, desk: work.contracts.put(contract(desk, "K-2", desk.product)),
            lambda work, desk: work.contracts.put(replace(contract(desk, "K-1", desk.product), ends=date(2021, 1, 1))),
        ),
    ),
    "things": Case(
        lambda work, desk: work.assets.of_company(desk.company, most=9),
        (lambda work, desk: work.assets.put(Asset(AssetId(0), "a-1", desk.company, "Laser")),),
    ),
    "cards": Case(
        lambda work, desk: (work.cards.of(TICKET), work.cards.get(TICKET, "ticket", HERE)),
        (lambda work, desk: work.cards.put(card("one")), lambda work, desk: work.cards.put(card("two"))),
    ),
    "a step to undo": Case(
        lambda work, desk: work.undos.get(TICKET), (step, lambda work, desk: work.undos.clear(TICKET))
    ),
    "outages": Case(
        lambda work, desk: work.outages.open(),
        (
            lambda work, desk: work.outages.add(Outage(OutageId(0), desk.product, "Down", desk.maria, NOW)),
            lambda work, desk: work.outages.end(OutageId(1), now=NOW),
        ),
    ),
    "visits": Case(
        lambda work, desk: work.visits.of(TICKET),
        (
            lambda work, desk: work.visits.add(visit(desk)),
            lambda work, desk: work.visits.save(work.visits.of(TICKET)[0].accepted(NOW)),
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_after_a_change_the_new_is_read(db: Database, desk: Desk, name: str) -> None:
    """In the transaction that changed it, as in the next."""
    look, changes = CASES[name].look, CASES[name].changes

    def changed(change: Change, work: Work) -> tuple[object, object]:
        before = look(work, desk)
        change(work, desk)
        return before, look(work, desk)

    db.write_now(lambda work: work.tickets.open(desk.ticket()))
    for change in changes:
        before, after = db.write_now(partial(changed, change))
        assert after != before
        assert db.write_now(lambda work: look(work, desk)) == after


@pytest.mark.parametrize("name", CASES)
def test_what_was_taken_back_is_not_remembered(db: Database, desk: Desk, name: str) -> None:
    look, changes = CASES[name].look, CASES[name].changes

    def refused(change: Change, work: Work) -> tuple[object, object]:
        before = look(work, desk)
        with suppress(Refused), work.savepoint():
            change(work, desk)
            look(work, desk)
            raise Refused("no")
        return before, look(work, desk)

    def done(change: Change, work: Work) -> None:
        change(work, desk)

    db.write_now(lambda work: work.tickets.open(desk.ticket()))
    for change in changes:
        before, after = db.write_now(partial(refused, change))
        assert after == before
        db.write_now(partial(done, change))


def test_who_waited_for_a_ticket_reads_everything_about_it_anew(db: Database, desk: Desk) -> None:
    """Another process may have changed it meanwhile: here, another memory on the same connection."""

    def fn(work: Work) -> tuple[int, int]:
        work.tickets.open(desk.ticket())
        before = len(work.visits.of(TICKET))
        SqlWork(work.db).visits.add(visit(desk))  # type: ignore[attr-defined]  # the adapter's own, not in the port
        work.tickets.hold(TICKET)
        return before, len(work.visits.of(TICKET))

    assert db.write_now(fn) == (0, 1)
