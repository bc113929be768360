"""A websocket that is open and says nothing, and one that never opens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from adapters.sandbox.people_slack import SlackPerson
from adapters.slack.bolt_wire import BoltWire
from adapters.slack.calls import Api
from adapters.slack.gap import Gap
from adapters.slack.payloads import Me
from adapters.slack.reception import Reception
from adapters.slack.socket import Times, listen
from adapters.slack.waiting import Waiting
from core.chat.channel import Thread
from core.chat.events import Place
from tests.adapters.slack.conftest import SECRETS, Slack
from tests.adapters.slack.desk import Desk

ME = Me("T1", "UBOT", "BBOT", "desk")
QUICK = Times(ping=0.2, connect=2.0, lost=0.5, silent=0.3, look=0.05)
PATIENT = replace(QUICK, ping=2.0)  # a busy machine may keep the library from four pongs of the quick ones


@asynccontextmanager
async def listening(slack: Slack, desk: Desk, times: Times = QUICK) -> AsyncIterator[None]:
    api = Api(SECRETS["bot_token"], f"{slack.url}/api/")
    gap = Gap(api, ME, "slack", desk)
    reception = Reception(api, ME, gap, waiting=Waiting(), names={}, refused={})
    task = asyncio.create_task(listen(api, SECRETS["app_token"], reception, gap, times))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await api.close()
        await desk.stop()


async def test_a_silent_websocket_is_found_out_and_replaced(slack: Slack, wire: BoltWire, maria: SlackPerson) -> None:
    desk = Desk(wire)
    async with listening(slack, desk):
        await slack.opened(1)
        await slack.post("slack/delivery", way={"http": "http://127.0.0.1:9/"})  # it stays open, and nothing comes
        desk.places = [Thread(Place("slack", "C1"), 0)]
        await maria.says("C1", "does anybody hear me?")
        await desk.until(lambda d: d.events)
        await slack.opened(2)


async def test_a_quiet_night_is_no_trouble(slack: Slack, wire: BoltWire) -> None:
    desk = Desk(wire)
    desk.places = [Thread(Place("slack", "C1"), 0)]
    async with listening(slack, desk, PATIENT):
        await slack.opened(1)
        looked, since = 0, 0
        while looked < 3:
            row = await slack.first("slack.call", since)
            since, looked = row["n"], looked + (row["method"] == "conversations.history")
    assert len([row for row in await slack.rows("slack.socket") if row["change"] == "opened"]) == 1


async def test_a_broken_websocket_is_replaced_in_no_time(slack: Slack, wire: BoltWire, maria: SlackPerson) -> None:
    desk = Desk(wire)
    async with listening(slack, desk):
        for times in (1, 2, 3):
            await slack.opened(times)
            await slack.post("slack/socket", do="drop")
        await slack.opened(4)
        await maria.says("C1", "hello")
        await desk.until(lambda d: d.events)
