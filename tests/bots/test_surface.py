"""A desk whose requests nobody would see does not start; a channel that is closed is told at once, and when it is open
again everything that was to be said stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adapters.database.doors import Database
from bots.desk_file import apply_file
from bots.surface import nobody_there, seen_by
from core.chat.events import Address, Place
from core.errors import DeliveryFailed
from core.work import Work
from tests.play import Play, Seen, desk

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ADMIN = Place("slack", "CADMIN")

BARE = "desk: {name: D}\nteams:\n  first: {name: First, level: 1}\n"
WITH_CHANNEL = "desk: {name: D}\nteams:\n  first: {name: First, level: 1, slack_channel: CFIRST}\n"
SOMEBODY = "staff:\n  jan: {name: Jan, teams: [first]}\n"
GONE = "staff:\n  jan: {name: Jan, teams: []}\n"

NOBODY, NO_BOT, EMPTY = "cli-nobody-there", "cli-no-staff-bot", "cli-desk-empty"


@pytest.mark.parametrize(
    ("text", "parts", "why"),
    [
        ("", ["customer", "slack", "worker"], EMPTY),
        (WITH_CHANNEL + SOMEBODY, ["customer", "worker"], NO_BOT),
        (BARE, ["customer", "slack", "worker"], NOBODY),
        (BARE, ["customer", "staff", "slack", "worker"], NOBODY),
        (BARE + GONE, ["customer", "staff", "worker"], NOBODY),
        (WITH_CHANNEL, ["customer", "staff", "worker"], NOBODY),
        (BARE + SOMEBODY, ["customer", "slack", "worker"], NOBODY),
        (WITH_CHANNEL, ["customer", "slack", "worker"], None),
        (BARE + SOMEBODY, ["customer", "staff", "worker"], None),
    ],
)
def test_a_desk_starts_only_when_somebody_would_see_a_request(
    database_url: str, tmp_path: Path, text: str, parts: list[str], why: str | None
) -> None:
    db = Database(database_url)
    try:
        if text:
            (tmp_path / "desk.yaml").write_text(text, encoding="utf-8")
            apply_file(db, tmp_path / "desk.yaml", NOW)
        found = db.write_now(lambda work: nobody_there(work, parts))
        assert (found.key if found else None) == why
    finally:
        db.close_now()


def test_ways_to_a_team_are_its_channel_and_each_linked_account(sqlite_url: str, tmp_path: Path) -> None:
    db = Database(sqlite_url)
    (tmp_path / "desk.yaml").write_text(WITH_CHANNEL + SOMEBODY, encoding="utf-8")
    apply_file(db, tmp_path / "desk.yaml", NOW)

    def ways(work: Work) -> list[int]:
        (team,) = work.catalog.teams()
        return [seen_by(work, team, parts) for parts in (["slack"], ["staff"], ["slack", "staff"])]

    assert db.write_now(ways) == [1, 0, 1]
    jan = db.write_now(lambda work: work.people.by_key("jan"))
    assert jan
    db.write_now(lambda work: work.people.link(jan.id, Address("telegram:staff", "7"), shown="Jan", now=NOW))
    assert db.write_now(ways) == [1, 1, 2]
    db.close_now()


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    def told(work: Work) -> None:
        desk()(work)
        work.catalog.put_desk(replace(work.catalog.desk(), alerts_channel=ADMIN.chat))

    made = Play(database_url, told)
    yield made
    made.close()


class Once(dict[str, DeliveryFailed]):
    """Fails the next message to a channel, and none after it."""

    def get(self, key: str, default: Any = None) -> Any:
        return self.pop(key, default)


def channel(play: Play) -> str:
    return "\n".join(seen.text for seen in play.chats.get(Place("slack", "CPRINT"), {}).values())


def alerts(play: Play) -> list[Seen]:
    return [seen for seen in play.chats.get(ADMIN, {}).values() if seen.name.startswith("alert-")]


def test_a_channel_that_is_closed_is_told_once_and_is_whole_when_it_is_open_again(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    play.fails["slack"] = DeliveryFailed("gone", permanent=True, detail="is_archived")
    anna.says("The printer blinks")
    for _ in range(10):
        play.passes(seconds=6)
    assert channel(play) == ""
    play.fails.clear()
    play.passes(minutes=6)
    (alert,) = alerts(play)
    assert "is_archived" in alert.text
    assert "/invite @sixstar" in alert.text
    assert "The printer blinks" in channel(play)
    maria.presses("claim")
    assert "Maria" in anna.card()


def test_a_card_that_was_only_deleted_alerts_nobody_and_stands_again(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says("The printer blinks")
    play.passes(seconds=10)
    play.fails = Once(slack=DeliveryFailed("gone", permanent=True, detail="message_not_found"))
    maria.presses("claim")
    assert not play.fails
    play.passes(minutes=6)
    assert alerts(play) == []
    chat = play.chats[Place("slack", "CPRINT")].values()
    assert len([seen for seen in chat if seen.name == "ticket"]) == 2
