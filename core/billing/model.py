"""Parts, labour and services noted on a ticket (E26). Money is in minor units of a currency, labour in minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from core.chat.words import with_ascii_digits
from core.errors import Refused
from core.people.model import PersonId
from core.tickets.model import TicketId

ItemId = NewType("ItemId", int)

USUAL_CURRENCY = "EUR"  # until a ticket has an item in another one
WHOLE = frozenset({"IRR", "JPY", "KRW", "HUF", "ISK"})  # currencies that nobody counts in hundredths
MINUTES = 60  # in an hour: labour is priced by the hour
LONGEST_COUNT = 9  # digits
MOST = 100_000  # pieces or minutes of one item
_SIGNS = str.maketrans({"٫": ".", ",": ".", "٬": "", " ": "", "\u00a0": "", "\u202f": "", "'": "", "،": "."})
_AMOUNT = re.compile(r"(\d{1,12})(?:\.(\d{1,2}))?([A-Z]{3}|€|ZŁ|\$|£)?\Z")
_COINS = {"€": "EUR", "ZŁ": "PLN", "$": "USD", "£": "GBP"}
_HOURS = re.compile(r"(\d{1,4}):([0-5]\d)\Z")


class ItemKind(StrEnum):
    PART = "part"
    LABOUR = "labour"
    SERVICE = "service"


@dataclass(frozen=True)
class Money:
    amount: int
    currency: str

    @property
    def whole(self) -> bool:
        """Whether there are no hundredths to write."""
        return self.currency in WHOLE


@dataclass(frozen=True)
class Item:
    """`quantity`: pieces, or minutes of labour. `price`: of one piece, or of an hour, in minor units; None: nobody
    said."""

    ticket: TicketId
    kind: ItemKind
    name: str
    quantity: int
    price: int | None
    currency: str
    by: PersonId
    at: datetime
    id: ItemId = ItemId(0)

    @property
    def total(self) -> int | None:
        """In minor units; half a unit is rounded up."""
        if self.price is None:
            return None
        whole = self.quantity * self.price
        return (2 * whole + MINUTES) // (2 * MINUTES) if self.kind is ItemKind.LABOUR else whole


def sums(items: Iterable[Item]) -> list[Money]:
    """One for each currency, in the order in which they appear."""
    found: dict[str, int] = {}
    for item in items:
        if item.total is not None:
            found[item.currency] = found.get(item.currency, 0) + item.total
    return [Money(amount, currency) for currency, amount in found.items()]


def quantity(kind: ItemKind, typed: str) -> int:
    """Pieces, or minutes of labour: "90", "1:30". Raises Refused(`item-quantity` | `item-minutes`)."""
    text = _ascii(typed)
    if kind is ItemKind.LABOUR and (hours := _HOURS.match(text)):
        text = str(int(hours[1]) * MINUTES + int(hours[2]))
    if text.isascii() and text.isdigit() and len(text) <= LONGEST_COUNT and 0 < int(text) <= MOST:
        return int(text)
    if kind is ItemKind.LABOUR:
        raise Refused("item-minutes")
    raise Refused("item-quantity")


def money(typed: str, currency: str) -> Money:
    """As typed ("12", "12,5 PLN", "۱۲٫۵۰"): in this currency unless it names one. Raises Refused("item-price")."""
    found = _AMOUNT.match(_ascii(typed).upper())
    if found is None:
        raise Refused("item-price")
    named = found[3] or currency
    coin = _COINS.get(named, named)
    if coin in WHOLE:
        if found[2]:
            raise Refused("item-price")
        return Money(int(found[1]), coin)
    return Money(int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")), coin)


def _ascii(text: str) -> str:
    return with_ascii_digits(text.strip()).translate(_SIGNS)
