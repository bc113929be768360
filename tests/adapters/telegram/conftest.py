"""Both wires on a sandbox of their own, and a desk that only remembers what it was given."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from adapters.sandbox.faults import Faults
from adapters.sandbox.journal import Journal
from adapters.sandbox.people_telegram import TelegramPerson
from adapters.sandbox.server import build
from adapters.telegram.aiogram_wire import aiogram_wire
from adapters.telegram.line import Line
from adapters.telegram.ptb_wire import ptb_wire
from adapters.telegram.wire import TelegramWire
from core.chat.channel import Arrived, LookUp, Thread
from core.chat.events import Event, Place
from core.chat.replies import Phrase

TOKENS = {"aiogram": "1:AAA", "ptb": "2:BBB"}
BOTS = {"aiogram": "desk_bot", "ptb": "staff_bot"}
MAKERS = {"aiogram": aiogram_wire, "ptb": ptb_wire}
WORLD = {
    "telegram": {
        "bots": [{"token": TOKENS[name], "username": BOTS[name], "name": name} for name in TOKENS],
        "users": [{"id": 1001, "first_name": "Anna", "last_name": "Nowak", "language_code": "pl", "username": None}],
    }
}


@dataclass
class Sandbox:
    url: str
    http: aiohttp.ClientSession

    async def post(self, path: str, **body: object) -> dict[str, object]:
        async with self.http.post(self.url + path, json=body) as answer:
            assert answer.status == 200, await answer.text()
            told: dict[str, object] = await answer.json()
            return told

    async def faults(self, **wish: object) -> None:
        await self.post("/control/faults", platform="telegram", **wish)


@dataclass
class Desk:
    """An Intake. `broken` decides which batches the store refuses; `waits_for` gives what arrived, in order."""

    taken: dict[str, Arrived] = field(default_factory=dict)
    calls: int = 0
    broken: Callable[[Sequence[Arrived]], bool] = lambda _: False
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def take_in(self, channel: str, arrived: Sequence[Arrived]) -> set[str]:
        async with self.news:
            self.calls += 1
            self.news.notify_all()
            if self.broken(arrived):
                raise OSError("disk is full")
            new = {one.key: one for one in arrived if one.key not in self.taken}
            self.taken |= new
            return set(new)

    async def threads(self, channel: str) -> list[Thread]:
        return []

    async def missing(self, channel: str) -> None: ...

    async def complete(self, channel: str) -> None: ...

    async def options(self, asked: LookUp) -> list[tuple[str, str]]:
        return []

    async def waits(self, enough: Callable[[], bool]) -> None:
        async with asyncio.timeout(10), self.news:
            await self.news.wait_for(enough)

    async def waits_for(self, count: int) -> list[Arrived]:
        await self.waits(lambda: len(self.taken) >= count)
        return list(self.taken.values())


@dataclass
class Played:
    """One wire, the person at the other end, and what lies between."""

    name: str
    wire: TelegramWire
    anna: TelegramPerson
    sandbox: Sandbox
    files: Path
    token: str
    bot: str
    desk: Desk = field(default_factory=Desk)

    @property
    def line(self) -> Line:
        """A connection of its own for the same bot."""
        return Line(self.sandbox.http, self.token, self.sandbox.url)

    @property
    def place(self) -> Place:
        return Place(self.wire.channel, "1001")

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Desk]:
        listening = asyncio.create_task(self.wire.serve(self.desk))
        try:
            yield self.desk
        finally:
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening

    async def events(self, count: int) -> list[Event]:
        """The first `count` events that the desk gets."""
        async with self.serving() as desk:
            arrived = await desk.waits_for(count)
        return [await self.wire.read(one.raw) for one in arrived]


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def sandbox(tmp_path: Path, http: aiohttp.ClientSession) -> AsyncIterator[Sandbox]:
    journal = Journal(tmp_path / "journal.jsonl")
    runner = web.AppRunner(build(WORLD, journal, faults=Faults()), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    yield Sandbox(f"http://{host}:{port}", http)
    await runner.cleanup()
    journal.close()


@pytest.fixture(params=["aiogram", "ptb"])
async def played(request: pytest.FixtureRequest, sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Played]:
    """Anna has pressed Start already."""
    name: str = request.param
    wire = MAKERS[name](TOKENS[name], http=sandbox.http, files=tmp_path, api_url=sandbox.url)
    anna = TelegramPerson(sandbox.url, sandbox.http, BOTS[name], 1001)
    await anna.starts()
    yield Played(name, wire, anna, sandbox, tmp_path, TOKENS[name], BOTS[name])
    await wire.close()


def say(phrase: Phrase) -> str:
    """A speaker without catalogues: the key, and the arguments behind it."""
    return " ".join([phrase.key, *(str(value) for value in phrase.args.values())])
