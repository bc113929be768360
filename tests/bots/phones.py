"""A desk whose team has no Slack channel, for real: desk, both Telegram libraries and sandbox as processes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from adapters.database.doors import Database
from adapters.database.migrate import upgrade
from adapters.sandbox.people_telegram import TelegramPerson
from bots.demo.stage import Stage, stage, world
from core.work import Work

CHANNELS = [{"id": name, "name": name.lower(), "members": ["UBOT"]} for name in ("CDEEP", "CSALES")]


@asynccontextmanager
async def on_telegram(folder: Path, people: Mapping[int, str], set_up: Callable[[Work], None]) -> AsyncIterator[Stage]:
    """Whoever of its first team is linked works in the staff bot. `people`: their ids on Telegram and names."""
    users = [{"id": number, "first_name": name, "language_code": "en"} for number, name in people.items()]

    def described(work: Work) -> None:
        set_up(work)
        work.catalog.put_team(replace(work.catalog.teams()[0], slack_channel=None))

    async with stage(folder, world(users, [], CHANNELS)) as made:
        upgrade(made.database_url)
        db = Database(made.database_url)
        db.write_now(described)
        await db.close()
        await made.desk()
        yield made


async def linked(running: Stage, key: str, person: TelegramPerson) -> None:
    """They press their invitation link, and the bot greets them."""
    link = await running.sixstar("invite", key)
    await person.starts(link.partition("?start=")[2])
    await person.waits_for(lambda seen: seen.by_bot)
