"""What is usual: aiogram as its tutorial shows it, and SQLAlchemy's ORM, asynchronous."""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, cast

import sqlalchemy as sa
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from tests.bench.edge import Edge, encoded
from tests.bench.load import IN_FLIGHT, TOKEN, Slice, keep, message
from tests.bench.rows import Entry, History, Reply, Ticket, card

CONNECTIONS = 16  # to PostgreSQL

Open = Callable[[int, str, str], Awaitable[int]]


class Session(AiohttpSession):
    """Requests end at the edge, as ours do: form written, answer read."""

    def __init__(self) -> None:
        super().__init__()
        self._edge = Edge()

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        said = self._edge.accept(encoded(self.build_form_data(bot, method)))
        return cast(TelegramType, self.check_response(bot, method, 200, said).result)


@dataclass
class Usual:
    """A dispatcher with one handler that opens a ticket and answers."""

    name: str
    database: str
    open: Open
    engine: AsyncEngine | None = None

    def __post_init__(self) -> None:
        self.bot = Bot(TOKEN, session=Session())
        self.dispatcher = Dispatcher()

        @self.dispatcher.message(F.text)
        async def heard(said: Message) -> None:
            ticket = await self.open(said.chat.id, str(said.message_id), said.text or "")
            await said.answer(f"Ticket {ticket} is open")

    async def run(self, seconds: float) -> Slice:
        return await keep(self._one, seconds)

    async def close(self) -> None:
        await self.bot.session.close()
        if self.engine:
            await self.engine.dispose()

    async def _one(self) -> None:
        await self.dispatcher.feed_raw_update(self.bot, json.loads(message(7)))


def without_database() -> Usual:
    async def nothing(*_: object) -> int:
        return 1

    return Usual("aiogram alone", "", nothing)


def usual(url: str, database: str) -> Usual:
    """The five rows through the ORM. One connection on SQLite: more of them only wait for each other's locks."""
    size = 1 if database == "SQLite" else CONNECTIONS
    engine = create_async_engine(url, pool_size=size, max_overflow=0, pool_timeout=IN_FLIGHT)
    if database == "SQLite":
        _full(engine)
    sessions = async_sessionmaker(engine, expire_on_commit=False)

    async def open_(user: int, key: str, body: str) -> int:
        async with sessions.begin() as session:
            return await _opened(session, user, key, body)

    return Usual("usual stack", database, open_, engine)


async def _opened(session: AsyncSession, user: int, key: str, body: str) -> int:
    at = time.time()
    ticket = Ticket(customer=user, subject=body[:40], opened_at=at, due_at=at + 3600)
    session.add(ticket)
    await session.flush()
    replies = [
        Reply(ticket=ticket.id, channel=channel, chat=chat, body=card(user), key=f"{key}{channel}", due_at=at)
        for channel, chat in (("telegram", str(user)), ("slack", "CPRINT"))
    ]
    session.add_all(
        [Entry(ticket=ticket.id, source_id=key, body=body, at=at), History(ticket=ticket.id, person=user, at=at)]
    )
    session.add_all(replies)
    return ticket.id


def _full(engine: AsyncEngine) -> None:
    @sa.event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
