"""Gaps are read to the end, whatever is in the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from adapters.sandbox.people_slack import SlackPerson
from adapters.slack.bolt_wire import BoltWire
from adapters.slack.calls import Api
from adapters.slack.gap import Gap
from adapters.slack.payloads import Me
from core.chat.channel import Thread
from core.chat.events import Place
from core.errors import DeliveryFailed
from tests.adapters.slack.conftest import SECRETS, Slack
from tests.adapters.slack.desk import Desk

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
