"""Outages and tasks: every field comes back, ends once, and finds the tickets it may be about."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from adapters.database.doors import Database
from core.catalog.model import Product, ProductId
from core.contracts.model import Contract, ContractId
from core.errors import Refused
from core.outages.model import Outage, OutageId
from core.people.model import Actor, Company, Listed, Person, PersonId, Role
from core.tasks.model import Task, TaskKind
from core.tickets import outages
from core.tickets.model import Status, Ticket, TicketId
from core.work import Work
from tests.adapters.database.small_desk import NOW, Desk, at_once, person

LATER = NOW + timedelta(hours=2)


def outage(desk: Desk, *, everything: bool = False) -> Outage:
    return Outage(OutageId(0), None if everything else desk.product, "Πεσμένο σέρβερ ⚠️", desk.maria, NOW)


def test_every_field_of_an_outage(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        known = work.outages.add(outage(desk))
        wider = work.outages.add(outage(desk, everything=True))
        assert work.outages.get(known.id) == known == replace(outage(desk), id=known.id)
        assert work.outages.open() == [known, wider]
        assert work.outages.end(known.id, now=LATER)
        assert not work.outages.end(known.id, now=LATER + timedelta(hours=1))
        assert work.outages.get(known.id) == replace(known, until=LATER)
        assert work.outages.open() == [wider]
        with pytest.raises(Refused, match="button-old"):
            work.outages.get(OutageId(77))

    db.write_now(fn)


def test_one_ends_it(db: Database, desk: Desk) -> None:
    known = db.write_now(lambda w: w.outages.add(outage(desk)))
    ended = at_once(db, [lambda w: w.outages.end(known.id, now=LATER)] * 10)
    assert sorted(ended) == [False] * 9 + [True]


def test_who_ties_a_request_while_it_ends_is_told_or_refused(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> list[TicketId]:
        work.outages.add(outage(desk))
        about_it = replace(desk.ticket(), product=desk.product).reaching(desk.team, NOW)
        return [work.tickets.open(about_it).id for _ in range(12)]

    def tie(work: Work, ticket: TicketId) -> None:
        actor = Actor(work.people.get(desk.anna), "telegram:customer")
        with suppress(Refused):
            outages.that_is_it(work, NOW, actor, ticket=ticket, outage=OutageId(1))

    def end(work: Work, _: TicketId) -> None:
        outages.end(work, LATER, Actor(work.people.get(desk.maria), "slack"), outage=OutageId(1))

    tickets = db.write_now(fn)
    acts = [partial(tie, ticket=ticket) for ticket in tickets]
    at_once(db, [*acts[:6], partial(end, _=tickets[0]), *acts[6:]])
    found = [db.write_now(partial(stored, ticket=ticket)) for ticket in tickets]
    assert {ticket.status for ticket in found if ticket.outage} <= {Status.PENDING}
    assert {ticket.status for ticket in found if not ticket.outage} <= {Status.NEW}


def stored(work: Work, ticket: TicketId) -> Ticket:
    return work.tickets.get(ticket)


def test_the_tickets_that_it_may_be_about(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        other = work.catalog.put_product(Product(ProductId(0), "plotter", "Plotter", desk.team))
        known = work.outages.add(outage(desk))
        made = [
            work.tickets.open(ticket).id
            for ticket in (
                replace(desk.ticket("about it"), product=desk.product),
                desk.ticket("unclear"),
                replace(desk.ticket("another"), product=other),
                replace(desk.ticket("closed"), product=desk.product).dropped(NOW),
                replace(desk.ticket("tied"), product=desk.product, outage=known.id),
            )
        ]
        assert work.outages.doubtful(known, most=9) == made[:2]
        assert work.outages.doubtful(known, most=1) == made[:1]
        assert work.outages.doubtful(replace(known, product=None), most=9) == made[:3]
        assert work.outages.tied(known.id, most=9) == made[4:]

    db.write_now(fn)


def test_a_task_is_done_once_and_by_whom_is_known(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        ticket = work.tickets.open(desk.ticket()).id
        assert work.tasks.open(TaskKind.CALL, ticket=ticket) is None
        task = work.tasks.add(Task(TaskKind.CALL, ticket, desk.team, NOW, {"why": "κλήση"}))
        assert work.tasks.open(TaskKind.CALL, ticket=ticket) == task
        assert work.tasks.open("other", ticket=ticket) is None
        assert work.tasks.done(task, by=desk.maria, now=LATER)
        assert not work.tasks.done(task, by=None, now=LATER)
        assert work.tasks.open(TaskKind.CALL, ticket=ticket) is None

    db.write_now(fn)


def test_a_company_keeps_its_team(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        known = work.people.put_company(key="acme", name="Acme", team=desk.other_team)
        assert work.people.company(known) == Company(known, "acme", "Acme", desk.other_team)
        second = work.people.put_company(key="aaa", name="Ábaco")
        assert {company.id for company in work.people.companies()} == {known, second}
        work.people.put_company(key="acme", name="Acme")
        assert work.people.company(known).team is None

    db.write_now(fn)


def test_the_directory_has_every_contact_and_nobody_else(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        zoe = Person(*(PersonId(0), "zoe", "Zoë", Role.CUSTOMER, "en", "UTC", desk.company), phone="+30 1")
        known = work.people.put_person(zoe)
        work.people.put_person(person("tim", role=Role.TECHNICIAN))
        expected = [Listed(desk.anna, "Anna", "", "Acme"), Listed(known, "Zoë", "+30 1", "Acme")]
        assert work.people.directory() == expected

    db.write_now(fn)


def test_contracts_by_company_and_number(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        over = Contract(ContractId(0), "K-0", desk.company, date(2019, 1, 1), date(2019, 12, 31), frozenset())
        work.contracts.put(over)
        borea = work.people.put_company(key="borea", name="Borea")
        work.contracts.put(replace(over, number="B-1", company=borea))
        assert [contract.number for contract in work.contracts.of_company(desk.company)] == ["K-1", "K-0"]
        found = work.contracts.numbered("K-1")
        assert found is not None
        assert found.products == {desk.product}
        assert work.contracts.numbered("K-9") is None

    db.write_now(fn)
