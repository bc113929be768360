"""The problem is back (P15); words after a closing; and thanks, which begin nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.chat.events import FileRef, Said
from core.chat.thanks import is_thanks
from core.chat.words import words
from core.tickets.model import Side, Status, TicketId, Waits
from core.work import Work
from tests.bots.tickets import claimed, ticket, tickets, written
from tests.play import Agent, Customer, Play, desk

PHOTO = FileRef("telegram:customer", "f1", "lamp.jpg", "image/jpeg", 10, "photo")
GONE = FileRef("telegram:customer", "gone", "film.mp4", "video/mp4", 3_000_000_000, "video")


@pytest.fixture(params=["en", "el", "pl", "fa"])
def play(request: pytest.FixtureRequest, database_url: str) -> Iterator[Play]:
    made = Play(database_url, desk(request.param))
    yield made
    made.close()


def solved(play: Play) -> tuple[Customer, Agent]:
    anna, maria = claimed(play)
    maria.fills(maria.opens("solve"), solution="New drum")
    play.passes(seconds=30)
    anna.presses("confirm")
    assert ticket(play).closed
    return anna, maria


def names(person: Customer | Agent) -> list[str]:
    return [seen.name for seen in (person.room_sees() if isinstance(person, Agent) else person.sees())]


# The problem is back


def test_a_closed_request_is_opened_again_with_one_press(play: Play) -> None:
    anna, maria = solved(play)
    play.passes(days=40)
    anna.presses("back")
    assert (ticket(play).status, ticket(play).waits) == (Status.ASSIGNED, Waits.TEAM)
    line = next(seen for seen in reversed(maria.room_sees()) if seen.name == "reopened")
    assert line.message.mention == (maria.address,)
    assert "reply" in [b.act for b in maria.card().buttons]
    assert "Maria" in anna.card()
    anna.says("It blinks again")
    assert written(play) == ["The printer blinks", "It blinks again"]
    assert "It blinks again" in maria.room_sees()[-1].text
    anna.presses("back", "1")
    assert names(maria).count("reopened") == 1
    maria.fills(maria.opens("solve"), solution="New printer")
    play.passes(seconds=30)
    anna.presses("confirm")
    assert (ticket(play).status, ticket(play).solvings) == (Status.COMPLETED, 2)


def test_looked_up_by_its_code_it_offers_the_way_back(play: Play) -> None:
    anna, _ = solved(play)
    play.passes(days=100)
    anna.says(ticket(play).code)
    assert len(tickets(play)) == 1, "a code is no request"
    assert [b.act for b in anna.sees()[-1].buttons] == ["back"]
    assert "New drum" in anna.last()


def test_when_its_owner_has_left_the_whole_team_hears_of_it(play: Play) -> None:
    anna, jan = solved(play)[0], play.agent("jan")

    def leaves(work: Work) -> None:
        maria = work.people.by_key("maria")
        assert maria
        work.people.put_person(replace(maria, teams=frozenset()))

    play.write(leaves)
    anna.presses("back")
    assert (ticket(play).status, ticket(play).owner) == (Status.NEW, None)
    lines = [seen for seen in jan.room_sees() if seen.name == "reopened"]
    assert any(line.place.thread is None for line in lines), "also to the channel: nobody follows the thread"
    jan.presses("claim")
    assert "Jan" in anna.card()


def test_nobody_opens_what_is_not_theirs(play: Play) -> None:
    solved(play)
    for other in ("ben", "bela"):
        play.customer(other).presses("back", "1")
        play.customer(other).presses("new-one", "1")
    assert ticket(play).closed


# Words after a closing


def test_words_soon_after_a_closing_are_asked_about_and_kept(play: Play) -> None:
    anna, maria = solved(play)
    play.passes(days=3)
    room = len(maria.room_sees())
    anna.says("It blinks again")
    anna.says("Red this time", files=[PHOTO])
    assert len(tickets(play)) == 1
    assert [b.act for b in anna.sees()[-1].buttons] == ["back", "new-one"]
    assert names(anna).count("aside-2") == 1, "asked once"
    assert len(maria.room_sees()) == room, "nobody reads them yet"
    anna.presses("back")
    assert ticket(play).status is Status.ASSIGNED
    assert written(play) == ["The printer blinks", "It blinks again", "Red this time"]
    heard = [seen.text for seen in maria.room_sees()[room:]]
    assert any("It blinks again" in text for text in heard)
    assert any("Red this time" in text for text in heard)
    assert [f.name for seen in maria.room_sees() for f in seen.message.files] == ["lamp.jpg"]
    assert not any(b.act == "new-one" for seen in anna.sees() for b in seen.buttons)


def test_something_new_becomes_a_request_of_its_own(play: Play) -> None:
    anna, maria = solved(play)
    anna.says("The scanner is dead")
    anna.says("", files=[PHOTO, GONE])
    anna.presses("new-one")
    anna.says("Since today")
    play.passes(seconds=10)
    assert written(play, 1) == ["The printer blinks"]
    assert written(play, 2) == ["The scanner is dead", "", "Since today"]
    assert ticket(play, 2).subject == "The scanner is dead"
    assert ticket(play).closed
    thread = [seen for seen in maria.room_sees() if seen.message.files]
    assert [f.name for seen in thread for f in seen.message.files] == ["lamp.jpg"]
    assert "film.mp4" in "".join(s.text for s in maria.room_sees() if s.name == "staff-file-lost")
    anna.presses("new-one", "1")
    anna.presses("new-one", "2")
    assert len(tickets(play)) == 2


def test_who_never_presses_loses_nothing(play: Play) -> None:
    anna, maria = solved(play)
    anna.says("The scanner is dead")
    play.passes(minutes=4)
    anna.says("And the plotter")
    assert len(tickets(play)) == 1
    play.passes(minutes=2)
    assert written(play, 2) == ["The scanner is dead", "And the plotter"]
    assert "The scanner is dead" in "".join(seen.text for seen in maria.room_sees())
    anna.says("Hurry")
    assert written(play, 2)[-1] == "Hurry"
    assert play.write(lambda w: w.entries.aside(TicketId(1))) == []


def test_a_request_that_was_opened_meanwhile_takes_what_stood_aside(play: Play) -> None:
    anna, maria = solved(play)
    anna.says("It blinks again")
    card = next(seen for seen in reversed(anna.sees()) if seen.name == "ticket")
    anna.presses("back", card.buttons[0].about)
    play.passes(minutes=10)
    assert len(tickets(play)) == 1
    assert "It blinks again" in maria.room_sees()[-1].text


def test_what_stands_aside_can_be_edited_before_anybody_reads_it(play: Play) -> None:
    anna, maria = solved(play)
    room = len(maria.room_sees())
    message = anna.says("It blinks grean")
    anna.edits(message, "It blinks green")
    assert len(maria.room_sees()) == room
    anna.presses("new-one")
    play.passes(seconds=10)
    assert written(play, 2) == ["It blinks green"]


def test_a_week_later_words_are_a_new_request_but_a_reply_is_asked_about(play: Play) -> None:
    anna, _ = solved(play)
    card = next(m for m, seen in play.chats[anna.place].items() if seen.name == "ticket")
    play.passes(days=8)
    anna.says("This one again", reply_to=card)
    assert [b.act for b in anna.sees()[-1].buttons] == ["back", "new-one"]
    anna.presses("back")
    assert written(play) == ["The printer blinks", "This one again"]
    maria = play.agent("maria")
    maria.fills(maria.opens("solve"), solution="Again")
    play.passes(seconds=30)
    anna.presses("confirm")
    play.passes(days=8)
    anna.says("The scanner is dead")
    assert len(tickets(play)) == 2


def test_new_says_it_is_new(play: Play) -> None:
    anna, _ = solved(play)
    anna.runs("new")
    anna.says("The scanner is dead")
    assert written(play, 2) == ["The scanner is dead"]


# Thanks


@pytest.mark.parametrize(
    "text",
    ["Thanks!", "ευχαριστώ πολύ", "Dziękuję bardzo", "خیلی ممنون", "مرسی", "ok", "OK 👍", "👍", "❤️", "Super, dzięki!"],
)
def test_thanks_open_nothing_and_are_answered_shortly(play: Play, text: str) -> None:
    anna, maria = solved(play)
    room = len(maria.room_sees())
    anna.says(text)
    assert len(tickets(play)) == 1
    assert ticket(play).closed
    assert names(anna)[-1] == "welcome"
    assert len(maria.room_sees()) == room
    assert [done.facts for done in play.timeline() if done.act == "thanked"] == [{"text": text}]
    assert [entry.side for entry in play.write(lambda w: w.entries.of(TicketId(1)))].count(Side.ASIDE) == 0


def test_thanks_to_an_open_request_reach_the_team_and_change_nothing(play: Play) -> None:
    anna, maria = claimed(play)
    maria.fills(maria.opens("solve"), solution="New drum")
    play.passes(seconds=30)
    anna.says("Thanks!")
    assert ticket(play).status is Status.PENDING
    assert "Thanks!" in maria.room_sees()[-1].text


def test_thanks_with_a_photo_or_a_question_are_more_than_thanks(play: Play) -> None:
    anna, _ = solved(play)
    play.handle(Said(**anna.facts(), words=words("Thanks!"), files=(PHOTO,)))
    assert names(anna)[-1].startswith("aside-")
    anna.presses("new-one")
    assert len(tickets(play)) == 2


@pytest.mark.parametrize(
    ("text", "thanks"),
    [
        ("thank you very much, it works now", True),
        ("ΕΥΧΑΡΙΣΤΩ!!!", True),
        ("Σας ευχαριστώ για όλα", True),
        ("dziekuje", True),
        ("Dzięki, działa", True),
        ("دستتون درد نکنه 🙏", True),
        ("ممنونم از راهنمایی شما", True),
        ("مرسي", True),
        ("👨‍👩‍👧", True),
        ("ok the printer", False),
        ("thanks but it still blinks", False),
        ("ευχαριστώ αλλά δεν δουλεύει", False),
        ("dzięki, ale nie działa", False),
        ("ممنون ولی کار نمی‌کند", False),
        ("very much", False),
        ("no", False),
        ("404", False),
        ("?!", False),
        ("", False),
        (" ".join(["thanks"] * 13), False),
    ],
)
def test_what_is_thanks(text: str, thanks: bool) -> None:  # noqa: FBT001 - a table
    assert is_thanks(text) is thanks
