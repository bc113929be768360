"""What a close reading found broken: each as the people concerned would notice it."""

from __future__ import annotations

import pytest

from core.chat.events import FileRef, Said
from core.chat.words import visible, words
from core.tickets.codes import code_of
from core.tickets.model import Status, TicketId, Waits
from tests.play import Agent, Customer, Play

PHOTO = FileRef("telegram:customer", "f1", "tray.jpg", "image/jpeg", 10, "photo")
STAFF = "telegram:staff"


def written(play: Play, number: int = 1) -> list[str]:
    return [visible(entry.words) for entry in play.write(lambda w: w.entries.of(TicketId(number)))]


def state(play: Play, number: int = 1) -> tuple[Status, Waits]:
    ticket = play.write(lambda w: w.tickets.get(TicketId(number)))
    return ticket.status, ticket.waits


def named(person: Customer | Agent, notice: str) -> list[str]:
    return [seen.text for seen in person.sees() if seen.name == notice]


@pytest.fixture
def anna(play: Play) -> Customer:
    """Her request is with the printers' team."""
    customer = play.customer("anna")
    customer.says("The printer blinks")
    play.passes(seconds=10)
    return customer


@pytest.fixture
def maria(play: Play, anna: Customer) -> Agent:
    """She has Anna's request."""
    agent = play.agent("maria")
    agent.presses("claim")
    return agent


@pytest.fixture
def rated(play: Play, anna: Customer, maria: Agent) -> Customer:
    """Anna, who has given five stars and is asked for a comment."""
    maria.fills(maria.opens("solve"), solution="New drum")
    anna.presses("confirm")
    anna.presses("rate", "1.1.5")
    assert "why" in anna.last()
    return anna


@pytest.fixture
def nikos(play: Play) -> Agent:
    """On Telegram, with Anna's request."""
    agent = play.agent("nikos", STAFF)
    agent.link()
    customer = play.customer("anna")
    customer.says("The printer blinks")
    play.passes(seconds=10)
    agent.presses("claim")
    return agent


# Stars and the question after them


@pytest.mark.parametrize("caption", ["", "The tray broke off"])
def test_a_photo_instead_of_a_comment_is_a_request_with_its_photo(play: Play, rated: Customer, caption: str) -> None:
    rated.says(caption, files=[PHOTO])
    play.passes(seconds=10)
    assert written(play, 2) == [caption]
    assert [f.name for s in play.agent("maria").room_sees() for f in s.message.files] == ["tray.jpg"]
    assert named(rated, "comment-none") == named(rated, "comment-kept") == []
    rated.says("And the lid")
    assert written(play, 2)[-1] == "And the lid", "the question is over"


def test_a_poll_instead_of_a_comment_reaches_the_team(play: Play, rated: Customer) -> None:
    play.handle(Said(**rated.facts(), dropped=("poll",)))
    play.passes(seconds=10)
    assert "a poll" in play.agent("maria").room_sees()[-1].text


def test_the_same_star_again_is_told_once(play: Play, rated: Customer) -> None:
    rated.presses("rate", "1.1.5")
    rated.presses("rate", "1.1.5")
    room = play.agent("maria").room_sees()
    assert [seen.name for seen in room].count("rated") == 1
    assert [done.act for done in play.timeline()].count("rated") == 1
    rated.presses("rate", "1.1.6")
    assert [done.act for done in play.timeline()].count("rated") == 2


# Questions on the staff bot


def test_a_mistyped_command_leaves_the_question_open(play: Play, nikos: Agent) -> None:
    anna = play.customer("anna")
    nikos.presses("reply")
    nikos.runs("ticket", "123")
    assert "not a code" in nikos.last()
    nikos.presses("claim", "77")
    nikos.says("Is the cover closed?")
    assert "Is the cover closed?" in anna.last()


def test_a_solution_is_words_and_a_photo_does_not_vanish_beside_it(play: Play, nikos: Agent) -> None:
    photo = FileRef(STAFF, "f1", "drum.jpg", "image/jpeg", 10, "photo")
    nikos.presses("solve")
    play.handle(Said(**nikos.facts(), words=words("New drum"), files=(photo,)))
    assert "only in words" in nikos.last()
    assert state(play) == (Status.ASSIGNED, Waits.TEAM)
    nikos.says("New drum")
    assert state(play) == (Status.PENDING, Waits.CONFIRMATION)
    nikos.runs("ticket", code_of(1))
    assert "New drum" in nikos.last()
