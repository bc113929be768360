"""The page when answers come late or not at all, and when there is trouble on purpose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest

import adapters.sandbox.window
from adapters.sandbox.people_slack import SlackPerson
from adapters.sandbox.people_telegram import TelegramPerson
from tests.adapters.sandbox.conftest import WORLD as PHONES
from tests.adapters.sandbox.conftest import Sandbox
from tests.adapters.sandbox.slack_worlds import WORLD as WORKSPACE
from tests.adapters.sandbox.window.browser import DESKTOP, PATIENCE, Page

PARTS = Path(adapters.sandbox.window.__file__).parent / "page"
WORDS = json.loads((PARTS / "words" / "en.json").read_text(encoding="utf-8"))
LINE = 120  # characters, as in Python
MORE_THAN_A_PAGE = 70  # messages
LATE_MS = 300
IN_BETWEEN = "window.real = fetch, window.fetch = async (url, how) =>"


@pytest.fixture
def world() -> Mapping[str, object]:
    return {"slack": WORKSPACE["slack"], "telegram": {**_phones(), "rates_off": True}}


def _phones() -> dict[str, Any]:
    return dict(json.loads(json.dumps(PHONES["telegram"])))


async def test_whoever_is_chosen_last_is_shown_whichever_answer_comes_last(sandbox: Sandbox, page: Page) -> None:
    await page.looks_like(DESKTOP)
    await page.goes_to(f"{sandbox.url}/?lang=en#agent=maria")
    wait = f"await new Promise((good) => setTimeout(good, {LATE_MS}))"
    late = f"const told = await real(url, how); if (url.endsWith('user=U1')) {{ {wait}; window.late = true; }}"
    await page.js(f"({IN_BETWEEN} {{ {late} return told; }}, null)")
    for name in ("piotr", "maria", "piotr"):
        await page.chooses("#agent .who select", name)
    await page.waits_for("window.late")
    await page.js(f"new Promise((good) => setTimeout(good, {LATE_MS}))")  # it would be drawn in it
    assert "Piotr K." in await page.js("document.querySelector('#agent .screen').getAttribute('aria-label')")


async def test_a_look_back_that_failed_is_tried_again(sandbox: Sandbox, page: Page) -> None:
    anna = TelegramPerson(sandbox.url, sandbox.session, "demo_bot", 1001)
    maria = SlackPerson(sandbox.url, sandbox.session, "U1")
    await anna.starts()
    for number in range(MORE_THAN_A_PAGE):
        await anna.says(f"message {number}.")
        await maria.says("C1", f"message {number}.")
    await page.looks_like(DESKTOP)
    await page.goes_to(f"{sandbox.url}/?lang=en#agent=maria&customer=1001")
    cut = "if (url.includes('before=')) { window.cut = true; throw new Error('cut off'); } return real(url, how);"
    for place in ("#customer .chat", "#agent .main .posts"):
        list_ = f"document.querySelector('{place}')"
        there = f"{list_}.innerText.includes('message 0.')"
        up = f"((one) => {{ one.dispatchEvent(new Event('wheel')); one.scrollTop = 99; one.scrollTop = 0; }})({list_})"
        await page.js(f"({IN_BETWEEN} {{ {cut} }}, null)")
        await page.js(up)
        await page.waits_for("window.cut")
        await page.js("(window.fetch = real, window.cut = false)")
        assert not await page.js(there)
        await page.js(f"{list_}.scrollTop = 200")
        await page.js(up)
        await page.waits_for(there)
    assert ["cut off" in one for one in page.complaints] == [True, True]
    page.complaints.clear()


async def test_a_new_wish_is_offered_and_what_is_half_written_stays(sandbox: Sandbox, page: Page) -> None:
    await page.looks_like(DESKTOP)
    await page.goes_to(f"{sandbox.url}/?lang=en#agent=maria")
    await page.presses_at("#agent .main textarea")
    await page.types("half a")
    async with sandbox.session.put(f"{sandbox.url}/window/cast", json={"wishes": ["kill-desk"]}) as answer:
        assert answer.status == 200
    kill, trouble = f"☠ {WORDS['fault-desk']}", f"⚡ {WORDS['faults']}"
    shown = f"document.getElementById('side').innerText.includes({json.dumps(kill)})"
    button = f"[...document.querySelectorAll('button')].find((one) => one.innerText === {json.dumps(trouble)})"
    side = "document.getElementById('side')"
    await page.waits_for(f"{shown} || ({side}.hidden = true, {button}.click(), false)")
    since = sandbox.journal.last
    await page.presses(kill)
    await sandbox.journal.wait(since, PATIENCE)
    assert [row["wish"] for row in sandbox.journal.since(since)] == ["kill-desk"]
    assert await page.js("document.querySelector('#agent .main textarea').value") == "half a"


async def test_the_tour_ends_when_the_trouble_is_over(sandbox: Sandbox, page: Page) -> None:
    await page.looks_like(DESKTOP)
    await page.goes_to(f"{sandbox.url}/?lang=en")
    await page.js("sessionStorage.setItem('tour', '9')")
    await page.goes_to(f"{sandbox.url}/?lang=en&again")
    since = sandbox.journal.last
    await page.presses(f"⚡ {WORDS['faults']}")
    await page.presses(WORDS["fault-slow"])
    await page.waits_for("document.body.classList.contains('faulty')")
    assert await page.js("document.querySelector('#tour b').textContent") == "10/10"
    await page.presses(WORDS["fault-off"])
    await page.waits_for("document.querySelector('#tour b').textContent === '✓'")
    modes = [cast(dict[str, str], row["wish"]).get("mode") for row in sandbox.journal.since(since, ["sandbox.fault"])]
    assert modes == ["slow", "off"]


def test_its_lines_can_be_read_beside_those_in_python() -> None:
    files = sorted(PARTS.rglob("*.js"))
    assert files
    lines = [(file.name, n, one) for file in files for n, one in enumerate(file.read_text("utf-8").splitlines(), 1)]
    assert [(name, number) for name, number, one in lines if len(one) > LINE] == []
