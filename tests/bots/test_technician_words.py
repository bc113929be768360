"""To whom the words of a technician go, and that they hear when they go to nobody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.chat.words import plain
from core.tickets.model import TicketId
from tests.bots.technicians import PHOTO, claimed, linked, sends, set_up
from tests.play import Agent, Play, Technician


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, set_up())
    yield made
    made.close()


@pytest.fixture
def petros(play: Play) -> Technician:
    return linked(play)


def done(play: Play, petros: Technician) -> Agent:
    """On Tuesday at ten."""
    _, maria = claimed(play)
    sends(maria)
    petros.presses("visit-accept")
    play.passes(days=1)
    petros.presses("visit-here")
    petros.presses("visit-done")
    petros.says("New drum")
    return maria


@pytest.mark.parametrize("later", [{"minutes": 1}, {"hours": 5}])
def test_what_was_forgotten_follows_the_report(play: Play, petros: Technician, later: dict[str, float]) -> None:
    maria = done(play, petros)
    play.passes(**later)
    petros.says("The roller is worn too", files=[PHOTO])
    assert "passed on" in petros.last()
    assert "not passed on" not in petros.last()
    note, photo = maria.room_sees()[-2:]
    assert "The roller is worn too" in note.text
    assert [file.name for file in photo.message.files] == ["lamp.jpg"]


def test_tomorrow_it_would_be_about_something_else(play: Play, petros: Technician) -> None:
    maria = done(play, petros)
    seen = len(maria.room_sees())
    play.passes(days=1)
    petros.says("The roller is worn too")
    assert "not passed on to anybody" in petros.last()
    assert len(maria.room_sees()) == seen


def again(play: Play, maria: Agent, petros: Technician) -> None:
    """A second request, with a visit of its own."""
    play.customer("ben").says("The plotter is stuck")
    play.passes(seconds=10)
    maria.presses("claim", "2")
    opened = maria.opens("send-technician", "2")
    petros_id = str(play.write(lambda w: w.people.by_key("petros")).id)  # type: ignore[union-attr]
    maria.fills(opened, technician=petros_id, day="2026-03-04", time="10:30", words="")
    petros.presses("visit-accept", "2")


@pytest.mark.parametrize(("later", "about"), [({"minutes": 5}, 1), ({"hours": 2}, 2)])
def test_a_while_after_a_visit_it_is_about_the_next(
    play: Play, petros: Technician, later: dict[str, float], about: int
) -> None:
    maria = done(play, petros)
    again(play, maria, petros)
    play.passes(**later)
    petros.says("It is the blue cable")
    said = play.write(lambda w: [plain(w.entries.of(TicketId(number))[-1].words) for number in (1, 2)])
    assert [number for number in (1, 2) if said[number - 1] == "It is the blue cable"] == [about]


def test_with_nothing_to_do_they_hear_that_nobody_reads_it(play: Play, petros: Technician) -> None:
    petros.says("Good morning")
    assert "not passed on to anybody" in petros.last()
    assert "/today" in petros.last()
