"""The staff bot for real: desk, python-telegram-bot and sandbox as processes: link, claim, reply in a private chat."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from adapters.sandbox.people_telegram import TelegramPerson
from bots.demo.stage import CUSTOMER_BOT, STAFF_BOT, Stage
from tests.bots.phones import linked, on_telegram
from tests.play import desk

ANNA, NIKOS = 1001, 2001
PEOPLE = {ANNA: "Anna", NIKOS: "Nikos"}


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_telegram(tmp_path, PEOPLE, desk()) as made:
        yield made


async def test_an_agent_works_in_a_private_chat(running: Stage) -> None:
    async with aiohttp.ClientSession() as http:
        anna = TelegramPerson(running.url, http, CUSTOMER_BOT, ANNA)
        nikos = TelegramPerson(running.url, http, STAFF_BOT, NIKOS)
        await asyncio.gather(linked(running, "anna", anna), linked(running, "nikos", nikos))
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
