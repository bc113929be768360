"""A sandbox of one's own for each test, on a real socket."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from adapters.sandbox.faults import Faults
from adapters.sandbox.journal import Journal
from adapters.sandbox.server import build


@dataclass
class Sandbox:
    """url, and what a test may look at; `post` and `get` speak JSON with the control side."""

    url: str
    session: aiohttp.ClientSession
    journal: Journal

    async def post(self, path: str, **body: object) -> dict[str, object]:
        async with self.session.post(self.url + path, json=body) as answer:
            return json.loads(await answer.text())  # type: ignore[no-any-return]  # the control side answers objects

    async def get(self, path: str, **query: str | int) -> object:
        async with self.session.get(self.url + path, params=query) as answer:
            return json.loads(await answer.text())


WORLD: Mapping[str, object] = {
    "telegram": {
        "bots": [{"token": "1:AAA", "username": "demo_bot", "name": "Demo"}],
        "users": [{"id": 1001, "first_name": "Anna", "language_code": "pl", "username": None}],
    }
}


@pytest.fixture
def world() -> Mapping[str, object]:
    """The world file's content; a test module may have its own."""
    return WORLD


@pytest.fixture
def speed() -> float:
    return 1.0


@pytest.fixture
async def sandbox(world: Mapping[str, object], speed: float, tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with running(world, speed, tmp_path / "journal.jsonl") as made:
        yield made


@asynccontextmanager
async def running(world: Mapping[str, object], speed: float, path: Path) -> AsyncIterator[Sandbox]:
    journal = Journal(path)
    app = build(world, journal, faults=Faults(), speed=speed)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    async with aiohttp.ClientSession() as session:
        yield Sandbox(f"http://{host}:{port}", session, journal)
    await runner.cleanup()
    journal.close()
