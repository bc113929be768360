"""Who writes to the Slack app itself learns where the work is, in their own language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adapters.texts import speaker
from core.chat.events import Place, Said
from core.chat.replies import Phrase
from core.chat.words import words
from core.people.model import LOCALES
from tests.play import Agent, Play, desk

DIRECT = Place("slack", "D77")


@pytest.fixture(params=LOCALES)
def speaking(request: pytest.FixtureRequest, database_url: str) -> Iterator[tuple[Play, str]]:
    play = Play(database_url, desk(request.param))
    yield play, request.param
    play.close()


def writes(agent: Agent) -> str:
    """What the app answers."""
    agent.play.handle(Said(**agent.facts(DIRECT), words=words("Hello?"), direct=True))
    return agent.sees(DIRECT)[-1].text


def sentence(locale: str, key: str, **facts: str) -> str:
    said = speaker(locale, "UTC", strict=True)(Phrase(key, facts))
    return said.replace("\u2068", "").replace("\u2069", "")


def test_colleagues_read_where_their_requests_are_and_find_their_lists(speaking: tuple[Play, str]) -> None:
    play, locale = speaking
    maria = play.agent("maria")
    answer = writes(maria)
    assert sentence(locale, "slack-where", teams="Printers") in answer
    assert sentence(locale, "slack-how") in answer
    acts = [(button.act, button.about) for button in maria.sees(DIRECT)[-1].buttons]
    assert acts[:2] == [("tickets", "mine"), ("tickets", "team")]
    assert [about for act, about in acts if act == "language"] == list(LOCALES)
    assert maria.room_sees() == [], "nobody else hears of it"


def test_an_account_that_nobody_knows_is_told_what_to_do(speaking: tuple[Play, str]) -> None:
    play, locale = speaking
    assert writes(play.agent("ghost")) == sentence(locale, "stranger-slack", account="ghost-id")


def test_the_language_is_chosen_there(play: Play) -> None:
    maria = play.agent("maria")
    writes(maria)
    button = next(one for one in maria.sees(DIRECT)[-1].buttons if (one.act, one.about) == ("language", "fa"))
    maria.presses(button.act, button.about)
    assert sentence("fa", "slack-how") in writes(maria)
