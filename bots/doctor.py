"""`sixstar doctor`: what the desk needs, looked at one by one, and what to do about what is missing."""

from __future__ import annotations

import asyncio
import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from adapters.database.doors import Database
from adapters.database.migrate import NewerDatabase, OlderDatabase, check
from bots import settings as set_
from bots.doctor_wires import Look, slack, telegram
from bots.findings import Finding, fine, problem, warning
from bots.settings import Settings
from bots.surface import nobody_there, seen_by
from core.chat.replies import Arg, Phrase
from core.errors import StoreUnavailable
from core.work import Work

SCARCE, LAST = 1024, 200  # MiB free on a disk: below the first a warning, below the second a problem
MIB = 1 << 20


@dataclass(frozen=True)
class Stored:
    """What the database told. `channels`: Slack's channels that the desk writes in, each with whose it is."""

    findings: list[Finding]
    channels: Mapping[str, str] = field(default_factory=dict)


class _Undone(Exception):  # noqa: N818 - the way out of a transaction that leaves nothing behind
    def __init__(self, stored: Stored) -> None:
        super().__init__()
        self.stored = stored


async def examine(settings: Settings, now: Callable[[], datetime]) -> list[Finding]:
    """Every finding: first what lies here, then what the platforms say. Nothing is changed anywhere."""
    stored = await asyncio.to_thread(_stored, settings, now())
    look = Look(settings, now, stored.channels)
    remote = await asyncio.gather(telegram(look), slack(look))
    return [*_settings(settings), *stored.findings, *_disks(settings), *(one for many in remote for one in many)]


def _settings(settings: Settings) -> Iterator[Finding]:
    wrong = set_.half_set(settings)
    yield from (problem(one) for one in wrong)
    if settings.parts == ["worker"]:
        yield problem(Phrase("cli-no-bot", {"file": set_.FILE, "command": "sixstar demo"}))
    elif not wrong:
        yield fine(Phrase("doctor-settings", {"parts": ", ".join(settings.parts)}))
    file = Path(set_.FILE)
    if file.is_file() and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield warning(Phrase("doctor-env-open", {"file": set_.FILE}), _run(f"chmod 600 {set_.FILE}"))


def _stored(settings: Settings, now: datetime) -> Stored:
    try:
        check(settings.database_url)
        db = Database(settings.database_url)
        try:
            db.write_now(partial(_looked, settings=settings, now=now))
        finally:
            db.close_now()
    except _Undone as looked:
        return looked.stored
    except OlderDatabase:
        return Stored([problem(Phrase("doctor-database-older"), _run("sixstar migrate"))])
    except NewerDatabase as newer:
        return Stored([problem(Phrase("cli-database-newer", {"revision": str(newer)}))])
    except (StoreUnavailable, sa.exc.DatabaseError, OSError) as away:
        why = " ".join(str(getattr(away, "orig", away)).split())
        return Stored([problem(Phrase("cli-database", {"why": why}), Phrase("doctor-database-reach"))])
    raise AssertionError("it either looks or raises")


def _looked(work: Work, *, settings: Settings, now: datetime) -> None:
    """Whether it takes a row is tried with one that is taken back."""
    work.timeline.add(now, "doctor")
    desk = work.catalog.desk()
    channels = {team.slack_channel: team.name for team in work.catalog.teams() if team.slack_channel}
    if desk.alerts_channel:
        channels.setdefault(desk.alerts_channel, "alerts_channel")
    found = [fine(Phrase("doctor-database")), *_surface(work, settings)]
    if parked := len(work.inbox.parked()):
        found.append(warning(Phrase("doctor-parked", {"count": parked}), _run("sixstar parked")))
    raise _Undone(Stored(found, channels))


def _surface(work: Work, settings: Settings) -> Iterator[Finding]:
    if nobody := nobody_there(work, settings.parts):
        yield problem(nobody)
        return
    yield fine(Phrase("doctor-surface"))
    for team in work.catalog.teams():
        if not seen_by(work, team, settings.parts):
            remedy = Phrase("doctor-team-mend", {"channel": "slack_channel", "command": "sixstar invite WHO"})
            yield warning(Phrase("doctor-team-alone", {"team": team.name}), remedy)
    if "slack" in settings.parts and not work.catalog.desk().alerts_channel:
        yield warning(Phrase("doctor-no-alerts", {"channel": "alerts_channel"}))


def _disks(settings: Settings) -> Iterator[Finding]:
    files = settings.files_dir.absolute()
    there = next(folder for folder in (files, *files.parents) if folder.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        yield problem(Phrase("doctor-files-closed", {"folder": str(there)}))
    folders = {there}
    if settings.database_url.startswith("sqlite:///"):
        database = Path(settings.database_url.removeprefix("sqlite:///")).absolute().parent
        folders |= {database} if database.exists() else set()
    for folder in sorted(folders):
        yield _room(folder)


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free // MIB
    args: dict[str, Arg] = {"folder": str(folder), "free": free}
    if free >= SCARCE:
        return fine(Phrase("doctor-disk", args))
    tell = problem if free < LAST else warning
    return tell(Phrase("doctor-disk-scarce", args), Phrase("doctor-disk-clear"))


def _run(command: str) -> Phrase:
    return Phrase("doctor-run", {"command": command})
