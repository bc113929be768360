"""What the customer's card says at every turn: how it ended and the way back, a visit, and who is called for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest

from core.people.model import LOCALES
from core.tickets.codes import shown
from core.tickets.model import Status, Waits
from core.work import Work
from tests.bots.ladder import agent, asked, hands_up, ladder
from tests.bots.technicians import claimed, linked, sends, set_up
from tests.bots.tickets import ticket
from tests.bots.wording import worded
from tests.play import Customer, Play, desk


@contextmanager
def playing(url: str, setting_up: Callable[[Work], None]) -> Iterator[Play]:
    play = Play(url, setting_up)
    yield play
    play.close()


def way_back(anna: Customer) -> list[str]:
    """What the card of a closed request offers."""
    card = next(seen for seen in reversed(anna.sees()) if seen.name == "ticket")
    return [button.label.key for button in card.buttons if button.act == "back"]


@pytest.mark.parametrize("locale", LOCALES)
def test_after_a_decline_the_card_offers_a_contract_and_sales_is_asked_again(database_url: str, locale: str) -> None:
    with playing(database_url, desk(locale)) as play:
        bela, sam = play.customer("bela"), agent(play, "sam", "CSALES")
        bela.says("The printer blinks")
        play.passes(seconds=10)
        sam.fills(sam.opens("decline"), reason="They never paid")
        assert worded(play, "card-turn.unsupported") in bela.card()
        assert worded(play, "card-next.unsupported") in bela.card()
        assert way_back(bela) == ["want-contract"]
        bela.presses("back")
        assert (ticket(play).waits, ticket(play).status) == (Waits.SALES, Status.NEW)
        code = shown(ticket(play).code)
        assert worded(play, "contract-wanted", code=code) in bela.everything()
        assert worded(play, "tell-what-is-wrong") not in bela.everything()
        assert worded(play, "reopened-contract", code=code) in sam.room_sees()[-1].text
        assert way_back(bela) == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("how", ["withdrawn", "silence"])
def test_what_ended_without_a_solution_is_opened_again(database_url: str, locale: str, how: str) -> None:
    with playing(database_url, ladder(locale)) as play:
        anna, maria = asked(play)
        if how == "silence":
            maria.fills(maria.opens("reply"), text="Is the lamp red?")
            play.passes(days=20)
        else:
            anna.presses("withdraw")
            anna.presses("withdrawn")
        assert worded(play, f"card-turn.{how}") in anna.card()
        assert worded(play, "card-next.dropped") in anna.card()
        assert way_back(anna) == ["open-again"]
        anna.runs("history")
        assert worded(play, f"card-turn.short-{how}") in anna.last()
        assert worded(play, f"history-how.{how}") in anna.last()
        anna.presses("back", "1")
        code = shown(ticket(play).code)
        assert worded(play, "go-on-again", code=code) in anna.everything()
        assert worded(play, "tell-what-is-wrong") not in anna.everything()
        assert worded(play, "reopened-again", code=code) in maria.room_sees()[-1].text
        assert ticket(play).status is Status.ASSIGNED


@pytest.mark.parametrize("locale", LOCALES)
def test_a_visit_shows_in_the_status_and_in_what_comes_next(database_url: str, locale: str) -> None:
    with playing(database_url, set_up(locale)) as play:
        petros = linked(play)
        anna, maria = claimed(play)
        sends(maria)
        planned = datetime.fromisoformat("2026-03-03T10:30:00+02:00")
        for tap, state in (
            ("", "offered"),
            ("visit-accept", "accepted"),
            ("visit-way", "on-way"),
            ("visit-here", "arrived"),
        ):
            if tap:
                petros.presses(tap)
            status = worded(play, f"card-visit.{state}", who="Petros", at=planned)
            assert f"\n{status}\n" in anna.card()
            assert worded(play, f"card-next.visit-{state}") in anna.card()
            assert anna.card().count(status) == 1
        anna.runs("list")
        assert worded(play, "card-turn.short-visit") in anna.last()
        petros.presses("visit-done")
        petros.says("New drum")
        assert worded(play, "card-turn.working", who="Maria") in anna.card()
        assert worded(play, "card-visit.done", who="Petros", at=planned) in anna.card()


@pytest.mark.parametrize("locale", LOCALES)
def test_while_level_3_has_it_a_person_is_called_who_may_speak(database_url: str, locale: str) -> None:
    with playing(database_url, ladder(locale)) as play:
        anna, maria = asked(play)
        hands_up(maria, "Team es")
        eva = agent(play, "eva", "CES")
        eva.presses("claim", "1")
        hands_up(eva, "Technical support")
        assert worded(play, "card-turn.experts") in anna.card()
        for act, notice in (("person", "person-wanted"), ("urgent", "customer-urgent")):
            anna.presses(act, "1")
            called = eva.room_sees()[-1]
            assert worded(play, notice, code=shown(ticket(play).code), who="Anna") in called.text
            assert called.message.mention == (eva.address,)
            assert [seen.name for seen in eva.room_sees()].count(notice) == 1, "once"
        eva.presses("fetch")
        eva.fills(eva.opens("reply"), text="I am here")
        assert "I am here" in anna.everything()
