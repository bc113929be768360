"""What reaches a team, and who of it: everything that was written, on the right day, to those who are still there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bots.desk_file import Wrong, read
from core.chat.events import FileRef
from core.contracts.model import ContractId
from core.tickets.model import Status, TicketId
from core.work import Work
from tests.play import Play, desk

ONE = TicketId(1)


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, desk())
    yield made
    made.close()


def described(more: Callable[[Work], None]) -> Callable[[Work], None]:
    def set_up(work: Work) -> None:
        desk()(work)
        more(work)

    return set_up


def test_everything_of_a_long_intake_reaches_the_team(sqlite_url: str) -> None:
    play = Play(sqlite_url, desk())
    anna, maria = play.customer("anna"), play.agent("maria")
    for number in range(120):
        anna.says(f"word {number}.")
    play.passes(seconds=10)
    thread = [seen.text for seen in maria.room_sees() if seen.name == "customer-words"]
    assert [text.partition(": ")[2] for text in thread] == [f"word {number}." for number in range(120)]
    play.close()


def test_a_file_that_was_refused_while_telling_is_told_to_the_team(play: Play) -> None:
    gone = FileRef("telegram:customer", "gone", "film.mp4", "video/mp4", 10, "video")
    play.customer("anna").says("", files=[gone])
    play.passes(seconds=10)
    assert any("film.mp4" in seen.text for seen in play.agent("maria").room_sees())


def test_the_card_shows_the_customers_words_and_nobody_elses(play: Play) -> None:
    photo = FileRef("telegram:customer", "f", "p.jpg", "image/jpeg", 10, "photo")
    play.customer("anna").says("", files=[photo])
    play.passes(seconds=10)
    maria = play.agent("maria")
    maria.says_in_thread("she never pays, be careful")
    maria.presses("claim")
    assert "never pays" not in maria.card().text


def test_a_contract_begins_with_the_desks_own_day(database_url: str) -> None:
    def from_april(work: Work) -> None:
        covered = work.contracts.active(work.people.put_company(key="acme", name="Acme"), date(2026, 3, 2))[0]
        work.contracts.put(replace(covered, starts=date(2026, 4, 1)))

    play = Play(database_url, described(from_april), now=datetime(2026, 3, 31, 22, 30, tzinfo=UTC))  # 01:30 in Athens
    play.customer("anna").says("It burns")
    play.passes(seconds=10)
    assert play.write(lambda w: w.tickets.get(ONE)).contract == ContractId(1)
    play.close()


def test_who_left_the_team_is_told_nothing_more_and_holds_nothing_up(play: Play) -> None:
    nikos = play.agent("nikos", "telegram:staff")
    nikos.link()
    play.customer("anna").says("It burns")
    play.passes(seconds=10)
    nikos.presses("claim")
    person = play.write(lambda w: w.people.by_key("nikos"))
    assert person is not None
    play.write(lambda w: w.people.put_person(replace(person, teams=frozenset())))
    before = nikos.everything()
    jan = play.agent("jan")
    assert jan.presses("claim", "1").answer is None
    jan.fills(jan.opens("solve"), solution="the secret cure")
    assert nikos.everything() == before
    assert play.write(lambda w: w.tickets.get(ONE)).status is Status.PENDING


def test_the_quiet_days_begin_anew_when_the_owner_writes(play: Play) -> None:
    play.customer("anna").says("It burns")
    play.passes(seconds=10)
    maria = play.agent("maria")
    maria.presses("claim")
    maria.fills(maria.opens("solve"), solution="water")
    play.passes(days=6)
    maria.fills(maria.opens("reply"), text="Does it still burn?")
    play.passes(days=3)
    assert play.write(lambda w: w.tickets.get(ONE)).status is Status.PENDING


def test_a_team_that_nobody_can_reach_is_told_to_the_administrator(database_url: str) -> None:
    def unreachable(work: Work) -> None:
        team = work.catalog.teams()[0]
        work.catalog.put_team(replace(team, slack_channel=None))
        work.catalog.put_desk(replace(work.catalog.desk(), alerts_channel="CADMIN"))

    play = Play(database_url, described(unreachable))
    play.customer("anna").says("It burns")
    play.passes(seconds=10)
    assert "alert-nobody" in [seen.name for chat in play.chats.values() for seen in chat.values()]
    play.close()


def test_no_product_goes_to_a_team_that_never_writes_to_customers() -> None:
    text = """\
desk: {name: D}
teams: {deep: {name: Deep, level: 3}}
products: {laser: {name: Laser, team: deep}}
"""
    with pytest.raises(Wrong) as wrong:
        read(text)
    assert [(line, phrase.key) for line, phrase in wrong.value.errors] == [(3, "desk-file-inside")]
