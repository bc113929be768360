"""The spine's story as a newcomer lives it on the page: by clicks and keys alone, through the real bots."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest

from bots.demo.performance import Performance
from bots.demo.transcript import console
from bots.demo.written import visible
from tests.adapters.sandbox.window.browser import DESKTOP, PHONE, Page

PATIENCE = 40.0  # seconds for one thing to appear, on a busy machine
TRIES, AGAIN = 3, 6.0  # presses, and seconds between them


class Newcomer:
    """One person in front of the page, by turns the customer and the agent."""

    def __init__(self, page: Page, *, narrow: bool) -> None:
        self._page, self._narrow = page, narrow

    async def turns_to(self, device: str) -> None:
        if self._narrow:
            await self._page.presses_at(f"#tab-{device}")

    async def writes(self, where: str, text: str) -> None:
        await self._page.presses_at(f"{where} textarea")
        await self._page.types(text)
        await self._page.key("Enter", 13)

    async def presses(self, where: str, action: str) -> None:
        selector = f'{where} [data-action^="{action}"]'
        await self._page.waits_for(f"document.querySelector({json.dumps(selector)})", PATIENCE)
        await self._page.presses_at(selector)

    async def presses_until(self, where: str, action: str, seen: str) -> None:
        """What it stands on moves while words come in around it: whoever misses goes back and presses again."""
        selector = f'{where} [data-action^="{action}"]'
        there = f"document.querySelector({json.dumps(selector)})"
        await self._page.waits_for(there, PATIENCE)
        for _ in range(TRIES):
            if await self._page.js(f"!!{there}"):
                await self.presses(where, action)
            with contextlib.suppress(TimeoutError):
                await self._page.waits_for(seen, AGAIN)
                return
            await self._page.js("document.querySelector('#agent .thread:not([hidden]) .head button')?.click()")
        await self._page.waits_for(seen, PATIENCE)

    async def chooses(self, product: str) -> None:
        chosen = "!document.querySelector('#customer [data-action^=\"product:\"]')"
        for _ in range(TRIES):
            await self._page.presses(product, "#customer")
            with contextlib.suppress(TimeoutError):
                await self._page.waits_for(chosen, PATIENCE / TRIES)
                return
        raise TimeoutError(f"{product} was not chosen")

    async def fills_in(self, text: str) -> None:
        """The form that opens, whose first field has the cursor."""
        await self._page.waits_for("document.activeElement.closest('.modal .editor')", PATIENCE)
        await self._page.types(text)
        await self._page.presses_at(".modal button[type=submit]")
        await self._page.waits_for("!document.querySelector('.modal')", PATIENCE)

    async def opens_the_thread(self) -> None:
        """The card above may grow under one's hand: whoever misses presses again."""
        await self._page.waits_for("document.querySelector('#agent .summary')", PATIENCE)
        for _ in range(TRIES):
            await self._page.presses_at("#agent .summary")
            with contextlib.suppress(TimeoutError):
                await self._page.waits_for("!document.querySelector('#agent .thread').hidden", AGAIN)
                return
        raise TimeoutError("the thread did not open")

    async def reads(self, where: str, text: str) -> None:
        look = f"document.querySelector({json.dumps(where)}).textContent.includes({json.dumps(text)})"
        await self._page.waits_for(look, PATIENCE)

    async def does_not_read(self, where: str, text: str) -> None:
        shown = await self._page.js(f"document.querySelector({json.dumps(where)}).textContent")
        assert text not in shown


@pytest.mark.parametrize(("language", "size"), [("en", DESKTOP), ("fa", PHONE)])
async def test_the_story_by_clicks(tmp_path: Path, page: Page, language: str, size: tuple[int, int]) -> None:
    (tmp_path / "demo").mkdir()
    show = Performance(language, tmp_path / "demo", console(), there=False)
    async with show.opened() as (stage, people):
        script = show.script
        product = next(one.name for one in people.cast.desk.products if one.key == script.product)
        await page.looks_like(size)
        await page.goes_to(f"{stage.url}/?lang={language}#customer={script.customer}&agent=eleni")
        me = Newcomer(page, narrow=size == PHONE)
        await page.presses_at("#customer .start")
        await me.presses("#customer", f"language:{language}")
        for text in script.quick:
            await me.writes("#customer", text)
        await me.chooses(product)
        await me.turns_to("agent")
        replying = "document.querySelector('#agent [data-action^=\"reply:\"]')"
        await me.presses_until("#agent", "claim:", replying)
        await me.presses("#agent", "reply:")
        await me.fills_in("Reset it")
        await me.turns_to("customer")
        await me.reads("#customer .chat", "Reset it")
        await me.writes("#customer", script.answer)
        await me.turns_to("agent")
        await me.opens_the_thread()
        await me.reads("#agent .thread", script.answer)
        await page.waits_for("document.querySelector('#agent .thread .post.called')")
        await me.writes("#agent .thread", script.internal)
        await me.reads("#agent .thread .posts", script.internal)
        await page.presses_at("#agent .thread .head button")
        await me.presses("#agent .main", "solve:")
        await me.fills_in(visible(script.solution))
        await me.turns_to("customer")
        await me.reads("#customer .chat", visible(script.solution))
        await me.presses("#customer", "confirm:")
        await me.presses("#customer", "rate:")
        await me.does_not_read("#customer .chat", script.internal)
        await page.waits_for("sessionStorage.getItem('tour') === '9'")
        await me.turns_to("agent")
        await me.opens_the_thread()
        await me.reads("#agent .thread .posts", "★★★★★★")
