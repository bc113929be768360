"""A stream of people, a killer, and then the judge: everything that a run needs, put together."""

from __future__ import annotations

import asyncio
import random
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from adapters.database.doors import Database
from adapters.sandbox.people_slack import SlackPerson
from adapters.sandbox.people_telegram import TelegramPerson
from bots.demo import stage as stages
from bots.demo.stage import BOT_TOKEN, CUSTOMER_BOT, Stage, stage
from tests.endurance import company, evidence
from tests.endurance.agents import Agent
from tests.endurance.book import MARKER, Book
from tests.endurance.company import Customer
from tests.endurance.judge import MOST_A_KILL, Case, Verdict, judge
from tests.endurance.killer import Killer
from tests.endurance.quiet import Files
from tests.endurance.talk import Talk
from tests.endurance.witness import Witness

QUIET = 120.0  # seconds after the last restart until everything must be done
SETTLED = 1.0  # seconds between the two looks that must both find nothing left to do


@dataclass(frozen=True)
class Plan:
    """`talks` conversations run at once, `customers` in all. `speed` divides the platforms' patience: at 20, a minute
    of Slack's retries and of a press's life is 3 seconds. `rates`: with the platforms' own limits. `rounds`: how often
    people write to and fro at most.
    """

    database_url: str
    folder: Path
    seed: int
    customers: int
    talks: int = 6
    crews: int = 6
    speed: float = 20.0
    processes: int = 1
    rates: bool = False
    most_a_kill: int | None = MOST_A_KILL
    rounds: int = 2


@dataclass
class Drill:
    """A desk that runs, and people who are ready."""

    plan: Plan
    stage: Stage
    http: aiohttp.ClientSession
    witness: Witness
    files: Files
    killer: Killer
    people: list[Customer]
    agents: dict[str, Agent]
    book: Book = field(default_factory=Book)

    @property
    def dice(self) -> random.Random:
        return self.killer.dice

    def talk(self, customer: Customer) -> Talk:
        phone = TelegramPerson(self.stage.url, self.http, CUSTOMER_BOT, customer.user)
        agents = [self.agents[user] for user in customer.crew.agents]
        return Talk(
            customer, phone, agents, self.book, self.witness, random.Random(self.dice.random()), self.plan.rounds
        )

    async def talks(self, enough: Callable[[], bool]) -> None:
        """Conversations, `plan.talks` at a time, until it is enough or nobody is left; those begun are ended."""
        waiting = list(self.people)

        async def one_after_the_other() -> None:
            while waiting and not enough():
                await self.talk(waiting.pop(0)).runs()

        await asyncio.gather(*(one_after_the_other() for _ in range(self.plan.talks)))

    async def kills(self, count: int) -> None:
        while len(self.killer.kills) < count:
            await self.killer.kills_one()

    async def faults(self, **wish: object) -> None:
        async with self.http.post(f"{self.stage.url}/control/faults", json=wish) as answer:
            assert answer.status == 200, await answer.text()

    async def quiet(self, within: float = QUIET) -> None:
        """Until nothing is left to do, neither with the platforms nor in the desk. Raises TimeoutError with what is."""
        left: Mapping[str, Any] = {}
        before = False
        try:
            async with asyncio.timeout(within):
                while not (before and not left):
                    before = not left and left is not None
                    await asyncio.sleep(SETTLED)
                    await self.witness.look()
                    left = self.left()
        except TimeoutError:
            raise TimeoutError(f"not quiet in {within:.0f} s: {left}") from None

    def left(self) -> dict[str, int]:
        rows = self.witness.rows
        told = {"updates": len(evidence.open_updates(rows)), "events": len(evidence.open_events(rows))}
        return {**self.files.open(), **{name: count for name, count in told.items() if count}}

    async def verdict(self) -> Verdict:
        """From the journal, the pictures on the screens, and the rows that admit a repetition."""
        rows = self.witness.rows
        shown = list(evidence.shown(rows, await pictures(self)))
        stuck = [*self.book.stuck, *self.files.ended_badly(), *tokens_in_logs(self.plan.folder)]
        return judge(
            Case(
                said=list(self.book.said.values()),
                shown=shown,
                presses=evidence.presses(rows),
                claimed=self.book.claimed,
                flags=self.files.flags(),
                kills=self.killer.kills,
                stuck=stuck,
                most_a_kill=self.plan.most_a_kill,
            )
        )


@asynccontextmanager
async def drill(plan: Plan) -> AsyncIterator[Drill]:
    """The stage is set and the desk runs. The seed makes people and killer choose the same again."""
    dice = random.Random(plan.seed)
    crews = company.crews(plan.crews)
    world = company.world(crews, plan.customers, rates=plan.rates)
    async with (
        stage(plan.folder, world, database_url=plan.database_url, speed=plan.speed) as set_,
        aiohttp.ClientSession() as http,
    ):
        people = await _found(set_, crews, plan.customers)
        witness, files = Witness(set_.url, http), Files(plan.database_url)
        agents = {
            user: Agent(name, SlackPerson(set_.url, http, user)) for c in crews for user, name in c.agents.items()
        }
        made = Drill(plan, set_, http, witness, files, Killer(set_, dice, plan.speed, witness.deed), people, agents)
        await made.killer.starts(plan.processes)
        watching = asyncio.create_task(witness.watch())
        try:
            yield made
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
            files.close()


def tokens_in_logs(folder: Path) -> list[str]:
    """Every log of every process, for any secret of the stage."""
    secrets = (stages.CUSTOMER_TOKEN, stages.STAFF_TOKEN, stages.BOT_TOKEN, stages.APP_TOKEN, stages.SIGNING_SECRET)
    logs = {path.name: path.read_text(errors="replace") for path in folder.glob("*.log")}
    return [f"a token in {name}" for name, text in logs.items() if any(secret in text for secret in secrets)]


async def pictures(made: Drill) -> dict[str, str]:
    """Which marker each file holds that people can open now: by channel/message/name in Slack, where names repeat, by
    chat/message in Telegram."""
    found: dict[str, str] = {}
    for crew in {customer.crew.channel for customer in made.people}:
        where = f"{made.stage.url}/control/slack/channel"
        async with made.http.get(where, params={"channel": crew}) as answer:
            messages = (await answer.json())["messages"]
        for one in (one for top in messages for one in top.get("thread", ())):
            for file in one.get("files", ()):
                found[f"{crew}/{one['ts']}/{file['name']}"] = await _marker(made, file["url_private"])
    for customer in made.people:
        phone = TelegramPerson(made.stage.url, made.http, CUSTOMER_BOT, customer.user)
        for seen in await phone.chat():
            for file in (*seen.photos, *seen.files) if seen.by_bot else ():
                found[f"{customer.user}/{seen.message_id}"] = await _marker(made, made.stage.url + file.url)
    return {name: marker for name, marker in found.items() if marker}


async def _marker(made: Drill, url: str) -> str:
    async with made.http.get(url, headers={"Authorization": f"Bearer {BOT_TOKEN}"}) as answer:
        found = MARKER.search((await answer.read()).decode("latin-1"))
    return found[0] if found else ""


async def _found(set_: Stage, crews: list[company.Crew], customers: int) -> list[Customer]:
    db = Database(set_.database_url)
    try:
        return await db.write(lambda work: company.found(work, crews, customers))
    finally:
        await db.close()


async def killed(plan: Plan, kills: int, say: Callable[[str], None] = print) -> tuple[Verdict, Drill]:
    """The kill test: people talk while the desk is killed, and afterwards until all is done. Then the judge."""
    say(f"seed {plan.seed}: {kills} kills of {plan.processes} process(es) on {plan.database_url.partition(':')[0]}")
    began = time.monotonic()
    async with drill(plan) as made:
        talking = asyncio.create_task(made.talks(lambda: 0 < kills <= len(made.killer.kills)))
        await _both(talking, made.kills(kills))
        await made.quiet()
        verdict = await made.verdict()
    say(summary(made, verdict, time.monotonic() - began))
    return verdict, made


async def _both(talking: asyncio.Task[None], killing: Awaitable[None]) -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(_awaited(killing))
        group.create_task(_awaited(talking))


async def _awaited(one: Awaitable[None]) -> None:
    await one


def summary(made: Drill, verdict: Verdict, seconds: float) -> str:
    """The figures of a run, in one line, and every finding."""
    book, kills = made.book, made.killer.kills
    count = {kind: len(verdict.of(kind)) for kind in ("lost", "misplaced", "leaked", "doubled-ticket", "no-effect")}
    longest = max(made.killer.gaps, default=0.0) * made.plan.speed
    lines = [
        f"{len(kills)} kills, {book.done} conversations, {len(book.said)} messages in {seconds:.0f} s; "
        + ", ".join(f"{name} {number}" for name, number in count.items())
        + f", {_repeats(verdict, kills)}, longest gap {longest:.0f} s of the platforms' time",
        *(f"  {one.kind}: {one.what}" for one in verdict.findings),
    ]
    return "\n".join(lines)


def _repeats(verdict: Verdict, kills: Sequence[float]) -> str:
    flagged = len(verdict.repeats) - len(verdict.of("repeat"))
    after = Counter(bisect_right(kills, one.at) for one in verdict.repeats)
    most = max(after.values(), default=0)
    return f"repeats {len(verdict.repeats)} (flagged {flagged}, {most} after one kill at most)"
