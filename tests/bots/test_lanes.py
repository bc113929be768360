"""From what arrived to its turn: once, in order, whatever breaks."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.database.doors import Database
from bots import lanes as lanes_
from core.chat.channel import Arrived
from core.chat.replies import Phrase, Toast
from core.inbox import Row
from core.processes import DEAD
from core.work import Work
from tests.bots.process import PLACE, Desk, made
from tests.bots.runtime import BOT, holds, until, update, written
from tests.silence import silent

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
async def one(db: Database) -> AsyncIterator[Desk]:
    process = made(db)
    yield process
    await process.lanes.stop(5)


# Once, and in order


async def test_what_is_delivered_often_happens_once(one: Desk) -> None:
    batch = [update(n) for n in range(5)]
    new = await asyncio.gather(*(one.take_in(*batch) for _ in range(4)))
    assert sorted(key for keys in new for key in keys) == [what.key for what in batch]
    await one.written([f"message {n}" for n in range(5)])
    assert await one.take_in(*batch) == set()


async def test_a_lane_goes_in_the_platforms_order(one: Desk) -> None:
    await one.take_in(update(3), update(1), update(2))
    await one.written(["message 1", "message 2", "message 3"])


async def test_many_lanes_and_batches_at_once(one: Desk) -> None:
    """Shuffled inside its batch, each lane is handled in its order; no lane waits for ever."""
    dice = random.Random(7)
    batches = []
    for first in range(0, 20, 5):
        batch = [update(n, chat=f"{who}-id") for n in range(first, first + 5) for who in ("anna", "ben", "bela")]
        batches.append(dice.sample(batch, len(batch)))
    for batch in batches:
        await one.take_in(*batch)
    for who in ("anna", "ben", "bela"):
        await holds(one.store.db, lambda w, who=who: len(written(w, who)) == 20)  # type: ignore[misc]
        assert await one.store.write(lambda w, who=who: written(w, who)) == [f"message {n}" for n in range(20)]  # type: ignore[misc]
    await until(lambda: not one.lanes.running)


async def test_a_lane_woken_while_it_falls_asleep_is_awake(one: Desk) -> None:
    """What comes between a lane's last look and its end is not left lying."""
    await one.take_in(update(1))
    await one.written(["message 1"])
    await until(lambda: not one.lanes.running)
    await one.store.write(lambda w: w.inbox.add(BOT, [update(2)], holder="p1", now=one.clock()))
    later = update(3)

    def after(result: object) -> None:
        """Another message is stored while the lane is told that there is none."""
        if result is None:
            one.store.after_read = lambda _: None
            one.store.db.write_now(lambda w: w.inbox.add(BOT, [later], holder="p1", now=one.clock()))
            asyncio.get_running_loop().call_soon(one.lanes.wake, BOT, PLACE)

    one.store.after_read = after
    one.lanes.wake(BOT, PLACE)
    await one.written(["message 1", "message 2", "message 3"])


# What breaks


async def test_a_turn_that_breaks_is_tried_three_times_then_parked_and_the_lane_goes_on(one: Desk) -> None:
    one.breaks = 99
    await one.take_in(update(1, "break", kind="command"), update(2))
    await one.written(["message 2"])
    assert one.broke >= 3, "more often where it shared a commit: then each of its writes runs once more, alone"
    apology = await one.outbox("apology")
    assert apology.place.chat == PLACE
    alert = await one.outbox("alert-parked")
    assert alert.place.chat == "CADMIN"
    assert alert.facts["trace"] == apology.facts["trace"]
    kept = await parked(one)
    assert (kept["tries"], kept["trace"]) == (2, apology.facts["trace"])
    assert "a bug" in str(kept["why"])


async def parked(one: Desk) -> dict[str, object]:
    with one.store.db._writing.connect() as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM inbox WHERE state = 'parked'").mappings()
        return dict(row)


async def test_a_turn_that_breaks_twice_is_handled_once_in_the_end(one: Desk) -> None:
    one.breaks = 2
    await one.take_in(update(1, "break", kind="command"), update(2))
    await one.written(["message 2"])
    assert one.broke == 2
    told = await one.store.write(lambda w: w.outbox.claim(BOT, now=one.clock(), most=9, busy=set(), resting=set()))
    assert [row.name for row in told] == ["help"], "what the broken tries wrote is undone"


@pytest.mark.parametrize("chat", [None, "anna-id"])
async def test_what_cannot_be_read_is_parked(one: Desk, chat: str | None) -> None:
    bad = update(1, kind="unreadable")
    raw = {k: v for k, v in bad.raw.items() if k != "chat" or chat}
    await one.take_in(replace(bad, raw=raw), update(2))
    await one.written(["message 2"])
    assert (await one.outbox("alert-parked")).facts["channel"] == BOT
    assert "no such thing" in str((await parked(one))["why"])
    assert '"unreadable"' in str((await parked(one))["raw"]).replace("'", '"')


async def test_who_sent_something_unreadable_gets_an_apology_in_their_language(one: Desk) -> None:
    await one.take_in(update(1, kind="unreadable"))
    apology = await one.outbox("apology")
    assert (apology.place.chat, apology.facts["language"]) == (PLACE, "pl")


async def test_a_wire_that_breaks_on_an_update_is_stopped_by_that_one_only(one: Desk) -> None:
    await one.take_in(update(1, kind="no reader knows this"), update(2, breaks="give"), update(3))
    await one.written(["message 2", "message 3"])
    assert "KeyError" in str((await parked(one))["why"])


async def test_a_database_that_is_away_is_waited_for(one: Desk) -> None:
    await one.store.write(lambda w: w.inbox.add(BOT, [update(1), update(2)], holder="p1", now=one.clock()))
    one.store.away = 3
    one.lanes.wake(BOT, PLACE)
    await one.written(["message 1", "message 2"])
    one.store.away = 1
    with pytest.raises(Exception, match="away"):
        await one.take_in(update(3))
    await one.take_in(update(3))
    await one.written(["message 1", "message 2", "message 3"])


async def test_what_was_stored_while_its_taker_was_cancelled_is_handled_all_the_same(one: Desk) -> None:
    """A cancelled write commits all the same, and the platform's repeat is no news any more."""
    taking = asyncio.create_task(one.take_in(update(1), update(2)))
    await asyncio.sleep(0)
    taking.cancel()
    await asyncio.wait({taking})
    assert taking.cancelled()
    await holds(one.store.db, lambda w: w.inbox.waiting() == 2)
    assert await one.take_in(update(1), update(2)) == set()
    assert not one.lanes.running
    await one.lanes.sweep()
    await one.written(["message 1", "message 2"])


async def test_a_lane_at_work_is_not_woken_by_the_sweep(one: Desk) -> None:
    await one.take_in(update(1, "slow", kind="command"))
    await until(lambda: bool(one.wire.given))
    await one.lanes.sweep()
    assert not one.lanes.awake


async def test_a_clock_that_is_set_back_holds_no_lane_up(one: Desk) -> None:
    await one.store.write(lambda w: w.inbox.add(BOT, [update(1)], holder="p1", now=one.clock()))
    one.clock.jump(minutes=-5)
    one.lanes.wake(BOT, PLACE)
    await one.written(["message 1"])


# Answers


async def test_an_answer_in_time_goes_with_the_press(one: Desk) -> None:
    await one.take_in(update(1, "confirm", kind="press", about="1.1"))
    await until(lambda: bool(one.wire.given))
    (given,) = one.wire.given
    assert given.answer == Toast(Phrase("refused-ticket-unknown"), alert=True)


async def test_a_refused_form_that_is_sent_again_just_as_it_is_is_no_repetition(one: Desk) -> None:
    """Whichever process gets it, and whether or not the first refusal was seen: it must not be taken for arrived."""
    form = update(1, "slow", kind="form", about="7")
    for _ in range(2):
        assert await one.take_in(form) == {form.key}
        await holds(one.store.db, lambda w: w.inbox.waiting() == 0)
    done = update(2, "no-such-form", kind="said")
    assert await one.take_in(done) == {done.key}
    await one.written(["no-such-form"])
    assert await one.take_in(done) == set()


LATE = [("command", "refused-ticket-taken"), ("press", "press-again"), ("form", "refused-not-your-team")]


@pytest.mark.parametrize(("kind", "notice"), LATE)
async def test_an_answer_that_comes_too_late_goes_through_the_outbox(one: Desk, kind: str, notice: str) -> None:
    one.wire.shows_whole_forms = True
    await one.take_in(update(1, "slow", kind=kind, about="7"))
    row = await one.outbox(notice)
    assert [given.answer for given in one.wire.given] == [None], "the platform was told at once that we have it"
    assert row.place.chat == PLACE
    facts = {"command": {"who": "Jan"}, "press": {"act": "slow", "about": "7"}, "form": {}}
    assert facts[kind].items() <= row.facts.items()


@pytest.mark.parametrize("why", ["they wait no more", "the wire breaks"])
async def test_an_answer_that_could_not_be_given_goes_through_the_outbox(one: Desk, why: str) -> None:
    one.wire.patient = why != "they wait no more"
    breaks = "give" if why == "the wire breaks" else ""
    await one.take_in(update(1, "confirm", kind="press", about="1.1", breaks=breaks), update(2))
    assert (await one.outbox("refused-ticket-unknown")).place.chat == PLACE
    await one.written(["message 2"])


# Many processes


def beat(process: str) -> Callable[[Work], None]:
    return lambda work: work.processes.beat(process)


async def test_what_a_living_process_took_in_is_left_to_it(one: Desk) -> None:
    await one.store.write(beat("p2"))
    await one.store.write(lambda w: w.inbox.add(BOT, [update(1)], holder="p2", now=one.clock()))
    await one.lanes.sweep()
    assert not one.lanes.running
    await one.take_in(update(2))
    looked = one.store.reads
    await until(lambda: one.store.reads > looked + 6)
    assert await one.store.write(written) == [], "ours waits behind it, to keep the order"
    await one.store.write(lambda w: w.processes.gone("p2"))
    await one.written(["message 1", "message 2"])


async def test_what_a_dead_process_took_in_is_taken_over(one: Desk) -> None:
    await one.store.write(beat("p2"))
    await one.store.write(lambda w: w.inbox.add(BOT, [update(1)], holder="p2", now=one.clock()))
    silent(one.store.db, "p2", DEAD)
    await one.lanes.sweep()
    await one.written(["message 1"])


async def test_two_processes_that_take_over_the_same_lanes_handle_everything_once(db: Database) -> None:
    first, second = made(db, "p1"), made(db, "p2")
    batch = [update(n, chat=f"{who}-id") for n in range(15) for who in ("anna", "ben", "bela")]
    await db.write(lambda w: w.inbox.add(BOT, batch, holder="dead", now=first.clock()))
    await asyncio.gather(first.lanes.sweep(), second.lanes.sweep())
    await until(lambda: not first.lanes.running and not second.lanes.running)
    for who in ("anna", "ben", "bela"):
        assert await db.write(lambda w, who=who: written(w, who)) == [f"message {n}" for n in range(15)]  # type: ignore[misc]


async def test_a_bot_that_does_not_run_here_is_left_alone(one: Desk) -> None:
    one.lanes.wake("slack", "C1")
    assert not one.lanes.running


async def test_stopping_ends_the_turn_that_has_begun(one: Desk) -> None:
    await one.take_in(update(1, "slow", kind="command"), update(2))
    await until(lambda: bool(one.wire.given))
    await one.lanes.stop(5)
    assert not one.lanes.running

    def head(work: Work) -> Row | None:
        return work.inbox.head(BOT, PLACE)

    assert await one.store.write(head) is None, "there was time for both"


async def test_a_backlog_is_taken_in_no_faster_than_it_is_handled(one: Desk) -> None:
    """What waits, waits in the database or on the platform, not in memory: 100,000 updates take no more than 1,000."""
    most = 0
    for first in range(0, 1000, 100):
        await one.take_in(*(update(n, chat=f"stranger {n}") for n in range(first, first + 100)))
        most = max(most, len(one.lanes.running))
    assert 0 < most <= 300
    await until(lambda: not one.lanes.running)


# The gap after a silence


async def test_where_to_read_again_what_was_missed(db: Database, one: Desk) -> None:
    newest = int((one.clock() - timedelta(hours=1)).timestamp() * 1_000_000)

    def fn(work: Work) -> None:
        lane = "CPRINT/"
        work.inbox.add("slack", [Arrived("k", lane, newest, {})], holder="p1", now=one.clock())

    await db.write(fn)
    threads = {thread.place.chat: thread.position for thread in await one.lanes.threads("slack")}
    assert set(threads) == {"CPRINT", "CDEEP", "CSALES"}
    assert threads["CPRINT"] == newest - int(lanes_.OVERLAP / timedelta(microseconds=1))
    floor = int((one.clock() - lanes_.FORGOTTEN).timestamp() * 1_000_000)
    assert floor - 5_000_000 < threads["CDEEP"] <= floor, "nothing is known of it: not for ever back"


async def test_a_gap_keeps_its_beginning_though_newer_things_arrive(db: Database, one: Desk) -> None:
    hour = 3_600_000_000
    began = int((one.clock() - timedelta(hours=5)).timestamp() * 1_000_000)

    async def arrives(position: int) -> None:
        what = [Arrived(f"k{position}", "CPRINT/", position, {})]
        await db.write(lambda w: w.inbox.add("slack", what, holder="p1", now=one.clock()))

    async def since() -> int:
        threads = {thread.place.chat: thread.position for thread in await one.lanes.threads("slack")}
        return threads["CPRINT"] + int(lanes_.OVERLAP / timedelta(microseconds=1))

    await arrives(began)
    await one.lanes.missing("slack")
    await arrives(began + hour)
    await one.lanes.missing("slack")
    assert await since() == began
    await one.lanes.complete("slack")
    assert await since() == began + hour
