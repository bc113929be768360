"""Ten seconds to take a step back: nobody else hears of it before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.tickets.model import Status, Ticket, TicketId, Waits
from tests.bots.ladder import agent, asked, hands_up, ladder, option, person
from tests.play import Play

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
