"""The sandbox as its own process, its journal, its faults and its rates."""

import asyncio
import json
import sys
import time
from pathlib import Path

import aiohttp
import pytest

from adapters.sandbox.faults import Faults
from adapters.sandbox.journal import Journal
from adapters.sandbox.people_telegram import TelegramPerson
from adapters.sandbox.rates import Bucket, Window, take
from tests.adapters.sandbox.conftest import WORLD, Sandbox

SEND = {"chat_id": 1001, "text": "hello"}


async def test_the_process_says_its_url_writes_its_journal_and_stops(tmp_path: Path) -> None:
    world, journal = tmp_path / "world.json", tmp_path / "journal.jsonl"
    world.write_text(json.dumps(WORLD))
    command = ["-m", "adapters.sandbox", "--journal", str(journal), "--world", str(world)]
    command += ["--files", str(tmp_path / "files")]
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    url = json.loads(await process.stdout.readline())["url"]
    async with aiohttp.ClientSession() as session:
        anna = TelegramPerson(url, session, "demo_bot", 1001)
        await anna.starts()
        await anna.sends_photo(b"\x89PNG\r\n\x1a\n")
        assert await anna.file((await anna.chat())[-1].photos[0]) == b"\x89PNG\r\n\x1a\n"
        poll = asyncio.create_task(session.get(f"{url}/bot1:AAA/getUpdates?offset=2000000000&timeout=50"))
        await asyncio.wait({poll}, timeout=0.3)
        process.terminate()
        begun = time.monotonic()
        assert await process.wait() == 0
        assert time.monotonic() - begun < 5
        await asyncio.gather(poll, return_exceptions=True)
    rows = [json.loads(line) for line in journal.read_text().splitlines()]
    assert [row["n"] for row in rows] == list(range(1, len(rows) + 1))
    assert {"person.started", "person.sent", "telegram.confirmed"} <= {row["kind"] for row in rows}
    assert "1:AAA" not in journal.read_text()


class TestJournal:
    async def test_who_waits_gets_the_next_row(self, tmp_path: Path) -> None:
        journal = Journal(tmp_path / "j")
        journal.write("person.said", text="old")
        waiting = asyncio.create_task(journal.wait(1, 5, ["person."]))
        await asyncio.sleep(0)
        journal.write("telegram.call", method="getMe")
        journal.write("person.said", text="new")
        assert [row["text"] for row in await waiting] == ["new"]
        journal.close()

    async def test_waiting_ends(self) -> None:
        assert await Journal().wait(0, 0.01) == []

    def test_a_journal_opened_again_goes_on(self, tmp_path: Path) -> None:
        first = Journal(tmp_path / "j")
        first.write("person.said", text="half \ud83d")
        first.close()
        second = Journal(tmp_path / "j")
        assert second.write("person.said", text="more") == 2
        second.close()

    async def test_it_is_read_over_http(self, sandbox: Sandbox) -> None:
        await sandbox.post("/control/telegram/start", bot="demo_bot", user=1001)
        rows = await sandbox.get("/control/journal", since=0, wait=1, kind="person.started")
        assert isinstance(rows, list)
        assert [(row["user"], row["text"]) for row in rows] == [(1001, "/start")]

    async def test_a_call_is_written_with_its_outcome(self, sandbox: Sandbox) -> None:
        await sandbox.post("/bot1:AAA/sendMessage", **SEND)
        (row,) = sandbox.journal.since(0, ["telegram.call"])
        facts = {name: row[name] for name in ("bot", "method", "args", "status", "ok", "error")}
        assert facts == {
            "bot": "demo_bot",
            "method": "sendMessage",
            "args": SEND,
            "status": 403,
            "ok": False,
            "error": "Forbidden: bot can't initiate conversation with a user",
        }


class TestFaults:
    @pytest.fixture
    async def anna(self, sandbox: Sandbox) -> TelegramPerson:
        person = TelegramPerson(sandbox.url, sandbox.session, "demo_bot", 1001)
        await person.starts()
        return person

    async def test_every_third_call_is_refused(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        wish = {"every": 3, "status": 429, "retry_after": 2, "methods": ["getMe"]}
        await sandbox.post("/control/faults", platform="telegram", **wish)
        answers = [await sandbox.post("/bot1:AAA/getMe") for _ in range(6)]
        assert [answer["ok"] for answer in answers] == [True, True, False] * 2
        assert answers[2]["parameters"] == {"retry_after": 2}
        assert answers[2]["description"] == "Too Many Requests: retry after 2"

    async def test_down_answers_without_json(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        await sandbox.post("/control/faults", platform="*", mode="down")
        async with sandbox.session.get(f"{sandbox.url}/bot1:AAA/getMe") as answer:
            assert (answer.status, answer.content_type) == (502, "text/html")

    async def test_a_lost_answer_was_done_all_the_same(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        await sandbox.post("/control/faults", platform="telegram", mode="lost_answer")
        with pytest.raises(aiohttp.ClientConnectionError):
            await sandbox.post("/bot1:AAA/sendMessage", **SEND)
        assert (await anna.chat())[-1].text == "hello"
        assert sandbox.journal.since(0, ["telegram.call"])[-1]["fault"] == "lost_answer"

    async def test_slow_is_late(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        await sandbox.post("/control/faults", platform="telegram", mode="slow", seconds=0.2)
        begun = time.monotonic()
        assert (await sandbox.post("/bot1:AAA/getMe"))["ok"]
        assert time.monotonic() - begun >= 0.2

    @pytest.mark.parametrize(
        "wish",
        [
            {"platform": "pager"},
            {"mode": "odd"},
            {"every": 0},
            {"methods": "getMe"},
            {"status": 200},
            {"mode": "slow"},
            {"retry_after": "soon"},
        ],
    )
    def test_a_senseless_wish_is_refused(self, wish: dict[str, object]) -> None:
        with pytest.raises(ValueError, match=r"must|needs"):
            Faults().set(wish)

    def test_off_ends_it_on_one_platform_only(self) -> None:
        faults = Faults()
        faults.set({"platform": "slack", "mode": "down"})
        faults.set({"platform": "telegram", "mode": "down"})
        faults.set({"platform": "telegram", "mode": "off"})
        assert faults.next("telegram", "getMe") is None
        assert faults.next("slack", "auth.test") is not None


class TestRates:
    def test_a_window_slides(self) -> None:
        now = [0.0]
        window = Window(2, 10, lambda: now[0])
        assert [take([(window, "a")]) for _ in range(3)] == [0, 0, 10]
        now[0] = 10.0
        assert take([(window, "a")]) == 0

    def test_a_bucket_lets_a_burst_pass_and_refills(self) -> None:
        now = [0.0]
        bucket = Bucket(2, 0.5, lambda: now[0])
        assert [take([(bucket, "a")]) for _ in range(3)] == [0, 0, 2]
        now[0] = 2.0
        assert [take([(bucket, "a")]) for _ in range(2)] == [0, 2]

    def test_what_one_budget_refuses_costs_the_other_nothing(self) -> None:
        wide, narrow = Window(5, 1, lambda: 0.0), Window(1, 1, lambda: 0.0)
        assert take([(wide, "a"), (narrow, "a")]) == 0
        assert take([(wide, "a"), (narrow, "a")]) == 1
        assert take([(wide, "a")], 4) == 0
