"""Working days in a zone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.catalog.model import Calendar, Level, Team
from core.people.model import TeamId

ATHENS = Calendar("Europe/Athens", holidays=frozenset({date(2026, 3, 25), date(2026, 4, 10)}))
TEHRAN = Calendar("Asia/Tehran", weekend=frozenset({4, 5}))
CASES = [
    ("the next day", ATHENS, "2026-03-02 09:00", 1, "2026-03-03 09:00"),
    ("no day at all", ATHENS, "2026-03-02 09:00", 0, "2026-03-02 09:00"),
    ("over a weekend", ATHENS, "2026-03-06 09:00", 1, "2026-03-09 09:00"),
    ("from a Saturday", ATHENS, "2026-03-07 09:00", 1, "2026-03-09 09:00"),
    ("five days are a week", ATHENS, "2026-03-02 09:00", 5, "2026-03-09 09:00"),
    ("a holiday does not count", ATHENS, "2026-03-24 09:00", 1, "2026-03-26 09:00"),
    ("holiday and weekend", ATHENS, "2026-04-09 09:00", 1, "2026-04-13 09:00"),
    ("summer time: the same hour there, an hour earlier in UTC", ATHENS, "2026-03-27 09:00", 1, "2026-03-30 08:00"),
    ("winter time: an hour later in UTC", ATHENS, "2026-10-23 09:00", 1, "2026-10-26 10:00"),
    ("late on Friday in UTC is Saturday there", ATHENS, "2026-03-06 23:00", 1, "2026-03-08 23:00"),
    ("another weekend", TEHRAN, "2026-03-04 09:00", 1, "2026-03-07 09:00"),
    ("an hour that the clocks skip is not lost", ATHENS, "2026-03-27 01:30", 1, "2026-03-30 00:30"),
]


@pytest.mark.parametrize(("what", "calendar", "start", "days", "end"), CASES)
def test_so_many_working_days_later(what: str, calendar: Calendar, start: str, days: int, end: str) -> None:
    after = calendar.after_working_days(datetime.fromisoformat(f"{start}+00:00"), days)
    assert after == datetime.fromisoformat(f"{end}+00:00"), what
    assert after.tzinfo is UTC


@pytest.mark.parametrize(
    ("day", "works"),
    [(date(2026, 3, 2), True), (date(2026, 3, 7), False), (date(2026, 3, 8), False), (date(2026, 3, 25), False)],
)
def test_which_days_are_worked(day: date, works: bool) -> None:  # noqa: FBT001 - a table's column
    assert ATHENS.works(day) is works


@pytest.mark.parametrize("level", Level)
def test_only_level_3_never_faces_customers(level: Level) -> None:
    assert Team(TeamId(1), "t", "T", level).faces_customers == (level is not Level.THREE)
