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
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import replace
from typing import TypeVar

import pytest
import pytest_asyncio

from tests.endurance.book import Kind
from tests.endurance.drill import Drill, Plan, drill, killed, summary
from tests.endurance.evidence import SLACK
from tests.endurance.judge import Finding
from tests.endurance.races import raced
from tests.endurance.talk import PATIENCE

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one loop: what is under way goes on meanwhile

T = TypeVar("T")
say = print  # the figures: shown by -s, and when a test fails
KILLS = 2
RACES = 12
BURSTS, BURST = 6, 8  # of messages: more than a channel takes at once, and together more than the bot may send
Planned = Callable[[str], Plan]


@pytest.fixture(scope="module")
def planned(new_database: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Planned:
    """Each time another desk of its own: on SQLite, on PostgreSQL, or two processes that share a PostgreSQL."""

    def made(kind: str) -> Plan:
        folder, seed = tmp_path_factory.mktemp(kind), random.randrange(10**6)
        plan = Plan(new_database(kind), folder, seed, customers=6, talks=3, crews=3, rounds=1)
        return replace(plan, processes=2) if kind == "two" else plan

    return made


async def side_by_side(*runs: Coroutine[None, None, T]) -> list[T]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run) for run in runs]
    return [task.result() for task in tasks]


Slow = dict[str, asyncio.Task[list[Finding]]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def slow(planned: Planned) -> AsyncIterator[Slow]:
    """Under way from the first test on, each on another database: what mostly waits until the platforms take more."""
    kinds = {busy: "sqlite", flooded: "postgresql"}
    under_way = {run.__name__: asyncio.create_task(run(planned(kind))) for run, kind in kinds.items()}
    yield under_way
    for one in under_way.values():
        one.cancel()
    await asyncio.gather(*under_way.values(), return_exceptions=True)


async def busy(plan: Plan) -> list[Finding]:
    async with drill(replace(plan, customers=2)) as made:
        await made.faults(platform="*", every=5, status=429, retry_after=1)
        await made.talks(lambda: False)
        await made.quiet()
        verdict = await made.verdict()
    say(f"{summary(made, verdict, 0.0)}\n{delays(made)}")
    assert made.book.done == len(made.people)
    return verdict.findings


async def flooded(plan: Plan) -> list[Finding]:
    async with drill(replace(plan, customers=BURSTS, crews=BURSTS, rates=True)) as made:
        await asyncio.gather(*(bursts(made, number) for number in range(BURSTS)))
        await made.quiet()
        verdict = await made.verdict()
    say(delays(made))
    assert len(made.book.said) == BURSTS * BURST
    return verdict.findings


@pytest.mark.usefixtures("slow")
async def test_a_killed_desk_loses_nothing(planned: Planned) -> None:
    """One process, and two that share a database and of which one at a time is killed."""
    for verdict, made in await side_by_side(*(killed(planned(kind), KILLS, say) for kind in ("sqlite", "two"))):
        assert verdict.findings == []
        assert made.book.done >= 1


async def test_under_the_platforms_own_limits_bursts_arrive_whole(slow: Slow) -> None:
    assert await slow["flooded"] == []


async def test_when_every_fifth_call_is_too_many_nothing_is_lost(slow: Slow) -> None:
    assert await slow["busy"] == []


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


async def test_of_two_who_claim_at_once_one_wins_and_the_other_is_told(planned: Planned) -> None:
    racing = (raced(replace(planned(kind), customers=RACES, crews=RACES), say) for kind in ("sqlite", "two"))
    assert await side_by_side(*racing) == [[], []]
