"""The page in a browser before a sandbox without a desk: what a bot sends is drawn, what is done there arrives."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from adapters.sandbox.people_telegram import TelegramPerson
from tests.adapters.sandbox.conftest import WORLD as PHONES
from tests.adapters.sandbox.conftest import Sandbox
from tests.adapters.sandbox.slack_worlds import WORLD as WORKSPACE
from tests.adapters.sandbox.slack_worlds import app, client, connected
from tests.adapters.sandbox.window.browser import DESKTOP, Page
from tests.adapters.sandbox.window.gallery import BLOCKS, FORM

Json = dict[str, Any]
MANY, AT_ONCE = 5000, 10  # messages in one chat, and in one album
DRAWN = {".album img": 3, "a.file": 1, "audio": 1, ".place": 1, ".contact": 1, ".text strong": 1, ".text a": 1}
BOLD, LINK = ({"type": "bold", "offset": 0, "length": 4}, {"type": "text_link", "offset": 5, "length": 4})
ROW = [{"text": "Yes", "callback_data": "yes"}, {"text": "Site", "url": "https://example.com"}]


@pytest.fixture
def world() -> Mapping[str, object]:
    return {"slack": WORKSPACE["slack"], "telegram": {**_phones(), "rates_off": True}}


def _phones() -> Json:
    return dict(json.loads(json.dumps(PHONES["telegram"])))


def taking(url: str, taken: asyncio.Queue[Json]) -> AsyncApp:
    """An app that opens the form when 'Go' is pressed and keeps what was done."""
    bolt = app(url)

    async def act(ack: Any, body: Json) -> None:
        await ack()
        if body["actions"][0]["action_id"] == "go":
            await bolt.client.views_open(trigger_id=body["trigger_id"], view=FORM)
        await taken.put(body["actions"][0])

    async def submitted(ack: Any, view: Json) -> None:
        await ack()
        await taken.put(view["state"]["values"])

    for name in ("go", "pick", "more", "day", "who", "edit"):
        bolt.action(name)(act)
    bolt.view("form")(submitted)
    return bolt


async def test_every_block_is_drawn_and_a_form_is_filled_in(sandbox: Sandbox, page: Page) -> None:
    taken: asyncio.Queue[Json] = asyncio.Queue()
    async with connected(taking(sandbox.url, taken)):
        await client(sandbox.url).chat_postMessage(channel="C1", text="all", blocks=BLOCKS)
        await page.looks_like(DESKTOP)
        await page.goes_to(f"{sandbox.url}/?lang=en#agent=maria")
        assert await page.js("document.querySelectorAll('#agent .unknown').length") == 0
        shown = await page.js("document.querySelector('#agent .post').innerText")
        for text in ("A header 🎉", "bold it gone code link <b> @Maria P.", "سلام", "quoted", "x = 1"):
            assert text in shown
        await page.chooses(".actions select", "two")
        assert (await taken.get())["selected_option"]["value"] == "two"
        await page.presses("⋯", "#agent")
        await page.presses("One", "#agent .overflow")
        assert (await taken.get())["selected_option"]["value"] == "one"
        await page.presses("Go", "#agent")
        await page.waits_for("document.activeElement.closest('.modal')")
        await page.types("some words")
        await page.presses_at(".modal button[type=submit]")
        await page.waits_for("document.querySelectorAll('.modal .wrong:not([hidden])').length === 2")
        await page.presses_at(".modal .editor")
        await page.types("plain ")
        await page.js("document.execCommand('bold')")
        await page.types("strong")
        await page.chooses(".modal select", "one")
        await page.presses("Two", ".modal .marks")
        await page.presses_at(".modal button[type=submit]")
        await page.waits_for("!document.querySelector('.modal')")
        await taken.get()  # Go
        state = await taken.get()
    assert state["words"]["it"]["value"] == "some words"
    assert state["choice"]["it"]["selected_option"]["value"] == "one"
    inline = state["rich"]["it"]["rich_text_value"]["elements"][0]["elements"]
    assert [(one["text"], one.get("style")) for one in inline] == [("plain ", None), ("strong", {"bold": True})]


async def test_a_chat_is_drawn_and_written_in(sandbox: Sandbox, page: Page, tmp_path: Path) -> None:
    anna = TelegramPerson(sandbox.url, sandbox.session, "demo_bot", 1001)
    await anna.starts()
    await anna.sends_album(3, "three")
    await anna.sends_file("bill.pdf", b"%PDF", "application/pdf")
    await anna.sends("voice")
    await anna.sends("location", latitude=37.94, longitude=23.64)
    await anna.sends("contact", phone_number="+30210", first_name="Petros")
    entities = [BOLD, {**LINK, "url": "https://example.com"}]
    keyboard = {"inline_keyboard": [ROW]}
    await bot(sandbox, "sendMessage", chat_id=1001, text="bold link <b>", entities=entities, reply_markup=keyboard)
    await page.looks_like(DESKTOP)
    await page.goes_to(f"{sandbox.url}/?lang=en#customer=1001")
    for selector, count in DRAWN.items():
        found = await page.js(f"document.querySelectorAll('#customer {selector}').length")
        assert (selector, found) == (selector, count)
    assert "bold link <b>" in await page.js("document.querySelector('#customer .chat').innerText")
    await page.presses("Yes", "#customer")
    await page.presses_at("#customer textarea")
    await page.types("سلام")
    await page.key("Enter", 13)
    await page.waits_for("[...document.querySelectorAll('#customer .mine .text')].at(-1)?.innerText.includes('سلام')")
    assert await page.js("[...document.querySelectorAll('#customer .mine .text')].at(-1).dir") == "rtl"
    facts = sandbox.journal.since(0, ["person.pressed", "person.said"])
    assert [row.get("data") or row.get("text") for row in facts] == ["yes", "سلام"]


async def test_it_stays_quick_with_many_messages(sandbox: Sandbox, page: Page) -> None:
    anna = TelegramPerson(sandbox.url, sandbox.session, "demo_bot", 1001)
    await anna.starts()
    for _ in range(MANY // AT_ONCE):
        await anna.sends_album(AT_ONCE)
    await page.looks_like(DESKTOP)
    await page.goes_to(f"{sandbox.url}/?lang=en#customer=1001")
    assert await page.js("performance.now()") < 4000  # of which a busy machine takes most: alone it is a tenth
    began = await page.js("performance.now()")
    await bot(sandbox, "sendMessage", chat_id=1001, text="the newest")
    await page.waits_for("[...document.querySelectorAll('#customer .theirs')].at(-1)?.innerText.includes('the newest')")
    assert await page.js("performance.now()") - began < 1000


async def bot(sandbox: Sandbox, method: str, **args: object) -> None:
    async with sandbox.session.post(f"{sandbox.url}/bot1:AAA/{method}", json=args) as answer:
        told = await answer.json()
    assert told["ok"], told
