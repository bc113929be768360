"""The spine's story as a script, in each language, on each database (C1, C2, C4, C5, P7, I17, E21, T13)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.chat.words import Span
from core.tickets.model import Status
from tests.play import Agent, Play, desk


@pytest.fixture(params=["en", "el", "pl", "fa"])
def play(request: pytest.FixtureRequest, database_url: str) -> Iterator[Play]:
    made = Play(database_url, desk(request.param))
    yield made
    made.close()


def claimed(play: Play) -> Agent:
    play.customer("anna").says("The printer blinks red")
    play.passes(seconds=10)
    maria = play.agent("maria")
    maria.presses("claim")
    return maria


def test_the_whole_story(play: Play) -> None:
    anna, maria, jan = play.customer("anna"), play.agent("maria"), play.agent("jan")

    for text in ("The printer blinks", "It is red", "Since this morning"):
        anna.says(text)
    anna.album(2, "the lamp")
    assert [seen.name for seen in anna.sees()] == ["ticket"]
    assert maria.room_sees() == []

    play.passes(seconds=10)
    card, *thread = maria.room_sees()
    assert [b.act for b in card.buttons] == ["claim"]
    assert [s.text.partition(": ")[2] for s in thread[:4]] == [
        "The printer blinks",
        "It is red",
        "Since this morning",
        "the lamp",
    ]
    assert [f.name for s in thread[4:] for f in s.message.files] == ["photo0.jpg", "photo1.jpg"]
    assert {s.place.thread for s in thread} == {next(iter(play.chats[maria.room]))}

    assert maria.presses("claim", "1").answer is None
    assert "Maria" in jan.whispered(jan.presses("claim", "1"))
    assert "Maria" in maria.card().text
    assert "Maria" in anna.card()

    opened = maria.opens("reply")
    maria.fills(
        opened, text=(Span("Please "), Span("restart", bold=True), Span(" it"), Span("guide", link="https://x.example"))
    )
    answer = anna.sees()[-1]
    assert "Please restart it" in answer.text
    assert "https://x.example" in answer.text

    anna.says("I did, it still blinks")
    heard = maria.room_sees()[-1]
    assert "still blinks" in heard.text
    assert heard.message.mention == (maria.address,)

    jan.says_in_thread("It is the drum, he never listens")
    assert "never listens" not in anna.everything()

    maria.fills(maria.opens("solve"), solution="New drum")
    assert "New drum" in anna.last()
    anna.presses("not-solved")
    assert [b.act for b in maria.card().buttons] == ["reply", "solve"]
    maria.fills(maria.opens("solve"), solution="New drum and new toner")
    anna.presses("confirm")
    anna.presses("rate", "1.2.5")
    anna.says("Quick and kind")
    anna.presses("rate", "1.2.6")

    rating = play.write(lambda w: w.ratings.get(1, 2))
    assert rating is not None
    assert (rating.stars, rating.comment) == (6, "Quick and kind")
    ticket = play.write(lambda w: w.tickets.get(1))  # type: ignore[arg-type]
    assert ticket.status is Status.COMPLETED
    assert any("Quick and kind" in seen.text for seen in maria.room_sees())
    acts = [(done.act, done.where) for done in play.timeline()]
    assert ("opened", "telegram:customer") in acts
    assert ("claimed", "slack") in acts
    assert [act for act, _ in acts if act in ("solved", "not-solved", "closed", "rated")] == [
        "solved",
        "not-solved",
        "solved",
        "closed",
        "rated",
        "rated",
    ]


def test_a_rating_is_final_after_a_day(play: Play) -> None:
    maria, anna = claimed(play), play.customer("anna")
    maria.fills(maria.opens("solve"), solution="Done")
    anna.presses("rate", "1.1.3")
    play.passes(hours=25)
    anna.presses("rate", "1.1.6")
    rating = play.write(lambda w: w.ratings.get(1, 1))
    assert rating is not None
    assert rating.stars == 3


def test_a_solved_ticket_closes_itself_after_five_quiet_working_days(play: Play) -> None:
    maria, anna = claimed(play), play.customer("anna")
    maria.fills(maria.opens("solve"), solution="Done")
    play.passes(days=3)
    anna.says("I will look tomorrow")
    play.passes(days=6)
    assert play.write(lambda w: w.tickets.get(1)).status is Status.PENDING  # type: ignore[arg-type]
    play.passes(days=2)
    assert play.write(lambda w: w.tickets.get(1)).status is Status.COMPLETED  # type: ignore[arg-type]
    assert [seen.name for seen in anna.sees()[-2:]] == ["reminder-confirm-1", "rating-1"]
