"""What people write while the desk is down is read after its start, however often it dies before it has read it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.database.doors import Database
from adapters.sandbox.people_slack import SlackPerson
from adapters.slack.bolt_wire import BoltWire
from adapters.texts import speaker
from bots import lanes as lanes_
from bots.clock import now
from bots.lanes import Lanes
from core.catalog.model import Level, Team
from core.people.model import TeamId
from tests.adapters.slack.conftest import SECRETS, Slack
from tests.adapters.slack.desk import SECONDS


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    """A desk whose team works in C1."""
    opened = Database(database_url)
    await opened.write(lambda w: w.catalog.put_team(Team(TeamId(0), "a", "A", Level.ONE, "C1", "en", "UTC")))
    yield opened
    await opened.close()


@asynccontextmanager
async def running(slack: Slack, db: Database, files: Path, name: str) -> AsyncIterator[None]:
    """One life of the desk; it ends like a killed one, with nothing tidied up."""
    wire = BoltWire(SECRETS["bot_token"], app_token=SECRETS["app_token"], files_dir=files, api_url=f"{slack.url}/api/")
    sockets = len(await slack.rows("slack.socket"))
    serving = asyncio.create_task(wire.serve(Lanes(db, {}, {}, speaker, name, now, lambda: None)))
    async with asyncio.timeout(SECONDS):
        while len(await slack.rows("slack.socket")) == sockets:  # noqa: ASYNC110 - the sandbox is another program
            await asyncio.sleep(0.01)
    yield
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    await wire.close()


async def stored(db: Database, *messages: str) -> None:
    """Until these are in the inbox."""

    def keys() -> set[str]:
        with db._reporting.connect() as connection:
            return {key.rpartition(":")[2] for (key,) in connection.exec_driver_sql("SELECT key FROM inbox")}

    async with asyncio.timeout(SECONDS):
        while not set(messages) <= keys():  # noqa: ASYNC110 - it lies in a database
            await asyncio.sleep(0.02)


async def test_what_was_written_meanwhile_is_read_at_the_start(
    slack: Slack, db: Database, files_dir: Path, maria: SlackPerson
) -> None:
    async with running(slack, db, files_dir, "p1"):
        card = await maria.says("C1", "before")
        await stored(db, card)
    missed = [await maria.says("C1", "meanwhile"), await maria.says("C1", "in a thread", thread=card)]
    async with running(slack, db, files_dir, "p2"):
        await stored(db, missed[0])


async def test_a_desk_that_dies_before_it_has_read_the_gap_reads_it_in_its_next_life(
    slack: Slack, db: Database, files_dir: Path, maria: SlackPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came live in the life between must not hide what is still missing."""
    monkeypatch.setattr(lanes_, "OVERLAP", timedelta(0))
    async with running(slack, db, files_dir, "p1"):
        await stored(db, await maria.says("C1", "before"))
    missed = await maria.says("C1", "meanwhile")
    away = {"platform": "slack", "mode": "status", "status": 500, "methods": ["conversations.history"], "every": 1}
    await slack.post("faults", **away)
    async with running(slack, db, files_dir, "p2"):
        await stored(db, await maria.says("C1", "live"))
    await slack.post("faults", platform="slack", mode="off")
    async with running(slack, db, files_dir, "p3"):
        await stored(db, missed)
        async with asyncio.timeout(SECONDS):
            while await db.write(lambda w: w.inbox.missing_since("slack")) is not None:  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.02)
