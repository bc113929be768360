"""How fast a bot may talk."""

from __future__ import annotations

import asyncio
from itertools import islice

import pytest

from adapters.database.doors import Database
from bots.pace import PROBE, Limits, Pace, Rate
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
    pace.pause("a", 10.0, 0.0)
    assert (pace.room(5.0), pace.resting(5.0)) == (5, {"a"})
    pace.pause("a", 7.0, 5.0)
    assert pace.resting(9.0) == {"a"}, "the longer one counts"
    assert pace.resting(10.0) == set()


def test_a_platform_that_stops_a_second_chat_means_all_of_them() -> None:
    pace = Pace(LIMITS)
    pace.pause("a", 20.0, 0.0)
    pace.pause("a", 21.0, 1.0)
    assert pace.room(1.0) == 5, "one chat alone was too fast"
    pace.pause("b", 3.0, 1.0)
    assert (pace.room(2.9), pace.room(3.0)) == (0, 1), "then one message is the probe"


def held() -> Pace:
    """Stopped in two chats at 0.0, until 2.0."""
    pace = Pace(LIMITS)
    pace.pause("a", 2.0, 0.0)
    pace.pause("b", 2.0, 0.0)
    return pace


def test_after_a_hold_nothing_follows_until_the_probe_has_come_through() -> None:
    pace = held()
    pace.answered("c", well=True)
    assert pace.room(2.0) == 1, "what left before the hold is no probe"
    pace.spend("c", 2.0)
    pace.answered("d", well=True)
    assert pace.room(3.0) == 0, "it is on its way"
    pace.answered("c", well=False)
    assert pace.room(3.0) == 1, "it was lost on the way: another one"
    pace.spend("d", 3.0)
    pace.answered("d", well=True)
    assert pace.room(4.0) == 5


def test_a_probe_that_is_refused_holds_all_again() -> None:
    pace = held()
    pace.spend("c", 2.0)
    pace.pause("c", 300.0, 3.0)
    assert (pace.room(3.0 + PROBE - 0.1), pace.room(3.0 + PROBE)) == (0, 1)


def test_an_edit_that_is_counted_apart_is_no_probe() -> None:
    pace = Pace(EDITS)
    pace.pause("a", 2.0, 0.0)
    pace.pause("b", 2.0, 0.0)
    pace.spend("c", 2.0, edit=True)
    assert pace.room(2.0) == 1
    pace.spend("c", 2.0)
    pace.answered("c", edit=True, well=True)
    assert pace.room(3.0) == 0


EDITS = Limits(2, 1.0, 5, 10.0, edits=Rate(3, 0.5))


def waits(pace: Pace, now: float, count: int) -> list[float]:
    return list(islice(pace.edit_waits(now), count))


def test_edits_that_are_counted_apart_take_nothing_from_messages() -> None:
    pace = Pace(EDITS)
    assert waits(pace, 0.0, 5) == [0, 0, 0, 2, 4]
    for _ in range(3):
        pace.spend("a", 0.0, edit=True)
    assert (pace.room(0.0), pace.resting(0.0)) == (5, set())
    assert waits(pace, 0.0, 2) == [2, 4]
    assert waits(pace, 2.0, 2) == [0, 2]


def test_a_refused_edit_holds_all_edits_and_nothing_else() -> None:
    pace = Pace(EDITS)
    pace.pause("a", 10.0, 0.0, edit=True)
    pace.pause("b", 10.0, 0.0, edit=True)
    assert (pace.room(0.0), pace.resting(0.0)) == (5, set())
    assert waits(pace, 4.0, 2) == [8, 10]
    assert waits(pace, 10.0, 2) == [0, 0]


def test_where_edits_are_messages_they_are_counted_so() -> None:
    pace = Pace(LIMITS)
    pace.spend("a", 0.0, edit=True)
    pace.spend("a", 0.0, edit=True)
    assert pace.resting(0.0) == {"a"}
    assert waits(pace, 0.0, 3) == [0, 0, 0]
    pace.pause("a", 10.0, 0.0, edit=True)
    assert pace.resting(5.0) == {"a"}


def test_it_waits_no_longer_than_needed() -> None:
    pace = Pace(LIMITS)
    assert pace.wait(0.0) == 1.0
    for _ in range(2):
        pace.spend("a", 0.0)
    pace.resting(0.6)
    assert 0.3 < pace.wait(0.6) <= 0.4
    pace.pause("b", 0.7, 0.6)
    assert 0.05 < pace.wait(0.6) <= 0.1 + 1e-9


def test_memory_stays_flat_over_many_chats() -> None:
    pace = Pace(LIMITS)
    for second in range(2000):
        pace.spend(f"chat {second}", float(second))
        pace.pause(f"chat {second}", second + 2.0, float(second))
        pace.resting(float(second))
    assert len(pace.chats) < 5
    assert len(pace.paused) < 5
