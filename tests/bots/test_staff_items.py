"""Parts, labour and services noted on a ticket (E26)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.billing.model import Item, ItemKind, Money, money, quantity, sums
from core.chat.replies import FormErrors
from core.errors import Refused
from core.people.model import PersonId
from core.tickets.codes import code_of
from core.tickets.model import TicketId
from tests.bots.ladder import asked, ladder
from tests.play import NOW, Agent, Play

ONE = TicketId(1)


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, ladder())
    yield made
    made.close()


@pytest.fixture
def maria(play: Play) -> Agent:
    """She has Anna's request."""
    return asked(play)[1]


def test_items_are_noted_and_their_sum_stands_on_the_card(play: Play, maria: Agent) -> None:
    for kind, name, count, price in (
        ("part", "Drum", "2", "49,90"),
        ("labour", "Exchange", "1:30", "60"),
        ("service", "Journey", "1", ""),
    ):
        maria.fills(maria.opens("note-item"), kind=kind, name=name, count=count, price=price)
    assert "189.80 EUR" in maria.card().text
    items = play.write(lambda w: w.items.of(ONE))
    assert [(item.name, item.quantity, item.total) for item in items] == [
        ("Drum", 2, 9980),
        ("Exchange", 90, 9000),
        ("Journey", 1, None),
    ]
    assert "Drum" in maria.whispered(maria.runs("ticket", code_of(1)))


def test_what_cannot_be_read_is_said_where_it_stands(play: Play, maria: Agent) -> None:
    opened = maria.opens("note-item")
    for count, price, wrong in (("two", "1", "count"), ("2", "cheap", "price")):
        answer = maria.fills(opened, kind="part", name="Drum", count=count, price=price).answer
        assert isinstance(answer, FormErrors)
        assert list(answer.errors) == [wrong]
    assert play.write(lambda w: w.items.of(ONE)) == []


def test_a_mistyped_price_is_asked_for_again(play: Play) -> None:
    nikos = play.agent("nikos", "telegram:staff")
    nikos.link()
    play.customer("anna").says("It blinks")
    play.passes(seconds=10)
    nikos.presses("note-item")
    nikos.presses("form", "=part")
    for said in ("Drum", "2", "cheap"):
        nikos.says(said)
    assert "cannot read this price" in nikos.whispered(nikos.presses("form", "send"))
    nikos.presses("form", "back")
    nikos.says("12,50")
    nikos.presses("form", "send")
    assert "25.00 EUR" in nikos.card().text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12", (1200, "EUR")),
        ("12.5", (1250, "EUR")),
        ("1 200,50", (120050, "EUR")),
        ("12,50 PLN", (1250, "PLN")),
        ("12,50 zł", (1250, "PLN")),
        ("€", None),
        ("۱۲٫۵۰", (1250, "EUR")),
        ("5000000 IRR", (5000000, "IRR")),
        ("5.5 IRR", None),
        ("-1", None),
        ("1.234.5", None),
        ("twelve", None),
        ("9" * 20, None),
    ],
)
def test_prices_as_people_write_them(typed: str, read: tuple[int, str] | None) -> None:
    if read is None:
        with pytest.raises(Refused):
            money(typed, "EUR")
    else:
        assert money(typed, "EUR") == Money(*read)


@pytest.mark.parametrize(
    ("kind", "typed", "read"),
    [
        (ItemKind.PART, "3", 3),
        (ItemKind.PART, "۳", 3),
        (ItemKind.PART, "0", None),
        (ItemKind.PART, "1:30", None),
        (ItemKind.PART, "1.5", None),
        (ItemKind.LABOUR, "90", 90),
        (ItemKind.LABOUR, "1:30", 90),
        (ItemKind.LABOUR, "۱:۳۰", 90),
        (ItemKind.LABOUR, "1:75", None),
        (ItemKind.SERVICE, "9" * 12, None),
    ],
)
def test_quantities_as_people_write_them(kind: ItemKind, typed: str, read: int | None) -> None:
    if read is None:
        with pytest.raises(Refused):
            quantity(kind, typed)
    else:
        assert quantity(kind, typed) == read


def test_sums_are_by_currency_and_half_a_unit_is_rounded_up() -> None:
    one = Item(ONE, ItemKind.LABOUR, "x", 1, 30, "EUR", PersonId(1), NOW)  # half a cent
    assert one.total == 1
    assert sums([one, replace(one, kind=ItemKind.PART, price=5, currency="PLN"), one]) == [
        Money(2, "EUR"),
        Money(5, "PLN"),
    ]
