"""Days as staff type them: 2027-03-31 or 31.03.2027 in digits of any script, and of the Persian calendar 1406/01/11."""

from __future__ import annotations

import re
from datetime import date

from core.chat.words import with_ascii_digits
from core.errors import Refused

PARTS = re.compile(r"(\d{1,4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,4})")
YEAR = 4  # digits; '27' may be a day as well
OLDEST = 1900
JALALI = range(1300, 1500)  # years that can be no others
MONTHS = (31,) * 6 + (30,) * 6  # days; the last of them has 29 but in leap years
_CYCLE = 33  # years with eight leap years among them: right for all of JALALI that anybody will type
_SHIFT = 1595  # years, to begin at the first of such a cycle
_ORIGIN = 356033  # days from there to the first of our calendar's ordinals


def day(typed: str) -> date:
    """Raises Refused("day-unclear")."""
    found = PARTS.fullmatch(with_ascii_digits(typed).strip())
    try:
        if found is None:
            raise ValueError(typed)
        first, month, last = map(int, found.groups())
        year, number = (first, last) if len(found[1]) == YEAR else (last, first)
        return _jalali(year, month, number) if year in JALALI else _ours(year, month, number)
    except ValueError as unclear:
        raise Refused("day-unclear", typed=typed[:40]) from unclear


def _ours(year: int, month: int, number: int) -> date:
    if year < OLDEST:
        raise ValueError(year)
    return date(year, month, number)


def _jalali(year: int, month: int, number: int) -> date:
    if not (1 <= month <= len(MONTHS) and 1 <= number <= MONTHS[month - 1]):
        raise ValueError(number)
    shifted = year + _SHIFT
    leaps = shifted // _CYCLE * 8 + (shifted % _CYCLE + 3) // 4
    return date.fromordinal(shifted * 365 + leaps + sum(MONTHS[: month - 1]) + number - _ORIGIN)
