"""The demo's people in front of a sandbox, without a desk: what they do arrives, and nobody answers."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO

import aiohttp
import pytest
from aiohttp import web

from adapters.sandbox.journal import Journal
from adapters.sandbox.server import build
from adapters.texts import speaker
from bots.demo.cast import FILE, Cast, cast
from bots.demo.channels import Channels
from bots.demo.company import Company, company
from bots.demo.phones import Phones
from bots.demo.terminal import Terminal
from bots.demo.transcript import Transcript, console
from bots.demo.watch import Watch

SAY = speaker("en", "UTC", strict=True)
PATIENCE = 20.0  # seconds
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def people() -> Cast:
    return cast(FILE.read_text(encoding="utf-8"))


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def url(people: Cast) -> AsyncIterator[str]:
    runner = web.AppRunner(build(people.world(), Journal()), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    yield f"http://{host}:{port}"
    await runner.cleanup()


@pytest.fixture
def here(people: Cast, url: str, http: aiohttp.ClientSession) -> Company:
    return company(people, url, http, {one.key: f"token-{one.key}" for one in people.customers})


@dataclass
class Desk:
    """A terminal: `types` goes in at the keyboard, `shown` came out."""

    terminal: Terminal
    transcript: Transcript
    watch: Watch
    keys: int
    screen: StringIO

    def types(self, text: str) -> None:
        os.write(self.keys, text.encode())

    async def shows(self, end: str) -> None:
        """Comes back when the screen ends so."""
        async with asyncio.timeout(PATIENCE):
            while not self.shown.endswith(end):
                await asyncio.get_running_loop().run_in_executor(None, lambda: None)

    @property
    def shown(self) -> str:
        return self.screen.getvalue()


@pytest.fixture
def sitting(people: Cast, url: str, http: aiohttp.ClientSession) -> Iterator[Desk]:
    keys, keyboard = os.openpty()
    screen = StringIO()
    out = console(screen)
    out.width = 100
    terminal = Terminal(out, keyboard)
    transcript = Transcript(out, SAY, lambda: NOON, terminal.out)
    watch = Watch(url, http, Phones(people, SAY), Channels(people, SAY), transcript.show)
    yield Desk(terminal, transcript, watch, keys, screen)
    os.close(keys)
    os.close(keyboard)
