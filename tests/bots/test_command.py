"""The `sixstar` command when something is wrong: the administrator gets a clear line, no traceback and no secret."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.database.doors import Database
from adapters.database.migrate import check, upgrade
from bots import __main__ as command
from bots.clock import now
from bots.desk_file import apply_file
from bots.settings import Settings
from tests.adapters.sandbox.conftest import Sandbox, running

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds for one command on a busy machine
CUSTOMER, STAFF = "SIXSTAR_CUSTOMER_TELEGRAM_TOKEN", "SIXSTAR_STAFF_TELEGRAM_TOKEN"
DATABASE, API = "SIXSTAR_DATABASE_URL", "SIXSTAR_TELEGRAM_API_URL"
NOWHERE = "http://127.0.0.1:9"  # nothing listens on the port of `discard`
LIBRARIES = re.compile(r"\| +(aiogram|telegram|slack_bolt)$", re.MULTILINE)
WORLD: Mapping[str, object] = {
    "telegram": {
        "bots": [
            {"token": "1:customers", "username": "desk_bot", "name": "Desk"},
            {"token": "2:team", "username": "team_bot", "name": "Team"},
        ],
        "users": [],
    }
}


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The only line of a command that did not do what it was asked for."""
        (line,) = self.err.splitlines()
        assert self.code == 2
        assert "cli-" not in line
        assert "\u2068" not in line
        return line


async def started(folder: Path, *words: str, **more: str) -> asyncio.subprocess.Process:
    """`folder` is where it is started from; `more` are its settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SIXSTAR_", "LC_", "LANG"))}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *words,
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **more},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def ended(process: asyncio.subprocess.Process) -> Ended:
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert b"Traceback" not in out + err
    return Ended(process.returncode or 0, out.decode(), err.decode())


async def sixstar(folder: Path, *words: str, **more: str) -> Ended:
    return await ended(await started(folder, "-m", "bots", *words, **more))


def described(url: str) -> str:
    """The same database with the demo's desk in it."""
    db = Database(url)
    apply_file(db, ROOT / "bots" / "demo" / "desk.yaml", now())
    db.close_now()
    return url


def stopped(do: Callable[[], object], capsys: pytest.CaptureFixture[str]) -> str:
    """The only line with which a command ends that does this."""
    with pytest.raises(SystemExit) as end:
        command._in_reach(do)
    code = end.value.code
    assert isinstance(code, int)
    return Ended(code, *capsys.readouterr()).line


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with running(WORLD, 1.0, tmp_path / "journal.jsonl") as made:
        yield made


async def test_wrong_settings_are_told_all_at_once_in_the_language_of_the_terminal(tmp_path: Path) -> None:
    wrong = {CUSTOMER: "geheim", "SIXSTAR_SLACK_BOT_TOKEN": "geheim", "SIXSTAR_HTTP_LISTEN": "geheim", DATABASE: "x"}
    result = await sixstar(tmp_path, "run", LANG="pl_PL.UTF-8", **wrong)
    lines = result.err.splitlines()
    assert result.code == 2
    assert {line.partition(":")[0] for line in lines} == set(wrong)
    assert all(re.search("wymagana|wartość", line) for line in lines)
    assert all("geheim" not in line and "\u2068" not in line for line in lines)


async def test_a_persian_terminal_is_answered_in_persian(tmp_path: Path) -> None:
    result = await sixstar(tmp_path, "run", LC_ALL="fa_IR.UTF-8")
    assert "ربات" in result.line
    assert "\u200esixstar demo" in result.line


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ({"LC_ALL": "el_GR.UTF-8", "LC_MESSAGES": "pl_PL", "LANG": "fa_IR"}, "el"),
        ({"LC_ALL": "", "LC_MESSAGES": "pl_PL", "LANG": "fa_IR"}, "pl"),
        ({"LANG": "fa"}, "fa"),
        ({"LANG": "el@euro"}, "el"),
        ({"LANG": "pl.UTF-8"}, "pl"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "pl_PL.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_terminal(
    told: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert command._language() == language


async def test_a_part_that_is_unknown_or_has_no_settings_is_told(tmp_path: Path) -> None:
    unknown, missing = await asyncio.gather(
        sixstar(tmp_path, "run", "cook"), sixstar(tmp_path, "run", "staff", **{CUSTOMER: "1:customers"})
    )
    assert "cook" in unknown.line
    assert "customer, staff, slack, worker" in unknown.line
    assert "staff" in missing.line
    assert "customer, worker" in missing.line


async def test_a_newer_database_is_left_alone(
    tmp_path: Path, sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = sqlite_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer" in (await sixstar(tmp_path, "run", **{DATABASE: sqlite_url, CUSTOMER: "1:customers"})).line
    assert "newer" in stopped(lambda: upgrade(sqlite_url), capsys)
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


def test_an_older_database_is_told_how_to_become_new(empty_sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "sixstar migrate" in stopped(lambda: check(empty_sqlite_url), capsys)


def test_what_is_no_database_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("Not a database, but long enough to be looked at as if it were one." * 20)
    text = stopped(lambda: upgrade(f"sqlite:///{tmp_path / 'notes.txt'}"), capsys)
    folder = stopped(lambda: upgrade(f"sqlite:///{tmp_path / 'nowhere' / 'desk.db'}"), capsys)
    server = stopped(lambda: upgrade("postgresql://anna:geheim@127.0.0.1:9/desk"), capsys)
    assert "file is not a database" in text
    assert "unable to open database file" in folder
    assert "127.0.0.1" in server
    assert "geheim" not in server


def test_a_fault_of_ours_is_not_hidden() -> None:
    def ours() -> None:
        raise KeyError("a bug")

    with pytest.raises(KeyError, match="a bug"):
        command._in_reach(ours)


def test_a_key_that_nobody_has_is_told_with_the_nearest(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    full = Settings(database_url=described(sqlite_url))
    assert re.search("“ele”.*: eleni, ", stopped(lambda: command._invitation(full, "ele"), capsys))


def test_nobody_at_all_can_be_invited_to_an_empty_desk(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    empty = Settings(database_url=sqlite_url)
    assert "sixstar apply FILE" in stopped(lambda: command._invitation(empty, "maria"), capsys)


async def test_an_invitation_needs_no_library_and_only_its_own_bot(
    tmp_path: Path, sqlite_url: str, sandbox: Sandbox
) -> None:
    given = {DATABASE: described(sqlite_url), API: sandbox.url}
    ours = started(tmp_path, "-X", "importtime", "-m", "bots", "invite", "eleni", **given, **{STAFF: "2:team"})
    staff, wrong = await asyncio.gather(
        ended(await ours), sixstar(tmp_path, "invite", "eleni", **given, **{CUSTOMER: "1:customers"})
    )
    assert re.fullmatch(r"https://t\.me/team_bot\?start=[\w-]{32}\n", staff.out)
    assert LIBRARIES.findall(staff.err) == []
    assert "aiohttp" in staff.err  # it does list what is imported
    assert STAFF in wrong.line


async def test_an_invitation_by_a_refused_token_is_not_made(tmp_path: Path, sqlite_url: str, sandbox: Sandbox) -> None:
    given = {DATABASE: described(sqlite_url), API: sandbox.url, STAFF: "2:geheim-geheim"}
    result = await sixstar(tmp_path, "invite", "eleni", **given)
    assert "Telegram" in result.line
    assert "geheim" not in result.line
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as database:
        assert database.execute("SELECT count(*) FROM invitations").fetchall() == [(0,)]


async def test_a_port_or_an_sqlite_file_that_another_has_is_one_line(
    tmp_path: Path, sqlite_url: str, empty_sqlite_url: str
) -> None:
    upgrade(empty_sqlite_url)
    worker = {CUSTOMER: "1:customers", API: NOWHERE}
    first = Database(sqlite_url)
    first.lock()
    try:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            listen = {"SIXSTAR_HTTP_LISTEN": f"127.0.0.1:{taken.getsockname()[1]}"}
            port, file = await asyncio.gather(
                sixstar(tmp_path, "run", "worker", **worker, **listen, **{DATABASE: empty_sqlite_url}),
                sixstar(tmp_path, "run", "worker", **worker, **{DATABASE: sqlite_url}),
            )
    finally:
        await first.close()
    assert "SIXSTAR_HTTP_LISTEN" in port.line
    assert "Another process" in file.line


async def test_a_refused_token_ends_the_desk_and_is_shown_nowhere(
    tmp_path: Path, sqlite_url: str, sandbox: Sandbox
) -> None:
    tokens = {CUSTOMER: "1:geheim-geheim", STAFF: "2:team"}
    given = {DATABASE: described(sqlite_url), API: sandbox.url, "SIXSTAR_LOG_LEVEL": "DEBUG"}
    result = await sixstar(tmp_path, "run", **tokens, **given)
    assert result.code == 1
    assert "the token of telegram:customer is refused" in result.err
    assert "token was refused" in result.err.splitlines()[-1]
    assert "geheim" not in result.out + result.err


async def test_a_desk_that_nobody_would_see_does_not_start(tmp_path: Path, sqlite_url: str) -> None:
    customers = {CUSTOMER: "1:customers", API: NOWHERE}
    empty = await sixstar(tmp_path, "run", **customers, **{DATABASE: sqlite_url})
    alone = await sixstar(tmp_path, "run", **customers, **{DATABASE: described(sqlite_url)})
    assert "sixstar apply FILE" in empty.line
    assert "nobody on the staff" in alone.line


async def test_a_table_is_brought_in_and_its_mistakes_are_lines(tmp_path: Path, sqlite_url: str) -> None:
    (tmp_path / "good.csv").write_text("klucz;nazwa\nnorth;North\n", encoding="utf-8")
    (tmp_path / "bad.csv").write_text("key,name\nnorth,North\n,South\n", encoding="utf-8")
    given = {DATABASE: described(sqlite_url)}
    tried = await sixstar(tmp_path, "import", "companies", "good.csv", "--dry-run", **given)
    done = await sixstar(tmp_path, "import", "companies", "good.csv", **given)
    again = await sixstar(tmp_path, "import", "companies", "good.csv", **given)
    bad = await sixstar(tmp_path, "import", "companies", "bad.csv", **given)
    assert [one.out.split(".")[0] for one in (tried, done, again)] == [
        "A dry run: nothing was written",
        "Done",
        "Nothing to do: everything in the file is so already (1)",
    ]
    assert bad.line == "bad.csv:3: “key” is missing."


async def test_a_wrong_desk_file_is_told_with_its_lines(tmp_path: Path, sqlite_url: str) -> None:
    (tmp_path / "desk.yaml").write_text("desk:\n  name: Ostria\n  zone: Nowhere\n  colour: red\n", encoding="utf-8")
    result = await sixstar(tmp_path, "apply", "desk.yaml", **{DATABASE: sqlite_url})
    assert result.code == 2
    assert {"desk.yaml:3", "desk.yaml:4"} <= {line.rpartition(": ")[0][:11] for line in result.err.splitlines()}
    assert "\u2068" not in result.err
