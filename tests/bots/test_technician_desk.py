"""Technicians in the desk's file: in no team, made and unmade like everybody on the staff."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.database.doors import Database
from bots.desk_file import Wrong, apply_file
from core.people.model import Person, Role
from tests.bots.test_desk_file import GOOD

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
PETROS = """
  petros:
    name: Petros
    language: el
    phone: "+30 210 1234567"
    technician: true
"""


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close_now()


def applied(db: Database, tmp_path: Path, staff: str) -> None:
    file = tmp_path / "desk.yaml"
    file.write_text(f"{GOOD.rstrip()}{staff}", encoding="utf-8")
    apply_file(db, file, NOW)


def petros(db: Database) -> Person:
    found = db.write_now(lambda w: w.people.by_key("petros"))
    assert found
    return found


def test_a_technician_is_in_no_team(db: Database, tmp_path: Path) -> None:
    applied(db, tmp_path, PETROS)
    known = petros(db)
    assert (known.role, known.teams, known.locale, known.phone) == (
        Role.TECHNICIAN,
        frozenset(),
        "el",
        "+30 210 1234567",
    )


def test_one_may_become_an_agent_and_back(db: Database, tmp_path: Path) -> None:
    applied(db, tmp_path, PETROS)
    applied(db, tmp_path, PETROS.replace("technician: true", "teams: [first]"))
    assert petros(db).role is Role.STAFF
    assert len(petros(db).teams) == 1
    applied(db, tmp_path, PETROS)
    assert (petros(db).role, petros(db).teams) == (Role.TECHNICIAN, frozenset())


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("technician: true\n    teams: [first]", "desk-file-technician-teams"),
        ("technician: perhaps", "desk-file-flag"),
        ("technician: false", "desk-file-missing"),
    ],
)
def test_what_contradicts_itself(db: Database, tmp_path: Path, wrong: str, code: str) -> None:
    with pytest.raises(Wrong) as found:
        applied(db, tmp_path, PETROS.replace("technician: true", wrong))
    assert code in [phrase.key for _, phrase in found.value.errors]
