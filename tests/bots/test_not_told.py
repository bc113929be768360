"""What the customer was to hear and did not: somebody calls them, and nobody waits for an answer to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from core.errors import DeliveryFailed
from core.tickets.model import Waits
from tests.bots import technicians
from tests.bots.tickets import claimed, ticket
from tests.play import Agent, Play


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, technicians.set_up())
    yield made
    made.close()


def to_call(play: Play) -> bool:
    return play.write(lambda w: w.tasks.open("call", ticket=1)) is not None


def lost(play: Play) -> None:
    """Telegram says so only when something is sent."""
    play.fails["telegram:customer"] = DeliveryFailed("blocked", permanent=True)


def held(play: Play) -> Agent:
    _, maria = claimed(play)
    lost(play)
    maria.fills(maria.opens("hold"), question="")
    return maria


def turned_down(play: Play) -> Agent:
    play.customer("bela").says("The printer blinks")
    play.passes(seconds=10)
    lost(play)
    sam = Agent(play, "sam", "slack", "CSALES")
    sam.fills(sam.opens("decline"), reason="No budget")
    return sam


def visited(play: Play) -> Agent:
    _, maria = technicians.claimed(play)
    petros = technicians.linked(play)
    technicians.sends(maria)
    lost(play)
    petros.presses("visit-accept")
    return maria


@pytest.mark.parametrize(
    ("step", "waits"), [(held, Waits.TEAM), (turned_down, Waits.SALES), (visited, Waits.TECHNICIAN)]
)
def test_somebody_calls(play: Play, step: Callable[[Play], Agent], waits: Waits) -> None:
    agent = step(play)
    assert to_call(play)
    assert [seen.name for seen in agent.room_sees()].count("customer-not-told") == 1
    assert ("called", "1") in {(button.act, button.about) for button in agent.card().offered}
    assert ticket(play).waits is waits


def test_who_is_back_needs_no_call(play: Play) -> None:
    anna, maria = claimed(play)
    lost(play)
    maria.fills(maria.opens("hold"), question="")
    del play.fails["telegram:customer"]
    anna.returns()
    assert not to_call(play)
    assert "called" not in {button.act for button in maria.card().offered}


def test_stars_are_worth_no_call(play: Play) -> None:
    anna, maria = technicians.claimed(play)
    petros = technicians.linked(play)
    technicians.sends(maria)
    petros.presses("visit-accept")
    petros.presses("visit-here")
    petros.presses("visit-done")
    petros.says("New drum")
    maria.fills(maria.opens("solve", "1"), solution="New drum")
    anna.presses("confirm")
    lost(play)
    petros.presses("visit-rate")
    assert not to_call(play)


def test_who_has_no_chat_is_called_when_it_is_their_turn(play: Play) -> None:
    anna, maria = claimed(play)
    anna.leaves()
    maria.fills(maria.opens("hold"), question="")
    assert ticket(play).waits is Waits.CUSTOMER
    assert to_call(play)
