"""Crashes, lost answers, a database that is away, and who leads: nothing is lost, nothing goes twice unflagged."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from adapters.database.doors import Database
from core.outbox import Kind, Outgoing
from core.people.model import PersonId
from core.processes import DEAD
from core.work import Work
from tests.bots.runtime import BOT, until
from tests.bots.sender import ANNA, PERSONA, Sender, made, say
from tests.silence import silent

pytestmark = pytest.mark.usefixtures("quick")


async def test_after_a_crash_what_was_on_its_way_is_sent_again_and_flagged(sender: Sender) -> None:
    await sender.add("a1", "a2")
    claim = await sender.db.write(lambda w: w.outbox.claim(BOT, now=sender.clock(), most=9, busy=set(), resting=set()))
    assert len(claim) == 1
    sender.start()
    await sender.settled("sent", "sent")
    assert sender.wire.texts() == ["a1", "a2"]
    assert [(row[1], bool(row[2])) for row in sender.rows()] == [(2, True), (1, False)]


async def test_a_database_that_is_away_is_survived_and_nothing_is_sent_twice(sender: Sender) -> None:
    await sender.add("a1", "a2")
    sender.store.away = 3
    sender.wire.hold = asyncio.Event()
    sender.start()
    await until(lambda: sender.wire.sending == 1)
    sender.store.away = 5
    sender.wire.hold.set()
    await sender.settled("sent", "sent")
    assert sender.wire.texts() == ["a1", "a2"]
    assert sender.wire.sending == 2


async def test_what_is_on_its_way_is_settled_before_the_end(sender: Sender) -> None:
    sender.wire.hold = asyncio.Event()
    await sender.add("a1", "a2")
    sender.start()
    await until(lambda: sender.wire.sending == 1)
    stopping = asyncio.create_task(sender.stop())
    await asyncio.sleep(0)
    sender.wire.hold.set()
    await stopping
    assert [row[0] for row in sender.rows()] == ["sent", "queued"]


async def test_a_claim_whose_answer_was_lost_is_made_again(sender: Sender) -> None:
    """Nothing of it was sent: no flag."""
    lost: list[object] = []

    def once(result: object) -> bool:
        if isinstance(result, list) and result and not lost:
            lost.append(result)
            return True
        return False

    sender.store.lost = once
    await sender.add("a1", "a2")
    sender.start()
    await sender.settled("sent", "sent")
    assert lost
    assert sender.wire.texts() == ["a1", "a2"]
    assert [(row[1], bool(row[2])) for row in sender.rows()] == [(2, False), (1, False)]


@pytest.mark.parametrize("away", range(1, 4))
async def test_what_a_predecessor_left_is_queued_however_the_database_is_away(sender: Sender, away: int) -> None:
    await sender.add("a1")
    await sender.db.write(lambda w: w.outbox.claim(BOT, now=sender.clock(), most=9, busy=set(), resting=set()))
    calls = iter(range(1, 99))
    sender.store.lost = lambda result: next(calls) == away
    sender.start()
    await sender.settled("sent")
    assert [bool(row[2]) for row in sender.rows()] == [True]


async def test_a_bug_in_what_follows_from_a_message_sends_it_no_second_time(sender: Sender) -> None:
    """It was sent, but its entry cannot be marked: the chat goes on all the same."""
    sender.pump.persona = replace(PERSONA, notices={**PERSONA.notices, "answer": say})

    def add(work: Work) -> None:
        row = Outgoing(Kind.WORDS, "answer", ANNA, {"text": "a1", "entry": 99}, person=PersonId(1))
        work.outbox.add(row, now=sender.clock())

    await sender.db.write(add)
    await sender.add("a2")
    sender.start()
    await sender.settled("sent", "sent")
    assert sender.wire.texts() == ["a1", "a2"]


async def test_only_the_leader_sends_and_another_takes_over_when_it_is_dead(db: Database) -> None:
    first, second = made(db, "p1"), made(db, "p2")
    for one in (first, second):
        await db.write(lambda w, one=one: w.processes.beat(one.pump.process))  # type: ignore[misc]
    first.start()
    await first.add("a1")
    await first.settled("sent")
    second.start()
    await second.add("a2")
    second.pump.poked.set()
    await first.settled("sent", "sent")
    first.wire.hold = asyncio.Event()
    await first.add("a3")
    await until(lambda: first.wire.sending == 3)
    assert second.wire.sent == []
    silent(db, "p1", DEAD)
    await until(lambda: second.wire.texts() == ["a3"])
    first.wire.hold.set()
    await until(lambda: first.wire.texts() == ["a1", "a2", "a3"])
    await first.settled("sent", "sent", "sent")
    assert [bool(row[2]) for row in first.rows()] == [False, False, True], "sent twice, and flagged"
    await first.stop()
    await second.stop()


async def test_a_clock_that_is_set_back_makes_no_two_leaders(db: Database) -> None:
    first, second = made(db, "p1"), made(db, "p2")
    for process in ("p1", "p2"):
        await db.write(lambda w, process=process: w.processes.beat(process))  # type: ignore[misc]
    first.start()
    await first.add("a1")
    await first.settled("sent")
    first.clock.jump(minutes=-5)
    silent(db, "p1", DEAD)
    second.start()
    await until(lambda: second.pump.leads)
    await until(lambda: not first.pump.leads)
    await second.add("a2")
    await second.settled("sent", "sent")
    assert (first.wire.texts(), second.wire.texts()) == (["a1"], ["a2"])
    await first.stop()
    await second.stop()
