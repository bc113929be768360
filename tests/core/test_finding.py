"""Finding a contact by what is heard on the phone; days as they are typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from persiantools.jdatetime import JalaliDate

from bots.agent.days import day
from core.errors import Refused
from core.people.finding import company_named, digits, folded, matches
from core.people.model import Company, CompanyId, Listed, PersonId

ZOE = Listed(PersonId(1), "Ζωή Παπαδοπούλου", "+30 210 555-0101", "Łódź Drukarnie")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ζωη", True),
        ("ΖΩΉ παπα", True),
        ("drukarnie ζωή", True),
        ("łódź", True),
        ("5550101", True),
        ("0030 210 5550101", True),
        ("+۳۰ ۲۱۰ ۵۵۵", True),
        ("zoe", False),
        ("ζωη smith", False),
        ("5550102", False),
        ("", False),
        ("   ", False),
        ("...", False),
        ("12", False),
    ],
)
def test_who_is_meant(typed: str, found: bool) -> None:  # noqa: FBT001 - a column of the table
    assert matches(ZOE, typed) is found


def test_nobody_is_found_by_digits_without_a_number() -> None:
    assert not matches(Listed(PersonId(2), "Ann", "", "Acme"), "5550101")


def test_a_company_is_meant_only_when_it_is_one() -> None:
    acme, other = Company(CompanyId(1), "a", "Ácme"), Company(CompanyId(2), "b", "Borea")
    assert company_named([acme, other], " ACME ") == acme
    assert company_named([acme, other], "acm") is None
    assert company_named([acme, Company(CompanyId(3), "c", "Acme")], "acme") is None


def test_digits_of_any_script() -> None:
    assert digits("۰۹۱۲ (٣) x7") == "091237"
    assert folded("  ÓÐR   Łódź ") == folded("óðr łódź")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2027-03-31", date(2027, 3, 31)),
        ("31.3.2027", date(2027, 3, 31)),
        (" 31 / 03 / 2027 ", date(2027, 3, 31)),
        ("۳۱.۰۳.۲۰۲۷", date(2027, 3, 31)),
        ("۱۴۰۶/۰۱/۱۱", date(2027, 3, 31)),
        ("11-1-1406", date(2027, 3, 31)),
    ],
)
def test_days(typed: str, meant: date) -> None:
    assert day(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "31.13.2027", "32.1.2027", "1.1.27", "27-01-01", "1406/13/01", "1406/07/31", "0-0-0", "1.1.0001"],
)
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(Refused, match="day-unclear"):
        day(typed)


def test_the_persian_calendar_day_by_day() -> None:
    at = date(2020, 3, 20)
    while at < date(2061, 3, 20):
        jalali = JalaliDate(at)  # type: ignore[no-untyped-call]
        assert day(f"{jalali.year}/{jalali.month}/{jalali.day}") == at
        at += timedelta(days=1)
