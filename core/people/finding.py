"""Finding a contact by what an agent hears on the phone: a part of the name, the company, or the number."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from core.people.model import Company, Listed

if TYPE_CHECKING:
    from core.work import Work

FEWEST = 4  # digits that tell a phone number from a number in a name


def find(work: Work, typed: str, *, most: int) -> list[Listed]:
    """Those that have every word of it in their name or company, or its digits in their number; nobody for nothing."""
    return [one for one in work.people.directory() if matches(one, typed)][:most]


def matches(one: Listed, typed: str) -> bool:
    number = digits(typed)
    if len(number) >= FEWEST:
        return number.lstrip("0") in digits(one.phone)
    wanted = folded(typed).split()
    where = folded(f"{one.name} {one.company}")
    return bool(wanted) and all(word in where for word in wanted)


def company_named(companies: Iterable[Company], typed: str) -> Company | None:
    """The one of this name, however it is accented; None for several of that name, too."""
    found = [company for company in companies if folded(company.name) == folded(typed)]
    return found[0] if len(found) == 1 else None


def folded(text: str) -> str:
    """Without case and accents, spaces made one: as people type in a hurry."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def digits(text: str) -> str:
    """The digits of any script, as ASCII."""
    return "".join(str(unicodedata.digit(c)) for c in text if unicodedata.digit(c, None) is not None)
