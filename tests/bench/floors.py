"""What is possible: the same message and five rows of a ticket, without a desk around them."""

from __future__ import annotations

import asyncio
import json
import queue
import sqlite3
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import psycopg

from tests.bench.load import IN_FLIGHT, Slice, keep, message
from tests.bench.rows import card, sqlite_file

GROUP = IN_FLIGHT  # tickets in one commit at most
CONNECTIONS = 16  # to PostgreSQL

TICKET = (
    "INSERT INTO ticket (customer, subject, status, priority, team, version, opened_at, due_at)"
    " VALUES (?, ?, 'open', 2, 'print', 0, ?, ?)"
)
ENTRY = "INSERT INTO entry (ticket, source, source_id, body, at) VALUES (?, 'telegram', ?, ?, ?)"
HISTORY = "INSERT INTO history (ticket, act, person, facts, at) VALUES (?, 'opened', ?, '{}', ?)"
OUT = (
    "INSERT INTO reply (ticket, channel, chat, body, key, state, tries, due_at) VALUES (?, ?, ?, ?, ?, 'queued', 0, ?)"
)

ONE_STATEMENT = """
WITH t AS (
    INSERT INTO ticket (customer, subject, status, priority, team, version, opened_at, due_at)
    VALUES (%(user)s, %(subject)s, 'open', 2, 'print', 0, %(at)s, %(at)s + 3600) RETURNING id
), e AS (
    INSERT INTO entry (ticket, source, source_id, body, at)
    SELECT id, 'telegram', %(key)s, %(body)s, %(at)s FROM t
), h AS (
    INSERT INTO history (ticket, act, person, facts, at) SELECT id, 'opened', %(user)s, '{}', %(at)s FROM t
), o AS (
    INSERT INTO reply (ticket, channel, chat, body, key, state, tries, due_at)
    SELECT id, channel, chat, %(card)s, %(key)s || channel, 'queued', 0, %(at)s
    FROM t, (VALUES ('telegram', %(chat)s), ('slack', 'CPRINT')) AS v (channel, chat)
)
SELECT id FROM t
"""


def opened(db: sqlite3.Connection, user: int, key: str, body: str) -> int:
    """The five rows, inside whatever transaction is open."""
    at = time.time()
    ticket = db.execute(TICKET, (user, body[:40], at, at + 3600)).lastrowid or 0
    db.execute(ENTRY, (ticket, key, body, at))
    db.execute(HISTORY, (ticket, user, at))
    db.execute(OUT, (ticket, "telegram", str(user), card(user), f"{key}telegram", at))
    db.execute(OUT, (ticket, "slack", "CPRINT", card(user), f"{key}slack", at))
    return ticket


@dataclass
class Bare:
    """JSON in, five rows committed together with those of others by one writer thread, JSON out."""

    path: str
    name: str = "bare floor"
    database: str = "SQLite"
    waiting: queue.SimpleQueue[Any] = field(default_factory=queue.SimpleQueue)

    def __post_init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.thread = threading.Thread(target=self._writes, daemon=True)
        self.thread.start()

    async def run(self, seconds: float) -> Slice:
        return await keep(self._one, seconds)

    async def close(self) -> None:
        self.waiting.put(None)
        await asyncio.to_thread(self.thread.join)

    async def _one(self) -> None:
        told = json.loads(message(7))["message"]
        done: asyncio.Future[int] = self.loop.create_future()
        self.waiting.put((told["from"]["id"], str(told["message_id"]), told["text"], done))
        json.dumps({"chat_id": told["chat"]["id"], "text": f"Ticket {await done} is open"})

    def _writes(self) -> None:
        db = sqlite_file(self.path)
        while first := self.waiting.get():
            group = [first, *self._more()]
            db.execute("BEGIN IMMEDIATE")
            made = [(done, opened(db, user, key, body)) for user, key, body, done in group]
            db.execute("COMMIT")
            self.loop.call_soon_threadsafe(_tell, made)
        db.close()

    def _more(self) -> list[Any]:
        found: list[Any] = []
        while len(found) < GROUP - 1 and not self.waiting.empty():
            found.append(self.waiting.get())
        return found


def _tell(made: list[tuple[asyncio.Future[int], int]]) -> None:
    for done, ticket in made:
        if not done.done():
            done.set_result(ticket)


@dataclass
class OneByOne:
    """A transaction for each ticket, one after the other, nothing else."""

    path: str
    name: str = "plain transactions"
    database: str = "SQLite"

    async def run(self, seconds: float) -> Slice:
        return await asyncio.to_thread(self._run, seconds)

    async def close(self) -> None:
        pass

    def _run(self, seconds: float) -> Slice:
        db, waits = sqlite_file(self.path), list[float]()
        begun, cpu = time.perf_counter(), time.process_time()
        while (at := time.perf_counter()) < begun + seconds:
            told = json.loads(message(7))["message"]
            db.execute("BEGIN IMMEDIATE")
            opened(db, 7, str(told["message_id"]), told["text"])
            db.execute("COMMIT")
            waits.append(time.perf_counter() - at)
        db.close()
        return Slice(time.perf_counter() - begun, time.process_time() - cpu, waits)


@dataclass
class OneStatement:
    """PostgreSQL: JSON in, five rows in one statement and one round trip, JSON out."""

    url: str
    name: str = "bare floor"
    database: str = "PostgreSQL"
    free: list[psycopg.AsyncConnection[Any]] = field(default_factory=list)
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONNECTIONS))

    async def run(self, seconds: float) -> Slice:
        while len(self.free) < CONNECTIONS:
            self.free.append(await psycopg.AsyncConnection.connect(self.url, autocommit=True))
        return await keep(self._one, seconds)

    async def close(self) -> None:
        for connection in self.free:
            await connection.close()

    async def _one(self) -> None:
        told = json.loads(message(7))["message"]
        user, at = told["from"]["id"], time.time()
        given = {"user": user, "subject": told["text"][:40], "at": at, "key": str(told["message_id"])}
        given |= {"body": told["text"], "card": card(user), "chat": str(user)}
        async with self.turns:
            db = self.free.pop()
            found = await db.execute(ONE_STATEMENT, given)
            ticket = (await found.fetchall())[0][0]
            self.free.append(db)
        json.dumps({"chat_id": user, "text": f"Ticket {ticket} is open"})
