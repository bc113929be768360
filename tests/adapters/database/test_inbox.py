"""What arrived: stored once, in the platform's order, handled by one."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from adapters.database.doors import Database
from core.chat.channel import Arrived
from core.inbox import Row
from core.work import Work
from tests.adapters.database.small_desk import NOW, at_once

BOT, LANE = "telegram:customer", "7"
LATER = NOW + timedelta(seconds=5)


def arrived(key: str, position: int = 1, lane: str = LANE, raw: dict[str, Any] | None = None) -> Arrived:
    return Arrived(key, lane, position, raw or {"n": position})


def put(work: Work, *what: Arrived, channel: str = BOT, holder: str = "p1") -> list[str]:
    return [row.key for row in work.inbox.add(channel, what, holder=holder, now=NOW)]


def put_all(work: Work, batch: list[Arrived], holder: str) -> list[str]:
    return put(work, *batch, holder=holder)


def head(work: Work, lane: str = LANE) -> Row:
    row = work.inbox.head(BOT, lane)
    assert row is not None
    return row


RAW = {
    "text": "سلام 🖨 \u200f",
    "nested": {"list": [1, 2.5, None, True], "big": 2**62},
    "nul": "a\0b",
    "half an emoji": "\ud83d!",
    "": "",
}


def test_what_arrived_comes_back_as_it_was(db: Database) -> None:
    new = db.write_now(lambda w: w.inbox.add(BOT, [arrived("k1", 4, raw=RAW)], holder="p1", now=NOW))
    row = db.write_now(head)
    assert new == [row]
    assert row.raw == RAW
    assert (row.channel, row.key, row.lane, row.holder, row.tries) == (BOT, "k1", LANE, "p1", 0)
    assert row.arrived_at == row.due_at == NOW


def test_the_same_key_is_stored_once(db: Database) -> None:
    assert db.write_now(lambda w: put(w, arrived("k1"), arrived("k2", 2), arrived("k1", 3))) == ["k1", "k2"]
    assert db.write_now(lambda w: put(w, arrived("k2"), arrived("k3"))) == ["k3"]
    assert db.write_now(lambda w: put(w, arrived("k1"), channel="slack")) == ["k1"], "another bot's key is another"


def test_the_same_key_is_stored_once_also_after_it_was_handled(db: Database) -> None:
    db.write_now(lambda w: put(w, arrived("k1")))
    assert db.write_now(lambda w: w.inbox.take(head(w), now=NOW))
    assert db.write_now(lambda w: put(w, arrived("k1"))) == []
    assert db.write_now(lambda w: w.inbox.head(BOT, LANE)) is None


def test_the_same_delivery_from_eight_processes_at_once_is_stored_once(db: Database) -> None:
    batch = [arrived(f"k{n}", n) for n in range(25)]
    takers = [partial(put_all, batch=batch, holder=f"p{n}") for n in range(8)]
    new = at_once(db, takers, threads=8)
    assert sorted(key for keys in new for key in keys) == sorted(one.key for one in batch)


def test_a_lane_goes_in_the_platforms_order(db: Database) -> None:
    db.write_now(lambda w: put(w, arrived("k3", 3), arrived("k1", 1), arrived("x", 0, lane="8"), arrived("k2", 2)))

    def handle(work: Work) -> str:
        row = head(work)
        assert work.inbox.take(row, now=NOW)
        return row.key

    seen = [db.write_now(handle) for _ in range(3)]
    assert seen == ["k1", "k2", "k3"]


def test_at_one_position_what_came_first_goes_first(db: Database) -> None:
    db.write_now(lambda w: put(w, arrived("b"), arrived("a"), arrived("c")))
    assert db.write_now(head).key == "b"


def test_only_the_head_of_a_lane_can_be_taken(db: Database) -> None:
    first, second = db.write_now(lambda w: w.inbox.add(BOT, [arrived("k1"), arrived("k2", 2)], holder="p", now=NOW))
    assert not db.write_now(lambda w: w.inbox.take(second, now=NOW))
    db.write_now(lambda w: put(w, arrived("k0", 0)))
    assert not db.write_now(lambda w: w.inbox.take(first, now=NOW)), "an earlier one came in late: it goes first"
    assert db.write_now(lambda w: w.inbox.take(head(w), now=NOW))
    assert db.write_now(lambda w: w.inbox.take(first, now=NOW))


def test_one_row_is_handled_once_by_eight_at_once(db: Database) -> None:
    db.write_now(lambda w: put(w, arrived("k1")))
    row = db.write_now(head)

    def turn(work: Work) -> bool:
        return work.inbox.take(row, now=NOW)

    assert sorted(at_once(db, [turn] * 8, threads=8)) == [False] * 7 + [True]


def test_a_failed_try_waits(db: Database) -> None:
    db.write_now(lambda w: put(w, arrived("k1"), arrived("k2", 2)))
    row = db.write_now(head)
    db.write_now(lambda w: w.inbox.again(row.id, due_at=LATER, why="KeyError('x')"))
    after = db.write_now(head)
    assert (after.key, after.tries, after.due_at) == ("k1", 1, LATER), "the lane waits with it, to keep its order"


def test_a_parked_row_lets_the_lane_go_on_and_is_kept_whole(db: Database) -> None:
    db.write_now(lambda w: put(w, arrived("k1", raw=RAW), arrived("k2", 2)))
    row = db.write_now(head)
    db.write_now(lambda w: w.inbox.park(row.id, now=LATER, trace="abcd", why="KeyError('x')"))
    assert db.write_now(head).key == "k2"
    with db._writing.connect() as connection:
        kept = connection.exec_driver_sql("SELECT state, trace, why, raw FROM inbox WHERE key = 'k1'").one()
    assert kept[:3] == ("parked", "abcd", "KeyError('x')")
    assert "سلام" in str(kept[3]) or "\\u0633" in str(kept[3])


def test_what_a_dead_process_took_in_is_found_and_taken_over(db: Database) -> None:
    def fn(work: Work) -> None:
        put(work, arrived("k1"), arrived("k2", lane="8"), holder="dead")
        put(work, arrived("k3", lane="9"), arrived("k4", 2, lane="8"), holder="alive")
        put(work, arrived("k5", lane="10"), holder="dead")
        assert work.inbox.take(head(work, "10"), now=NOW)

    db.write_now(fn)
    assert sorted(db.write_now(lambda w: w.inbox.abandoned(holders={"alive"}))) == [(BOT, "7"), (BOT, "8")]
    assert db.write_now(lambda w: w.inbox.abandoned(holders={"alive", "dead"})) == []
    db.write_now(lambda w: w.inbox.adopt(head(w).id, holder="alive"))
    assert db.write_now(head).holder == "alive"


@pytest.mark.parametrize(
    ("lanes", "newest"), [("C1/", 30), ("C1/1", 30), ("C1/1.5", 20), ("C2/", 5), ("C/", None), ("c1/", None)]
)
def test_the_newest_position_of_lanes_that_begin_alike(db: Database, lanes: str, newest: int | None) -> None:
    rows = [("C1/", 10), ("C1/1.5", 20), ("C1/17.2", 30), ("C2/", 5), ("C10/", 99), ("C1%/", 98), ("C/1", None)]
    given = [arrived(lane, position, lane=lane) for lane, position in rows if position]
    db.write_now(lambda w: put(w, *given))
    assert db.write_now(lambda w: w.inbox.newest(BOT, lanes)) == newest


def test_what_is_parked_can_have_its_turn_once_more(db: Database) -> None:
    db.write_now(lambda w: w.inbox.add(BOT, [arrived("a")], holder="h", now=NOW))
    row = db.write_now(lambda w: w.inbox.head(BOT, "7"))
    assert row is not None
    db.write_now(lambda w: w.inbox.park(row.id, now=NOW, trace="ab12", why="odd"))
    assert [(one.trace, one.channel, one.why) for one in db.write_now(lambda w: w.inbox.parked())] == [
        ("ab12", BOT, "odd")
    ]
    assert not db.write_now(lambda w: w.inbox.unpark("other", now=NOW))
    assert db.write_now(lambda w: w.inbox.unpark("ab12", now=NOW))
    assert db.write_now(lambda w: w.inbox.head(BOT, "7")) is not None
    assert db.write_now(lambda w: w.inbox.abandoned(holders={"h"})) == [(BOT, "7")]
