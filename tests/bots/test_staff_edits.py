"""What a colleague edits: among colleagues both versions are kept; what has gone to the customer stays as it went, and
whoever changed it here is told so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adapters.texts import speaker
from core.chat.events import Edited, Place, Said
from core.chat.replies import Phrase
from core.chat.words import words
from core.people.model import LOCALES
from core.tickets.model import TicketId
from tests.play import Agent, Customer, Play, desk


@pytest.fixture(params=LOCALES)
def speaking(request: pytest.FixtureRequest, database_url: str) -> Iterator[tuple[Play, str]]:
    made = Play(database_url, desk(request.param))
    yield made, request.param
    made.close()


def told(locale: str) -> str:
    said = speaker(locale, "Europe/Athens", strict=True)(Phrase("edited-after-sending"))
    return said.replace("\u2068", "").replace("\u2069", "")


def asks(play: Play) -> Customer:
    anna = play.customer("anna")
    anna.says("The printer blinks")
    play.passes(seconds=10)
    return anna


def edits(agent: Agent, message: str, text: str, place: Place | None = None) -> None:
    agent.play.handle(Edited(**agent.facts(place, message), words=words(text)))


def thread(play: Play) -> Place:
    return play.write(lambda w: w.tickets.threads("slack"))[-1]


def test_a_word_among_colleagues_is_changed_in_silence(play: Play) -> None:
    asks(play)
    maria = play.agent("maria")
    maria.presses("claim")
    note = maria.says_in_thread("Perhaps the fuse")
    before = len(maria.room_sees())
    edits(maria, note, "Surely the fuse", thread(play))
    assert len(maria.room_sees()) == before
    (entry,) = [one for one in play.write(lambda w: w.entries.of(TicketId(1))) if one.words == words("Surely the fuse")]
    assert play.write(lambda w: w.entries.revisions(entry.id)) == [words("Perhaps the fuse")]


def test_what_was_sent_on_stays_as_it_went_and_the_colleague_is_told(speaking: tuple[Play, str]) -> None:
    play, locale = speaking
    anna = asks(play)
    maria = play.agent("maria")
    maria.presses("claim")
    note = maria.says_in_thread("Change the fuse")
    maria.fills(maria.opens("send-to-customer", note))
    heard = anna.everything()
    edits(maria, note, "Change the drum", thread(play))
    assert maria.room_sees()[-1].text == told(locale)
    assert anna.everything() == heard
    assert "drum" not in heard


def test_the_second_change_is_told_as_well(play: Play) -> None:
    asks(play)
    maria = play.agent("maria")
    maria.presses("claim")
    note = maria.says_in_thread("Change the fuse")
    maria.fills(maria.opens("send-to-customer", note))
    for text in ("Change the drum", "Change the lamp"):
        before = len(maria.room_sees())
        edits(maria, note, text, thread(play))
        assert [seen.text for seen in maria.room_sees()[before:]] == [told("en")]


def test_the_same_words_in_an_answer_do_not_make_a_note_one_that_went(play: Play) -> None:
    asks(play)
    maria = play.agent("maria")
    maria.presses("claim")
    note = maria.says_in_thread("ok")
    maria.fills(maria.opens("reply"), text="ok")
    before = len(maria.room_sees())
    edits(maria, note, "ok, I shall look", thread(play))
    assert len(maria.room_sees()) == before


def test_every_answer_in_a_private_chat_is_known_not_only_the_newest(play: Play) -> None:
    nikos = play.agent("nikos", "telegram:staff")
    nikos.link()
    anna = asks(play)
    nikos.presses("claim")
    answers = []
    for button, text in (("hold", "Which fuse is it?"), ("reply", "Change the fuse"), ("reply", "The small one")):
        nikos.presses(button)
        answers.append(str(next(play.numbers)))
        nikos.play.handle(Said(**nikos.facts(message=answers[-1]), words=words(text)))
    heard = anna.everything()
    for message in (*answers, answers[0]):
        before = len(nikos.sees())
        edits(nikos, message, f"Something else {message}")
        assert [seen.text for seen in nikos.sees()[before:]] == [told("en")]
    edits(nikos, answers[0], "Which fuse is it?")
    assert anna.everything() == heard


def test_in_a_private_chat_too(speaking: tuple[Play, str]) -> None:
    play, locale = speaking
    nikos = play.agent("nikos", "telegram:staff")
    nikos.link()
    anna = asks(play)
    nikos.presses("claim")
    nikos.presses("reply")
    nikos.says("Change the fuse")
    taken = play.write(lambda w: w.conversations.at(nikos.place)).taken
    assert taken
    assert taken.message
    edits(nikos, taken.message, "Change the drum")
    assert nikos.last() == told(locale)
    assert "drum" not in anna.everything()
