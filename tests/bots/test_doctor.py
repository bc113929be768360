"""`sixstar doctor`: each thing that can be wrong is found, said in every language with what to do, and no token is
shown. The platforms are the sandbox's, over real sockets."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from adapters.database.doors import Database
from adapters.database.migrate import upgrade
from adapters.slack.manifest import granted
from adapters.texts import speaker
from bots.clock import now
from bots.desk_file import apply_file
from bots.doctor import _room, examine
from bots.doctor_report import told
from bots.findings import Finding, State
from bots.settings import Settings
from core.people.model import LOCALES
from tests.adapters.sandbox.conftest import Sandbox, running
from tests.bots.test_command import ended, started

DESK = """\
desk: {name: North Desk, alerts_channel: CALERTS}
teams:
  first: {name: First line, level: 1, slack_channel: CFIRST}
  second: {name: Second line, level: 2}
staff:
  nina: {name: Nina, slack: UNINA, teams: [first]}
"""
NOWHERE = "http://127.0.0.1:9"  # nothing listens on the port of `discard`


def world(**slack: Any) -> Mapping[str, object]:
    """`slack`: what differs in its app or its channels."""
    app: dict[str, Any] = {"id": "A1", "bot_token": "xoxb-geheim", "app_token": "xapp-geheim", "signing_secret": "s"}
    app |= {"bot_user": "UBOT", "bot_id": "B1", **granted(), **slack.get("app", {})}
    members = {"CFIRST": ["UBOT", "UNINA"], "CALERTS": ["UBOT"], **slack.get("members", {})}
    return {
        "telegram": {
            "bots": [
                {"token": "1:customers-geheim", "username": "desk_bot", "name": "Desk"},
                {"token": "2:team-geheim", "username": "team_bot", "name": "Team"},
            ],
            "users": [],
        },
        "slack": {
            "team": {"id": "T1", "name": "North", "domain": "north"},
            "app": app,
            "users": [{"id": "UNINA", "name": "nina", "real_name": "Nina"}],
            "channels": [{"id": key, "name": key.lower(), "members": them} for key, them in members.items()],
            "delivery": "socket",
        },
    }


@dataclass
class Clinic:
    """A desk on SQLite and a sandbox; `settings` may be changed before it is examined."""

    settings: Settings
    sandbox: Sandbox

    async def finds(self, *, clock: timedelta = timedelta(0), **changed: object) -> dict[str, Finding]:
        """By the key of each line. Every line can be said in every language, and has no token in it."""
        settings = self.settings.model_copy(update=changed)
        findings = await examine(settings, lambda: now() + clock)
        for locale in LOCALES:
            said = "\n".join(told(findings, speaker(locale, "UTC", strict=True)))
            assert "geheim" not in said
        return {one.line.key: one for one in findings}


async def clinic(tmp_path: Path, url: str, made: Mapping[str, object]) -> AsyncIterator[Clinic]:
    (tmp_path / "desk.yaml").write_text(DESK, encoding="utf-8")
    db = Database(url)
    apply_file(db, tmp_path / "desk.yaml", now())
    db.close_now()
    async with running(made, 1.0, tmp_path / "journal.jsonl") as sandbox:
        settings = Settings(
            database_url=url,
            files_dir=tmp_path / "files",
            telegram_api_url=sandbox.url,
            slack_api_url=f"{sandbox.url}/api/",
            customer_telegram_token=SecretStr("1:customers-geheim"),
            staff_telegram_token=SecretStr("2:team-geheim"),
            slack_bot_token=SecretStr("xoxb-geheim"),
            slack_app_token=SecretStr("xapp-geheim"),
        )
        yield Clinic(settings, sandbox)


@pytest.fixture
def made(request: pytest.FixtureRequest) -> Mapping[str, object]:
    return world(**getattr(request, "param", {}))


@pytest.fixture
async def desk(tmp_path: Path, sqlite_url: str, made: Mapping[str, object]) -> AsyncIterator[Clinic]:
    async for one in clinic(tmp_path, sqlite_url, made):
        yield one


def bad(found: Mapping[str, Finding]) -> dict[str, State]:
    return {key: one.state for key, one in found.items() if one.state is not State.OK}


HEALTHY = {"doctor-groups": State.WARNING, "doctor-team-alone": State.WARNING}
"""What the sandbox cannot be told, and the second team that nobody would see."""


async def test_a_healthy_desk_has_no_problem(desk: Clinic) -> None:
    found = await desk.finds()
    assert bad(found) == HEALTHY
    fine = {key for key, one in found.items() if one.state is State.OK}
    assert fine >= {"doctor-settings", "doctor-database", "doctor-surface", "doctor-disk", "doctor-bot", "doctor-clock"}
    assert fine >= {"doctor-slack", "doctor-scopes", "doctor-socket", "doctor-channel"}


async def test_a_refused_token_is_told_by_its_setting(desk: Clinic) -> None:
    telegram = (await desk.finds(staff_telegram_token=SecretStr("3:geheim")))["doctor-token"]
    slack = (await desk.finds(slack_bot_token=SecretStr("xoxb-other-geheim")))["doctor-token"]
    socket = (await desk.finds(slack_app_token=SecretStr("xapp-other-geheim")))["doctor-token"]
    assert [one.line.args["setting"] for one in (telegram, slack, socket)] == [
        "SIXSTAR_STAFF_TELEGRAM_TOKEN",
        "SIXSTAR_SLACK_BOT_TOKEN",
        "SIXSTAR_SLACK_APP_TOKEN",
    ]


async def test_a_webhook_that_is_set_elsewhere_is_found(desk: Clinic) -> None:
    url = f"{desk.sandbox.url}/bot1:customers-geheim/setWebhook"
    async with desk.sandbox.session.post(url, data={"url": f"{desk.sandbox.url}/elsewhere"}) as answer:
        assert answer.status == 200, await answer.text()
    found = (await desk.finds())["doctor-webhook"]
    assert (found.state, found.line.args["name"]) == (State.PROBLEM, "@desk_bot")


@pytest.mark.parametrize("made", [{"app": {"scopes": ["chat:write", "channels:history"]}}], indirect=True)
async def test_scopes_that_the_app_lacks_are_named(desk: Clinic) -> None:
    found = (await desk.finds())["doctor-scopes-missing"]
    lacking = set(granted()["scopes"]) - {"chat:write", "channels:history"}
    assert set(str(found.line.args["scopes"]).split(", ")) == lacking


@pytest.mark.parametrize("made", [{"members": {"CFIRST": ["UNINA"]}}], indirect=True)
async def test_a_channel_without_the_bot_is_found(desk: Clinic) -> None:
    found = (await desk.finds())["doctor-channel-out"]
    assert found.line.args == {"channel": "CFIRST", "whose": "First line"}
    assert found.remedy


async def test_a_clock_that_is_off_is_found(desk: Clinic) -> None:
    assert (await desk.finds(clock=timedelta(seconds=20)))["doctor-clock-off"].state is State.WARNING
    assert (await desk.finds(clock=-timedelta(minutes=4)))["doctor-clock-off"].state is State.PROBLEM


async def test_without_a_network_each_platform_is_told_and_the_rest_is_looked_at(desk: Clinic) -> None:
    found = await desk.finds(telegram_api_url=NOWHERE, slack_api_url=f"{NOWHERE}/")
    assert bad(found) == {"doctor-unreachable": State.PROBLEM, "doctor-team-alone": State.WARNING}
    assert found["doctor-database"].state is State.OK


async def test_a_database_that_is_old_away_or_none_is_told(desk: Clinic, empty_sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Not a database, but long enough to be looked at as one." * 20)
    older = await desk.finds(database_url=empty_sqlite_url)
    none = await desk.finds(database_url=f"sqlite:///{tmp_path / 'notes.txt'}")
    away = await desk.finds(database_url="postgresql://anna:geheim@127.0.0.1:9/desk")
    assert "doctor-database-older" in older
    assert "cli-database" in none
    assert "cli-database" in away


async def test_a_desk_that_nobody_would_see_is_told(desk: Clinic) -> None:
    alone = await desk.finds(slack_bot_token=None, slack_app_token=None, staff_telegram_token=None)
    assert alone["cli-no-staff-bot"].state is State.PROBLEM


@pytest.mark.parametrize(("free", "state"), [(0, State.PROBLEM), (300, State.WARNING), (5000, State.OK)], ids=str)
def test_a_disk_that_is_nearly_full_is_told(
    free: int, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": free << 20})())
    assert _room(tmp_path).state is state


async def test_an_env_that_others_can_read_and_wrong_settings_are_told(tmp_path: Path, sqlite_url: str) -> None:
    (tmp_path / ".env").write_text("SIXSTAR_LOG_LEVEL=INFO\n")
    (tmp_path / ".env").chmod(0o644)
    open_ = await ended(await started(tmp_path, "-m", "bots", "doctor", SIXSTAR_DATABASE_URL=sqlite_url))
    assert open_.code == 1
    assert "chmod 600 .env" in open_.out
    wrong = await ended(await started(tmp_path, "-m", "bots", "doctor", "--language", "el", SIXSTAR_LOG_LEVEL="LOUD"))
    assert wrong.code == 1
    assert "ΠΡΟΒΛΗΜΑ" in wrong.out
    assert "SIXSTAR_LOG_LEVEL" in wrong.out


def test_an_examination_leaves_nothing_behind(sqlite_url: str) -> None:
    """The row that it tries to write is taken back."""
    import sqlite3
    from contextlib import closing

    from bots.doctor import _stored

    upgrade(sqlite_url)
    _stored(Settings(database_url=sqlite_url), now())
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as database:
        assert database.execute("SELECT count(*) FROM timeline").fetchall() == [(0,)]
