"""When it is the customer's turn and nothing comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from core.chat.words import words
from core.errors import DeliveryFailed
from core.people.model import Actor, Person, PersonId, Role
from core.tickets import calls
from core.tickets.codes import shown
from core.tickets.model import Status, Waits
from core.work import Work
from tests.bots.tickets import claimed, ticket
from tests.bots.wording import worded
from tests.play import Agent, Customer, Play, desk


@pytest.fixture(params=["en", "el", "pl", "fa"])
def play(request: pytest.FixtureRequest, database_url: str) -> Iterator[Play]:
    made = Play(database_url, desk(request.param))
    yield made
    made.close()


def asked(play: Play) -> tuple[Customer, Agent]:
    """Monday: Maria asks Anna something."""
    anna, maria = claimed(play)
    maria.fills(maria.opens("reply"), text="Is the lamp red?")
    return anna, maria


def times(person: Customer | Agent, notice: str) -> int:
    seen = person.room_sees() if isinstance(person, Agent) else person.sees()
    return [one.name for one in seen].count(notice)


def test_a_reminder_then_it_closes_itself_and_says_how_to_go_on(play: Play) -> None:
    anna, maria = asked(play)
    play.passes(days=1, hours=23)
    assert times(anna, "reminder") == 0
    play.passes(hours=2)
    assert times(anna, "reminder") == 1
    assert "Maria" in anna.last()
    play.passes(days=6)
    assert not ticket(play).closed, "a weekend is between them"
    play.passes(days=2)
    assert (ticket(play).status, ticket(play).waits) == (Status.NO_FAULT, Waits.NOBODY)
    closing = next(seen for seen in reversed(anna.sees()) if seen.name == "closed-silence")
    assert [(b.act, b.label.key) for b in closing.buttons] == [("back", "open-again")]
    assert times(maria, "staff-closed-silence") == 1
    assert not any(seen.name.startswith("rating") for seen in anna.sees())
    anna.presses("back")
    assert (ticket(play).status, ticket(play).waits) == (Status.ASSIGNED, Waits.TEAM)
    play.passes(days=30)
    assert times(anna, "reminder") == 1
    anna.presses("withdrawn", "1")
    closing = next(seen for seen in reversed(anna.sees()) if seen.name == "closed-silence")
    assert closing.buttons == [], "that is not why it is closed now"


def test_a_word_from_them_stops_the_clock(play: Play) -> None:
    anna, maria = asked(play)
    play.passes(days=1)
    anna.says("Red")
    play.passes(days=30)
    assert times(anna, "reminder") == times(anna, "closed-silence") == 0
    assert not ticket(play).closed
    maria.fills(maria.opens("reply"), text="And the cover?")
    play.passes(days=5)
    assert times(anna, "reminder") == 1
    anna.says("Closed")
    play.passes(days=30)
    assert not ticket(play).closed


def test_each_question_begins_their_days_anew(play: Play) -> None:
    anna, maria = asked(play)
    play.passes(days=1, hours=12)
    maria.fills(maria.opens("reply"), text="And the cover?")
    play.passes(days=1, hours=12)
    assert times(anna, "reminder") == 0
    play.passes(days=1)
    assert times(anna, "reminder") == 1


def test_who_cannot_be_reached_is_not_blamed_for_silence(play: Play) -> None:
    anna, maria = claimed(play)
    play.fails["telegram:customer"] = DeliveryFailed("blocked", permanent=True)
    maria.fills(maria.opens("reply"), text="Is the lamp red?")
    del play.fails["telegram:customer"]
    play.passes(days=60)
    assert not ticket(play).closed
    assert times(anna, "reminder") == 0


def test_a_solution_is_asked_about_once_more_before_it_closes(play: Play) -> None:
    anna, maria = claimed(play)
    maria.fills(maria.opens("solve"), solution="New drum")
    play.passes(days=3)
    assert times(anna, "reminder-confirm-1") == 1
    assert [b.act for b in anna.sees()[-1].buttons] == ["confirm", "not-solved"]
    anna.presses("not-solved")
    play.passes(days=30)
    assert ticket(play).status is Status.ASSIGNED
    assert times(anna, "reminder-confirm-1") == 1
    assert anna.sees()[-2].buttons == [], "it is answered"


def test_a_solution_that_nobody_judges_closes_and_offers_the_way_back(play: Play) -> None:
    anna, maria = claimed(play)
    maria.fills(maria.opens("solve"), solution="New drum")
    play.passes(days=8)
    assert ticket(play).status is Status.COMPLETED
    stars = anna.sees()[-1]
    assert (stars.name, stars.buttons[-1].act) == ("rating-1", "back")
    anna.presses("back")
    assert stars_gone(anna)
    maria.fills(maria.opens("solve"), solution="New printer")
    anna.presses("rate", "1.1.3")
    assert ticket(play).status is Status.PENDING, "stars of the first time count no more"


def stars_gone(anna: Customer) -> bool:
    return not any(b.act == "rate" for seen in anna.sees() for b in seen.offered)


@pytest.mark.parametrize("how", ["answer", "solution"])
def test_a_silent_closing_is_one_message_and_leaves_calm_cards(play: Play, how: str) -> None:
    anna, maria = claimed(play)
    if how == "answer":
        maria.fills(maria.opens("reply"), text="Is the lamp red?")
    else:
        maria.fills(maria.opens("solve"), solution="New drum")
    count = [len(anna.sees())]
    while not ticket(play).closed:
        play.passes(hours=6)
        count.append(len(anna.sees()))
    assert {after - before for before, after in pairwise(count)} <= {0, 1}
    assert count[-1] - count[0] == 2, "a reminder, and one word that it is closed"
    offers = [{b.act for b in seen.offered} for seen in anna.sees()]
    assert not any(offer & {"confirm", "not-solved", "urgent", "withdraw", "person"} for offer in offers)
    code = shown(ticket(play).code)
    said = worded(play, "closed-silence" if how == "answer" else "closed-quiet", code=code)
    assert said in anna.last()
    assert worded(play, f"card-turn.{'silence' if how == 'answer' else 'closed'}") in anna.card()
    anna.presses("back", "1")
    assert not any(b.act == "back" for seen in anna.sees() if seen.name != "ticket" for b in seen.offered)


@pytest.mark.parametrize("why", ["blocked", "left before"])
def test_a_solution_that_reached_nobody_does_not_close_by_itself(play: Play, why: str) -> None:
    anna, maria = claimed(play)
    if why == "blocked":
        play.fails["telegram:customer"] = DeliveryFailed("blocked", permanent=True)
    else:
        anna.leaves()
    maria.fills(maria.opens("solve"), solution="New drum")
    play.fails.clear()
    play.passes(days=60)
    assert ticket(play).status is Status.PENDING
    anna.returns()
    assert "New drum" in anna.last()
    play.passes(days=4)
    assert ticket(play).status is Status.PENDING, "their days begin when they have it"
    play.passes(days=5)
    assert ticket(play).status is Status.COMPLETED


def test_days_off_do_not_count(play: Play) -> None:
    play.now = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)  # a Friday
    anna, _ = asked(play)
    play.passes(days=3)
    assert times(anna, "reminder") == 0
    play.passes(days=1, hours=1)
    assert times(anna, "reminder") == 1


def test_who_blocked_us_is_not_silent_and_their_days_begin_on_their_return(play: Play) -> None:
    anna, _ = asked(play)
    anna.leaves()
    play.passes(days=60)
    assert not ticket(play).closed
    anna.returns()
    play.passes(days=5)
    assert times(anna, "reminder") == 1
    assert not ticket(play).closed
    play.passes(days=15)
    assert ticket(play).closed


def test_who_has_no_chat_is_told_by_phone_before_their_days_begin(play: Play) -> None:
    maria = play.agent("maria")

    def zoe(work: Work) -> None:
        anna = work.people.by_key("anna")
        assert anna
        who = (PersonId(0), "zoe", "Zoe", Role.CUSTOMER, anna.locale, anna.zone, anna.company)
        known = work.people.get(work.people.put_person(Person(*who, phone="+30 210 555 0101")))
        maria_there = work.people.by_key("maria")
        assert maria_there
        calls.record(work, play.now, Actor(maria_there, "slack"), caller=known.id, product=None, said=words("It burns"))

    play.write(zoe)
    play.settle()
    maria.fills(maria.opens("solve"), solution="New drum")
    play.passes(days=20)
    maria.fills(maria.opens("called"), how="note", said="Nobody answered the phone")
    play.passes(days=20)
    assert ticket(play).status is Status.PENDING
    maria.fills(maria.opens("called"), how="answer", said="She has heard of the new drum")
    play.passes(days=10)
    assert ticket(play).status is Status.COMPLETED
