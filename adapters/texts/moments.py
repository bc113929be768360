"""Moments and numbers as a reader writes them: in their zone, in Persian by the Jalali calendar and Persian digits."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton

Style = Literal["full", "day", "time"]
SKELETON = "yMMMEd"  # weekday, day, month by its short name, year
PERSIAN_NUMBER = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
COMMA = {"fa": "،"}


def written(at: datetime | date, zone: str, locale: Locale, style: Style = "full") -> str:
    """A moment (in `zone`) as day and time or one of them; a plain date is that day everywhere.

    ValueError for a moment without a zone: nobody knows when that is.
    """
    if not isinstance(at, datetime):
        return _day(at, locale)
    if at.tzinfo is None:
        raise ValueError(f"{at} has no zone")
    here = at.astimezone(ZoneInfo(zone))
    day, time = _day(here.date(), locale), digits(f"{here:%H:%M}", locale)
    return {"day": day, "time": time, "full": f"{day}{COMMA.get(locale.language, ',')} {time}"}[style]


def digits(text: str, locale: Locale) -> str:
    """Persian digits for Persian readers."""
    return text.translate(PERSIAN) if locale.language == "fa" else text


def number(text: str, locale: Locale) -> str:
    """A number as Babel writes it, with Persian digits and separators for Persian readers."""
    return text.translate(PERSIAN_NUMBER) if locale.language == "fa" else text


def _day(day: date, locale: Locale) -> str:
    if locale.language == "fa":
        return _jalali(day, locale)
    return format_skeleton(SKELETON, day, locale=locale)


def _jalali(day: date, locale: Locale) -> str:
    from persiantools.jdatetime import JalaliDate

    jalali = JalaliDate(day)  # type: ignore[no-untyped-call] # its other methods are typed
    named = jalali.strftime("%A {} %B {}", locale="fa")  # it has no day without a leading zero
    return digits(named.format(jalali.day, jalali.year), locale)
