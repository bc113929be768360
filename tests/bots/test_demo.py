"""The demo as a newcomer starts it: `sixstar demo`, without a terminal."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bots.demo.scene import bare
from bots.demo.script import script
from bots.demo.story import STEPS

PATIENCE = 120.0  # seconds for the whole demo on a busy machine
GUTTER = 39  # the column of the bar between both sides, at 80 columns


async def started(folder: Path, *given: str, command: str = "demo", **more: str) -> asyncio.subprocess.Process:
    """`folder` is where it is started from: whatever .env lies elsewhere is of no concern. `more` are settings."""
    root = str(Path(__file__).parents[2])
    settings = {name: value for name, value in os.environ.items() if not name.startswith("SIXSTAR_")}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bots", command, *given),
        cwd=folder,
        env={**settings, "PYTHONPATH": root, "COLUMNS": "80", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8", **more},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def played(folder: Path, language: str) -> tuple[int, str]:
    process = await started(folder, "--language", language)
    out, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
    return process.returncode or 0, bare(out.decode())


def sides(text: str) -> tuple[str, str]:
    """What stands on the customer's side, and on the team's; each as one line of words."""
    rows = [line.replace("\u200e", "") for line in text.splitlines()]
    both = [(row[:GUTTER], row[GUTTER + 1 :]) for row in rows if row[GUTTER : GUTTER + 1] == "│"]
    left, right = [" ".join(one.strip(" │▌┊▸╭╮╰╯─") for one in side).split() for side in zip(*both, strict=True)]
    return " ".join(left), " ".join(right)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def still_there(folder: str) -> list[str]:
    """Commands of living processes that name this folder."""
    commands = (file.read_bytes() for file in Path("/proc").glob("[0-9]*/cmdline") if os.access(file, os.R_OK))
    return [command.decode(errors="replace") for command in commands if folder.encode() in command]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def english(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[asyncio.Task[tuple[int, str]]]:
    """Under way from the first test that asks for it: the story mostly waits."""
    playing = asyncio.create_task(played(tmp_path_factory.mktemp("english"), "en"))
    yield playing
    playing.cancel()
    await asyncio.gather(playing, return_exceptions=True)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
async def test_told_to_stop_it_takes_its_processes_with_it(tmp_path: Path, name: signal.Signals) -> None:
    folder = tmp_path / "demo"
    process = await started(tmp_path, "--folder", str(folder))
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE):
        await told(process.stdout, " 1  ")
        process.send_signal(name)
        rest = await process.stdout.read()
        assert await process.wait() == 130, rest.decode()
    assert "Traceback" not in rest.decode()
    assert still_there(str(folder)) == []
    assert "desk.db" in names(folder)


@pytest.mark.asyncio(loop_scope="module")
async def test_the_story_in_english_comes_out_right_and_is_shown_on_both_sides(
    english: asyncio.Task[tuple[int, str]],
) -> None:
    code, text = await english
    assert code == 0, text
    assert [f"── {n} " in text for n in range(1, len(STEPS) + 1)] == [True] * len(STEPS)
    left, right = sides(text)
    said = script("en")
    for quick in said.quick:
        assert quick in left
        assert quick in right
    assert "five seconds" in left
    assert said.internal in right
    assert said.internal not in left
    assert "[Claim]" in right
    assert "[Claim]" not in left
    assert "[Not solved]" in left
    assert "\x1b" not in text
    folder = next(word for word in text.split() if "sixstar-demo-" in word)
    assert names(Path(folder)) == []
    assert still_there(folder) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["el", "pl", "fa"])
async def test_the_story_in_each_other_language_comes_out_right(tmp_path: Path, language: str) -> None:
    code, text = await played(tmp_path, language)
    assert code == 0, text
    assert script(language).quick[0].split()[0] in sides(text)[0]


async def told(out: asyncio.StreamReader, pattern: str) -> str:
    """What it prints, as soon as it does."""
    async for line in out:
        if found := re.search(pattern, line.decode()):
            return found[0]
    raise EOFError(pattern)


DESK = """
desk: {name: Ours, alerts_channel: C0ALERTS1}
teams: {front: {name: Front, level: 1, slack_channel: C0FRONT01}}
products: {tills: {name: Tills, team: front}}
companies:
  bakery:
    name: Bakery
    contacts: {rosa: {name: Rosa Blum}}
    contracts: [{number: A-1, starts: 2026-01-01, ends: 2030-12-31, products: all}]
staff:
  ada: {name: Ada Quinn, slack: U0ADA0001, teams: [front]}
  jan: {name: Jan Nowak, teams: [front]}
"""


async def test_ones_own_company_is_there_without_a_story_until_told_to_stop(tmp_path: Path) -> None:
    (tmp_path / "desk.yaml").write_text(DESK)
    process = await started(tmp_path, "--empty", "desk.yaml", "--folder", "made")
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as http:
        url = await told(process.stdout, r"http://[\d.]+:\d+")
        async with http.get(f"{url}/window/people") as answer:
            cast = (await answer.json())["cast"]
        process.send_signal(signal.SIGINT)
        rest = await process.stdout.read()
        assert await process.wait() == 130, rest.decode()
    roles = [(one["key"], one["role"]) for one in cast["people"]]
    assert roles == [("rosa", "customer"), ("ada", "agent"), ("jan", "technician")]
    assert b"Traceback" not in rest


async def test_a_company_that_is_not_described_rightly_is_told_by_line(tmp_path: Path) -> None:
    (tmp_path / "desk.yaml").write_text(DESK.replace("team: front", "team: nobody"))
    process = await started(tmp_path, "--empty", "desk.yaml")
    out, _ = await process.communicate()
    assert process.returncode == 2
    assert "desk.yaml:4: " in out.decode()
    assert "Traceback" not in out.decode()


async def test_a_folder_that_is_used_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("precious")
    process = await started(tmp_path, "--folder", str(tmp_path))
    out, _ = await process.communicate()
    assert process.returncode == 1
    assert str(tmp_path) in out.decode().replace("\n", "")
    assert names(tmp_path) == ["mine.txt"]


async def test_an_unknown_language_is_told_which_there_are(tmp_path: Path) -> None:
    process = await started(tmp_path, "--language", "xx")
    out, _ = await process.communicate()
    assert process.returncode == 2
    assert "en, el, pl, fa" in out.decode()


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({"SIXSTAR_SLACK_BOT_TOKEN": "xoxb-1"}, ["SIXSTAR_SLACK_APP_TOKEN"]),
        ({"SIXSTAR_SLACK_APP_TOKEN": "xapp-1"}, ["SIXSTAR_SLACK_BOT_TOKEN"]),
        (
            {"SIXSTAR_CUSTOMER_TELEGRAM_TOKEN": "abc", "SIXSTAR_HTTP_LISTEN": "here"},
            ["SIXSTAR_CUSTOMER_TELEGRAM_TOKEN: must look like 123456:ABC", "SIXSTAR_HTTP_LISTEN: must look like 127"],
        ),
    ],
)
async def test_half_settings_are_told_and_start_neither_desk_nor_demo(
    tmp_path: Path, settings: dict[str, str], missing: list[str]
) -> None:
    process = await started(tmp_path, command="up", **settings)
    out, _ = await process.communicate()
    assert process.returncode == 2
    assert [text for text in missing if text not in out.decode()] == []
    assert names(tmp_path) == []
