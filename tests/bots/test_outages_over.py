"""An outage ends while more than the outage is to be settled, or while a step may still be taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.people.model import LOCALES
from core.tickets.model import Status, Waits
from tests.bots.ladder import agent, asked, hands_up, ladder, option
from tests.bots.test_outages import TEXT, declared
from tests.bots.tickets import ticket
from tests.bots.wording import worded
from tests.play import Agent, Customer, Play, desk

GOES_ON = "outage-over-goes-on"


@pytest.fixture
def hasty(database_url: str) -> Iterator[Play]:
    made = Play(database_url, ladder(undo=10))
    yield made
    made.close()


def told(who: Customer) -> int:
    return [seen.name for seen in who.sees()].count(GOES_ON)


def tied(play: Play) -> tuple[Customer, Agent, Agent]:
    """Anna's request is of an outage, with Maria; Lena can end it."""
    anna, maria = asked(play)
    lena = declared(play, "lena")
    lena.team_channel = maria.team_channel
    anna.presses("outage-same")
    return anna, maria, lena


@pytest.mark.parametrize("waits", [Waits.SALES, Waits.OFFER])
def test_while_sales_has_not_said_yes_nothing_is_solved(choosing: Play, waits: Waits) -> None:
    play = choosing
    bela, sam = play.customer("bela"), agent(play, "sam", "CSALES")
    bela.says("Nothing works")
    play.passes(seconds=10)
    maria = declared(play, product="all")
    bela.presses("outage-same")
    sam.presses("claim")
    if waits is Waits.OFFER:
        sam.fills(sam.opens("reply", "1"), text="Shall we make a contract?")
    assert ticket(play).waits is waits
    maria.presses("outage-over")
    assert (ticket(play).status, ticket(play).waits) == (Status.ASSIGNED, waits)
    assert told(bela) == 1
    assert [done.act for done in play.timeline()].count("outage-over-told") == 1
    assert "activate" in [button.act for button in sam.card().offered]


@pytest.mark.parametrize("locale", LOCALES)
def test_while_level_3_works_on_it_they_hear_what_they_were_promised(database_url: str, locale: str) -> None:
    play = Play(database_url, desk(locale))
    anna, maria = asked(play)
    declared(play)
    anna.presses("outage-same")
    hands_up(maria, "Technical support")
    assert worded(play, "card-turn.outage") in anna.card()
    maria.presses("outage-over")
    assert (ticket(play).status, ticket(play).waits) == (Status.NEW, Waits.LEVEL3)
    assert told(anna) == 1
    assert worded(play, "card-turn.outage") not in anna.card()
    maria.presses("history", "1")
    play.close()


@pytest.mark.parametrize("step", ["solve", "no-fault"])
def test_what_was_over_meanwhile_is_over_for_what_is_open_again(hasty: Play, step: str) -> None:
    anna, maria, lena = tied(hasty)
    maria.fills(maria.opens(step), **{"solve": {"solution": "New drum"}, "no-fault": {"reason": "No drum"}}[step])
    lena.presses("outage-over")
    assert "told you of is over" not in anna.everything()
    maria.presses("undo")
    found = ticket(hasty)
    assert (found.status, found.solvings) == (Status.PENDING, 1)
    assert TEXT in anna.last()
    assert "told you of is over" in anna.last()
    anna.presses("confirm")
    assert ticket(hasty).status is Status.COMPLETED


def test_what_stands_is_not_settled_twice(hasty: Play) -> None:
    anna, maria, lena = tied(hasty)
    maria.fills(maria.opens("solve"), solution="New drum")
    lena.presses("outage-over")
    hasty.passes(seconds=11)
    assert "New drum" in anna.last()
    assert ticket(hasty).solvings == 1


def test_an_outage_of_the_past_settles_nothing_that_is_taken_back(hasty: Play) -> None:
    anna, maria, lena = tied(hasty)
    lena.presses("outage-over")
    anna.presses("not-solved")
    hasty.passes(minutes=1)
    maria.fills(maria.opens("no-fault"), reason="No drum")
    maria.presses("undo")
    assert (ticket(hasty).status, ticket(hasty).solvings) == (Status.ASSIGNED, 1)


def test_a_step_to_level_3_that_is_taken_back_is_told_once_and_asked(hasty: Play) -> None:
    anna, maria, lena = tied(hasty)
    hands_up(maria, "Technical support")
    lena.presses("outage-over")
    assert told(anna) == 1
    maria.presses("undo")
    assert told(anna) == 1
    assert ticket(hasty).status is Status.PENDING


def test_level_3_that_takes_a_step_back_tells_nobody_again(hasty: Play) -> None:
    anna, maria, lena = tied(hasty)
    hands_up(maria, "Technical support")
    hasty.passes(seconds=11)
    tess = agent(hasty, "tess", "CDEEP")
    tess.presses("claim")
    opened = tess.opens("hand-over")
    tess.fills(opened, to=option(opened, "to", "Technical support"), need="Who knows drums?")
    lena.presses("outage-over")
    tess.presses("undo")
    assert told(anna) == 1


@pytest.mark.parametrize("act", ["outage-same", "outage-other"])
def test_what_is_just_being_closed_may_be_of_an_outage(hasty: Play, act: str) -> None:
    anna, maria = asked(hasty)
    declared(hasty, "lena")
    maria.fills(maria.opens("no-fault"), reason="No drum")
    assert "closed" not in anna.whispered(anna.presses(act, "1.1"))
    assert (ticket(hasty).closed, ticket(hasty).outage) == (False, 1 if act == "outage-same" else None)
