"""One trouble at a time: what the desk cannot do now it does later, and whoever waits is told."""

from __future__ import annotations

import asyncio
import os
import random
import resource
import shutil
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.database.doors import Database
from bots.demo import stage as stages
from tests.endurance import company
from tests.endurance.drill import Drill, Plan, drill, tokens_in_logs
from tests.endurance.evidence import TELEGRAM
from tests.endurance.judge import Verdict
from tests.endurance.talk import PATIENCE, Talk

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one loop: what is under way goes on meanwhile

STOP = 10.0  # seconds that a clean end may take
DROPS = 3
STEALING = 3.0  # seconds during which somebody else polls
NOTHING = resource.RLIM_INFINITY


@pytest.fixture(scope="module")
def plan(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Plan]:
    """Each time another desk of its own."""

    def made() -> Plan:
        folder = tmp_path_factory.mktemp("faults")
        database = shutil.copy(sqlite_template, folder / "desk.db")
        seed = random.randrange(10**6)
        return Plan(f"sqlite:///{database}", folder / "stage", seed, customers=2, talks=2, crews=2, rounds=1)

    return made


Played = tuple[Drill, Verdict]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def troubles(plan: Callable[[], Plan]) -> AsyncIterator[dict[str, asyncio.Task[Played]]]:
    """Desks of their own, under way from the first test on: whole conversations mostly wait for the platforms' pace."""
    under_way = {play.__name__: asyncio.create_task(play(plan())) for play in (stolen_and_dropped, unanswered)}
    yield under_way
    for one in under_way.values():
        one.cancel()
    await asyncio.gather(*under_way.values(), return_exceptions=True)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def quiet_desk(plan: Callable[[], Plan], troubles: object) -> AsyncIterator[Drill]:
    """Shared by tests that do not need many people; the last of them ends it."""
    async with drill(plan()) as opened:
        yield opened


async def stolen_and_dropped(plan: Plan) -> Played:
    async with drill(plan) as made:
        stealing = asyncio.gather(steals(made), drops(made))
        await made.talks(lambda: False)
        await stealing
        await made.quiet()
        return made, await made.verdict()


async def unanswered(plan: Plan) -> Played:
    async with drill(replace(plan, most_a_kill=None)) as made:
        for platform, method in (("telegram", "sendMessage"), ("slack", "chat.postMessage")):
            await made.faults(platform=platform, mode="lost_answer", every=4, methods=[method])
        await made.talks(lambda: False)
        await made.quiet()
        return made, await made.verdict()


async def steals(made: Drill) -> None:
    """Polls with the same token, without confirming anything, until one of the two was sent away."""
    url, begun = f"{made.stage.url}/bot{stages.CUSTOMER_TOKEN}/getUpdates", time.monotonic()
    while (spent := time.monotonic() - begun) < STEALING or (spent < PATIENCE and not sent_away(made)):
        async with made.http.post(url, data={"timeout": "1"}) as answer:
            await answer.read()


def sent_away(made: Drill) -> bool:
    polls = (row for row in made.witness.rows if row["kind"] == "telegram.call" and row["method"] == "getUpdates")
    return HTTPStatus.CONFLICT in {row["status"] for row in polls}


async def drops(made: Drill) -> None:
    for _ in range(DROPS):
        await asyncio.sleep(made.dice.uniform(1, 3))
        async with made.http.post(f"{made.stage.url}/control/slack/socket", json={"do": "drop"}) as answer:
            assert answer.status == HTTPStatus.OK


async def test_an_unreadable_update_is_put_aside_and_the_lane_goes_on(quiet_desk: Drill) -> None:
    made, talk = quiet_desk, quiet_desk.talk(quiet_desk.people[0])
    await talk.phone.starts(talk.customer.token)
    await made.witness.until(lambda: made.witness.newest(TELEGRAM, talk.chat), PATIENCE, "the greeting")
    greeting = len([one for one in made.witness.shown if one.chat == talk.chat])
    await sends_nonsense(made, talk)
    await made.witness.until(
        lambda: len([one for one in made.witness.shown if one.chat == talk.chat]) > greeting or None,
        PATIENCE,
        "an apology",
    )
    talk.first = await talk.says("Broken")
    await made.witness.until(talk.card, PATIENCE, "the card")
    await made.quiet()
    (parked,) = made.files.ended_badly()
    assert parked.startswith("parked: telegram:customer")


async def sends_nonsense(made: Drill, talk: Talk) -> None:
    """A message of theirs that no library can read."""
    who = {"id": talk.customer.user, "is_bot": False, "first_name": "Anna", "language_code": "en"}
    chat = {"id": talk.customer.user, "type": "private", "first_name": "Anna"}
    message = {"message_id": "seven", "date": "today", "chat": chat, "from": who, "text": {"not": "a text"}}
    wish = {"bot": stages.CUSTOMER_BOT, "user": talk.customer.user, "update": {"message": message}}
    async with made.http.post(f"{made.stage.url}/control/telegram/raw", json=wish) as answer:
        assert answer.status == 200, await answer.text()


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="another process's limits can be set on Linux only")
async def test_without_room_nothing_is_confirmed_and_with_room_all_arrives(quiet_desk: Drill) -> None:
    made, talk = quiet_desk, quiet_desk.talk(quiet_desk.people[1])
    await talk.phone.starts(talk.customer.token)
    await made.witness.until(lambda: made.witness.newest(TELEGRAM, talk.chat), PATIENCE, "the greeting")
    await made.quiet()
    desk = made.killer.desks[0].inner.pid
    resource.prlimit(desk, resource.RLIMIT_FSIZE, (1, NOTHING))  # no file may grow beyond one byte
    talk.first = await talk.says("Is anybody there?")
    assert await fate(made, talk.first) == "not confirmed"
    resource.prlimit(desk, resource.RLIMIT_FSIZE, (NOTHING, NOTHING))
    await made.witness.until(talk.card, PATIENCE, "the card")
    await made.quiet()
    assert (await made.verdict()).of("lost") == []


async def test_it_stops_in_time_and_no_log_holds_a_token(quiet_desk: Drill) -> None:
    begun = time.monotonic()
    assert await quiet_desk.killer.desks[0].stop() == 0
    assert time.monotonic() - begun < STOP
    assert tokens_in_logs(quiet_desk.plan.folder) == []
    (quiet_desk.plan.folder / "planted.log").write_text(f"GET /bot{stages.CUSTOMER_TOKEN}/getMe")
    assert tokens_in_logs(quiet_desk.plan.folder) == ["a token in planted.log"]


async def fate(made: Drill, marker: str) -> str:
    """What became of the update with these words: confirmed, or handed out again because it was not."""

    def look() -> str | None:
        said = next((row for row in made.witness.rows if marker in str(row.get("text", ""))), None)
        (number,) = said["update_ids"] if said else (0,)
        touched = [row["kind"] for row in made.witness.rows if number in row.get("update_ids", ())]
        if "telegram.confirmed" in touched:
            return "confirmed"
        return "not confirmed" if touched.count("telegram.delivered") > 1 else None

    return await made.witness.until(look, PATIENCE, "the update's fate")


WRONG = {
    "SIXSTAR_CUSTOMER_TELEGRAM_TOKEN": "999999:no-bot-has-this-token",
    "SIXSTAR_SLACK_BOT_TOKEN": "xoxb-no-app-has-this-token",
}


async def test_a_wrong_token_ends_the_desk_with_a_word_and_without_the_token(plan: Callable[[], Plan]) -> None:
    """Each in a desk of its own."""
    one, other = plan(), plan()
    for each in (one, other):
        described(each)
    world = stages.world([], [], [])
    async with stages.stage(one.folder, world) as set_:
        ended = await asyncio.gather(
            *(
                runs(set_, {name: WRONG[name], "SIXSTAR_DATABASE_URL": each.database_url})
                for name, each in zip(WRONG, (one, other), strict=True)
            )
        )
    for code, said in ended:
        assert code == 1
        assert "token" in said
        assert [token for token in WRONG.values() if token in said] == []


def described(plan: Plan) -> None:
    """A desk that somebody would see: without, it would not start at all."""
    db = Database(plan.database_url)
    db.write_now(lambda work: company.found(work, company.crews(1), 1))
    db.close_now()


async def runs(set_: stages.Stage, settings: Mapping[str, str]) -> tuple[int | None, str]:
    """The desk with these settings, until it ends by itself: its exit code, and all that it said."""
    desk = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bots", "run"),
        env={**os.environ, **set_.environment(), **settings},
        cwd=set_.folder,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(desk.communicate(), PATIENCE)
    return desk.returncode, said.decode()


async def test_a_second_poller_and_sockets_that_drop_lose_nothing(troubles: dict[str, asyncio.Task[Played]]) -> None:
    """Telegram gives each of two pollers what it likes and sends the other away: what is not confirmed comes again."""
    made, verdict = await troubles["stolen_and_dropped"]
    assert verdict.findings == []
    assert sent_away(made)
    assert any(row["kind"] == "slack.socket" and row["change"] == "closed" for row in made.witness.rows)


async def test_a_lost_answer_repeats_only_what_says_so(troubles: dict[str, asyncio.Task[Played]]) -> None:
    """It was sent, and nobody said so: it goes out again, at least once rather than never."""
    _, verdict = await troubles["unanswered"]
    assert verdict.findings == []
    assert verdict.repeats
