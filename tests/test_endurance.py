"""Nothing is lost, doubled, misplaced or betrayed: the short form of what `make bench` does for an hour.

The sandbox divides the platforms' own waits by its speed. At 20, Slack tries an event again after 3 s and 15 s instead
of one and five minutes, and a press on Telegram lives 7.5 s instead of 150: so a restart of a few seconds is a minute
of the platforms' patience and more. What a program measures itself (3 s for Slack's ack, rate limits) is as it is.
Most of a drill is waiting, so those of a kind run side by side.
"""

from __future__ import annotations

import asyncio
import random
import statistics
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from tests import postgres
from tests.endurance.book import Kind
from tests.endurance.drill import Drill, Plan, drill, killed, summary
from tests.endurance.evidence import SLACK
from tests.endurance.judge import Finding
from tests.endurance.races import raced
from tests.endurance.talk import PATIENCE

T = TypeVar("T")
say = print  # the figures: shown by -s, and when a test fails
KILLS = 3
RACES = 20
BURSTS, BURST = 10, 10  # of messages


@pytest.fixture
def two_processes_url(postgres_databases: postgres.Databases, postgres_template: str) -> Iterator[str]:
    with postgres_databases.copy(postgres_template) as url:
        yield url


@pytest.fixture
def plans(tmp_path: Path, sqlite_url: str, postgresql_url: str, two_processes_url: str) -> dict[str, Plan]:
    """SQLite, PostgreSQL, and two processes on one PostgreSQL."""
    seed = random.randrange(10**6)
    urls = {"sqlite": sqlite_url, "postgresql": postgresql_url, "two": two_processes_url}
    plan = {name: Plan(url, tmp_path / name, seed, 6, talks=4, crews=4, rounds=1) for name, url in urls.items()}
    return plan | {"two": replace(plan["two"], processes=2)}


async def side_by_side(*runs: Coroutine[None, None, T]) -> list[T]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run) for run in runs]
    return [task.result() for task in tasks]


async def test_a_killed_desk_loses_nothing(plans: dict[str, Plan]) -> None:
    """One process, and two that share a database and of which one at a time is killed."""
    for verdict, made in await side_by_side(*(killed(plans[name], KILLS, say) for name in ("sqlite", "two"))):
        assert verdict.findings == []
        assert made.book.done >= 1


async def test_when_every_fifth_call_is_too_many_nothing_is_lost(plans: dict[str, Plan]) -> None:
    async def busy(plan: Plan) -> list[Finding]:
        async with drill(replace(plan, customers=2)) as made:
            await made.faults(platform="*", every=5, status=429, retry_after=1)
            await made.talks(lambda: False)
            await made.quiet()
            verdict = await made.verdict()
        say(f"{summary(made, verdict, 0.0)}\n{delays(made)}")
        assert made.book.done == len(made.people)
        return verdict.findings

    assert await side_by_side(busy(plans["sqlite"]), busy(plans["postgresql"])) == [[], []]


async def test_under_the_platforms_own_limits_bursts_arrive_whole(plans: dict[str, Plan]) -> None:
    async def flooded(plan: Plan) -> list[Finding]:
        async with drill(replace(plan, customers=BURSTS, crews=10, rates=True)) as made:
            await asyncio.gather(*(bursts(made, number) for number in range(BURSTS)))
            await made.quiet()
            verdict = await made.verdict()
        say(delays(made))
        assert len(made.book.said) == BURSTS * BURST
        return verdict.findings

    assert await side_by_side(flooded(plans["sqlite"]), flooded(plans["postgresql"])) == [[], []]


async def bursts(made: Drill, number: int) -> None:
    """Far more in a moment than a channel takes."""
    talk = made.talk(made.people[number])
    await talk.phone.starts(talk.customer.token)
    for _ in range(BURST):
        last = await talk.says("and then")
    await made.witness.until(
        lambda: made.witness.newest(SLACK, talk.channel, marker=last), PATIENCE, "the last of the burst"
    )


def delays(made: Drill) -> str:
    """From the customer's word until it stands in the team's thread, in seconds."""
    found = sorted(
        next(one.at for one in made.witness.shown if said.marker in one.markers and one.thread) - said.at
        for said in made.book.said.values()
        if said.kind is Kind.WORDS
    )
    p99 = found[int(len(found) * 0.99)]
    return f"{len(found)} messages: p50 {statistics.median(found):.1f} s, p99 {p99:.1f} s, longest {found[-1]:.1f} s"


async def test_of_two_who_claim_at_once_one_wins_and_the_other_is_told(plans: dict[str, Plan]) -> None:
    racing = (raced(replace(plans[name], customers=RACES, crews=10), say) for name in ("sqlite", "two"))
    assert await side_by_side(*racing) == [[], []]
