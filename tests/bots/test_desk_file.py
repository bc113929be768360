"""The desk's file: each mistake with its line, all of them at once, sayable in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.database.doors import Database
from adapters.texts import speaker
from bots.desk_file import Wrong, apply_file, read
from core.catalog.model import Calendar, Desk, Level, RequestKind
from core.chat.replies import Phrase
from core.people.model import LOCALES

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
DEMO = (Path(__file__).parent.parent.parent / "bots" / "demo" / "desk.yaml").read_text(encoding="utf-8")

GOOD = """\
desk:
  name: North Desk
  language: pl
  zone: Europe/Warsaw
  weekend: [friday]
  holidays: [2026-05-03]
  opens: 9:00
  closes: 17:30
  alerts_channel: CALERTS
  intake_seconds: 4
  product_wait_minutes: 2
  kinds:
    - question
    - training:
        en: Training
        pl: Szkolenie
  reminder_days: 1
  silence_days: 4
  confirmation_days: 3
  rating_change_hours: 12
  undo_seconds: 4
teams:
  first:
    name: First line
    level: 1
    slack_channel: CFIRST
    up: [third, board]
  third:
    name: Third line
    level: 3
    language: fa
    zone: Asia/Tehran
  board:
    name: Headquarters
    level: headquarters
products:
  copier:
    name: Copier
    team: first
  till:
    name: Till
    team: first
companies:
  acme:
    name: Acme
    contacts:
      anna:
        name: Anna
        sees_company: true
        phone: +48 (22) 123-45-67
      bob:
        name: Bob
        language: en
    contracts:
      - number: 0917
        starts: 2025-01-01
        ends: 2025-12-31
        products: [copier]
      - number: B2
        starts: 2026-01-01
        ends: 2026-12-31
        products: all
    assets:
      lx-7:
        name: Copier in the hall
        product: copier
        serial: 00417
        place: Łódź, Piotrkowska 1
        latitude: 51.77
        longitude: 19.46
      scales:
        name: Scales
staff:
  nina:
    name: Nina
    slack: UNINA
    phone: 0048221234567
    teams: [first, third]
  olaf:
    name: Olaf
    slack: UOLAF
    teams: []
"""

# What is put in place of what; behind `#!` stand the mistakes that are expected on that line.
BAD: dict[str, tuple[str, str]] = {
    "a tab": ("  name: North Desk", "\tname: North Desk  #! syntax"),
    "an open quote": ("name: North Desk", 'name: "North Desk  #! syntax'),
    "two colons": ("name: First line", "name: First: line  #! syntax"),
    "an open bracket": ("teams: []\n", "teams: [first  #! syntax\n"),
    "a second document": ("teams:\n  first:", "---  #! syntax\nteams:\n  first:"),
    "an unknown alias": ("name: Olaf", "name: *olaf  #! syntax"),
    "a control character": ("name: Olaf", "name: Ol\x07af  #! characters"),
    "an escaped control character": ("name: Olaf", 'name: "Ol\\0af"  #! characters'),
    "half a character": ("name: Olaf", 'name: "\\ud800"  #! characters'),
    "a Python object": ("name: Olaf", "name: !!python/object/apply:os.getcwd []  #! text tag"),
    "a tag of its own": ("name: Olaf", "name: !secret Olaf  #! tag"),
    "an unknown section": ("teams:\n  first:", "taems: {}  #! unknown-field\nteams:\n  first:"),
    "an unknown field of the desk": ("  intake_seconds", "  intake_secs: 4  #! unknown-field\n  intake_seconds"),
    "an unknown field of a team": ("    level: 3", "    level: 3\n    colour: red  #! unknown-field"),
    "an unknown field of a product": ("name: Till", "name: Till\n    price: 3  #! unknown-field"),
    "an unknown field of a company": ("name: Acme", "name: Acme\n    contcts: {}  #! unknown-field"),
    "an unknown field of a contact": ("language: en", "language: en\n        slack: UBOB  #! unknown-field"),
    "an unknown field of a contract": ("- number: B2", "- number: B2\n        fee: 3  #! unknown-field"),
    "an unknown field of staff": ("name: Olaf", "name: Olaf\n    sees_company: true  #! unknown-field"),
    "no name of the desk": ("desk:\n  name: North Desk", "desk:  #! missing"),
    "no name of a team": ("  first:\n    name: First line", "  first:  #! missing"),
    "an empty name": ("name: Till", "name:  #! missing"),
    "no level": ("  third:\n    name: Third line\n    level: 3", "  third:  #! missing\n    name: Third line"),
    "a product without a team": ("  till:\n    name: Till\n    team: first", "  till:  #! missing\n    name: Till"),
    "a contract without a number": ("- number: B2\n        starts: 2026-01-01", "- starts: 2026-01-01  #! missing"),
    "a contract without products": (
        "- number: B2\n        starts: 2026-01-01\n        ends: 2026-12-31\n        products: all",
        "- number: B2  #! missing\n        starts: 2026-01-01\n        ends: 2026-12-31",
    ),
    "staff without teams": (
        "  olaf:\n    name: Olaf\n    slack: UOLAF\n    teams: []",
        "  olaf:  #! missing\n    name: Olaf\n    slack: UOLAF",
    ),
    "a list for a text": ("name: Olaf", "name: [Olaf]  #! text"),
    "a blank text": ("name: Olaf", 'name: " "  #! text'),
    "a word for a number": ("intake_seconds: 4", "intake_seconds: four  #! number"),
    "a fraction for a number": ("intake_seconds: 4", "intake_seconds: 4.5  #! number"),
    "a number in quotes": ("intake_seconds: 4", 'intake_seconds: "4"  #! number'),
    "a number too small": ("confirmation_days: 3", "confirmation_days: 0  #! number"),
    "a number too large": ("rating_change_hours: 12", "rating_change_hours: 721  #! number"),
    "a minute to take back is the longest": ("undo_seconds: 4", "undo_seconds: 61  #! number"),
    "a word for a yes": ("sees_company: true", "sees_company: always  #! flag"),
    "a text for a team": ("  third:\n    name: Third line\n", "  third: yes  #! fields\n  fourth:\n    name: Fourth\n"),
    "a list of companies": ("companies:\n  acme:", "companies: []  #! fields\nsamples:  #! unknown-field\n  acme:"),
    "fields for a list": ("teams: [first, third]", "teams: {first: third}  #! list"),
    "a text for a contract": ("      - number: 0917", "      - none  #! fields\n      - number: 0917"),
    "an empty item": ("teams: [first, third]", "teams: [third, ~]  #! text"),
    "a language that we do not speak": ("language: pl", "language: de  #! unknown"),
    "a zone that is none": ("zone: Asia/Tehran", "zone: Asia/Teheran  #! unknown"),
    "a folder of zones": ("zone: Asia/Tehran", "zone: Asia  #! unknown"),
    "a path for a zone": ("zone: Asia/Tehran", "zone: ../Asia/Tehran  #! unknown"),
    "a level that is none": ("level: 3", "level: 4  #! unknown"),
    "a day that is none": ("weekend: [friday]", "weekend: [fryday]  #! unknown"),
    "no working day": (
        "weekend: [friday]",
        "weekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]  #! no-working-day",
    ),
    "a product's team that is none": ("    name: Till\n    team: first", "    name: Till\n    team: frist  #! unknown"),
    "a person's team that is none": ("teams: [first, third]", "teams: [first, second]  #! unknown"),
    "a contract's product that is none": ("products: [copier]", "products: [copier, printer]  #! unknown"),
    "a date that is none": ("ends: 2026-12-31", "ends: 2026-02-30  #! day"),
    "a date the other way": ("starts: 2026-01-01", "starts: 01.01.2026  #! day"),
    "a date as a week": ("starts: 2026-01-01", "starts: 2026-W01-1  #! day"),
    "a date with a time": ("starts: 2026-01-01", "starts: 2026-01-01 10:00:00  #! day"),
    "a list for a date": ("starts: 2026-01-01", "starts: [2026-01-01]  #! day"),
    "a holiday that is none": ("holidays: [2026-05-03]", "holidays:\n    - 2026-05-03\n    - easter  #! day"),
    "ends before it starts": ("ends: 2026-12-31", "ends: 2025-12-31  #! ends-early"),
    "covers nothing": ("products: [copier]", "products: []  #! covers-nothing"),
    "a section twice": ("staff:", "staff: {}\nstaff:  #! twice"),
    "a product twice": ("  till:", "  copier:  #! twice"),
    "a field twice": ("name: Olaf", "name: Olaf\n    name: Ola  #! twice"),
    "a contract's number twice": ("number: B2", 'number: "0917"  #! twice'),
    "a contact twice": ("      bob:", "      anna:  #! twice"),
    "a contact with the key of staff": ("  olaf:", "  anna:  #! person-twice"),
    "two staff with one Slack account": ("slack: UOLAF", "slack: UNINA  #! account-twice"),
    "a channel's name": ("slack_channel: CFIRST", 'slack_channel: "#first"  #! slack-channel'),
    "a person for a channel": ("alerts_channel: CALERTS", "alerts_channel: UNINA  #! slack-channel"),
    "a person's name": ("slack: UOLAF", "slack: olaf  #! slack-user"),
    "no team at all": ("  first:\n    name: First line\n", "  first:  #! missing\n"),
    "a thing's product that is none": ("        product: copier", "        product: copper  #! unknown"),
    "a thing twice": ("      scales:", "      lx-7:  #! twice"),
    "a thing without a name": ("      scales:\n        name: Scales", "      scales: {}  #! missing"),
    "an unknown field of a thing": ("serial: 00417", "serail: 00417  #! unknown-field"),
    "half a place": (
        "      lx-7:\n        name: Copier in",
        "      lx-6: {name: Copier, latitude: 51.77}  #! import-degrees-half\n      lx-7:\n        name: Copier in",
    ),
    "a place off the earth": ("latitude: 51.77", "latitude: 151.77  #! import-degrees"),
    "a word for a place": ("longitude: 19.46", "longitude: east  #! import-degrees"),
    "an hour that is none": ("opens: 9:00", "opens: 9 am  #! clock"),
    "an hour after the last": ("closes: 17:30", "closes: 24:00  #! clock"),
    "a list for an hour": ("opens: 9:00", "opens: [9:00]  #! clock"),
    "only half of the hours": ("  opens: 9:00\n  closes: 17:30", "  closes: 17:30  #! half-hours"),
    "hours over midnight": ("closes: 17:30", "closes: 08:59  #! closes-early"),
    "a kind that is none of ours": ("- question", "- qestion  #! unknown"),
    "a kind twice": ("- question", "- question\n    - question  #! twice"),
    "two kinds in one": ("    - training:\n", "    - how-to: {en: How to}  #! kind\n      training:\n"),
    "a kind without a name": (
        "    - training:\n        en: Training\n        pl: Szkolenie",
        "    - training:  #! missing\n        en:\n        pl:",
    ),
    "a kind in a language that we do not speak": ("pl: Szkolenie", "de: Schulung  #! unknown-field"),
    "a kind with too long a name": ("pl: Szkolenie", f"pl: {'x' * 41}  #! long"),
    "a kind with too long a key": ("- training:", f"- {'x' * 41}:  #! long"),
    "a kind with a key in Greek": ("- training:", "- εκπαίδευση:  #! key"),
    "no kinds": (
        "kinds:\n    - question\n    - training:\n        en: Training\n        pl: Szkolenie",
        "kinds: []  #! list",
    ),
    "a reminder that is too late": ("reminder_days: 1", "reminder_days: 61  #! number"),
    "a silence that is too short": ("silence_days: 4", "silence_days: 0  #! number"),
    "a level of its own that is none": ("level: headquarters", "level: process owner  #! unknown"),
    "an escalation to nobody": ("up: [third, board]", "up: [third, bored]  #! unknown"),
    "an escalation to itself": ("up: [third, board]", "up: [first]  #! up-itself"),
    "a word for a phone": ("phone: +48 (22) 123-45-67", "phone: ask Bob  #! phone"),
    "too short a phone": ("phone: 0048221234567", "phone: 12  #! phone"),
    "a key with capitals": ("  olaf:", "  Olaf:  #! key"),
    "a key with a space": ("  olaf:", "  olaf s:  #! key"),
    "a key in Greek": ("  olaf:", "  ολαφ:  #! key"),
    "a list for a key": ("  olaf:", "  [olaf]:  #! key"),
}  # fmt: skip


def wrong(text: str) -> list[tuple[int, Phrase]]:
    with pytest.raises(Wrong) as found:
        read(text)
    return found.value.errors


def mistakes(text: str) -> list[tuple[int, Phrase]]:
    try:
        read(text)
    except Wrong as found:
        return found.errors
    return []


def keys(errors: list[tuple[int, Phrase]]) -> list[tuple[int, str]]:
    return sorted((line, phrase.key.removeprefix("desk-file-")) for line, phrase in errors)


def expected(text: str) -> list[tuple[int, str]]:
    marked = ((n, line.partition("#!")[2]) for n, line in enumerate(text.split("\n"), 1))
    return sorted((n, key) for n, mistakes in marked for key in mistakes.split())


def spoilt(case: str) -> str:
    before, after = BAD[case]
    assert GOOD.count(before) == 1, before
    return GOOD.replace(before, after)


def sentences(phrases: list[Phrase], locale: str) -> list[str]:
    say = speaker(locale, "UTC", strict=True)
    return [say(phrase) for phrase in phrases]


@pytest.mark.parametrize("case", BAD)
def test_a_mistake_is_told_with_its_line_and_nothing_else_is(case: str) -> None:
    text = spoilt(case)
    assert keys(wrong(text)) == expected(text)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_mistake_can_be_said(locale: str) -> None:
    for case in BAD:
        assert all(sentences([phrase for _, phrase in wrong(spoilt(case))], locale))


def test_all_mistakes_are_told_at_once_in_the_order_of_lines() -> None:
    cases = ("a person's name", "a level that is none", "an empty name", "a word for a yes", "a date that is none")
    text = GOOD
    for before, after in map(BAD.__getitem__, cases):
        text = text.replace(before, after)
    assert [(line, phrase.key.removeprefix("desk-file-")) for line, phrase in wrong(text)] == expected(text)
    assert len(expected(text)) == len(cases)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "desk-file-nothing"),
        ("# only this\n", "desk-file-nothing"),
        ("- desk", "desk-file-top"),
        ("desk", "desk-file-top"),
        ("desk: North", "desk-file-fields"),
        ("desk: {name: North}\nteams: {one: }", "desk-file-fields"),
        ("[" * 5000, "desk-file-deep"),
        ("&a [*a, *a]", "desk-file-top"),
        ("desk: {name: North}", "desk-file-no-team"),
        ("desk: {name: North}\nteams:", "desk-file-no-team"),
    ],
)
def test_a_file_that_describes_no_desk(text: str, key: str) -> None:
    assert key in {phrase.key for _, phrase in wrong(text)}


def test_the_nearest_known_name_is_offered() -> None:
    said = {case: sentences([wrong(spoilt(case))[0][1]], "en")[0] for case in BAD if "unknown field" in case}
    plain = {case: re.sub("[\u2068\u2069]", "", text) for case, text in said.items()}
    assert plain["an unknown field of a company"].endswith("Did you mean “contacts”?")
    assert plain["an unknown field of a product"].endswith("Possible: name, team.")


def test_what_a_file_says_is_what_is_read() -> None:
    desk = read(GOOD)
    assert desk.desk == Desk(
        name="North Desk",
        locale="pl",
        calendar=Calendar("Europe/Warsaw", frozenset({5}), frozenset({date(2026, 5, 3)}), time(9), time(17, 30)),
        alerts_channel="CALERTS",
        intake_quiet=timedelta(seconds=4),
        product_wait=timedelta(minutes=2),
        kinds=(RequestKind("question"), RequestKind("training", (("en", "Training"), ("pl", "Szkolenie")))),
        reminder_days=1,
        silence_days=4,
        confirmation_days=3,
        rating_change=timedelta(hours=12),
        undo=timedelta(seconds=4),
    )
    first, third, board = desk.teams
    assert (first.level, first.slack_channel, first.locale, first.zone) == (Level.ONE, "CFIRST", "pl", "Europe/Warsaw")
    assert (third.level, third.slack_channel, third.locale, third.zone) == (Level.THREE, None, "fa", "Asia/Tehran")
    assert (first.up, third.up, board.level) == (("third", "board"), (), Level.HEADQUARTERS)
    (acme,) = desk.companies
    assert [(c.key, c.locale, c.sees_company) for c in acme.contacts] == [("anna", "pl", True), ("bob", "en", False)]
    assert [(c.number, c.products) for c in acme.contracts] == [("0917", ("copier",)), ("B2", None)]
    assert [person.phone for _, person in desk.people()] == ["+48 (22) 123-45-67", "", "0048221234567", ""]
    assert [(a.key, a.product, a.serial, a.latitude, a.longitude) for a in acme.assets] == [
        ("lx-7", "copier", "00417", 51.77, 19.46),
        ("scales", None, "", None, None),
    ]
    assert [(s.slack, s.teams) for s in desk.staff] == [("UNINA", ("first", "third")), ("UOLAF", ())]


def test_the_shortest_desk_has_the_usual_policies() -> None:
    desk = read("desk: {name: Sixstar}\nteams: {all: {name: Everybody, level: 1}}\nproducts:\nstaff: {}\n")
    assert desk.desk == Desk()
    assert (desk.products, desk.companies, desk.staff) == ((), (), ())


def test_texts_may_look_like_something_else_and_lists_may_be_one_thing() -> None:
    text = GOOD.replace("name: Olaf", "name: no").replace("teams: [first, third]", "teams: first")
    nina, olaf = read(text).staff
    assert (olaf.name, nina.teams) == ("no", ("first",))


@settings(deadline=None, max_examples=150)
@given(at=st.integers(0, len(GOOD)), length=st.integers(0, 40), put=st.text(max_size=12))
@example(at=0, length=0, put="\ufeff")
def test_however_a_file_is_spoilt_the_answer_is_a_desk_or_lines(at: int, length: int, put: str) -> None:
    text = GOOD[:at] + put + GOOD[at + length :]
    lines = len(re.findall("[\r\n\x85\u2028\u2029]", text)) + 1
    for line, phrase in mistakes(text):
        assert 1 <= line <= lines
        assert all(sentences([phrase], "en"))


@pytest.fixture
def store(database_url: str) -> Iterator[Database]:
    db = Database(database_url)
    yield db
    db.close_now()


def applied(store: Database, path: Path, text: str) -> list[str]:
    """The report's keys."""
    path.write_text(text, encoding="utf-8")
    report = apply_file(store, path, NOW)
    for locale in LOCALES:
        assert all(sentences(report, locale))
    return [phrase.key for phrase in report]


def test_a_file_is_applied_and_again_changes_nothing(store: Database, tmp_path: Path) -> None:
    file = tmp_path / "desk.yaml"
    assert applied(store, file, DEMO) == ["desk-file-applied"]
    assert applied(store, file, DEMO) == ["desk-file-same"]


def test_what_the_file_no_longer_names_is_reported(store: Database, tmp_path: Path) -> None:
    file = tmp_path / "desk.yaml"
    applied(store, file, GOOD)
    shorter = GOOD[: GOOD.index("  olaf:")].replace("name: Till", "name: Cash register")
    assert applied(store, file, shorter) == [
        "desk-file-applied",
        "desk-file-changed",
        "desk-file-left",
        "desk-file-left-staff",
    ]


def test_of_sections_that_the_file_does_not_use_only_staff_are_reported(store: Database, tmp_path: Path) -> None:
    """The others may have come in by a table."""
    file = tmp_path / "desk.yaml"
    applied(store, file, GOOD)
    without_companies = GOOD[: GOOD.index("companies:")] + GOOD[GOOD.index("staff:") :]
    assert applied(store, file, without_companies) == ["desk-file-same"]
    assert applied(store, file, GOOD[: GOOD.index("companies:")]) == [
        "desk-file-same",
        "desk-file-left",
        "desk-file-left-staff",
    ]


def test_what_contradicts_the_database_is_told_with_its_line(store: Database, tmp_path: Path) -> None:
    file = tmp_path / "desk.yaml"
    applied(store, file, GOOD)
    swapped = GOOD.replace("  nina:", "  bob:").replace("      bob:", "      nina:")
    with pytest.raises(Wrong) as found:
        applied(store, file, swapped)
    lines = swapped.split("\n")
    nina, bob = lines.index("      nina:") + 1, lines.index("  bob:") + 1
    assert keys(found.value.errors) == [(nina, "other-side"), (bob, "account-taken"), (bob, "other-side")]
    assert all(sentences([phrase for _, phrase in found.value.errors], "en"))
    assert applied(store, file, GOOD) == ["desk-file-same"]


def test_a_file_that_cannot_be_read(store: Database, tmp_path: Path) -> None:
    with pytest.raises(Wrong) as away:
        apply_file(store, tmp_path / "none.yaml", NOW)
    assert keys(away.value.errors) == [(1, "unreadable")]
    (tmp_path / "latin.yaml").write_bytes("desk:\n  name: Café\n".encode("latin-1"))
    with pytest.raises(Wrong) as latin:
        apply_file(store, tmp_path / "latin.yaml", NOW)
    assert keys(latin.value.errors) == [(2, "encoding")]
