"""Setting the desk up: added once, changed where it differs, left alone otherwise, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TypeVar

import pytest
import sqlalchemy as sa

from adapters.database import tables
from adapters.database.doors import Database
from adapters.database.work import SqlWork
from bots.desk_known import held
from core import setup
from core.catalog.model import Calendar, Desk, Level, RequestKind, Team
from core.chat.events import Address
from core.people.actions import choose_language
from core.people.model import Actor, Person, Role, TeamId
from core.setup import (
    Applied,
    Clashing,
    DescribedAsset,
    DescribedCompany,
    DescribedContract,
    DescribedPerson,
    DescribedProduct,
    DeskFile,
)
from core.work import Work

T = TypeVar("T")
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

FIRST = Team(TeamId(0), "first", "First line", Level.ONE, "CFIRST")
THIRD = Team(TeamId(0), "third", "Third line", Level.THREE)
COPIER = DescribedProduct("copier", "Copier", "first")
TILL = DescribedProduct("till", "Till", "first")
ANNA = DescribedPerson("anna", "Anna", "pl", "Europe/Warsaw", sees_company=True)
ONE = DescribedContract("A1", date(2026, 1, 1), date(2026, 12, 31), ("copier",))
ALL = DescribedContract("A2", date(2026, 1, 1), date(2026, 12, 31), None)
PRESS = DescribedAsset("press", "Press", "copier", "LX-7", "Hall 3", 51.77, 19.46)
ACME = DescribedCompany("acme", "Acme", (ANNA,), (ONE, ALL), (PRESS,))
NINA = DescribedPerson("nina", "Nina", "en", "UTC", slack="UNINA", teams=("first", "third"))
OLAF = DescribedPerson("olaf", "Olaf", "en", "UTC", slack="UOLAF", teams=("first",))
WHOLE = DeskFile(Desk("North Desk"), (FIRST, THIRD), (COPIER, TILL), (ACME,), (NINA, OLAF))
OWN_KIND = RequestKind("training", (("en", "Training"), ("pl", "Szkolenie")))
EVERYTHING = {
    "desk",
    *("teams/first", "teams/third", "products/copier", "products/till"),
    *("companies/acme", "contacts/anna", "contracts/A1", "contracts/A2", "assets/press", "staff/nina", "staff/olaf"),
}


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close_now()


def apply(db: Database, described: DeskFile, now: datetime = NOW) -> Applied:
    return db.write_now(lambda work: setup.apply(work, now, described, held(work)))


def see(db: Database, look: Callable[[Work], T]) -> T:
    return db.write_now(look)


def person(db: Database, key: str) -> Person:
    found = see(db, lambda work: work.people.by_key(key))
    assert found
    return found


def rows(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""

    def dump(work: Work) -> dict[str, list[tuple[object, ...]]]:
        assert isinstance(work, SqlWork)
        read = work.db.execute
        return {t.name: [tuple(r) for r in read(sa.select(t).order_by(*t.c.values()))] for t in PLAIN}

    return see(db, dump)


PLAIN = (
    *(tables.teams, tables.products, tables.companies, tables.people, tables.members),
    *(tables.addresses, tables.contracts, tables.covers, tables.assets),
)


def acts(db: Database) -> list[tuple[str, object]]:
    def read(work: Work) -> list[tuple[str, object]]:
        assert isinstance(work, SqlWork)
        return [tuple(row) for row in work.db.execute(sa.select(tables.timeline.c.act, tables.timeline.c.facts))]

    return see(db, read)


def test_a_desk_is_set_up_from_nothing(db: Database) -> None:
    done = apply(db, WHOLE)
    assert set(done.added) == EVERYTHING
    assert (done.changed, done.unchanged, done.left) == ((), (), ())

    first, third = see(db, lambda work: work.catalog.teams())
    copier, till = see(db, lambda work: work.catalog.products())
    assert (replace(first, id=FIRST.id), replace(third, id=THIRD.id)) == (FIRST, THIRD)
    assert see(db, lambda work: work.catalog.desk()) == WHOLE.desk
    assert (copier.key, copier.team) == ("copier", first.id)

    anna, nina = person(db, "anna"), person(db, "nina")
    assert (anna.role, anna.locale, anna.zone, anna.sees_company) == (Role.CUSTOMER, "pl", "Europe/Warsaw", True)
    assert (nina.role, nina.teams, nina.company) == (Role.STAFF, frozenset({first.id, third.id}), None)
    assert see(db, lambda work: work.people.at(Address("slack", "UNINA"))) == nina
    company = anna.company
    assert company
    active = see(db, lambda work: work.contracts.active(company, date(2026, 12, 31)))
    assert [(c.number, set(c.products)) for c in active] == [("A1", {copier.id}), ("A2", {copier.id, till.id})]


def test_it_is_on_the_timeline(db: Database) -> None:
    done = apply(db, WHOLE)
    linked = [facts for act, facts in acts(db) if act == "linked"]
    assert linked == [
        {"person": person(db, key).id, "account": account, "shown": name}
        for key, account, name in (("nina", "UNINA", "Nina"), ("olaf", "UOLAF", "Olaf"))
    ]
    assert acts(db)[-1] == ("desk-applied", {"added": list(done.added), "changed": []})


def test_a_second_time_nothing_is_written(db: Database) -> None:
    apply(db, WHOLE)
    before = rows(db), acts(db)
    done = apply(db, WHOLE, LATER)
    assert set(done.unchanged) == EVERYTHING
    assert (done.added, done.changed, done.left) == ((), (), ())
    assert (rows(db), acts(db)) == before


CHANGES: dict[str, tuple[DeskFile, set[str]]] = {
    "a policy": (replace(WHOLE, desk=Desk("North Desk", confirmation_days=9)), {"desk"}),
    "a team's channel": (replace(WHOLE, teams=(replace(FIRST, slack_channel="CNEW"), THIRD)), {"teams/first"}),
    "a product's team": (replace(WHOLE, products=(COPIER, replace(TILL, team="third"))), {"products/till"}),
    "a company's name": (replace(WHOLE, companies=(replace(ACME, name="Acme Ltd"),)), {"companies/acme"}),
    "a contact's right": (
        replace(WHOLE, companies=(replace(ACME, contacts=(replace(ANNA, sees_company=False),)),)),
        {"contacts/anna"},
    ),
    "a contract's end": (
        replace(WHOLE, companies=(replace(ACME, contracts=(replace(ONE, ends=date(2030, 1, 1)), ALL)),)),
        {"contracts/A1"},
    ),
    "where a thing stands": (
        replace(WHOLE, companies=(replace(ACME, assets=(replace(PRESS, place="Hall 4"),)),)),
        {"assets/press"},
    ),
    "what a contract covers": (
        replace(WHOLE, companies=(replace(ACME, contracts=(replace(ONE, products=("till",)), ALL)),)),
        {"contracts/A1"},
    ),
    "whom a team escalates to": (replace(WHOLE, teams=(replace(FIRST, up=("third",)), THIRD)), {"teams/first"}),
    "a person's phone": (replace(WHOLE, staff=(replace(NINA, phone="+48 22 1"), OLAF)), {"staff/nina"}),
    "the hours": (
        replace(WHOLE, desk=Desk("North Desk", calendar=Calendar(opens=time(9), closes=time(17)))),
        {"desk"},
    ),
    "the kinds of requests": (replace(WHOLE, desk=Desk("North Desk", kinds=(OWN_KIND,))), {"desk"}),
    "a person's teams": (replace(WHOLE, staff=(replace(NINA, teams=()), OLAF)), {"staff/nina"}),
    "a person's account": (replace(WHOLE, staff=(replace(NINA, slack="UOTHER"), OLAF)), {"staff/nina"}),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_differs_is_changed_and_nothing_else(db: Database, what: str) -> None:
    described, changed = CHANGES[what]
    apply(db, WHOLE)
    done = apply(db, described, LATER)
    assert (set(done.changed), set(done.unchanged)) == (changed, EVERYTHING - changed)
    assert (done.added, done.left) == ((), ())
    assert acts(db)[-1] == ("desk-applied", {"added": [], "changed": list(done.changed)})
    assert not apply(db, described).changed
    assert set(apply(db, WHOLE).changed) == changed


def test_a_new_product_is_covered_by_a_contract_for_all(db: Database) -> None:
    apply(db, WHOLE)
    scale = DescribedProduct("scale", "Scale", "third")
    done = apply(db, replace(WHOLE, products=(COPIER, TILL, scale)))
    assert (done.added, done.changed) == (("products/scale",), ("contracts/A2",))


def test_what_is_no_longer_described_stays_and_is_reported(db: Database) -> None:
    apply(db, WHOLE)
    before = rows(db)
    done = apply(db, DeskFile(WHOLE.desk, (FIRST,)))
    assert set(done.left) == EVERYTHING - {"desk", "teams/first"}
    assert rows(db) == before


def test_rights_go_with_the_teams_that_are_no_longer_named(db: Database) -> None:
    apply(db, WHOLE)
    apply(db, replace(WHOLE, staff=(replace(NINA, teams=("third",)), OLAF)))
    first, third = see(db, lambda work: work.catalog.teams())
    assert person(db, "nina").teams == {third.id}
    assert [p.key for p in see(db, lambda work: work.people.team(first.id))] == ["olaf"]


def test_a_language_that_the_person_chose_stays_and_is_no_difference(db: Database) -> None:
    apply(db, WHOLE)
    actor = Actor(person(db, "anna"), "telegram:customer")
    see(db, lambda work: choose_language(work, NOW, actor, locale="el"))
    assert set(apply(db, WHOLE).unchanged) == EVERYTHING
    assert person(db, "anna").locale == "el"


def test_two_of_the_staff_swap_their_accounts(db: Database) -> None:
    apply(db, WHOLE)
    swapped = (replace(NINA, slack="UOLAF"), replace(OLAF, slack="UNINA"))
    assert set(apply(db, replace(WHOLE, staff=swapped)).changed) == {"staff/nina", "staff/olaf"}
    assert see(db, lambda work: work.people.at(Address("slack", "UNINA"))) == person(db, "olaf")
    assert see(db, lambda work: work.people.at(Address("slack", "UOLAF"))) == person(db, "nina")


def test_a_newcomer_gets_the_account_of_one_who_gets_another(db: Database) -> None:
    apply(db, WHOLE)
    pia = DescribedPerson("pia", "Pia", "en", "UTC", slack="UNINA")
    apply(db, replace(WHOLE, staff=(pia, replace(NINA, slack="UNEW"), OLAF)))
    assert see(db, lambda work: work.people.at(Address("slack", "UNINA"))) == person(db, "pia")
    assert see(db, lambda work: work.people.at(Address("slack", "UNEW"))) == person(db, "nina")


def test_an_account_that_is_no_longer_named_stays_linked(db: Database) -> None:
    apply(db, WHOLE)
    apply(db, replace(WHOLE, staff=(replace(NINA, slack=None), OLAF)))
    assert see(db, lambda work: work.people.at(Address("slack", "UNINA"))) == person(db, "nina")


@pytest.mark.parametrize(
    ("staff", "clash"),
    [
        ((NINA, replace(OLAF, key="pia")), ("pia", "olaf")),
        ((replace(NINA, slack=None), replace(OLAF, slack="UNINA")), ("olaf", "nina")),
        ((replace(NINA, key="anna"), OLAF), ("anna", None)),
    ],
    ids=["of one who is gone", "of one who gets none", "a contact becomes staff"],
)
def test_a_contradiction_is_told_and_nothing_is_written(
    db: Database, staff: tuple[DescribedPerson, ...], clash: tuple[str, str | None]
) -> None:
    apply(db, WHOLE)
    before = rows(db), acts(db)
    renamed = tuple(replace(company, contacts=(), name="Other") for company in WHOLE.companies)
    with pytest.raises(Clashing) as found:
        apply(db, replace(WHOLE, companies=renamed, staff=staff))
    assert clash in [(c.person.key, c.other) for c in found.value.clashes]
    assert (rows(db), acts(db)) == before


def test_a_contact_moves_with_the_contract_to_another_company(db: Database) -> None:
    apply(db, WHOLE)
    done = apply(db, replace(WHOLE, companies=(replace(ACME, key="apex"),)))
    assert (done.added, done.left) == (("companies/apex",), ("companies/acme",))
    assert set(done.changed) == {"contacts/anna", "contracts/A1", "contracts/A2", "assets/press"}
