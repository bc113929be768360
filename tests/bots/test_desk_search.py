"""Where there are more than a list shows, it is looked for: by typing, on Slack and on Telegram."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from adapters.database.doors import Database
from adapters.texts import speaker
from bots import looking
from bots.agent.persona import AGENT
from bots.build import PERSONAS
from bots.lanes import Lanes
from core.catalog.model import Product, ProductId
from core.chat.channel import LookUp
from core.chat.events import Address
from core.people.model import TeamId
from core.tickets.model import Ticket, TicketId
from core.work import Work
from tests.play import NOW, Play, desk

PRODUCTS = 250


def crowded(work: Work) -> None:
    desk()(work)
    team = next(team.id for team in work.catalog.teams() if team.key == "print")
    for number in range(PRODUCTS):
        work.catalog.put_product(_product(number, team))


def _product(number: int, team: TeamId) -> Product:
    return Product(ProductId(0), f"plotter-{number}", f"Plötter {number}", team)


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, crowded)
    made.customer("anna").says("The printer blinks")
    made.passes(seconds=10)
    yield made
    made.close()


def found(play: Play, typed: str, **other: str) -> list[str]:
    at = {"who": "maria-id", "form": "change", "about": "1", **other}
    asked = LookUp(Address("slack", at["who"]), at["form"], at["about"], at["field"], typed)
    look_up = partial(looking.options, now=play.now, persona=AGENT, speak=partial(speaker, strict=True), asked=asked)
    return [name for _, name in play.write(look_up)]


@pytest.mark.parametrize(
    ("typed", "first", "count"),
    [
        ("", "Laser 9", 100),
        ("PLOTTER 249", "Plötter 249", 1),
        ("24 plo", "Plötter 24", 13),
        ("toaster", None, 0),
    ],
)
def test_every_word_that_is_typed_is_in_the_name(play: Play, typed: str, first: str | None, count: int) -> None:
    names = found(play, typed, field="product")
    assert (next(iter(names), None), len(names)) == (first, count)


def test_options_that_are_sentences_are_found_in_the_readers_language(play: Play) -> None:
    assert found(play, "hi", field="priority") == ["High"]


@pytest.mark.parametrize(
    "other",
    [
        {"field": "product", "who": "nobody-id"},
        {"field": "nonsense"},
        {"field": "category"},
        {"field": "product", "form": "nonsense"},
        {"field": "product", "about": "nonsense"},
        {"field": "product", "about": "77"},
    ],
)
def test_what_was_never_opened_offers_nothing(play: Play, other: dict[str, str]) -> None:
    assert found(play, "", **other) == []


def test_on_telegram_a_part_of_the_name_is_enough(play: Play) -> None:
    nikos = play.agent("nikos", "telegram:staff")
    nikos.link()
    nikos.presses("change", "1")
    nikos.presses("form", "skip")  # the kind
    question = nikos.sees()[-1]
    assert len([b for b in question.buttons if b.about.startswith("=")]) == 90
    assert "first of many" in question.text
    nikos.says("24 plo")
    shown = nikos.sees()[-1]
    assert len([b for b in shown.buttons if b.about.startswith("=")]) == 1 + 10 + 2, "24, 240 to 249, 124 and 224"
    assert "first of many" not in shown.text
    nikos.says("Plotter 248")
    for _ in range(9):
        if not any(b.about.startswith("skip.") for b in nikos.sees()[-1].buttons):
            break
        nikos.presses("form", "skip")
    nikos.presses("form", "send")
    product = play.write(lambda w: w.tickets.get(TicketId(1))).product
    assert product is not None
    assert play.write(lambda w: w.catalog.product(product)).name == "Plötter 248"


async def test_the_wires_are_answered_from_the_database_without_a_turn(db: Database) -> None:
    lanes = Lanes(db, {}, PERSONAS, speaker, "p", lambda: NOW, lambda: None)
    await db.write(_request_of_anna)
    asked = LookUp(Address("slack", "maria-id"), "change", "1", "product", "las")
    assert await lanes.options(asked) == [("1", "Laser 9")]


def _request_of_anna(work: Work) -> None:
    anna = work.people.by_key("anna")
    assert anna
    assert anna.company
    team = next(team.id for team in work.catalog.teams() if team.key == "print")
    ticket = Ticket(TicketId(0), anna.id, anna.company, "The printer blinks", NOW)
    work.tickets.open(ticket.reaching(team, NOW))


@pytest.mark.parametrize(
    ("who", "form", "about", "field"),
    [
        ("tess", "calling", "a", "who"),  # level 3 talks to no customer
        ("sam", "change", "1", "product"),
        ("sam", "hand-over", "1", "to"),
        ("anna", "calling", "a", "who"),
    ],
)
def test_who_may_not_do_it_finds_nothing(play: Play, who: str, form: str, about: str, field: str) -> None:
    assert found(play, "", form=form, about=about, field=field) != [], "Maria may"
    assert found(play, "", who=f"{who}-id", form=form, about=about, field=field) == []


def test_whoever_has_left_the_team_meanwhile_is_asked_nothing_more(play: Play) -> None:
    nikos = play.agent("nikos", "telegram:staff")
    nikos.link()
    nikos.presses("change", "1")
    seen = len(nikos.sees())

    def leaves(work: Work) -> None:
        person = work.people.by_key("nikos")
        assert person
        work.people.put_person(replace(person, teams=frozenset()))

    play.write(leaves)
    assert "another team" in nikos.whispered(nikos.presses("form", "skip"))
    assert len(nikos.sees()) == seen
