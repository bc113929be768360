"""A visit goes on while level 3 has the request, which speaks to no customer: those who asked level 3 hear of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from core.tickets.model import TicketId
from tests.bots.ladder import agent, option
from tests.bots.technicians import claimed, linked, sends, set_up, states, visits
from tests.play import Agent, Customer, Play, Technician

Desk = tuple[Customer, Agent, Agent, Technician]


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, set_up())
    yield made
    made.close()


@pytest.fixture
def desk(play: Play) -> Desk:
    """Petros will come; meanwhile Maria has asked Tess."""
    anna, maria = claimed(play)
    petros = linked(play)
    sends(maria)
    petros.presses("visit-accept")
    opened = maria.opens("hand-over", "1")
    maria.fills(opened, to=option(opened, "to", "Technical support"), need="Please look at the log")
    tess = agent(play, "tess", "CDEEP")
    tess.presses("claim", "1")
    return anna, maria, tess, petros


def declines(desk: Desk) -> None:
    petros = desk[3]
    petros.presses("visit-decline")
    petros.says("The van broke down")


def edits(desk: Desk) -> None:
    anna = desk[0]
    anna.edits(anna.says("It is the red one"), "It is the blue one")


def leaves(desk: Desk) -> None:
    desk[0].leaves()


def reports(desk: Desk) -> None:
    desk[3].says("The door is locked")


@pytest.mark.parametrize(
    ("step", "notice", "said"),
    [
        (declines, "visit-declined", "The van broke down"),
        (edits, "edited", "It is the blue one"),
        (leaves, "customer-blocked", "has blocked us"),
        (reports, "visit-note", "The door is locked"),
    ],
)
def test_both_hear_of_it(desk: Desk, step: Callable[[Desk], None], notice: str, said: str) -> None:
    _, maria, tess, _ = desk
    step(desk)
    for who in (maria, tess):
        (line,) = [seen for seen in who.room_sees() if seen.name == notice]
        assert said in line.text
        assert line.message.mention == (who.address,)
    (line,) = [seen for seen in maria.room_sees() if seen.name == notice]
    assert [button.act for button in line.offered] == ["fetch"]


def test_those_who_asked_level_3_call_it_off_and_level_3_does_not(play: Play, desk: Desk) -> None:
    anna, maria, tess, _ = desk
    visit = str(visits(play)[0].id)
    assert "Level 3" in tess.whispered(tess.presses("call-off-visit", visit))
    maria.fills(maria.opens("call-off-visit", visit), why="Not needed")
    assert states(play) == ["called-off"]
    assert any(seen.name == "visit-not-coming" for seen in anna.sees())


def test_of_a_request_that_nobody_has_the_whole_team_hears(play: Play) -> None:
    _, maria = claimed(play)
    petros = linked(play)
    sends(maria)
    petros.presses("visit-accept")
    opened = maria.opens("hand-over", "1")
    maria.fills(opened, to=option(opened, "to", "Printers"))
    assert play.write(lambda w: w.tickets.get(TicketId(1))).owner is None
    petros.presses("visit-decline")
    petros.says("The van broke down")
    lines = [seen for seen in maria.room_sees() if seen.name == "visit-declined"]
    assert sorted(bool(line.place.thread) for line in lines) == [False, True], "in its thread, and in the channel"
