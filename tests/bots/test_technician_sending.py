"""Sending a technician: whom, when, from Slack and from a phone; what is refused, and what if nobody answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from core.fieldwork.model import State
from core.tasks import actions as tasks
from core.tickets.model import TicketId
from tests.bots.technicians import claimed, linked, sends, set_up, states
from tests.play import NOW, Customer, Play, Technician

STAFF = "telegram:staff"


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, set_up())
    yield made
    made.close()


@pytest.fixture
def petros(play: Play) -> Technician:
    return linked(play)


def test_nobody_answers_and_the_team_is_told_once(play: Play, petros: Technician) -> None:
    _, maria = claimed(play)
    sends(maria)
    play.passes(minutes=119)
    assert "not answered" not in maria.room_sees()[-1].text
    play.passes(minutes=2)
    assert "Petros has not answered yet" in maria.room_sees()[-1].text
    play.passes(hours=12)
    assert sum("not answered" in seen.text for seen in maria.room_sees()) == 1


def test_one_who_answers_in_time_is_not_chased(play: Play, petros: Technician) -> None:
    _, maria = claimed(play)
    sends(maria)
    petros.presses("visit-accept")
    play.passes(hours=5)
    assert not any("not answered" in seen.text for seen in maria.room_sees())


@pytest.mark.parametrize(
    ("when", "said"),
    [(("2026-03-02", "09:30"), "in the past"), (("2026-03-09", "04:00"), "one of the answers")],
)
def test_a_time_that_cannot_be(play: Play, petros: Technician, when: tuple[str, str], said: str) -> None:
    """It is 11:00 in Athens."""
    _, maria = claimed(play)
    opened = maria.opens("send-technician", "1")
    technician = opened.form.fields[0].options[0]  # type: ignore[union-attr]
    outcome = maria.fills(opened, technician=technician, day=when[0], time=when[1])
    assert said in maria.whispered(outcome)
    assert states(play) == []


def test_one_at_a_time(play: Play, petros: Technician) -> None:
    rea = linked(play, "rea")
    _, maria = claimed(play)
    opened = maria.opens("send-technician", "1")
    sends(maria)
    filled = dict(zip(("technician", "day", "time"), (str(rea_id(play)), "2026-03-04", "08:00"), strict=True))
    assert "Petros is to go there already" in maria.whispered(maria.fills(opened, **filled))
    maria.fills(maria.opens("call-off-visit"))
    maria.fills(opened, **filled)
    assert states(play) == [State.CALLED_OFF, State.OFFERED]
    assert "Visit" in rea.visit().text
    assert "Rea" in maria.card().text


def rea_id(play: Play) -> int:
    rea = play.write(lambda w: w.people.by_key("rea"))
    assert rea
    return rea.id


def test_a_stale_form_calls_no_newer_visit_off(play: Play, petros: Technician) -> None:
    _, maria = claimed(play)
    sends(maria)
    old = maria.opens("call-off-visit")
    maria.fills(maria.opens("call-off-visit"))
    sends(maria)
    assert "called off already" in maria.whispered(maria.fills(old))
    assert states(play) == [State.CALLED_OFF, State.OFFERED]


@pytest.mark.parametrize("state", ["in-intake", "solved", "uncovered"])
def test_when_nobody_can_be_sent(play: Play, petros: Technician, state: str) -> None:
    agent = play.agent("sam" if state == "uncovered" else "maria")
    if state == "uncovered":
        play.customer("bela").says("It hums")
        play.passes(seconds=10)
    elif state == "in-intake":
        Customer(play, "anna").says("It hums")
    else:
        _, maria = claimed(play)
        maria.fills(maria.opens("solve"), solution="Done")
    said = agent.whispered(agent.presses("send-technician", "1"))
    expected = {"in-intake": "another team", "solved": "solved already", "uncovered": "Sales has to say yes"}
    assert expected[state] in said


def test_an_agent_on_a_phone_sends_one_step_by_step(play: Play, petros: Technician) -> None:
    linked(play, "rea")
    nikos = play.agent("nikos", STAFF)
    nikos.link()
    anna = play.customer("anna")
    anna.says("It hums")
    play.passes(seconds=10)
    nikos.presses("claim")
    nikos.presses("send-technician")
    names = [nikos.sees()[-1].say(button.label) for button in nikos.sees()[-1].buttons]
    assert [name.strip("\u2068\u2069") for name in names] == ["Petros", "Rea", "Cancel"]
    nikos.presses("form", f"={rea_id(play)}")
    day = nikos.sees()[-1]
    assert [len(row) for row in day.message.buttons] == [*[2] * 7, 2]
    assert "3 Mar 2026" in day.say(day.buttons[1].label)
    nikos.presses("form", "=2026-03-03")
    assert "10:30" in nikos.sees()[-1].say(nikos.sees()[-1].buttons[7].label)
    nikos.presses("form", "=10:30")
    nikos.says("Third floor")
    summary = nikos.sees()[-1]
    for told in ("Rea", "3 Mar 2026", "10:30", "Third floor"):
        assert told in summary.text
    nikos.presses("form", "send")
    assert states(play) == [State.OFFERED]
    planned = play.write(lambda w: w.visits.of(TicketId(1)))[0]
    assert planned.planned_at == NOW.replace(hour=8, minute=30) + timedelta(days=1), "10:30 in Athens"
    assert planned.note == "Third floor"


@pytest.mark.parametrize("taps", [("accept",), ("accept", "decline")])
def test_who_has_no_chat_is_called(play: Play, petros: Technician, taps: tuple[str, ...]) -> None:
    """When somebody comes, and when nobody comes after all."""
    anna, maria = claimed(play)
    play.write(lambda w: w.people.unlink(w.tickets.get(TicketId(1)).customer, anna.channel))
    sends(maria)
    assert play.write(lambda w: w.tasks.open("call", ticket=1)) is None, "nothing is sure yet"
    petros.presses("visit-accept")
    assert play.write(lambda w: w.tasks.open("call", ticket=1)) is not None
    if "decline" in taps:
        play.write(lambda w: tasks.called(w, NOW, ticket=1))
        petros.presses("visit-decline")
        petros.says("The van is broken")
        assert play.write(lambda w: w.tasks.open("call", ticket=1)) is not None
