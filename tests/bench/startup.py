"""The real process against the sandbox, over sockets: how soon it answers after its start, and what it takes.

Every start finds a message that waits: the first handled update is the one whose answer the sandbox accepted.
"""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from http.client import OK
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp

from adapters.database.doors import Database
from adapters.sandbox.people_telegram import TelegramPerson
from bots.demo.stage import CUSTOMER_BOT, Process, Stage, stage, world
from core.catalog.model import Desk
from core.work import Work
from tests.bench.ours import FIRST_USER, customers, described

WRITERS = range(FIRST_USER + 1000, FIRST_USER + 1100)  # those who write the many messages
IDLE = 10.0  # seconds over which an idle process is watched
SETTLES = 3.0  # seconds after a start or a flood in which it comes to rest
PATIENCE = 60.0  # seconds for one answer
FLOOD = 1200.0  # seconds for all of the many messages
AT_ONCE = 16  # people writing at the same time
# No ticket reaches its team while we look: otherwise the team's channel is told of it for hours, at Slack's pace.
QUIET = Desk(name="Ostria", intake_quiet=timedelta(days=1), intake_longest=timedelta(days=1))
IMPORTED = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| +(\w+)")


@dataclass(frozen=True)
class Started:
    """Seconds from exec; `cpu` those of CPU until the answer."""

    ready: float
    answered: float
    cpu: float


@dataclass(frozen=True)
class Taken:
    """What the process holds (bytes), and the CPU of one second that it takes when nothing happens."""

    memory: int
    busy: float


Imports = dict[str, float]
"""Seconds that the modules of each package took themselves."""


@dataclass(frozen=True)
class Footprint:
    """`rate`: messages handled a second while all were written, sandbox and sockets on the same machine."""

    idle: Taken
    after: Taken
    messages: int
    rate: float


async def measure(starts: int, messages: int) -> tuple[list[Started], Imports, Footprint]:
    """On SQLite, with all parts. Raises AssertionError when an answer does not come."""
    with TemporaryDirectory(prefix="sixstar-bench-") as folder:
        users = [*range(FIRST_USER, FIRST_USER + starts), *WRITERS]
        async with stage(Path(folder), _world(users)) as open_, aiohttp.ClientSession() as session:
            await open_.sixstar("migrate")
            _set_up(open_.database_url, starts)
            await _greeted(open_, session, users)
            imports = await _imports(open_)
            started = [await _started(open_, session, user) for user in users[: starts - 1]]
            last, process = await _start(open_, session, users[starts - 1])
            footprint = await _footprint(open_, session, process, messages)
    return [*started, last], imports, footprint


def _world(users: list[int]) -> dict[str, object]:
    phones = [{"id": user, "first_name": "Anna", "language_code": "en"} for user in users]
    agents = [{"id": "UMARIA", "name": "maria", "real_name": "Maria"}]
    return world(phones, agents, [{"id": "CPRINT", "name": "printers", "members": ["UMARIA", "UBOT"]}])


def _set_up(url: str, starts: int) -> None:
    def set_up(work: Work) -> None:
        product = described(work, QUIET)
        customers(work, range(FIRST_USER, FIRST_USER + starts), product)
        customers(work, WRITERS, product)

    db = Database(url)
    db.write_now(set_up)
    db.close_now()


async def _greeted(open_: Stage, session: aiohttp.ClientSession, users: list[int]) -> None:
    """All press Start, on a desk whose start is not measured: it may be the first, which compiles modules."""
    process = await open_.desk()
    for user in users:
        await TelegramPerson(open_.url, session, CUSTOMER_BOT, user).starts()
    for user in users:
        await _accepted(open_, session, user)
    await process.stop()


async def _imports(open_: Stage) -> Imports:
    """Of one start, which is slower for being watched."""
    process = await open_._spawn("imports", ["-X", "importtime", "-m", "bots", "run"], open_.environment())
    await open_._line(process)
    await process.stop()
    found: dict[str, float] = defaultdict(float)
    for spent, package in IMPORTED.findall(process.log.read_text()):
        found[package] += int(spent) / 1e6
    return found


async def _started(open_: Stage, session: aiohttp.ClientSession, user: int) -> Started:
    found, process = await _start(open_, session, user)
    code = await process.stop()
    if code:
        raise AssertionError(f"the desk ended with {code}: {process.log.read_text()[-2000:]}")
    return found


async def _start(open_: Stage, session: aiohttp.ClientSession, user: int) -> tuple[Started, Process]:
    """From exec until the answer to what this person wrote before was accepted."""
    person = TelegramPerson(open_.url, session, CUSTOMER_BOT, user)
    await person.says("The printer prints nothing")
    since = (await person.screen()).journal
    begun, before = time.time(), time.perf_counter()
    process = await open_.desk()
    ready = time.perf_counter() - before
    answered = await _accepted(open_, session, user, since) - begun
    return Started(ready, answered, _cpu(process)), process


async def _accepted(open_: Stage, session: aiohttp.ClientSession, user: int, since: int = 0) -> float:
    """The moment at which the sandbox took a message to this person after this row of its journal (Unix time)."""
    async with asyncio.timeout(PATIENCE):
        while True:
            query = {"since": str(since), "wait": "5", "kind": "telegram.call"}
            async with session.get(f"{open_.url}/control/journal", params=query) as answer:
                rows = await answer.json()
            if found := [row for row in rows if _answers(row, user)]:
                return float(found[0]["at"])
            since = rows[-1]["n"] if rows else since


def _answers(row: dict[str, Any], user: int) -> bool:
    return row["method"] == "sendMessage" and row["status"] == OK and str(row["args"].get("chat_id")) == str(user)


async def _footprint(open_: Stage, session: aiohttp.ClientSession, process: Process, messages: int) -> Footprint:
    idle = await _taken(process)
    begun = time.perf_counter()
    await _written(open_, session, messages)
    await _until(lambda: _handled(open_) >= messages)
    rate = messages / (time.perf_counter() - begun)
    return Footprint(idle, await _taken(process), messages, rate)


async def _written(open_: Stage, session: aiohttp.ClientSession, messages: int) -> None:
    """Every writer has long used their desk: what they write joins their ticket."""
    texts = iter(range(messages))

    async def writer() -> None:
        for number in texts:
            user = WRITERS[number % len(WRITERS)]
            await TelegramPerson(open_.url, session, CUSTOMER_BOT, user).says(f"It blinks {number} times now")

    await asyncio.gather(*(writer() for _ in range(AT_ONCE)))


def _handled(open_: Stage) -> int:
    """Of the writers' messages; read beside the desk, which is not disturbed by it."""
    file = open_.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        lanes = (str(WRITERS.start), str(WRITERS.stop))
        count = "SELECT count(*) FROM inbox WHERE state = 'handled' AND lane >= ? AND lane < ?"
        return int(db.execute(count, lanes).fetchone()[0])


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(FLOOD):
        while not true():  # noqa: ASYNC110 - it happens in another process
            await asyncio.sleep(0.25)


async def _taken(process: Process) -> Taken:
    await asyncio.sleep(SETTLES)
    before = _cpu(process)
    await asyncio.sleep(IDLE)
    return Taken(_memory(process), (_cpu(process) - before) / IDLE)


def _cpu(process: Process) -> float:
    """Seconds, in user and kernel (proc_pid_stat(5), fields 14 and 15)."""
    fields = Path(f"/proc/{process.inner.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: Process) -> int:
    """Resident bytes (proc_pid_statm(5), field 2)."""
    return int(Path(f"/proc/{process.inner.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
