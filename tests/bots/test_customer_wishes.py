"""Urgent, withdraw, a person at any time, and whoever answers for all teams (S2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from core.catalog.model import Calendar, Level, Team
from core.chat.events import FileRef, Said
from core.chat.words import words
from core.people.model import Person, PersonId, Role, TeamId
from core.tickets.codes import shown
from core.tickets.model import Status, TicketId, Waits
from core.work import Work
from tests.bots.tickets import claimed, ticket, tickets, written
from tests.bots.wording import worded
from tests.play import Agent, Customer, Play, desk

PHOTO = FileRef("telegram:customer", "f1", "lamp.jpg", "image/jpeg", 10, "photo")


@pytest.fixture(params=["en", "el", "pl", "fa"])
def play(request: pytest.FixtureRequest, database_url: str) -> Iterator[Play]:
    made = Play(database_url, desk(request.param))
    yield made
    made.close()


def wanting(person: Customer) -> list[str]:
    """What the newest card offers."""
    card = next(seen for seen in reversed(person.sees()) if seen.name == "ticket")
    return [button.act for button in (*card.message.menu, *card.buttons) if button.act != "kinds"]


def named(person: Customer | Agent, notice: str) -> list[str]:
    seen = person.room_sees() if isinstance(person, Agent) else person.sees()
    return [one.text for one in seen if one.name == notice]


# Urgent


def test_urgent_calls_the_team_once(play: Play) -> None:
    anna, maria = claimed(play)
    assert wanting(anna) == ["urgent", "person", "withdraw"]
    for _ in range(3):
        anna.presses("urgent", "1")
    assert ticket(play).urgent
    lines = [seen for seen in maria.room_sees() if seen.name == "customer-urgent"]
    assert len(lines) == 1
    assert lines[0].message.mention == (maria.address,)
    assert [done.act for done in play.timeline()].count("urgent") == 1
    assert wanting(anna) == ["person", "withdraw"]
    assert "❗" in anna.card()


def test_urgent_said_while_they_still_write_is_known_to_the_team_from_the_start(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says("Nobody can print")
    anna.presses("urgent")
    play.passes(seconds=10)
    assert ticket(play).urgent
    assert maria.card().buttons


# Withdraw


def test_withdraw_is_asked_once_more_and_the_team_is_told(play: Play) -> None:
    anna, maria = claimed(play)
    anna.presses("withdraw")
    assert not ticket(play).closed
    anna.presses("kept")
    assert not ticket(play).closed
    anna.presses("withdraw")
    anna.presses("withdrawn")
    assert (ticket(play).status, ticket(play).waits) == (Status.NO_FAULT, Waits.NOBODY)
    assert len(named(maria, "staff-closed-withdrawn")) == 1
    assert maria.card().buttons == []
    assert wanting(anna) == ["back"]
    assert not any(seen.name.startswith(("rating", "confirm")) for seen in anna.sees()), "nothing was solved"
    anna.presses("withdrawn", "1")
    assert len(named(maria, "staff-closed-withdrawn")) == 1
    play.passes(days=30)
    assert named(anna, "reminder") == []


def test_what_is_solved_is_not_withdrawn_by_an_old_button(play: Play) -> None:
    """The question is over while the other one is open, and stays so."""
    anna, maria = claimed(play)
    anna.presses("withdraw")
    (asked,) = [seen for seen in anna.sees() if seen.name == "withdraw"]
    question = asked.text
    maria.fills(maria.opens("solve"), solution="New drum")
    assert offers(anna, "withdraw") == []
    anna.presses("withdrawn", "1")
    assert ticket(play).status is Status.PENDING
    assert offers(anna, "confirm-1") == ["confirm", "not-solved"]
    anna.presses("confirm")
    assert offers(anna, "withdraw") == offers(anna, "confirm-1") == []
    (past,) = named(anna, "withdraw")
    assert question != past == worded(play, "withdraw-past", code=shown(ticket(play).code))


def test_what_is_withdrawn_after_all_was_not_solved(play: Play) -> None:
    anna, maria = claimed(play)
    maria.fills(maria.opens("solve"), solution="New drum")
    anna.presses("not-solved")
    before = named(anna, "confirm-1")
    anna.presses("withdraw", "1")
    anna.presses("withdrawn", "1")
    assert named(anna, "confirm-1") == before


def test_what_is_open_again_is_not_asked_about_by_itself(play: Play) -> None:
    anna, _ = claimed(play)
    anna.presses("withdraw")
    anna.presses("withdrawn")
    play.passes(minutes=1)
    anna.presses("back", "1")
    assert not ticket(play).closed
    assert offers(anna, "withdraw") == []


def offers(person: Customer, name: str) -> list[str]:
    return [button.act for seen in person.sees() if seen.name == name for button in seen.offered]


def test_withdrawn_before_a_team_had_it_reaches_none_until_it_is_back(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says("The printer blinks")
    anna.presses("withdraw")
    anna.presses("withdrawn")
    play.passes(minutes=10)
    assert maria.room_sees() == []
    anna.presses("back")
    play.passes(minutes=10)
    assert "The printer blinks" in "".join(seen.text for seen in maria.room_sees())


def test_nobody_withdraws_or_hurries_what_another_wrote(play: Play) -> None:
    claimed(play)
    for other in ("ben", "bela"):
        for act in ("urgent", "withdraw", "withdrawn", "person"):
            play.customer(other).presses(act, "1")
    assert ticket(play).status is Status.ASSIGNED
    assert not ticket(play).urgent


# A person


def test_a_person_is_called_for_the_open_request(play: Play) -> None:
    anna, maria = claimed(play)
    maria.fills(maria.opens("reply"), text="Is the lamp red?")
    assert ticket(play).waits is Waits.CUSTOMER
    anna.presses("person")
    assert ticket(play).waits is Waits.TEAM
    anna.runs("person")
    called = [seen for seen in maria.room_sees() if seen.name == "person-wanted"]
    assert [seen.message.mention for seen in called] == [(maria.address,)], "once, however often"
    assert len(named(anna, "person-coming")) == 2, "but each time they hear"
    play.passes(minutes=31)
    anna.presses("person", "1")
    assert len(named(maria, "person-wanted")) == 2


def test_a_person_at_once_before_anything_is_told(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.runs("person")
    assert ticket(play).waits is Waits.TEAM
    assert named(maria, "person-wanted")
    anna.says("It burns")
    assert written(play) == ["It burns"]
    assert "It burns" in maria.room_sees()[-1].text


def test_a_person_with_words_behind_it(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.runs("person", "It burns")
    assert written(play) == ["It burns"]
    assert "It burns" in "".join(seen.text for seen in maria.room_sees())


def test_a_person_wanted_during_intake_skips_every_question(database_url: str) -> None:
    play = Play(database_url, desk(products=3))
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says("It blinks")
    anna.presses("person")
    assert ticket(play).waits is Waits.TEAM
    assert "It blinks" in "".join(seen.text for seen in maria.room_sees())
    play.close()


def test_at_night_they_hear_when_somebody_is_there(play: Play) -> None:
    _hours(play)
    play.now = datetime(2026, 3, 6, 20, 0, tzinfo=UTC)  # a Friday, 22:00 in Athens
    anna = play.customer("anna")
    anna.runs("person")
    assert not named(anna, "person-coming")
    (later,) = named(anna, "person-later")
    assert _nine(play) in later


# Outside hours


def _hours(play: Play) -> None:
    def nine_to_five(work: Work) -> None:
        calendar = Calendar("Europe/Athens", opens=time(9), closes=time(17))
        work.catalog.put_desk(replace(work.catalog.desk(), calendar=calendar))

    play.write(nine_to_five)


def _nine(play: Play) -> str:
    return "۹:۰۰" if play.write(lambda w: w.catalog.desk().locale) == "fa" else "9:00"


def test_outside_hours_a_word_says_when_to_expect_an_answer_once(play: Play) -> None:
    _hours(play)
    play.now = datetime(2026, 3, 6, 20, 0, tzinfo=UTC)
    anna = play.customer("anna")
    anna.says("It blinks")
    anna.says("Badly")
    play.passes(minutes=1)
    anna.says("Hello?")
    (word,) = named(anna, "outside-hours")
    assert _nine(play) in word
    monday = {"fa": "دوشنبه", "el": "Δευ", "pl": "pon", "en": "Mon"}
    assert monday[play.write(lambda w: w.catalog.desk().locale)] in word
    assert "Hello?" in play.agent("maria").room_sees()[-1].text


def test_within_hours_nothing_of_the_kind(play: Play) -> None:
    _hours(play)
    anna = play.customer("anna")
    anna.says("It blinks")
    assert named(anna, "outside-hours") == []


# Whoever answers for all


def _answering(play: Play) -> Agent:
    def olga(work: Work) -> None:
        locale = work.catalog.desk().locale
        team = work.catalog.put_team(Team(TeamId(0), "own", "Owner", Level.OWNER, "COWNER", locale))
        person = Person(PersonId(0), "olga", "Olga", Role.STAFF, locale, "UTC", teams=frozenset({team}))
        work.people.put_person(person)

    play.write(olga)
    agent = play.agent("olga")
    agent.team_channel = "COWNER"
    return agent


@pytest.mark.parametrize("way", ["command", "help", "behind"])
def test_the_owner_is_one_press_and_ones_words_away(play: Play, way: str) -> None:
    anna, olga = play.customer("anna"), _answering(play)
    if way == "behind":
        anna.runs("owner", "Nobody answers me")
    else:
        anna.runs("owner" if way == "command" else "help")
        if way == "help":
            anna.presses("owner")
        assert "Olga" in anna.last(), "they know who reads it"
        anna.says("Nobody answers me")
    assert "Nobody answers me" in olga.room_sees()[-1].text
    assert ticket(play).team == play.write(lambda w: w.catalog.first_team(Level.OWNER).id)  # type: ignore[union-attr]
    (told,) = named(anna, "owner-told")
    assert "Olga" in told
    assert play.agent("maria").room_sees() == []


def test_words_to_the_owner_bring_their_photo_and_leave_other_requests_alone(play: Play) -> None:
    olga = _answering(play)
    anna, maria = claimed(play)
    room = len(maria.room_sees())
    anna.runs("owner")
    play.handle(Said(**anna.facts(), words=words("Look at this"), files=(PHOTO,)))
    assert [f.name for seen in olga.room_sees() for f in seen.message.files] == ["lamp.jpg"]
    assert len(maria.room_sees()) == room
    assert written(play, 2) == ["Look at this"]
    assert len(tickets(play)) == 2


def test_a_question_for_the_owner_can_be_left(play: Play) -> None:
    anna = play.customer("anna")
    _answering(play)
    anna.runs("owner")
    anna.presses("form", "cancel")
    assert tickets(play) == []


def test_without_an_owner_the_one_nearest_to_it_answers(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.runs("owner", "Who is there?")
    assert "Who is there?" in maria.room_sees()[-1].text
    assert play.write(lambda w: w.entries.of(TicketId(1)))[0].author == ticket(play).customer
