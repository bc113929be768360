"""The sandbox's Slack on a real socket, the wire to it, and nothing that tells a token in a log."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from adapters.sandbox.faults import Faults
from adapters.sandbox.journal import Journal
from adapters.sandbox.people_slack import SlackPerson
from adapters.sandbox.server import build
from adapters.slack.bolt_wire import BoltWire
from adapters.slack.manifest import granted
from tests.adapters.slack.desk import SECONDS, Desk, served

SECRETS: dict[str, str] = {
    "bot_token": "xoxb-canary-bot",
    "app_token": "xapp-canary-app",
    "signing_secret": "canary-secret",
}
WORLD: Mapping[str, Any] = {
    "slack": {
        "team": {"id": "T1", "name": "Demo", "domain": "demo"},
        "app": {**SECRETS, "id": "A1", "bot_user": "UBOT", "bot_id": "BBOT", **granted()},
        "users": [
            {"id": "U1", "name": "maria", "real_name": "Maria P.", "locale": "el-GR"},
            {"id": "U2", "name": "piotr", "real_name": "Piotr K.", "locale": "pl-PL"},
        ],
        "channels": [
            {"id": "C1", "name": "support", "members": ["U1", "U2", "UBOT"]},
            {"id": "C2", "name": "elsewhere", "members": ["U1", "U2"]},
        ],
    }
}


@dataclass
class Slack:
    """The sandbox from outside: the control side, and its journal."""

    url: str
    session: aiohttp.ClientSession

    async def post(self, path: str, **body: object) -> Any:
        async with self.session.post(f"{self.url}/control/{path}", json=body) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def rows(self, kind: str, since: int = 0, wait: float = 0.0) -> list[dict[str, Any]]:
        query = {"kind": kind, "since": str(since), "wait": str(wait)}
        async with self.session.get(f"{self.url}/control/journal", params=query) as answer:
            rows: list[dict[str, Any]] = await answer.json()
            return rows

    async def first(self, kind: str, since: int = 0) -> dict[str, Any]:
        rows = await self.rows(kind, since, SECONDS)
        assert rows, f"no {kind} came"
        return rows[0]

    async def opened(self, times: int) -> None:
        """Until a websocket was opened so many times."""
        since, left = 0, times
        while left:
            row = await self.first("slack.socket", since)
            since, left = row["n"], left - (row["change"] == "opened")

    async def calls(self, method: str) -> list[dict[str, Any]]:
        return [row["args"] for row in await self.rows("slack.call") if row["method"] == method and row["ok"]]

    def person(self, user: str = "U1") -> SlackPerson:
        return SlackPerson(self.url, self.session, user)


@pytest.fixture(autouse=True)
def no_token_in_a_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    for secret in SECRETS.values():
        assert secret not in caplog.text


@pytest.fixture
async def slack(tmp_path: Path) -> AsyncIterator[Slack]:
    journal = Journal(tmp_path / "journal.jsonl")
    runner = web.AppRunner(build(WORLD, journal, faults=Faults()), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    async with aiohttp.ClientSession() as session:
        yield Slack(f"http://{host}:{port}", session)
    await runner.cleanup()
    journal.close()


@pytest.fixture
def files_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


@pytest.fixture
async def wire(slack: Slack, files_dir: Path) -> AsyncIterator[BoltWire]:
    """By Socket Mode, and ready to send; not listening yet."""
    wire = BoltWire(
        SECRETS["bot_token"], app_token=SECRETS["app_token"], files_dir=files_dir, api_url=f"{slack.url}/api/"
    )
    yield wire
    await wire.close()


@pytest.fixture
async def desk(slack: Slack, wire: BoltWire) -> AsyncIterator[Desk]:
    """Behind the wire, which listens."""
    desk = Desk(wire)
    async with served(wire, desk):
        await slack.first("slack.socket")
        yield desk


@pytest.fixture
def maria(slack: Slack) -> SlackPerson:
    return slack.person("U1")
