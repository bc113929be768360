"""Ten seconds to take a step back: nobody else hears of it before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.tickets.model import Status, Ticket, TicketId, Waits
from tests.bots.ladder import agent, asked, hands_up, ladder, option, person
from tests.bots.tickets import tickets, written
from tests.play import Agent, Play

ONE = TicketId(1)


@pytest.fixture
def hasty(database_url: str) -> Iterator[Play]:
    made = Play(database_url, ladder(undo=10))
    yield made
    made.close()


def ticket(play: Play) -> Ticket:
    return play.write(lambda w: w.tickets.get(ONE))


def test_solved_may_be_taken_back_before_the_customer_hears(hasty: Play) -> None:
    anna, maria = asked(hasty)
    before, card = anna.everything(), maria.card().text
    was = ticket(hasty)
    maria.fills(maria.opens("solve"), solution="New drum")
    assert [b.act for b in maria.card().buttons] == ["undo"]
    assert maria.card().menu == []
    assert anna.everything() == before
    jan = hasty.agent("jan")
    assert "Only the person" in jan.whispered(jan.presses("undo", "1"))
    hasty.passes(seconds=9)
    maria.presses("undo")
    assert replace(ticket(hasty), version=was.version) == was
    assert maria.card().text == card
    hasty.passes(days=20)
    assert "New drum" not in anna.everything()
    assert ticket(hasty).status is Status.ASSIGNED


def test_then_it_stands(hasty: Play) -> None:
    anna, maria = asked(hasty)
    maria.fills(maria.opens("solve"), solution="New drum")
    hasty.passes(seconds=10)
    assert "New drum" in anna.last()
    assert [b.act for b in maria.card().buttons] == ["reply"]
    assert "too late" in maria.whispered(maria.presses("undo", "1"))
    anna.presses("confirm")
    assert ticket(hasty).status is Status.COMPLETED


def test_a_step_that_somebody_went_on_from_stays(hasty: Play) -> None:
    _, maria = asked(hasty)
    opened = maria.opens("hand-over")
    maria.fills(opened, to=option(opened, "to", "Jan"))
    hasty.agent("jan").fills(hasty.agent("jan").opens("reply", "1"), text="I am here now")
    assert "gone on" in maria.whispered(maria.presses("undo", "1"))


def test_a_hand_over_may_be_taken_back_before_the_others_hear(hasty: Play) -> None:
    anna, maria = asked(hasty)
    eva = agent(hasty, "eva", "CES")
    hands_up(maria, "Team es")
    anna.says("It is getting worse")
    assert eva.room_sees() == []
    assert "It is getting worse" in maria.room_sees()[-1].text, "who had it still reads"
    assert [b.act for b in maria.card().buttons] == ["undo"]
    maria.presses("undo")
    assert [b.act for b in maria.card().buttons] == ["reply", "solve"]
    hasty.passes(minutes=1)
    assert eva.room_sees() == []
    hands_up(maria, "Team es")
    hasty.passes(seconds=10)
    story = "\n".join(seen.text for seen in eva.room_sees())
    assert story.count("It is getting worse") == 1


def test_the_next_step_lets_the_one_before_stand(hasty: Play) -> None:
    anna, maria = asked(hasty)
    opened = maria.opens("hand-over")
    maria.fills(opened, to=option(opened, "to", "Jan"))
    jan = hasty.agent("jan")
    jan.fills(jan.opens("solve", "1"), solution="New drum")
    assert "New drum" not in anna.everything()
    assert "Jan" in anna.card()
    jan.presses("undo")
    assert ticket(hasty).owner == person(hasty, "jan")
    assert ticket(hasty).status is Status.ASSIGNED


def test_words_that_came_meanwhile_make_it_the_teams_turn(hasty: Play) -> None:
    anna, maria = asked(hasty)
    maria.fills(maria.opens("reply"), text="Have you tried the other tray?")
    assert ticket(hasty).waits is Waits.CUSTOMER
    maria.fills(maria.opens("solve"), solution="The other tray")
    hasty.passes(seconds=2)
    anna.says("No, it still blinks!")
    maria.presses("undo")
    assert ticket(hasty).waits is Waits.TEAM
    hasty.passes(days=30)
    assert ticket(hasty).status is Status.ASSIGNED, "nobody closes over an unread word"


def test_who_is_asked_and_handed_on_is_no_longer_waited_for(hasty: Play) -> None:
    anna, maria = asked(hasty)
    maria.fills(maria.opens("reply"), text="Which tray?")
    hands_up(maria, "Team es")
    hasty.passes(seconds=11)
    assert ticket(hasty).waits is Waits.TEAM
    hasty.passes(days=30)
    assert not ticket(hasty).closed
    assert "reminder" not in anna.everything().lower()


# What the customer does meanwhile


def hands_over(maria: Agent, to: str, need: str = "Please visit") -> None:
    opened = maria.opens("hand-over", "1")
    maria.fills(opened, to=option(opened, "to", to), need=need)


def called(who: Agent, notice: str) -> int:
    """How often a whole room was called so, not only those who follow the thread."""
    return sum(seen.name == notice and seen.place.thread is None for seen in who.room_sees())


CALLS = {"person": "person-wanted", "urgent": "customer-urgent", "not-solved": "not-solved"}


@pytest.mark.parametrize("act", CALLS)
def test_who_just_gets_it_is_called_as_well(hasty: Play, act: str) -> None:
    anna, maria = asked(hasty)
    eva = agent(hasty, "eva", "CES")
    if act == "not-solved":
        maria.fills(maria.opens("solve"), solution="New drum")
        hasty.passes(seconds=11)
    hands_over(maria, "Team es")
    hasty.passes(seconds=2)
    anna.presses(act)
    assert called(eva, CALLS[act]) == 1
    hasty.passes(minutes=1)
    assert called(eva, CALLS[act]) == 1
    assert [seen.name for seen in eva.room_sees()].count("handed-here") == 1


def test_towards_level_3_those_who_may_speak_are_called_by_name(hasty: Play) -> None:
    anna, maria = asked(hasty)
    tess = agent(hasty, "tess", "CDEEP")
    hands_up(maria, "Technical support")
    anna.presses("person")
    assert called(tess, "person-wanted") == 1
    heard = [seen for seen in maria.room_sees() if seen.name == "person-wanted"]
    assert [one.user for seen in heard for one in seen.message.mention] == ["maria-id"]


def test_who_gets_it_later_is_called_though_another_team_was_lately(hasty: Play) -> None:
    anna, maria = asked(hasty)
    eva = agent(hasty, "eva", "CES")
    anna.presses("person")
    hasty.passes(minutes=1)
    hands_over(maria, "Team es")
    hasty.passes(minutes=1)
    assert called(eva, "person-wanted") == 0
    anna.presses("person")
    anna.presses("person")
    assert called(eva, "person-wanted") == 1


def test_a_withdrawal_meanwhile_calls_nobody_to_work(hasty: Play) -> None:
    anna, maria = asked(hasty)
    eva = agent(hasty, "eva", "CES")
    hands_over(maria, "Team es")
    anna.presses("withdrawn", "1")
    hasty.passes(seconds=11)
    assert "withdrawn" in eva.card().text
    assert not [seen for seen in eva.room_sees() if seen.name.startswith("handed-here")]
    anna.presses("back")
    assert called(eva, "reopened-again") == 1
    assert any("The printer blinks" in seen.text for seen in eva.room_sees() if seen.name == "customer-words")


def test_words_that_were_read_as_they_came_are_not_read_again(hasty: Play) -> None:
    nikos = hasty.agent("nikos", "telegram:staff")
    nikos.link()
    anna, maria = asked(hasty)
    read = len(nikos.sees())
    hands_over(maria, "Nikos")
    hasty.passes(seconds=2)
    anna.says("It smells, too")
    maria.says_in_thread("The lid is loose")
    hasty.passes(seconds=11)
    story = "\n".join(seen.text for seen in nikos.sees()[read:])
    assert story.count("It smells, too") == 1
    assert story.count("The printer blinks") == 1
    assert "The lid is loose" in story


def closes(maria: Agent, reason: str = "Paper was missing") -> None:
    maria.fills(maria.opens("no-fault", "1"), reason=reason)


@pytest.mark.parametrize("act", ["person", "urgent", "withdraw", "withdrawn", "kind"])
def test_what_is_just_being_closed_is_open_for_its_customer(hasty: Play, act: str) -> None:
    anna, maria = asked(hasty)
    closes(maria)
    said = anna.whispered(anna.presses(act, "1.question" if act == "kind" else "1"))
    assert "closed already" not in said
    assert ticket(hasty).closed == (act == "withdrawn")
    hasty.passes(days=1)
    assert "Paper was missing" not in anna.everything()
    assert "too late" in maria.whispered(maria.presses("undo", "1"))


@pytest.mark.parametrize("how", ["focus", "reply", "command"])
def test_words_to_what_is_just_being_closed_join_it(hasty: Play, how: str) -> None:
    anna, maria = asked(hasty)
    anna.runs("new", "The scanner hums")
    hasty.passes(seconds=10)
    maria.fills(maria.opens("reply", "1"), text="Which printer?")
    asked_in = next(key for key, seen in hasty.chats[anna.place].items() if "Which printer?" in seen.text)
    if how == "reply":
        maria.presses("claim", "2")
        maria.fills(maria.opens("reply", "2"), text="I listen")
    closes(maria)
    if how == "command":
        anna.runs("person", "The one on floor 2")
    else:
        anna.says("The one on floor 2", reply_to=asked_in if how == "reply" else None)
    assert written(hasty, 1)[-1] == "The one on floor 2"
    assert "The one on floor 2" in maria.room_sees()[-1].text or how == "command"
    assert not [seen for seen in anna.sees() if seen.name.startswith("aside-")]
    assert "Anna · got in touch, so it was not closed" in maria.whispered(maria.presses("history", "1"))
    assert not ticket(hasty).closed
    assert len(tickets(hasty)) == 2


def test_thanks_let_it_be_closed(hasty: Play) -> None:
    anna, maria = asked(hasty)
    closes(maria)
    anna.says("Thank you!")
    hasty.passes(seconds=11)
    assert ticket(hasty).status is Status.NO_FAULT
    assert "Paper was missing" in anna.everything()
    assert len(tickets(hasty)) == 1


def test_what_is_just_being_closed_is_in_the_list(hasty: Play) -> None:
    anna, maria = asked(hasty)
    closes(maria)
    anna.runs("list")
    assert "The printer blinks" in anna.last()
