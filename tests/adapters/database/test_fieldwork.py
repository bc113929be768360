"""Visits are kept: every field comes back, of two who save one wins, and a technician's list is in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.database.doors import Database
from core.errors import Conflict, Refused
from core.fieldwork.model import State, Visit, VisitId
from core.people.model import Person, PersonId, Role
from core.tickets.model import Ticket, TicketId
from core.work import Work

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close_now()


def visit(work: Work, *, planned: timedelta = timedelta(0), state: State = State.OFFERED) -> Visit:
    petros = work.people.by_key("petros")
    assert petros
    made = Visit(VisitId(0), TicketId(1), petros.id, petros.id, NOW + planned, "Ring twice", NOW, NOW, state)
    return work.visits.add(made)


@pytest.fixture
def desk(db: Database) -> Database:
    def set_up(work: Work) -> None:
        for key, name in (("rea", "Rea"), ("petros", "Petros")):
            work.people.put_person(Person(PersonId(0), key, name, Role.TECHNICIAN, "en", "UTC"))
        acme = work.people.put_company(key="acme", name="Acme")
        person = Person(PersonId(0), "anna", "Anna", Role.CUSTOMER, "en", "UTC", acme)
        anna = work.people.put_person(person)
        work.tickets.open(Ticket(TicketId(0), anna, acme, "Stripes", NOW))

    db.write_now(set_up)
    return db


def test_every_field_comes_back(desk: Database) -> None:
    kept = desk.write_now(visit)
    assert desk.write_now(lambda w: w.visits.get(kept.id)) == kept
    changed = replace(kept, state=State.DECLINED, why="ill", changed_at=NOW + timedelta(hours=1))
    saved = desk.write_now(lambda w: w.visits.save(changed))
    assert saved == replace(changed, version=2)
    assert desk.write_now(lambda w: w.visits.of(TicketId(1))) == [saved]


def test_one_of_two_who_save_wins(desk: Database) -> None:
    kept = desk.write_now(visit)
    desk.write_now(lambda w: w.visits.save(kept.accepted(NOW)))
    with pytest.raises(Conflict):
        desk.write_now(lambda w: w.visits.save(kept.called_off(NOW, "")))
    assert desk.write_now(lambda w: w.visits.get(kept.id)).state is State.ACCEPTED


def test_one_that_never_was(desk: Database) -> None:
    with pytest.raises(Refused) as refused:
        desk.write_now(lambda w: w.visits.get(VisitId(9)))
    assert refused.value.code == "visit-unknown"


def test_a_technicians_list(desk: Database) -> None:
    def some(work: Work) -> list[Visit]:
        late, early = visit(work, planned=timedelta(days=2)), visit(work, planned=timedelta(days=1))
        done, old = visit(work, state=State.DONE), visit(work, state=State.DONE)
        work.visits.save(replace(old, changed_at=NOW - timedelta(days=1)))
        return [done, early, late]

    expected = desk.write_now(some)
    petros, rea = (desk.write_now(lambda w, key=key: w.people.by_key(key)) for key in ("petros", "rea"))  # type: ignore[misc]
    assert petros
    assert rea
    assert desk.write_now(lambda w: w.visits.of_technician(petros.id, since=NOW)) == expected
    assert desk.write_now(lambda w: w.visits.of_technician(rea.id, since=NOW)) == []


def test_technicians_by_name(desk: Database) -> None:
    assert [person.key for person in desk.write_now(lambda w: w.people.technicians())] == ["petros", "rea"]
