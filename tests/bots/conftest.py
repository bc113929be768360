"""The desk without its wires, in English, on each database; and what the runtime's tests need."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.database.doors import Database
from bots import lanes, pump
from core import inbox
from core.work import Work
from tests.bots import sender as senders
from tests.bots.sender import Sender
from tests.play import Play, desk


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, desk())
    yield made
    made.close()


@pytest.fixture
def choosing(database_url: str) -> Iterator[Play]:
    """Acme's contract covers three products."""
    made = Play(database_url, desk(products=3))
    yield made
    made.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The runtime's waits are the same, only shorter."""
    monkeypatch.setattr(inbox, "WAITS", (timedelta(milliseconds=5), timedelta(milliseconds=10)))
    monkeypatch.setattr(lanes, "AWAY", 0.01)
    monkeypatch.setattr(lanes, "OTHERS", 0.01)
    monkeypatch.setattr(lanes, "PATIENCE", 0.05)
    monkeypatch.setattr(pump, "AWAY", 0.01)
    monkeypatch.setattr(pump, "SWEEP", 0.02)


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    """With the play's desk in it, whose administrator reads alerts."""
    opened = Database(database_url)
    await opened.write(_set_up)
    yield opened
    await opened.close()


def _set_up(work: Work) -> None:
    desk()(work)
    work.catalog.put_desk(replace(work.catalog.desk(), alerts_channel="CADMIN"))


@pytest.fixture
async def sender(db: Database) -> AsyncIterator[Sender]:
    one = senders.made(db)
    yield one
    await one.stop()
