"""Gaps are read to the end, whatever is in the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from adapters.sandbox.people_slack import SlackPerson
from adapters.slack.bolt_wire import BoltWire
from adapters.slack.calls import Api
from adapters.slack.gap import Gap
from adapters.slack.payloads import Me, arrived
from core.chat.channel import Arrived, Thread
from core.chat.events import Place
from core.errors import DeliveryFailed
from tests.adapters.slack.conftest import SECRETS, Slack
from tests.adapters.slack.desk import Desk, served
from tests.adapters.slack.payload import message

ME = Me("T1", "UBOT", "BBOT", "desk")


@pytest.fixture
async def desk(wire: BoltWire) -> AsyncIterator[Desk]:
    desk = Desk(wire)
    desk.places = [Thread(Place("slack", "C1"), 0)]
    yield desk
    await desk.stop()


@pytest.fixture
async def gap(slack: Slack, desk: Desk) -> AsyncIterator[Gap]:
    api = Api(SECRETS["bot_token"], f"{slack.url}/api/")
    yield Gap(api, ME, "slack", desk)
    await api.close()


async def test_it_waits_as_long_as_slack_asks(slack: Slack, gap: Gap, desk: Desk, maria: SlackPerson) -> None:
    await maria.says("C1", "hello")
    await slack.post("faults", platform="slack", mode="status", status=429, retry_after=1)
    reading = asyncio.create_task(gap.read())
    await slack.first("slack.call")
    await slack.post("faults", platform="slack", mode="off")
    assert await reading == 1
    first, second = await slack.rows("slack.call")
    assert second["at"] - first["at"] >= 1


async def test_what_could_not_be_stored_is_read_again(gap: Gap, desk: Desk, maria: SlackPerson) -> None:
    await maria.says("C1", "hello")
    desk.broken = 1
    assert await gap.read() is None
    assert await gap.read() == 1
    assert await gap.read() == 0


async def test_a_channel_that_is_closed_to_us_stops_nothing(gap: Gap, desk: Desk, maria: SlackPerson) -> None:
    await maria.says("C1", "hello")
    desk.places = [Thread(Place("slack", channel), 0) for channel in ("C9", "C2", "C1")]
    assert await gap.read() == 1


async def test_a_refused_token_is_told(slack: Slack, desk: Desk) -> None:
    api = Api("xoxb-canary-wrong", f"{slack.url}/api/")
    with pytest.raises(DeliveryFailed, match="token"):
        await Gap(api, ME, "slack", desk).read()
    await api.close()


async def test_only_what_came_after_is_asked_for(slack: Slack, gap: Gap, desk: Desk, maria: SlackPerson) -> None:
    first = await maria.says("C1", "one")
    second = await maria.says("C1", "two")
    desk.places = [Thread(Place("slack", "C1"), int(first.replace(".", "")))]
    assert await gap.read() == 1
    assert [one.message for one in desk.events] in ([], [second])
    assert [key.rpartition(":")[2] for key in desk.stored] == [second]


def live(ts: str = "9999999999.000100") -> list[Arrived]:
    """What comes by the websocket, later than all that was missed."""
    came = arrived(message("live", ts=ts), ME, 0)
    assert came
    return [came]


async def test_what_comes_live_hides_nothing_of_the_gap(gap: Gap, desk: Desk, maria: SlackPerson) -> None:
    missed = await maria.says("C1", "missed")
    gap.due()
    await gap.take_in(live())
    assert await gap.read() == 1
    assert any(key.endswith(missed) for key in desk.stored)


async def test_a_gap_keeps_its_beginning_until_it_is_read(gap: Gap, desk: Desk, maria: SlackPerson) -> None:
    await maria.says("C1", "missed")
    gap.due()
    desk.broken = 1
    assert await gap.read() is None
    await gap.take_in(live())
    gap.due()  # the next websocket: the older beginning counts
    assert await gap.read() == 1
    assert len(desk.stored) == 2


async def test_nothing_is_stored_before_it_is_known_where_the_gap_begins(
    slack: Slack, wire: BoltWire, desk: Desk, maria: SlackPerson
) -> None:
    missed = await maria.says("C1", "missed")
    desk.known.clear()
    async with served(wire, desk):
        await slack.opened(1)
        came = await maria.says("C1", "live")
        await slack.first("slack.event")
        assert not desk.stored
        desk.known.set()
        await desk.until(lambda d: len(d.stored) == 2)
    assert {key.rpartition(":")[2] for key in desk.stored} == {missed, came}


async def test_a_beginning_that_cannot_be_learned_is_asked_again(gap: Gap, desk: Desk, maria: SlackPerson) -> None:
    """Until then nothing live is taken in: Slack delivers it again."""
    await maria.says("C1", "missed")
    desk.lost = 2
    with pytest.raises(OSError, match="gone"):
        await gap.take_in(live())
    assert await gap.read() is None
    await gap.take_in(live())
    assert await gap.read() == 1


async def test_a_look_reads_one_channel_at_a_time(slack: Slack, gap: Gap, desk: Desk, maria: SlackPerson) -> None:
    card = await maria.says("C1", "card")
    places = [Place("slack", "C1"), Place("slack", "C1", card), Place("slack", "C2")]
    desk.places = [Thread(place, int(card.replace(".", ""))) for place in places]
    await maria.says("C1", "missed")
    assert sorted([await gap.look(), await gap.look()]) == [0, 1]
    calls = [row["args"] for row in await slack.rows("slack.call")]
    assert sorted(call["channel"] for call in calls) == ["C1", "C2"]
    assert not any("ts" in call for call in calls)
    desk.places = []
    assert await gap.look() == 0


async def test_of_many_threads_only_those_with_news_are_asked_for(
    slack: Slack, gap: Gap, desk: Desk, maria: SlackPerson
) -> None:
    cards = [await maria.says("C1", f"card {n}") for n in range(40)]
    old = await maria.says("C1", "long ago", thread=cards[7])
    began = int(old.replace(".", ""))
    missed = [await maria.says("C1", "news", thread=cards[n]) for n in (3, 30)]
    desk.places = [Thread(Place("slack", "C1", card), began) for card in cards]
    await gap.read()
    assert {key.rpartition(":")[2] for key in desk.stored} == {*missed, cards[3], cards[30]}  # Slack adds each root
    methods = [row["method"] for row in await slack.rows("slack.call")]
    assert sorted(methods) == ["conversations.history", "conversations.replies", "conversations.replies"]


async def test_a_gap_is_open_until_all_of_it_is_read(gap: Gap, desk: Desk, maria: SlackPerson) -> None:
    await maria.says("C1", "missed")
    desk.broken = 1
    assert await gap.read() is None
    assert desk.gaps == ["open"]
    assert await gap.read() == 1
    assert desk.gaps == ["open", "complete"]
