"""Timers, jobs, and who lives and leads."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.doors import Database
from core.jobs import Job, JobId
from core.processes import BEAT, DEAD, FORGOTTEN
from core.timers import Timer
from core.work import Work
from tests.adapters.database.small_desk import NOW, at_once
from tests.silence import silent

SOON, LATER = NOW + timedelta(seconds=5), NOW + timedelta(hours=5)
TIMER = Timer("close:7", "close", 7, SOON)


def set_all(db: Database, timers: list[Timer]) -> None:
    for timer in timers:
        db.write_now(partial(put, timer=timer))


def put(work: Work, timer: Timer) -> None:
    work.timers.set(timer)


def beat(db: Database, *processes: str) -> None:
    for process in processes:
        db.write_now(lambda w, process=process: w.processes.beat(process))  # type: ignore[misc]


def test_a_timer_set_again_is_moved(db: Database) -> None:
    moved = Timer("close:7", "close", 7, LATER)
    db.write_now(lambda w: w.timers.set(TIMER))
    db.write_now(lambda w: w.timers.set(moved))
    assert db.write_now(lambda w: w.timers.due(LATER, 10)) == [moved]
    assert not db.write_now(lambda w: w.timers.take(TIMER)), "it does not stand as it was read"
    assert db.write_now(lambda w: w.timers.take(moved))
    assert db.write_now(lambda w: w.timers.next_due()) is None


def test_timers_come_due_in_their_order_and_never_early(db: Database) -> None:
    timers = [Timer(f"t{n}", "close", n, NOW + timedelta(seconds=n)) for n in (3, 1, 2)]
    set_all(db, timers)
    assert [t.about for t in db.write_now(lambda w: w.timers.due(NOW + timedelta(seconds=2), 10))] == [1, 2]
    assert [t.about for t in db.write_now(lambda w: w.timers.due(LATER, 2))] == [1, 2]
    assert db.write_now(lambda w: w.timers.next_due()) == NOW + timedelta(seconds=1)
    db.write_now(lambda w: w.timers.clear("t1"))
    assert db.write_now(lambda w: w.timers.next_due()) == NOW + timedelta(seconds=2)


def test_a_timer_is_taken_exactly_once_by_eight_threads(db: Database) -> None:
    timers = [Timer(f"t{n}", "close", n, SOON) for n in range(25)]
    set_all(db, timers)

    def sweep(work: Work) -> list[int]:
        return [timer.about for timer in work.timers.due(SOON, 50) if work.timers.take(timer)]

    taken = at_once(db, [sweep] * 8, threads=8)
    assert sorted(about for each in taken for about in each) == list(range(25))


EVERY = frozenset(JobId(n) for n in range(1000))


def claim(work: Work, holder: str = "p1", living: frozenset[str] = frozenset({"p1", "p2"})) -> Job | None:
    """By one that knows of all that it holds."""
    return work.jobs.claim(now=NOW, holder=holder, living=set(living), doing=EVERY)


def claimed(db: Database, holder: str = "p1", living: frozenset[str] = frozenset({"p1", "p2"})) -> Job:
    job = db.write_now(lambda w: claim(w, holder, living))
    assert job is not None
    return job


def test_a_job_is_one_process_alone(db: Database) -> None:
    facts = {"file": 3, "name": "φωτό 📷.jpg", "nested": [None, 1.5]}
    db.write_now(lambda w: w.jobs.add("fetch-file", facts, now=NOW))
    job = claimed(db)
    assert (job.kind, job.facts, job.tries) == ("fetch-file", facts, 1)
    assert db.write_now(lambda w: claim(w, "p2")) is None
    assert db.write_now(claim) is None, "nor twice by the one that has it"
    taken = claimed(db, "p2", frozenset({"p2"}))
    assert (taken.id, taken.tries) == (job.id, 2), "its process died"
    assert not db.write_now(lambda w: w.jobs.done(job)), "what the dead one finishes late does not count"
    assert db.write_now(lambda w: w.jobs.done(taken))
    assert not db.write_now(lambda w: w.jobs.done(taken))


def test_a_job_whose_claim_was_stored_but_not_heard_of_is_claimed_again(db: Database) -> None:
    db.write_now(lambda w: w.jobs.add("fetch-file", {}, now=NOW))
    lost = claimed(db)

    def by(holder: str, *doing: JobId) -> Job | None:
        return db.write_now(lambda w: w.jobs.claim(now=NOW, holder=holder, living={"p1", "p2"}, doing=frozenset(doing)))

    assert by("p2") is None
    assert by("p1", lost.id) is None
    again = by("p1")
    assert again
    assert (again.id, again.tries) == (lost.id, 2)


def test_a_job_that_failed_waits(db: Database) -> None:
    db.write_now(lambda w: w.jobs.add("fetch-file", {}, now=NOW))
    db.write_now(lambda w: w.jobs.add("mail", {}, now=NOW))
    first = claimed(db)
    db.write_now(lambda w: w.jobs.again(first, due_at=SOON, why="unreachable"))
    assert claimed(db).kind == "mail"
    assert db.write_now(claim) is None
    again = db.write_now(lambda w: w.jobs.claim(now=SOON, holder="p2", living={"p1", "p2"}, doing=EVERY))
    assert again is not None
    assert (again.id, again.tries) == (first.id, 2)
    db.write_now(lambda w: w.jobs.again(first, due_at=LATER, why="late word of the first try"))
    assert db.write_now(lambda w: w.jobs.done(again))


def test_the_longest_due_job_goes_first(db: Database) -> None:
    for name, after in (("b", 2), ("a", 1), ("c", 3)):
        db.write_now(lambda w, name=name, after=after: w.jobs.add(name, {}, now=NOW - timedelta(minutes=after)))  # type: ignore[misc]
    assert [claimed(db).kind for _ in range(3)] == ["c", "b", "a"]


def test_eight_threads_share_the_jobs_and_none_is_forgotten(db: Database) -> None:
    def add(work: Work) -> None:
        for n in range(40):
            work.jobs.add("fetch-file", {"n": n}, now=NOW)

    db.write_now(add)
    jobs = at_once(db, [partial(claim, holder="p1")] * 40, threads=8)
    while missing := db.write_now(claim):  # a claim may find the first of the queue locked, and go away empty
        jobs.append(missing)
    assert sorted(job.facts["n"] for job in jobs if job) == list(range(40))


def test_who_is_silent_is_dead(db: Database) -> None:
    beat(db, "p1", "p2")
    silent(db, "p2", DEAD / 2)
    assert db.write_now(living) == {"p1", "p2"}
    silent(db, "p2", DEAD / 2)
    assert db.write_now(living) == {"p1"}
    beat(db, "p2")
    db.write_now(lambda w: w.processes.gone("p1"))
    assert db.write_now(living) == {"p2"}
    db.write_now(lambda w: w.processes.alone("p3"))
    assert db.write_now(living) == set()


def living(work: Work) -> set[str]:
    return work.processes.living()


def test_who_is_long_dead_is_forgotten(db: Database) -> None:
    beat(db, "p1", "p2")
    silent(db, "p1", FORGOTTEN + BEAT)
    beat(db, "p2")
    with db._writing.connect() as connection:
        assert connection.scalars(sa.select(t.processes.c.id)).all() == ["p2"]


def test_one_leads_until_it_is_dead(db: Database) -> None:
    def leads(what: str, process: str) -> bool:
        return db.write_now(lambda w: w.processes.lead(what, process))

    beat(db, "p1", "p2")
    assert db.write_now(lambda w: w.processes.leader("send slack")) is None
    assert leads("send slack", "p1")
    assert not leads("send slack", "p2")
    assert leads("listen slack", "p2"), "each thing has a leader of its own"
    silent(db, "p1", DEAD / 2)
    assert not leads("send slack", "p2")
    silent(db, "p1", DEAD / 2)
    assert leads("send slack", "p2")
    beat(db, "p1")
    assert not leads("send slack", "p1"), "who comes back from the dead leads no more"
    assert db.write_now(lambda w: w.processes.leader("send slack")) == "p2"
    db.write_now(lambda w: w.processes.gone("p2"))
    assert leads("send slack", "p1"), "after a clean end at once"


@pytest.mark.parametrize("round_", range(3))
def test_one_of_eight_becomes_the_leader(db: Database, round_: int) -> None:
    beat(db, *(f"p{n}" for n in range(8)))
    led = at_once(db, [partial(lambda w, n: w.processes.lead("send slack", f"p{n}"), n=n) for n in range(8)], threads=8)
    assert sorted(led) == [False] * 7 + [True]
