"""The staff bot for real: desk, python-telegram-bot and sandbox as processes: link, claim, reply in a private chat."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from adapters.database.doors import Database
from adapters.database.migrate import upgrade
from adapters.sandbox.people_telegram import TelegramPerson
from bots.demo.stage import CUSTOMER_BOT, STAFF_BOT, Stage, stage, world
from core.work import Work
from tests.play import desk

ANNA, NIKOS = 1001, 2001
USERS = [
    {"id": ANNA, "first_name": "Anna", "language_code": "en"},
    {"id": NIKOS, "first_name": "Nikos", "language_code": "en"},
]


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Stage]:
    """A team without a Slack channel: whoever is linked on Telegram works there."""

    def on_telegram(work: Work) -> None:
        desk()(work)
        work.catalog.put_team(replace(work.catalog.teams()[0], slack_channel=None))

    channels = [{"id": name, "name": name.lower(), "members": ["UBOT"]} for name in ("CDEEP", "CSALES")]
    async with stage(tmp_path, world(USERS, [], channels)) as made:
        upgrade(made.database_url)
        db = Database(made.database_url)
        db.write_now(on_telegram)
        await db.close()
        await made.desk()
        yield made


async def test_an_agent_works_in_a_private_chat(running: Stage) -> None:
    async with aiohttp.ClientSession() as http:
        anna = TelegramPerson(running.url, http, CUSTOMER_BOT, ANNA)
        nikos = TelegramPerson(running.url, http, STAFF_BOT, NIKOS)
        links = await asyncio.gather(*(running.sixstar("invite", who) for who in ("anna", "nikos")))
        for link, person in zip(links, (anna, nikos), strict=True):
            await person.starts(link.partition("?start=")[2])
            await person.waits_for(lambda seen: seen.by_bot)
        await anna.says("The printer blinks red")
        card = await nikos.waits_for(lambda seen: seen.button("claim:1") is not None, timeout=30)
        assert "The printer blinks red" in card.text
        await nikos.presses("claim:1")
        await nikos.waits_for(lambda seen: seen.button("reply:1") is not None)
        await nikos.presses("reply:1")
        await nikos.waits_for("Anna", after=card.message_id)
        await nikos.says("Please press the green button")
        heard = await anna.waits_for("Please press the green button", timeout=20)
        assert "Nikos" in heard.text
        await anna.says("It works")
        await nikos.waits_for("It works", timeout=20)
