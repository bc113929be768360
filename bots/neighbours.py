"""Processes of the desk on the same machine: one that is dead is seen to be so at once, without waiting for silence."""

from __future__ import annotations

import logging
import os
import secrets
import socket
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from bots.ports import Store
from core.work import Work

log = logging.getLogger(__name__)

BOOT = Path("/proc/sys/kernel/random/boot_id")  # one machine since it was started; its containers share it
SPACE = Path("/proc/self/ns/pid")  # within it, process ids are unique


def new_name() -> str:
    """For this process: the machine as people call it, where its process id counts, that id, and a random part."""
    return f"{socket.gethostname()}-{_where()}-{os.getpid()}-{secrets.token_hex(3)}"


def dead(names: Iterable[str], mine: str) -> list[str]:
    """Those of this machine that have no process any more. Of others nothing is known."""
    return [name for name in names if name != mine and _place(name) == _place(mine) != "" and not _lives(name)]


async def bury(db: Store, mine: str) -> None:
    """What dead neighbours held is free at once."""
    for name in dead(await db.read(lambda w: w.processes.living()), mine):
        log.warning("process %s is dead: what it held is taken over", name)
        await db.write(partial(_gone, process=name))


def _gone(work: Work, *, process: str) -> None:
    work.processes.gone(process)


def _where() -> str:
    """Empty where that cannot be known: then nobody is a neighbour."""
    with suppress(OSError):
        return f"{BOOT.read_text()[:8]}.{SPACE.stat().st_ino}"
    return ""


def _place(name: str) -> str:
    return name.rsplit("-", 3)[1] if name.count("-") >= 3 else ""  # noqa: PLR2004 - the parts of new_name


def _lives(name: str) -> bool:
    pid = int(name.rsplit("-", 2)[1])
    if pid == os.getpid():
        return False  # it was another one with our number
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
