"""How fast a bot may talk."""

from __future__ import annotations

import asyncio

import pytest

from adapters.database.doors import Database
from bots.pace import Limits, Pace
from tests.bots.sender import made

pytestmark = pytest.mark.usefixtures("quick")


async def test_a_chat_gets_its_burst_and_then_its_rate(db: Database) -> None:
    sender = made(db, pace=Pace(Limits(3, 20.0, 100, 100.0)))
    loop = asyncio.get_running_loop()
    began = loop.time()
    await sender.add(*(f"a{n}" for n in range(7)))
    sender.start()
    await sender.settled(*["sent"] * 7)
    assert loop.time() - began >= (7 - 3) / 20
    assert sender.wire.texts() == [f"a{n}" for n in range(7)]
    await sender.stop()


LIMITS = Limits(chat_burst=2, chat_per_second=1.0, bot_burst=5, bot_per_second=10.0)


def test_budgets() -> None:
    pace = Pace(LIMITS)
    assert (pace.room(0.0), pace.resting(0.0)) == (5, set())
    for _ in range(2):
        pace.spend("a", 0.0)
    assert (pace.room(0.0), pace.resting(0.0)) == (3, {"a"})
    assert pace.resting(0.99) == {"a"}
    assert pace.resting(1.0) == set()
    for chat in "bcd":
        pace.spend(chat, 1.0)
    assert pace.room(1.0) == 2
    assert pace.room(1.3) == 5, "never more than the burst"


def test_pauses() -> None:
    pace = Pace(LIMITS)
    pace.pause("a", 10.0, whole_bot=False)
    assert (pace.room(5.0), pace.resting(5.0)) == (5, {"a"})
    pace.pause("a", 7.0, whole_bot=False)
    assert pace.resting(9.0) == {"a"}, "the longer one counts"
    assert pace.resting(10.0) == set()
    pace.pause("b", 20.0, whole_bot=True)
    assert (pace.room(19.0), pace.room(20.0)) == (0, 5)


def test_it_waits_no_longer_than_needed() -> None:
    pace = Pace(LIMITS)
    assert pace.wait(0.0) == 1.0
    for _ in range(2):
        pace.spend("a", 0.0)
    pace.resting(0.6)
    assert 0.3 < pace.wait(0.6) <= 0.4
    pace.pause("b", 0.7, whole_bot=True)
    assert 0.05 < pace.wait(0.6) <= 0.1 + 1e-9


def test_memory_stays_flat_over_many_chats() -> None:
    pace = Pace(LIMITS)
    for second in range(2000):
        pace.spend(f"chat {second}", float(second))
        pace.pause(f"chat {second}", second + 2.0, whole_bot=False)
        pace.resting(float(second))
    assert len(pace.chats) < 5
    assert len(pace.paused) < 5
