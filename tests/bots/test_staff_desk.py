"""What agents do beside answering: wait, close, change, note, look up, list; on each database."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import bots
import core
from bots.agent.history import KNOWN
from core.assets.model import Asset, AssetId
from core.chat.words import visible
from core.errors import DeliveryFailed
from core.fieldwork.model import State
from core.people.model import CompanyId
from core.tickets.codes import code_of
from core.tickets.model import Priority, Severity, Status, Ticket, TicketId, Waits
from core.work import Work
from tests.bots.ladder import NEED, agent, asked, hands_up, ladder, option
from tests.play import Agent, Customer, Play

ONE = TicketId(1)


def with_things(work: Work) -> None:
    ladder()(work)
    anna = work.people.by_key("anna")
    assert anna is not None
    product = work.catalog.products()[0].id
    for number, name in enumerate(("Front desk", "Warehouse"), 1):
        company = anna.company or CompanyId(0)
        work.assets.put(Asset(AssetId(0), f"a{number}", company, name, product, f"LX-{number}"))


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, with_things)
    yield made
    made.close()


@pytest.fixture
def hasty(database_url: str) -> Iterator[Play]:
    made = Play(database_url, ladder(undo=10))
    yield made
    made.close()


@pytest.fixture
def anna(play: Play) -> Customer:
    return asked(play)[0]


@pytest.fixture
def maria(play: Play, anna: Customer) -> Agent:
    """She has Anna's request."""
    return play.agent("maria")


def ticket(play: Play, number: int = 1) -> Ticket:
    return play.write(lambda w: w.tickets.get(TicketId(number)))


# On hold


def test_on_hold_with_a_question_asks_it_and_goes_on_when_they_write(play: Play, anna: Customer, maria: Agent) -> None:
    maria.fills(maria.opens("hold"), question="Which lamp is it?")
    assert "Which lamp is it?" in anna.last()
    assert ticket(play).waits is Waits.CUSTOMER
    assert "hold" not in maria.card().menu
    assert "already" in maria.whispered(maria.presses("hold", "1"))
    answers = [seen for seen in maria.room_sees() if seen.name.startswith("answer-")]
    assert "✅" in answers[-1].text, "it is marked as delivered"
    anna.says("The red one")
    assert ticket(play).waits is Waits.TEAM


def test_on_hold_without_a_question_says_once_and_kindly_whose_turn_it_is(
    play: Play, anna: Customer, maria: Agent
) -> None:
    before = len(anna.sees())
    maria.fills(maria.opens("hold"))
    assert "Maria needs your reply" in anna.last()
    assert len(anna.sees()) == before + 1
    assert "Your turn" in anna.card()
    assert ticket(play).waits is Waits.CUSTOMER
    play.passes(days=2)
    assert len(anna.sees()) == before + 2, "they are reminded"
    anna.says("Here I am")
    assert ticket(play).waits is Waits.TEAM


# No fault found


def test_no_fault_is_closed_with_its_reason(play: Play, anna: Customer, maria: Agent) -> None:
    maria.fills(maria.opens("no-fault"), reason="The cable was out")
    found = ticket(play)
    assert (found.status, found.waits, visible(found.solution)) == (Status.NO_FAULT, Waits.NOBODY, "The cable was out")
    said, notice = anna.sees()[-2:]
    assert "The cable was out" in said.text
    assert "no fault" in notice.text
    assert "no fault found" in maria.card().text
    answer = next(seen for seen in maria.room_sees() if seen.name.startswith("answer-"))
    assert "✅" in answer.text, "it is marked as delivered"


def test_what_is_not_closed_after_all_reminds_again(hasty: Play) -> None:
    anna, maria = asked(hasty)
    maria.fills(maria.opens("hold"))
    maria.fills(maria.opens("no-fault"), reason="The cable was out")
    maria.presses("undo")
    hasty.passes(days=2)
    assert anna.sees()[-1].name == "reminder"


def test_no_fault_may_be_taken_back(hasty: Play) -> None:
    anna, maria = asked(hasty)
    was, before = ticket(hasty), anna.everything()
    maria.fills(maria.opens("no-fault"), reason="The cable was out")
    assert ticket(hasty).closed
    maria.presses("undo")
    assert replace(ticket(hasty), version=was.version) == was
    hasty.passes(days=1)
    assert anna.everything() == before


@pytest.mark.parametrize("form", ["hold", "no-fault"])
def test_what_does_not_arrive_is_told_to_the_team(play: Play, anna: Customer, maria: Agent, form: str) -> None:
    field = {"hold": "question", "no-fault": "reason"}[form]
    play.fails["telegram:customer"] = DeliveryFailed("blocked", permanent=True)
    opened = maria.opens(form)
    maria.fills(opened, **{field: "Is it plugged in?"})
    assert any("⚠️" in seen.text for seen in maria.room_sees() if seen.name.startswith("answer-"))
    assert any(seen.name == "not-delivered" for seen in maria.room_sees())


def test_whether_the_solution_arrived_stands_on_the_card(play: Play, anna: Customer, maria: Agent) -> None:
    maria.fills(maria.opens("solve"), solution="New drum")
    assert "Solution sent: ✅ Delivered" in maria.card().text
    anna.presses("not-solved")
    play.fails["telegram:customer"] = DeliveryFailed("blocked", permanent=True)
    maria.fills(maria.opens("solve"), solution="Newer drum")
    assert "Solution sent: ⚠️ Not delivered: we are blocked there" in maria.card().text
    assert maria.room_sees()[-1].name == "not-delivered"
    assert maria.room_sees()[-1].message.mention == (maria.address,)


def test_a_reason_is_needed(play: Play, maria: Agent) -> None:
    refused = maria.fills(maria.opens("no-fault"), reason=" ")
    assert "Please write" in maria.whispered(refused)
    assert not ticket(play).closed


# Change


def test_change_says_what_was_what_on_both_cards_and_in_the_history(play: Play, anna: Customer, maria: Agent) -> None:
    opened = maria.opens("change")
    assert [field.now for field in opened.form.fields] == ["", "1", "0", "", "medium", ""]  # type: ignore[union-attr]
    asset = option(opened, "asset", "Front desk (LX-1)")
    maria.fills(
        opened, kind="complaint", product="1", asset=asset, category="Toner", priority="high", severity="stopped"
    )
    found = ticket(play)
    assert (found.kind, found.asset, found.category) == ("complaint", AssetId(1), "Toner")
    assert (found.priority, found.severity) == (Priority.HIGH, Severity.STOPPED)
    card = maria.card().text
    for shown in ("Laser 9 · Front desk (LX-1)", "Complaint · Toner", "High · nobody can work"):
        assert shown in card
    assert "Front desk" in anna.card()
    history = maria.whispered(maria.runs("ticket", code_of(1)))
    assert "Priority: Medium → High" in history
    assert "Equipment: – → Front desk (LX-1)" in history
    before = len(play.timeline())
    maria.fills(maria.opens("change"))
    assert len(play.timeline()) == before, "nothing was changed"


def test_change_step_by_step(play: Play) -> None:
    nikos = play.agent("nikos", "telegram:staff")
    nikos.link()
    play.customer("anna").says("It blinks")
    play.passes(seconds=10)
    nikos.presses("claim")
    nikos.presses("change")
    for _ in range(4):
        nikos.presses("form", "skip")
    nikos.presses("form", "=high")
    nikos.presses("form", "skip")
    nikos.presses("form", "send")
    assert ticket(play).priority is Priority.HIGH
    assert "High" in nikos.card().text


def test_a_thing_of_another_company_is_none(play: Play, maria: Agent) -> None:
    def elsewhere(work: Work) -> None:
        borea = work.people.put_company(key="borea", name="Borea")
        work.assets.put(Asset(AssetId(0), "b1", borea, "Theirs"))

    opened = maria.opens("change")
    play.write(elsewhere)
    outcome = maria.fills(opened, asset="3")
    assert "one of the answers offered" in maria.whispered(outcome)


# Looking up, and lists


def test_looked_up_it_tells_everything_page_by_page(play: Play, anna: Customer, maria: Agent) -> None:
    for number in range(30):
        anna.says(f"Word {number:02}")
    outcome = maria.runs("ticket", code_of(1))
    first = maria.whispered(outcome)
    assert "The printer blinks" in first
    assert "Word 29" in first
    assert "Word 05" not in first
    page = maria.whispered(maria.presses("history", "1"))
    assert "opened the request" in page
    assert "Word 05" in page
    assert "Word 29" not in page
    assert "Word 29" in maria.whispered(maria.presses("history", "1.1"))


def test_every_act_of_a_ticket_has_a_sentence(play: Play, anna: Customer, maria: Agent) -> None:
    hands_up(maria, "Technical support")
    tess = agent(play, "tess", "CDEEP")
    tess.presses("claim")
    tess.fills(tess.opens("prepare"), solution="Shake it")
    maria.fills(maria.opens("solve"), solution="Shaken")
    anna.presses("not-solved")
    maria.fills(maria.opens("solve"), solution="Stirred")
    anna.presses("rate", "1.2.5")
    told = maria.whispered(maria.presses("history", "1")) + maria.whispered(maria.presses("history", "1.1"))
    for said in ("escalated to Technical support: " + NEED, "gave it back to Maria", "“Stirred”", "★★★★★☆"):
        assert said in told
    assert "“escalated”" not in told


def test_lists_of_mine_my_teams_and_all(play: Play, anna: Customer, maria: Agent) -> None:
    play.customer("ben").says("Paper jam")
    play.passes(hours=3)
    mine = maria.whispered(maria.runs("tickets"))
    assert "The printer blinks" in mine
    assert "Paper jam" not in mine
    for shown in ("In progress", "Acme", "Maria", "3 h"):
        assert shown in mine
    team = maria.whispered(maria.presses("tickets", "team"))
    assert "Paper jam" in team
    assert "nobody yet" in team
    hands_up(maria, "Team es")
    lena, eva = agent(play, "lena", "CLEAD"), agent(play, "eva", "CES")
    assert "nothing here" in lena.whispered(lena.runs("tickets", "team"))
    everything = lena.whispered(lena.runs("tickets", "all"))
    assert "The printer blinks" in everything
    assert "Paper jam" in everything
    assert "Paper jam" not in eva.whispered(eva.runs("tickets", "all"))


def test_the_past_of_the_customer_is_one_line(play: Play, anna: Customer, maria: Agent) -> None:
    maria.fills(maria.opens("solve"), solution="New drum")
    anna.presses("confirm")
    anna.runs("new", "And now the plotter")
    play.passes(seconds=10)
    card = maria.card()
    assert card.message.footer is not None
    assert card.text.splitlines()[-1] == f"One earlier request: {code_of(1)[:4]} {code_of(1)[4:]} (New drum)"


ABOUT_NO_TICKET = {"desk-applied", "linked", "invited", "language-chosen", "outage-declared", "outage-over"}
ABOUT_NO_TICKET |= {"blocked", "returned", "contact-added", "imported", "doctor"}


def test_whatever_is_written_into_a_timeline_has_a_sentence() -> None:
    """Acts that are written out in the code; states of a visit are put together there."""
    files = [file for folder in (core, bots) for file in Path(str(folder.__file__)).parent.rglob("*.py")]
    calls = (n for file in files for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.Call))
    adds = [call for call in calls if ast.unparse(call.func).endswith("timeline.add")]
    acts = {act.value for call in adds for act in call.args[1:2] if isinstance(act, ast.Constant)}
    acts |= {f"visit-{state}" for state in State}
    assert acts - set(KNOWN) == acts & ABOUT_NO_TICKET
