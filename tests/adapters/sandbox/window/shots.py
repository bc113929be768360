"""Plays the demo's story in front of the window and takes its picture after each step.

python -m tests.adapters.sandbox.window.shots --out FOLDER [--language en] [--size desktop] [--stay]
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

TABS = ("customer", "agent", "technician")
SETTLES = 0.7  # seconds in which what a step changed is drawn


async def shots(out: Path, language: str, *, phone: bool, dark: bool, stay: bool) -> None:
    folder = Path(tempfile.mkdtemp(prefix="sixstar-window-"))
    show = Performance(language, folder / "demo", console(), there=False)
    (folder / "demo").mkdir()
    async with show.opened() as (stage, people):
        history = History(stage.database_url)
        scene = show.scene(people, history)
        owner = f"customer={scene.customer.key}&agent={scene.agents[0].member.key}"
        url = f"{stage.url}/?lang={language}#{owner}"
        print(url, flush=True)
        async with browser(folder) as page:
            await page.looks_like(PHONE if phone else DESKTOP, dark=dark)
            await page.goes_to(url)
            for number, (name, step) in enumerate(STEPS.items(), 1):
                await step(scene)
                await asyncio.sleep(SETTLES)
                await _shoot(page, out / f"{number:02}-{name.removeprefix('demo-step-')}", phone=phone)
            print("\n".join(page.complaints))
        await history.close()
        if stay:
            await asyncio.Event().wait()


async def _shoot(page: Page, file: Path, *, phone: bool) -> None:
    if not phone:
        await page.shoots(file.with_suffix(".png"))
        return
    for tab in TABS[:2]:
        await page.js(f"document.getElementById('tab-{tab}').click()")
        await page.shoots(file.with_name(f"{file.name}-{tab}.png"))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--language", default="en")
    parser.add_argument("--phone", action="store_true", help="390 pixels wide instead of 1440")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--stay", action="store_true", help="go on running afterwards, for looking around by hand")
    given = parser.parse_args()
    asyncio.run(shots(given.out, given.language, phone=given.phone, dark=given.dark, stay=given.stay))


if __name__ == "__main__":
    main()
