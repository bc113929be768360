"""Somebody we do not know: a polite answer with how to be linked, and a note to the desk once a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.chat.events import Place, Pressed
from core.work import Work
from tests.bots.tickets import tickets
from tests.play import Customer, Play, desk

ADMIN = Place("slack", "CADMIN")


@pytest.fixture(params=["en", "el", "pl", "fa"])
def play(request: pytest.FixtureRequest, database_url: str) -> Iterator[Play]:
    made = Play(database_url, desk(request.param))
    made.write(_with_alerts)
    yield made
    made.close()


def _with_alerts(work: Work) -> None:
    work.catalog.put_desk(replace(work.catalog.desk(), alerts_channel=ADMIN.chat))


def alerts(play: Play) -> list[str]:
    return [seen.text for seen in play.chats.get(ADMIN, {}).values() if seen.name == "alert-stranger"]


def test_a_stranger_hears_how_to_be_linked_and_the_desk_hears_of_them(play: Play) -> None:
    nobody = Customer(play, "nobody")
    nobody.says("My printer blinks")
    assert "nobody-id" in nobody.last(), "what to name when they call"
    (told,) = alerts(play)
    assert "Nobody" in told
    assert "nobody-id" in told
    assert "My printer blinks" in told
    assert tickets(play) == []


def test_the_desk_is_told_once_a_day_for_each(play: Play) -> None:
    nobody, other = Customer(play, "nobody"), Customer(play, "other")
    for text in ("Hello", "Hello?", "HELLO"):
        nobody.says(text)
        nobody.runs("start")
        play.handle(Pressed(**nobody.facts(), act="confirm", about="1.1"))
        play.passes(hours=2)
    assert len(nobody.sees()) == 9, "but each is answered"
    assert len(alerts(play)) == 1
    other.says("Hello")
    assert len(alerts(play)) == 2
    play.passes(days=1)
    nobody.says("Still here")
    assert len(alerts(play)) == 3


def test_a_stranger_with_much_to_say_fills_no_channel(play: Play) -> None:
    Customer(play, "nobody").says("spam " * 5000)
    assert len(alerts(play)[0]) < 600


def test_who_presses_a_link_is_no_stranger(play: Play) -> None:
    clara = Customer(play, "anna")
    play.write(lambda w: w.people.unlink(w.people.by_key("anna").id, "telegram:customer"))  # type: ignore[union-attr]
    clara.link()
    assert alerts(play) == []
    clara.says("It blinks")
    assert len(tickets(play)) == 1
