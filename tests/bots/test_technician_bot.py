"""The technician's phone for real: desk, python-telegram-bot and sandbox as processes. An agent sends Petros from the
same bot; he accepts, travels, and reports with two photos."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from adapters.sandbox.people_telegram import Pressed, TelegramPerson
from bots.demo.stage import CUSTOMER_BOT, STAFF_BOT, Stage
from tests.bots.phones import linked, on_telegram
from tests.bots.technicians import set_up

ANNA, NIKOS, PETROS = 1001, 2001, 2002
PEOPLE = {ANNA: "Anna", NIKOS: "Nikos", PETROS: "Petros"}


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_telegram(tmp_path, PEOPLE, set_up()) as made:
        yield made


async def test_a_visit_on_a_phone(running: Stage) -> None:
    async with aiohttp.ClientSession() as http:
        anna = TelegramPerson(running.url, http, CUSTOMER_BOT, ANNA)
        nikos, petros = (TelegramPerson(running.url, http, STAFF_BOT, who) for who in (NIKOS, PETROS))
        everybody = (("anna", anna), ("nikos", nikos), ("petros", petros))
        await asyncio.gather(*(linked(running, key, person) for key, person in everybody))
        await anna.sends_photo(caption="It prints stripes")
        await _sent_by(nikos)

        card = await petros.waits_for(lambda seen: seen.button("visit-accept:1") is not None, timeout=20)
        assert "It prints stripes" in card.text
        assert [len(seen.photos) for seen in await petros.chat()].count(1) == 1, "what she photographed"
        for tap, heard in (("accept", "will come to you"), ("way", "is on the way to you"), ("here", "is with you")):
            assert (await _taps(petros, tap)).toast
            await anna.waits_for(heard)
        await _taps(petros, "done")
        await petros.waits_for("What was done there?")
        await petros.sends_album(2, "New drum")
        await petros.waits_for("The team has your report")
        after = await petros.waits_for(lambda seen: seen.message_id == card.message_id and "Done" in seen.text)
        assert not after.buttons
        report = await nikos.waits_for("New drum", timeout=20)
        for _ in range(2):
            report = await nikos.waits_for(lambda seen: bool(seen.photos), after=report.message_id, timeout=20)
        assert not any("New drum" in seen.text for seen in await anna.chat())


async def _taps(petros: TelegramPerson, tap: str) -> Pressed:
    """When the card offers it."""
    data = f"visit-{tap}:1"
    await petros.waits_for(lambda seen: seen.button(data) is not None)
    return await petros.presses(data)


async def _sent_by(nikos: TelegramPerson) -> None:
    """Question by question: who, which day, at what time, and nothing more to say."""
    await nikos.waits_for(lambda seen: seen.button("claim:1") is not None, timeout=30)
    await nikos.presses("claim:1")
    await nikos.waits_for(lambda seen: seen.button("send-technician:1") is not None)
    await nikos.presses("send-technician:1")
    asked = await nikos.waits_for("Who goes there?")
    await nikos.presses("Petros")
    for answer in ("day", "time"):
        asked = await nikos.waits_for(lambda seen: bool(seen.buttons), after=asked.message_id)
        last = asked.buttons[-2][-1]
        assert last.data, answer
        await nikos.presses(last.data)
    asked = await nikos.waits_for("What should the technician know", after=asked.message_id)
    await nikos.presses("Skip")
    await nikos.waits_for(lambda seen: seen.button("Send") is not None, after=asked.message_id)
    await nikos.presses("Send")
