"""What people must still be told: in the order of commits, once at a time, settled by whoever sent it."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from adapters.database.doors import Database
from core.chat.channel import PartlySent
from core.chat.events import Place
from core.errors import DeliveryFailed
from core.outbox import Kind, Outgoing, OutId
from core.people.model import PersonId
from core.work import Work
from tests.adapters.database.small_desk import NOW, Desk, at_once

BOT = "telegram:customer"
HERE, THERE = Place(BOT, "7"), Place(BOT, "8")
LATER = NOW + timedelta(seconds=30)


def notice(name: str, place: Place = HERE, **more: object) -> Outgoing:
    return replace(Outgoing(Kind.NOTICE, name, place), **more)  # type: ignore[arg-type]


def add(work: Work, *rows: Outgoing) -> None:
    for row in rows:
        work.outbox.add(row, now=NOW)


def claim(
    work: Work,
    most: int = 50,
    busy: frozenset[str] = frozenset(),
    resting: frozenset[str] = frozenset(),
    later: timedelta = timedelta(0),
) -> list[Outgoing]:
    return work.outbox.claim(BOT, now=NOW + later, most=most, busy=set(busy), resting=set(resting))


def names(db: Database, **how: object) -> list[str]:
    return [row.name for row in db.write_now(lambda w: claim(w, **how))]  # type: ignore[arg-type]


def one(db: Database, **how: object) -> Outgoing:
    (row,) = db.write_now(lambda w: claim(w, **how))  # type: ignore[arg-type]
    return row


def test_every_field_comes_back(db: Database, desk: Desk) -> None:
    ticket = db.write_now(lambda w: w.tickets.open(desk.ticket())).id
    facts = {"who": "Μαρία 🖨", "count": 3, "list": [1, None], "nested": {"a": "سلام"}}
    place = Place(BOT, "C1", "17.25")
    row = Outgoing(Kind.WORDS, "answer", place, facts, ticket=ticket, person=desk.anna, under=ticket)
    db.write_now(lambda w: add(w, row))
    got = one(db)
    assert got.id > 0
    assert replace(got, id=OutId(0)) == replace(row, attempt=1, due_at=NOW, created_at=NOW)


def test_a_row_may_wait_for_its_moment(db: Database) -> None:
    db.write_now(lambda w: add(w, notice("later", due_at=LATER)))
    assert names(db) == []
    assert db.write_now(lambda w: w.outbox.next_due(BOT)) == LATER
    assert db.write_now(lambda w: w.outbox.next_due("slack")) is None
    assert names(db, later=timedelta(seconds=30)) == ["later"]


def test_a_lane_sends_one_after_the_other(db: Database) -> None:
    db.write_now(lambda w: add(w, notice("1"), notice("2"), notice("other", THERE)))
    first, other = db.write_now(claim)
    assert (first.name, other.name) == ("1", "other")
    assert names(db) == [], "both lanes wait for what is on its way"
    assert db.write_now(lambda w: w.outbox.sent(first, ("m1",), now=NOW))
    assert names(db) == ["2"]


def test_what_waits_for_another_try_holds_its_lane_and_no_other(db: Database) -> None:
    db.write_now(lambda w: add(w, notice("1"), notice("2"), notice("other", THERE)))
    first, other = db.write_now(claim)
    assert db.write_now(lambda w: w.outbox.again(first, due_at=LATER, failure=DeliveryFailed("unreachable")))
    assert db.write_now(lambda w: w.outbox.sent(other, ("m",), now=NOW))
    assert names(db) == []
    assert names(db, later=timedelta(seconds=30)) == ["1"]


def test_a_chats_lanes(db: Database, desk: Desk) -> None:
    """In a channel each ticket's thread goes by itself; a private chat is one lane."""

    def fn(work: Work) -> list[int]:
        tickets = [work.tickets.open(desk.ticket()).id for _ in range(2)]
        for ticket in tickets:
            add(
                work,
                notice(f"thread {ticket}", ticket=ticket),
                notice(f"chat {ticket}", ticket=ticket, person=desk.anna),
            )
        return [int(t) for t in tickets]

    first, second = db.write_now(fn)
    assert names(db) == [f"thread {first}", f"chat {first}", f"thread {second}"]


def test_words_go_before_notices_and_notices_before_cards(db: Database) -> None:
    rows = [
        Outgoing(kind, f"{kind}-{n}", Place(BOT, f"{kind}{n}"))
        for n in range(2)
        for kind in (Kind.CARD, Kind.NOTICE, Kind.WORDS)
    ]
    db.write_now(lambda w: add(w, *rows))
    assert names(db, most=4) == ["words-0", "words-1", "notice-0", "notice-1"]
    assert names(db) == ["card-0", "card-1"]


def test_busy_lanes_and_resting_chats_are_left_alone(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> str:
        ticket = work.tickets.open(desk.ticket()).id
        add(work, notice("thread", ticket=ticket), notice("chat"), notice("other", THERE))
        return f"7/{ticket}"

    lane = db.write_now(fn)
    assert names(db, busy=frozenset({lane, "8"}), most=1) == ["chat"]
    assert names(db, resting=frozenset({"7"})) == ["other"]
    assert names(db) == ["thread"]


def test_a_card_that_is_queued_is_not_queued_twice(db: Database, desk: Desk) -> None:
    ticket = db.write_now(lambda w: w.tickets.open(desk.ticket())).id
    card = Outgoing(Kind.CARD, "ticket", HERE, ticket=ticket, person=desk.anna)
    others = [replace(card, name="rating-1"), replace(card, place=THERE), replace(card, person=None)]
    db.write_now(lambda w: add(w, card, *others, card, *others))
    sending = db.write_now(claim)
    assert len(sending) == 3
    db.write_now(lambda w: add(w, card))
    for row in sending:
        db.write_now(partial(_sent, row=row))
    assert names(db) == ["rating-1"]
    db.write_now(lambda w: add(w, notice("words"), notice("words")))


def _sent(work: Work, row: Outgoing) -> bool:
    return work.outbox.sent(row, ("m",), now=NOW)


def test_a_card_on_its_way_is_queued_once_more_because_it_may_show_what_was(db: Database, desk: Desk) -> None:
    ticket = db.write_now(lambda w: w.tickets.open(desk.ticket())).id
    card = Outgoing(Kind.CARD, "ticket", HERE, ticket=ticket, person=desk.anna)
    db.write_now(lambda w: add(w, card))
    sending = one(db)
    db.write_now(lambda w: add(w, card, card))
    db.write_now(partial(_sent, row=sending))
    again = one(db)
    db.write_now(partial(_sent, row=again))
    assert names(db) == []


def test_after_a_crash_it_is_sent_again_and_flagged(db: Database) -> None:
    db.write_now(lambda w: add(w, notice("1"), notice("2")))
    first = one(db)
    assert not first.ambiguous
    db.write_now(lambda w: w.outbox.add(notice("slack", Place("slack", "C1")), now=NOW))
    assert db.write_now(lambda w: w.outbox.requeue(BOT)) == 1
    assert db.write_now(lambda w: w.outbox.requeue(BOT)) == 0
    again = one(db)
    assert (again.id, again.name, again.attempt, again.ambiguous) == (first.id, "1", 2, True)


def test_what_nobody_sends_any_more_is_queued_again_and_what_is_on_its_way_is_not(db: Database) -> None:
    db.write_now(lambda w: add(w, notice("here"), notice("there", THERE)))
    here, there = db.write_now(claim)
    assert db.write_now(lambda w: w.outbox.requeue(BOT, busy=frozenset({there.lane}), ambiguous=False)) == 1
    again = one(db)
    assert (again.id, again.attempt, again.ambiguous) == (here.id, 2, False)
    assert db.write_now(partial(_sent, row=there))


def test_what_cannot_be_drawn_yet_waits_and_was_not_tried(db: Database) -> None:
    db.write_now(lambda w: add(w, notice("1")))
    row = one(db)
    db.write_now(lambda w: w.outbox.put_off(row, until=LATER))
    assert names(db) == []
    again = one(db, later=timedelta(seconds=30))
    assert (again.id, again.attempt, again.ambiguous) == (row.id, 1, False)


@pytest.mark.parametrize("settle", ["sent", "again", "ended"])
def test_a_pump_that_was_taken_for_dead_settles_nothing(db: Database, settle: str) -> None:
    db.write_now(lambda w: add(w, notice("1")))
    stale = one(db)
    db.write_now(lambda w: w.outbox.requeue(BOT))
    ways = {
        "sent": lambda w, row: w.outbox.sent(row, ("m",), now=NOW),
        "again": lambda w, row: w.outbox.again(row, due_at=LATER, failure=DeliveryFailed("rate")),
        "ended": lambda w, row: w.outbox.ended(row, "failed", why="blocked", now=NOW),
    }
    assert not db.write_now(lambda w: ways[settle](w, stale)), "queued again, in nobody's hands"
    ours = one(db)
    assert not db.write_now(lambda w: ways[settle](w, stale)), "on its way by another's hands"
    assert db.write_now(lambda w: ways[settle](w, ours))
    assert not db.write_now(lambda w: ways[settle](w, ours)), "once"


@pytest.mark.parametrize(
    ("failure", "bare", "ambiguous", "parts"),
    [
        (DeliveryFailed("unreachable", ambiguous=True), False, True, ()),
        (DeliveryFailed("rate", retry_after=3), False, False, ()),
        (DeliveryFailed("formatting", permanent=True), True, False, ()),
        (PartlySent(DeliveryFailed("rate"), ("m1", "m2")), False, False, ("m1", "m2")),
    ],
)
def test_what_the_next_try_must_know(
    db: Database,
    failure: DeliveryFailed,
    bare: bool,  # noqa: FBT001 - a table's column
    ambiguous: bool,  # noqa: FBT001
    parts: tuple[str, ...],
) -> None:
    db.write_now(lambda w: add(w, notice("1")))
    assert db.write_now(lambda w: w.outbox.again(one_of(w), due_at=NOW, failure=failure))
    row = one(db)
    assert (row.attempt, row.bare, row.ambiguous, row.parts) == (2, bare, ambiguous, parts)
    db.write_now(lambda w: w.outbox.again(row, due_at=NOW, failure=DeliveryFailed("unreachable")))
    third = one(db)
    assert (third.bare, third.ambiguous, third.parts) == (bare, ambiguous, parts), "it stays so"


def one_of(work: Work) -> Outgoing:
    (row,) = claim(work)
    return row


@pytest.mark.parametrize("state", ["failed", "dropped"])
def test_what_has_ended_lets_its_lane_go_on(db: Database, state: str) -> None:
    db.write_now(lambda w: add(w, notice("1"), notice("2")))
    row = one(db)
    assert db.write_now(lambda w: w.outbox.ended(row, state, why="blocked", now=LATER))
    assert names(db) == ["2"]


def test_what_we_sent_is_found_by_the_platforms_id(db: Database) -> None:
    db.write_now(lambda w: add(w, notice("1", facts={"n": 1}), notice("elsewhere", THERE)))
    for row in db.write_now(claim):
        db.write_now(lambda w, row=row: w.outbox.sent(row, ("m1", "m2"), now=NOW))  # type: ignore[misc]
    found = db.write_now(lambda w: w.outbox.message_of(BOT, "7", "m2"))
    assert found is not None
    assert (found.name, found.facts, found.attempt) == ("1", {"n": 1}, 1)
    assert db.write_now(lambda w: w.outbox.message_of(BOT, "7", "m9")) is None
    assert db.write_now(lambda w: w.outbox.message_of(BOT, "9", "m2")) is None


def test_a_lane_keeps_the_order_of_the_commits(db: Database) -> None:
    """Twelve threads write to three lanes, slowly and in other orders; the pump sees each lane as it was committed."""
    commits: list[tuple[str, int]] = []
    noted = threading.Lock()
    dice = random.Random(1)
    plans = [(n, dice.sample(["a", "b", "c"], 2), dice.random() / 200) for n in range(60)]

    def write(work: Work, plan: tuple[int, list[str], float]) -> None:
        number, lanes, wait = plan
        for lane in sorted(lanes):
            add(work, notice(str(number), Place(BOT, lane)))
        time.sleep(wait)  # the ids are taken, the commit is not yet there
        with noted:  # still alone in its lanes: whoever comes here first commits first
            commits.extend((lane, number) for lane in lanes)

    at_once(db, [partial(write, plan=plan) for plan in plans], threads=12)
    sent: dict[str, list[int]] = {}
    while rows := db.write_now(claim):
        for row in rows:
            sent.setdefault(row.place.chat, []).append(int(row.name))
            db.write_now(partial(_sent, row=row))
    assert sent == {lane: [n for at, n in commits if at == lane] for lane in "abc"}


def test_a_pump_that_claims_while_others_write_never_sees_a_later_row_first(db: Database) -> None:
    """What commit order is for: a row that becomes visible is never before one that was sent already."""
    done = threading.Event()
    seen: list[int] = []

    def pump() -> None:
        while not (done.is_set() and not _step()):
            pass

    def _step() -> bool:
        rows = db.write_now(claim)
        for row in rows:
            seen.append(row.id)
            db.write_now(partial(_sent, row=row))
        return bool(rows)

    pumping = threading.Thread(target=pump)
    pumping.start()
    at_once(db, [partial(_slowly, name=str(n)) for n in range(40)], threads=8)
    done.set()
    pumping.join(30)
    assert len(seen) == 40
    assert seen == sorted(seen)


def _slowly(work: Work, name: str) -> None:
    add(work, notice(name))
    time.sleep(0.002)


def test_a_stranger_has_a_lane_too(db: Database) -> None:
    db.write_now(lambda w: add(w, notice("1", person=None), notice("2")))
    assert names(db) == ["1"]
    assert one_lane(PersonId(3)) == one_lane(None) == "7"


def one_lane(person: PersonId | None) -> str:
    return notice("n", person=person).lane
