"""Plays the demo's story in front of the window and takes its picture after each step.

python -m tests.adapters.sandbox.window.shots --out FOLDER [--language en] [--phone] [--dark] [--stay]
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path

from bots.demo.backstage import History
from bots.demo.performance import Performance
from bots.demo.story import STEPS
from bots.demo.transcript import console
from tests.adapters.sandbox.window.browser import DESKTOP, PHONE, Page, browser

SETTLES = 0.7  # seconds in which what a step changed is drawn


async def shots(out: Path, language: str, size: tuple[int, int], *, dark: bool, stay: bool) -> None:
    folder = Path(tempfile.mkdtemp(prefix="sixstar-window-"))
    (folder / "demo").mkdir()
    show = Performance(language, folder / "demo", console(), there=False)
    async with show.opened() as (stage, people), browser(folder) as page:
        history = History(stage.database_url)
        scene = show.scene(people, history)
        url = f"{stage.url}/?lang={language}#customer={scene.customer.key}&agent={scene.agents[0].member.key}"
        tell(url)
        await page.looks_like(size, dark=dark)
        await page.goes_to(url)
        for number, (name, step) in enumerate(STEPS.items(), 1):
            await step(scene)
            await asyncio.sleep(SETTLES)
            await _look(page, out / f"{number:02}-{name.removeprefix('demo-step-')}", phone=size == PHONE)
        tell("\n".join(page.complaints))
        await history.close()
        if stay:
            await asyncio.Event().wait()


async def _look(page: Page, file: Path, *, phone: bool) -> None:
    """The phone, the channel, and the newest thread."""
    if phone:
        await page.js("document.getElementById('tab-customer').click()")
        await page.shoots(file.with_name(f"{file.name}-customer.png"))
        await page.js("document.getElementById('tab-agent').click()")
    await page.shoots(file.with_name(f"{file.name}.png"))
    if await page.js("!!document.querySelector('.summary')"):
        if not phone:
            await page.js("document.getElementById('technician').classList.add('folded')")
        await page.js("[...document.querySelectorAll('.summary')].at(-1).click()")
        await asyncio.sleep(SETTLES)
        await page.shoots(file.with_name(f"{file.name}-thread.png"))
        await page.js("document.querySelector('.thread .head button').click()")
        await page.js("document.getElementById('technician').classList.remove('folded')")


def tell(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command's answer is its print


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--language", default="en")
    parser.add_argument("--phone", action="store_true", help="390 pixels wide instead of 1440")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--stay", action="store_true", help="go on running afterwards, for looking around by hand")
    given = parser.parse_args()
    size = PHONE if given.phone else DESKTOP
    asyncio.run(shots(given.out, given.language, size, dark=given.dark, stay=given.stay))


if __name__ == "__main__":
    main()
