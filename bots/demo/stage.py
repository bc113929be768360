"""A sandbox and a desk, each a process of its own, in a folder that is theirs."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from adapters.slack.manifest import granted

START = 60.0  # seconds that a start may take on a busy machine
STOP = 12.0  # seconds that a clean stop may take

CUSTOMER_TOKEN, STAFF_TOKEN = "100001:sandbox-customer-bot", "100002:sandbox-staff-bot"
CUSTOMER_BOT, STAFF_BOT = "sixstar_demo_bot", "sixstar_staff_demo_bot"
BOT_TOKEN, APP_TOKEN, SIGNING_SECRET = "xoxb-sandbox", "xapp-sandbox", "sandbox-secret"

Json = dict[str, Any]


class Broken(Exception):  # noqa: N818 - the stage could not be set
    """A process did not start; its log says why."""


@dataclass
class Process:
    """One that runs beside us; its output goes to `log`."""

    name: str
    log: Path
    inner: asyncio.subprocess.Process

    def kill(self) -> None:
        """As if the power went."""
        self.inner.send_signal(signal.SIGKILL)

    async def stop(self) -> int:
        """Politely; its exit code. Killed when it does not obey."""
        if self.inner.returncode is None:
            self.inner.terminate()
        try:
            return await asyncio.wait_for(self.inner.wait(), STOP)
        except TimeoutError:
            self.inner.kill()
            return await self.inner.wait()


@dataclass
class Stage:
    """`folder` holds everything: database (unless `database_url` names another), files, journal, logs."""

    folder: Path
    world: Json
    database_url: str = ""
    speed: float = 1.0
    url: str = ""
    processes: list[Process] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.database_url = self.database_url or f"sqlite:///{self.folder / 'desk.db'}"

    @property
    def journal(self) -> Path:
        return self.folder / "journal.jsonl"

    def environment(self) -> Mapping[str, str]:
        """Where the desk finds sandbox and database; nothing of the caller's own settings comes along."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SIXSTAR_")}
        return {
            **kept,
            "SIXSTAR_DATABASE_URL": self.database_url,
            "SIXSTAR_CUSTOMER_TELEGRAM_TOKEN": CUSTOMER_TOKEN,
            "SIXSTAR_STAFF_TELEGRAM_TOKEN": STAFF_TOKEN,
            "SIXSTAR_TELEGRAM_API_URL": self.url,
            "SIXSTAR_SLACK_BOT_TOKEN": BOT_TOKEN,
            "SIXSTAR_SLACK_APP_TOKEN": APP_TOKEN,
            "SIXSTAR_SLACK_API_URL": f"{self.url}/api/",
            "SIXSTAR_FILES_DIR": str(self.folder / "files"),
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]),
        }

    async def open(self) -> None:
        """Start the sandbox."""
        (self.folder / "world.json").write_text(json.dumps(self.world), encoding="utf-8")
        where = ["--journal", str(self.journal), "--world", str(self.folder / "world.json")]
        given = ["-m", "adapters.sandbox", *where, "--speed", str(self.speed), "--files", str(self.folder / "sandbox")]
        process = await self._spawn("sandbox", given, os.environ)
        self.url = json.loads(await self._line(process))["url"]

    async def sixstar(self, *words: str) -> str:
        """Run a command of the desk to its end; what it printed. Raises Broken when it fails."""
        inner = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bots",
            *words,
            env=self.environment(),
            cwd=self.folder,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await inner.communicate()
        if inner.returncode:
            raise Broken(f"sixstar {' '.join(words)}: {err.decode()[-2000:]}{out.decode()[-2000:]}")
        return out.decode().strip()

    async def desk(self, *parts: str) -> Process:
        """Start the desk (or the part named) and wait until it says that it is ready."""
        process = await self._spawn(f"desk-{len(self.processes)}", ["-m", "bots", "run", *parts], self.environment())
        await self._line(process)
        return process

    async def close(self) -> None:
        """Stop everything, the sandbox last."""
        for process in reversed(self.processes):
            await process.stop()

    async def _spawn(self, name: str, given: Sequence[str], environment: Mapping[str, str]) -> Process:
        log = self.folder / f"{name}.log"
        with log.open("ab") as out:
            inner = await asyncio.create_subprocess_exec(
                sys.executable,
                *given,
                env=dict(environment),
                cwd=self.folder,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=out,
                process_group=0,  # Ctrl-C is for us: we stop them in order, the sandbox last
            )
        process = Process(name, log, inner)
        self.processes.append(process)
        return process

    async def _line(self, process: Process) -> str:
        """Its first line of output: it is ready."""
        assert process.inner.stdout is not None  # noqa: S101 - asked for above
        try:
            line = await asyncio.wait_for(process.inner.stdout.readline(), START)
        except TimeoutError:
            line = b""
        if not line:
            raise Broken(f"{process.name} did not start:\n{process.log.read_text(errors='replace')[-3000:]}")
        return line.decode()


@asynccontextmanager
async def stage(folder: Path, world: Json, *, database_url: str = "", speed: float = 1.0) -> AsyncIterator[Stage]:
    """An open stage with its sandbox; closed at the end, whatever happened."""
    made = Stage(folder, world, database_url, speed)
    try:
        await made.open()
        yield made
    finally:
        await made.close()


def world(telegram_users: Sequence[Json], slack_users: Sequence[Json], channels: Sequence[Json]) -> Json:
    """What the sandbox must know: our bots, and who is there."""
    bots = [
        {"token": CUSTOMER_TOKEN, "username": CUSTOMER_BOT, "name": "Sixstar"},
        {"token": STAFF_TOKEN, "username": STAFF_BOT, "name": "Sixstar staff"},
    ]
    app = {"id": "A1", "bot_token": BOT_TOKEN, "app_token": APP_TOKEN, "signing_secret": SIGNING_SECRET}
    team = {"id": "T1", "name": "Demo", "domain": "demo"}
    return {
        "telegram": {"bots": bots, "users": list(telegram_users)},
        "slack": {
            "team": team,
            "app": {**app, "bot_user": "UBOT", "bot_id": "B1", **granted()},
            "users": list(slack_users),
            "channels": list(channels),
            "delivery": "socket",
        },
    }
