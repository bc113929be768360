"""`sixstar import`: every bad line by its number, nothing half done, and a second run changes nothing; on both
databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from adapters.database.doors import Database
from adapters.texts import speaker
from bots.desk_file import Wrong, apply_file
from bots.importing import Asked, import_file
from core.chat.events import Address
from core.chat.replies import Phrase
from core.importing import Kind
from core.people.model import LOCALES, Person, Role
from core.work import Work

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

DESK = """\
desk:
  name: North Desk
  language: pl
  zone: Europe/Warsaw
teams:
  first: {name: First line, level: 1}
  third: {name: Third line, level: 3}
products:
  copier: {name: Copier, team: first}
  till: {name: Till, team: first}
companies:
  acme: {name: Acme}
  apex:
    name: Apex
    contacts:
      boris: {name: Boris, language: en, phone: +48 22 555 0100}
    contracts:
      - {number: X1, starts: 2026-01-01, ends: 2026-12-31, products: all}
  twin-a: {name: Twin}
  twin-b: {name: Twin}
staff:
  nina: {name: Nina, slack: UNINA, teams: [first]}
"""

GOOD: dict[Kind, str] = {
    Kind.COMPANIES: "key,name,team\nnew-co,New Company,first\nacme,Acme Ltd,",
    Kind.CONTACTS: "key,company,name,language,zone,sees_company,phone\n"
    "anna,acme,Anna,el,Europe/Athens,yes,+30 210 555 0101\nANNA-2,Apex,Anna,,,,\n",
    Kind.CONTRACTS: "number,company,starts,ends,products\n7/2026,acme,2026-01-01,2026-12-31,Copier; till\n"
    "8,apex,01.02.2026,1405/12/29,all",
    Kind.PRODUCTS: "key,name,team\nscale,Scale,First line\ntill,Cash register,first",
    Kind.ASSETS: "key,company,name,product,serial,place,latitude,longitude\n"
    'm1,acme,Machine,copier,LX-2231,"Piraeus, quay 3","37,94",23.64\nm2,apex,Machine,,,,,',
    Kind.STAFF: "key,name,teams,slack,phone,technician\nolaf,Olaf,first;third,UOLAF,,\n"
    "nina,Nina N,,UNINA,555 0102,no\npetros,Petros,,,,ναι",
}
WANTED: dict[Kind, tuple[int, int]] = {
    Kind.COMPANIES: (1, 1),
    Kind.CONTACTS: (2, 0),
    Kind.CONTRACTS: (2, 0),
    Kind.PRODUCTS: (1, 1),
    Kind.ASSETS: (2, 0),
    Kind.STAFF: (2, 1),
}

# Lines of a table behind its header; behind `#!` stand the mistakes that are expected on that line.
BAD: dict[str, tuple[Kind, str]] = {
    "no key": (Kind.CONTACTS, "key,company,name\n,acme,Anna#! desk-file-missing"),
    "a bad key": (Kind.CONTACTS, "key,company,name\na b,acme,Anna#! desk-file-key"),
    "a key twice": (Kind.CONTACTS, "key,company,name\nanna,acme,A\nANNA,apex,B#! desk-file-twice"),
    "a company that is none": (Kind.CONTACTS, "key,company,name\nanna,acne,Anna#! import-unknown"),
    "a name that two have": (Kind.CONTACTS, "key,company,name\nanna,Twin,Anna#! import-several"),
    "another company's contact": (Kind.CONTACTS, "key,company,name\nboris,acme,Boris#! import-elsewhere"),
    "another company's contract": (
        Kind.CONTRACTS,
        "number,company,starts,ends,products\nX1,acme,2026-01-01,2026-12-31,all#! import-elsewhere",
    ),
    "staff as a contact": (Kind.CONTACTS, "key,company,name\nnina,acme,Nina#! desk-file-other-side"),
    "a contact as staff": (Kind.STAFF, "key,name,teams\nboris,Boris,first#! desk-file-other-side"),
    "an account of another": (Kind.STAFF, "key,name,teams,slack\nolaf,Olaf,,UNINA#! desk-file-account-taken"),
    "an account twice": (
        Kind.STAFF,
        "key,name,teams,slack\nolaf,Olaf,,UOLAF\npia,Pia,,UOLAF#! desk-file-account-twice",
    ),
    "an account's name": (Kind.STAFF, "key,name,teams,slack\nolaf,Olaf,,olaf#! desk-file-slack-user"),
    "a team that is none": (Kind.STAFF, "key,name,teams\nolaf,Olaf,first; second#! import-unknown"),
    "a technician in a team": (
        Kind.STAFF,
        "key,name,teams,technician\nolaf,Olaf,first,yes#! desk-file-technician-teams",
    ),
    "a language": (Kind.CONTACTS, "key,company,name,language\nanna,acme,Anna,Deutsch#! desk-file-unknown"),
    "a zone": (Kind.CONTACTS, "key,company,name,zone\nanna,acme,Anna,Athens#! desk-file-unknown"),
    "a yes": (Kind.CONTACTS, "key,company,name,sees company\nanna,acme,Anna,perhaps#! desk-file-flag"),
    "a phone": (Kind.CONTACTS, "key,company,name,phone\nanna,acme,Anna,ask Bob#! desk-file-phone"),
    "a formula": (Kind.CONTACTS, "key,company,name\nanna,acme,=1+1#! import-cell-formula"),
    "a huge cell": (Kind.CONTACTS, f"key,company,name\nanna,acme,{'x' * 501}#! import-cell-long"),
    "a control character": (Kind.CONTACTS, "key,company,name\nanna,acme,An\x07na#! desk-file-characters"),
    "a day that is none": (
        Kind.CONTRACTS,
        "number,company,starts,ends,products\n7,acme,2026-02-30,2026-12-31,all#! desk-file-day",
    ),
    "a day that is two": (
        Kind.CONTRACTS,
        "number,company,starts,ends,products\n7,acme,03/04/2026,2026-12-31,all#! import-day-two",
    ),
    "an end before its start": (
        Kind.CONTRACTS,
        "number,company,starts,ends,products\n7,acme,2026-03-01,2026-02-28,all#! desk-file-ends-early",
    ),
    "a product that is none": (
        Kind.CONTRACTS,
        "number,company,starts,ends,products\n7,acme,2026-03-01,2026-03-28,copier;press#! import-unknown",
    ),
    "no products": (
        Kind.CONTRACTS,
        "number,company,starts,ends,products\n7,acme,2026-03-01,2026-03-28,;#! desk-file-covers-nothing",
    ),
    "a team that never writes": (Kind.PRODUCTS, "key,name,team\nscale,Scale,third#! desk-file-inside"),
    "a company's team that never writes": (Kind.COMPANIES, "key,name,team\nnew,New,third#! desk-file-inside"),
    "half a place": (Kind.ASSETS, "key,company,name,latitude\nm1,acme,M,37.9#! import-degrees-half"),
    "a place off the earth": (
        Kind.ASSETS,
        "key,company,name,latitude,longitude\nm1,acme,M,97.9,23#! import-degrees import-degrees-half",
    ),
    "a missing column": (Kind.ASSETS, "key,name#! import-columns-missing\nm1,M"),
    "a column twice": (Kind.COMPANIES, "key,name,nazwa#! import-column-twice\na,b,c"),
    "nothing below": (Kind.COMPANIES, "key,name#! import-empty\n"),
    "two lines": (
        Kind.CONTACTS,
        "key,company,name\n,acme,A#! desk-file-missing\n\nanna,acme,\nb b,acme,B#! desk-file-key",
    ),
}


@pytest.fixture
def store(database_url: str, tmp_path: Path) -> Iterator[Database]:
    db = Database(database_url)
    (tmp_path / "desk.yaml").write_text(DESK, encoding="utf-8")
    apply_file(db, tmp_path / "desk.yaml", NOW)
    yield db
    db.close_now()


def step(what: Phrase, many: int) -> Callable[[], None]:
    return lambda: None


def table(tmp_path: Path, kind: Kind, text: str) -> Asked:
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    return Asked(kind, tmp_path / "table.csv")


def done(store: Database, asked: Asked) -> dict[str, Phrase]:
    report = import_file(store, asked, NOW, step)
    for locale in LOCALES:
        assert all(map(speaker(locale, "UTC", strict=True), report))
    return {phrase.key: phrase for phrase in report}


def mistakes(store: Database, asked: Asked) -> list[tuple[int, str]]:
    with pytest.raises(Wrong) as wrong:
        import_file(store, asked, NOW, step)
    for locale in LOCALES:
        assert all(speaker(locale, "UTC", strict=True)(phrase) for _, phrase in wrong.value.errors)
    return [(line, phrase.key) for line, phrase in wrong.value.errors]


def person(store: Database, key: str) -> Person:
    found = store.write_now(lambda work: work.people.by_key(key))
    assert found
    return found


def everything(work: Work) -> list[object]:
    people = map(work.people.by_key, work.people.keys())
    return [*people, *work.people.companies(), *work.catalog.products(), *work.catalog.teams()]


@pytest.mark.parametrize("kind", GOOD)
def test_a_table_is_tried_brought_in_and_again_changes_nothing(store: Database, tmp_path: Path, kind: Kind) -> None:
    asked = table(tmp_path, kind, GOOD[kind])
    before = store.write_now(everything)
    would = done(store, replace(asked, dry=True))["import-would"].args
    assert store.write_now(everything) == before
    did = done(store, asked)["desk-file-applied"].args
    assert (did["added"], did["changed"]) == (would["added"], would["changed"]) == WANTED[kind]
    assert set(done(store, asked)) == {"desk-file-same"}
    assert set(done(store, replace(asked, dry=True))) == {"desk-file-same"}


def test_what_a_table_says_is_what_is_known(store: Database, tmp_path: Path) -> None:
    for kind, text in GOOD.items():
        done(store, table(tmp_path, kind, text))
    acme, apex = store.write_now(lambda w: [c for c in w.people.companies() if c.key in ("acme", "apex")])
    anna, other, nina = person(store, "anna"), person(store, "anna-2"), person(store, "nina")
    assert (anna.company, anna.locale, anna.sees_company, anna.phone) == (acme.id, "el", True, "+30 210 555 0101")
    assert (other.company, other.name, other.locale, other.zone) == (apex.id, "Anna", "pl", "Europe/Warsaw")
    assert (nina.role, nina.teams, nina.phone) == (Role.STAFF, frozenset(), "555 0102")
    assert store.write_now(lambda w: w.people.at(Address("slack", "UOLAF"))) == person(store, "olaf")
    assert person(store, "petros").role is Role.TECHNICIAN
    active = store.write_now(lambda w: w.contracts.active(apex.id, date(2027, 3, 20)))
    assert [(one.number, one.ends, len(one.products)) for one in active] == [("8", date(2027, 3, 20), 2)]
    machine = store.write_now(lambda w: w.assets.by_key("m1"))
    assert machine
    assert (machine.serial, machine.place, machine.latitude) == ("LX-2231", "Piraeus, quay 3", 37.94)


@pytest.mark.parametrize("case", BAD)
def test_a_mistake_is_told_with_its_line_and_nothing_is_done(store: Database, tmp_path: Path, case: str) -> None:
    kind, marked = BAD[case]
    lines = [line.partition("#! ") for line in marked.split("\n")]
    wanted = sorted((n, key) for n, (_, _, keys) in enumerate(lines, 1) for key in keys.split())
    if case == "two lines":
        wanted.append((4, "desk-file-missing"))
    before = store.write_now(everything)
    asked = table(tmp_path, kind, "\n".join(text for text, _, _ in lines))
    assert sorted(mistakes(store, asked)) == sorted(wanted)
    assert store.write_now(everything) == before


@pytest.mark.parametrize(
    "header",
    [
        "key,company,name,phone",
        "Κλειδί,Εταιρεία,Ονοματεπώνυμο,Τηλέφωνο",
        "klucz,firma,Imię i nazwisko,Telefon",
        "کلید,شرکت,نام,تلفن",
        "کليد,شرکت,نام,شماره تلفن",
        "ID,Customer,Full name,Mobile",
    ],
)
def test_columns_are_understood_in_every_language(store: Database, tmp_path: Path, header: str) -> None:
    done(store, table(tmp_path, Kind.CONTACTS, f"{header}\nanna,acme,Anna,555 0103"))
    assert (person(store, "anna").name, person(store, "anna").phone) == ("Anna", "555 0103")


def test_what_stands_above_and_beside_the_columns_is_passed_over(store: Database, tmp_path: Path) -> None:
    text = "Our customers,,,\n\n,As of today,,\nkey,company,e-mail,name\nanna,acme,a@b.c,Anna\n,,,\n"
    report = done(store, table(tmp_path, Kind.CONTACTS, text))
    assert report["import-unused"].args == {"names": "e-mail"}
    assert person(store, "anna").name == "Anna"


def test_a_column_that_is_missing_leaves_what_is_known(store: Database, tmp_path: Path) -> None:
    done(store, table(tmp_path, Kind.CONTACTS, "key,company,name\nboris,apex,Boris B"))
    assert (person(store, "boris").phone, person(store, "boris").locale) == ("+48 22 555 0100", "en")
    done(store, table(tmp_path, Kind.CONTACTS, "key,company,name,phone,language\nboris,apex,Boris B,,"))
    assert (person(store, "boris").phone, person(store, "boris").locale) == ("", "pl")


def test_one_moves_to_another_company_only_when_that_is_asked_for(store: Database, tmp_path: Path) -> None:
    asked = table(tmp_path, Kind.CONTACTS, "key,company,name\nboris,acme,Boris")
    assert mistakes(store, asked) == [(2, "import-elsewhere")]
    done(store, replace(asked, move=True))
    acme = store.write_now(lambda w: next(c for c in w.people.companies() if c.key == "acme"))
    assert person(store, "boris").company == acme.id


def test_an_import_is_on_the_timeline_once(store: Database, tmp_path: Path) -> None:
    asked = table(tmp_path, Kind.COMPANIES, GOOD[Kind.COMPANIES])
    for one in (replace(asked, dry=True), asked, asked):
        done(store, one)
    facts = store.write_now(_imported)
    assert facts == [{"what": "companies", "added": 1, "changed": 1, "names": ["new-co", "acme"]}]


def _imported(work: Work) -> list[object]:
    import sqlalchemy as sa

    from adapters.database import tables
    from adapters.database.work import SqlWork

    assert isinstance(work, SqlWork)
    line = tables.timeline
    return list(work.db.scalars(sa.select(line.c.facts).where(line.c.act == "imported")))


def test_before_the_desk_is_described_nothing_is_brought_in(database_url: str, tmp_path: Path) -> None:
    db = Database(database_url)
    try:
        assert mistakes(db, table(tmp_path, Kind.COMPANIES, "key,name\na,A")) == [(1, "cli-desk-empty")]
    finally:
        db.close_now()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"key;name\n\xf3;x\n", (2, "import-file-encoding")),
        (b"key;name\na;\0\n", (2, "import-file-nul")),
        (b"PK\x03\x04", (1, "import-file-workbook")),
    ],
)
def test_a_file_that_is_no_table_is_told(store: Database, tmp_path: Path, content: bytes, why: tuple[int, str]) -> None:
    (tmp_path / "table.csv").write_bytes(content)
    assert mistakes(store, Asked(Kind.COMPANIES, tmp_path / "table.csv")) == [why]
    assert mistakes(store, Asked(Kind.COMPANIES, tmp_path / "none.csv")) == [(1, "desk-file-unreadable")]
