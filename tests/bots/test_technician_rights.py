"""Who may do what with a visit: every tap by everybody else; what a technician sees of anything; who may send one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.catalog.model import Level
from core.fieldwork.model import State
from core.people.model import Role
from core.tickets.model import TicketId, Waits
from core.work import Work
from tests.bots.technicians import acts, claimed, linked, sends, set_up, states
from tests.play import Play

STAFF = "telegram:staff"
TAPS = ("accept", "decline", "way", "here", "done", "photos", "rate", "card")


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, set_up())
    yield made
    made.close()


def _with_level_3(work: Work) -> None:
    (deep,) = (team for team in work.catalog.teams() if team.level is Level.THREE)
    ticket = work.tickets.get(TicketId(1))
    work.tickets.save(replace(ticket, team=deep.id, owner=None, waits=Waits.LEVEL3))


@pytest.mark.parametrize("tap", TAPS)
def test_another_technician_gets_nowhere(play: Play, tap: str) -> None:
    linked(play)
    rea = linked(play, "rea")
    _, maria = claimed(play)
    sends(maria)
    seen = rea.everything()
    assert rea.whispered(rea.presses(f"visit-{tap}", "1")) == "We cannot find this visit among yours."
    assert rea.whispered(rea.presses(f"visit-{tap}", "77")) == "We cannot find this visit among yours."
    assert states(play) == [State.OFFERED]
    assert rea.everything() == seen


@pytest.mark.parametrize("tap", TAPS)
def test_no_agent_takes_a_technicians_steps(play: Play, tap: str) -> None:
    """Neither in the same bot nor, forged, in Slack."""
    linked(play)
    nikos = play.agent("nikos", STAFF)
    nikos.link()
    _, maria = claimed(play)
    sends(maria)
    for agent in (nikos, maria):
        assert "out of date" in agent.whispered(agent.presses(f"visit-{tap}", "1"))
    assert states(play) == [State.OFFERED]


@pytest.mark.parametrize("act", ["claim", "reply", "solve", "send-technician", "call-off-visit", "send-to-customer"])
def test_a_technician_does_nothing_of_an_agent(play: Play, act: str) -> None:
    petros = linked(play)
    _, maria = claimed(play)
    sends(maria)
    assert "out of date" in petros.whispered(petros.presses(act, "1"))
    assert states(play) == [State.OFFERED]


@pytest.mark.parametrize(("command", "argument"), [("queue", ""), ("ticket", "21979604"), ("ticket", "")])
def test_a_technician_looks_nothing_up(play: Play, command: str, argument: str) -> None:
    petros = linked(play)
    claimed(play)
    petros.runs(command, argument)
    assert "do not know this command" in petros.last()
    assert "stripes" not in petros.everything()


def test_a_technician_sees_their_visit_and_nothing_else(play: Play) -> None:
    """No other ticket, nothing that the team writes among itself or to the customer, nobody else's visit."""
    petros, rea = linked(play), linked(play, "rea")
    anna, maria = claimed(play)
    maria.says_in_thread("She has not paid")
    ben = play.customer("ben")
    ben.says("Paper jam")
    play.passes(seconds=10)
    sends(maria)
    maria.says_in_thread("Petros is slow")
    maria.fills(maria.opens("reply", "1"), text="We send somebody")
    anna.says("Thank you, and my code is 4711")
    play.passes(seconds=10)
    for word in ("paid", "slow", "We send somebody", "jam", "4711"):
        assert word not in petros.everything()
    assert "stripes" in petros.everything()
    rea.runs("today")
    assert "Nothing is planned" in rea.last()
    assert "Acme" not in rea.everything()


def test_only_the_ticket_s_team_sends_and_calls_off(play: Play) -> None:
    linked(play)
    _, maria = claimed(play)
    for stranger in (play.agent("tess"), play.agent("sam")):
        assert stranger.whispered(stranger.presses("send-technician", "1")) == "This request is with another team."
    opened = maria.opens("send-technician", "1")
    sends(maria)
    for stranger in (play.agent("tess"), play.agent("sam")):
        assert "another team" in stranger.whispered(stranger.presses("call-off-visit", "1"))
        filled = {"technician": opened.form.fields[0].options[0], "day": "2026-03-03", "time": "10:30"}  # type: ignore[union-attr]
        assert "another team" in stranger.whispered(stranger.fills(opened, **filled))
    assert acts(play) == ["visit-offered"]


def test_the_menu_offers_what_makes_sense(play: Play) -> None:
    petros = linked(play)
    _, maria = claimed(play)
    assert "send-technician" in maria.card().menu
    sends(maria)
    assert "call-off-visit" in maria.card().menu
    assert "send-technician" not in maria.card().menu
    petros.presses("visit-accept")
    petros.presses("visit-here")
    petros.presses("visit-done")
    petros.says("All well")
    assert "send-technician" in maria.card().menu
    maria.fills(maria.opens("solve"), solution="All well")
    play.passes(seconds=20)
    assert not {"send-technician", "call-off-visit"} & set(maria.card().menu)


def test_nobody_has_joined_yet(play: Play) -> None:
    _, maria = claimed(play)
    assert "No technician has joined" in maria.whispered(maria.presses("send-technician", "1"))


def test_one_whose_account_is_gone_is_not_offered(play: Play) -> None:
    petros, rea = linked(play), linked(play, "rea")
    _, maria = claimed(play)
    opened = maria.opens("send-technician", "1")
    petros.leaves()
    who = play.write(lambda w: w.people.by_key("petros"))
    assert who
    assert who.role is Role.TECHNICIAN
    outcome = maria.fills(opened, technician=str(who.id), day="2026-03-03", time="10:30")
    assert "choose one of the answers" in maria.whispered(outcome)
    assert states(play) == []
    again = maria.opens("send-technician", "1")
    assert again.form.field("technician").names == ("Rea",)  # type: ignore[union-attr]
    assert "connected" in rea.everything()


def test_level_3_sends_nobody(play: Play) -> None:
    """It reaches no customer by any path, and a technician is one (S1)."""
    linked(play)
    _, maria = claimed(play)
    opened = maria.opens("send-technician", "1")
    filled = {"technician": opened.form.fields[0].options[0], "day": "2026-03-03", "time": "10:30"}  # type: ignore[union-attr]
    tess = play.agent("tess")
    play.write(_with_level_3)
    assert "Level 3 does not write" in tess.whispered(tess.presses("send-technician", "1"))
    assert "Level 3 does not write" in tess.whispered(tess.fills(opened, **filled))
    assert states(play) == []


def test_level_3_calls_no_visit_off(play: Play) -> None:
    linked(play)
    _, maria = claimed(play)
    sends(maria)
    off = maria.opens("call-off-visit", "1")
    play.write(_with_level_3)
    tess = play.agent("tess")
    assert "Level 3 does not write" in tess.whispered(tess.presses("call-off-visit", "1"))
    assert "Level 3 does not write" in tess.whispered(tess.fills(off))
    assert states(play) == [State.OFFERED]
