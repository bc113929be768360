"""What is done before the curtain rises: tables, the desk's file, invitations; and the desk's own memory afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from adapters.database.doors import Database
from adapters.database.migrate import upgrade
from bots.clock import now
from bots.demo.cast import Cast
from bots.desk_file import apply_file
from core.people.actions import invite
from core.tickets.codes import number_of
from core.timeline import Done
from core.work import Work

QUIET = timedelta(seconds=3)  # the story's people type fast


def prepare(url: str, cast: Cast, file: Path, team: str | None, locale: str) -> dict[str, str]:
    """Set the desk up as `sixstar migrate` and `sixstar apply` do; tokens of invitations for all with a phone, by key.

    The desk, this team and its agents read `locale`, so that whoever tries the demo can read all of the story. Without
    a team everything is as the file says.
    """
    upgrade(url)
    db = Database(url)
    try:
        apply_file(db, file, now())
        if team:
            db.write_now(lambda work: _speak(work, cast, team, locale))
        return db.write_now(lambda work: _invitations(work, cast))
    finally:
        db.close_now()


def _speak(work: Work, cast: Cast, team: str, locale: str) -> None:
    work.catalog.put_desk(replace(work.catalog.desk(), locale=locale, intake_quiet=QUIET))
    found = next(one for one in work.catalog.teams() if one.key == team)
    work.catalog.put_team(replace(found, locale=locale))
    for agent in cast.agents(team):
        if person := work.people.by_key(agent.key):
            work.people.speaks(person.id, locale)


def _invitations(work: Work, cast: Cast) -> dict[str, str]:
    customers, technicians = [one.key for one in cast.customers], [one.key for one in cast.technicians]
    channels = dict.fromkeys(customers, "telegram:customer") | dict.fromkeys(technicians, "telegram:staff")
    return {key: invite(work, now(), key=key, channel=channel) for key, channel in channels.items()}


class History:
    """The timeline, read from beside the running desk."""

    def __init__(self, url: str) -> None:
        self._db = Database(url)

    async def of(self, ticket: int) -> list[Done]:
        return await self._db.read(lambda work: work.timeline.of(ticket))

    async def lines(self, code: str) -> list[str] | None:
        """When, who, what, from where; None when there is no ticket of this code."""
        ticket = number_of(code)
        return await self._db.read(lambda work: _lines(work, ticket)) if ticket else None

    async def close(self) -> None:
        await self._db.close()


def _lines(work: Work, ticket: int) -> list[str] | None:
    done = work.timeline.of(ticket)
    return [f"{one.at.astimezone():%H:%M:%S}  {one.act:17}{_who(work, one)}" for one in done] or None


def _who(work: Work, done: Done) -> str:
    name = work.people.get(done.person).name if done.person else ""
    return f"{name} · {done.where}" if name else done.where
