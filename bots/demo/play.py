"""The demo: a sandbox, a desk and a story in a fresh folder; then whoever is there goes on by typing."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from adapters.texts import speaker
from bots.demo.performance import Performance
from bots.demo.shown import FAINT
from bots.demo.stage import Broken
from bots.demo.transcript import console
from bots.desk_file import Wrong
from core.chat.replies import Phrase

STOPPED = 130  # the exit code of what Ctrl-C has ended


def main(language: str = "en", folder: Path | None = None, own: Path | None = None) -> int:
    """0 when every step came out right, 1 with the step that did not.

    With `own`, the desk's file of a company, there are its people and no story. Without `folder` a new one is made, and
    it goes when everything went well. Raises bots.desk_file.Wrong.
    """
    out = _console()
    say = speaker(language, "UTC")
    where = (folder or Path(tempfile.mkdtemp(prefix="sixstar-demo-"))).resolve()  # its processes run in it
    where.mkdir(parents=True, exist_ok=True)
    if any(where.iterdir()):
        out.print(Text(say(Phrase("demo-folder-used", {"folder": str(where)})), "bad"))
        return 1
    _log_to(where / "demo.log")
    try:
        code = asyncio.run(_performed(language, where, out, own))
    except (KeyboardInterrupt, asyncio.CancelledError):
        code = STOPPED
    except Broken as broken:
        out.print(Text(str(broken), "bad"))
        code = 1
    except Wrong:
        if folder is None:
            shutil.rmtree(where, ignore_errors=True)
        raise
    if folder is None and code != 1:
        shutil.rmtree(where, ignore_errors=True)
    else:
        out.print(Text(say(Phrase("demo-kept", {"folder": str(where)})), FAINT))
    return code


async def _performed(language: str, folder: Path, out: Console, own: Path | None) -> int:
    """A closed window and a polite kill stop all processes too."""
    if task := asyncio.current_task():
        for name in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(name, task.cancel)
    return await Performance(language, folder, out, there=_somebody_there(out), own=own).play()


def _log_to(file: Path) -> None:
    """What our own parts complain about stands in a file, not in the story."""
    logging.basicConfig(filename=file, level=logging.WARNING, force=True)


def _somebody_there(out: Console) -> bool:
    return sys.stdin.isatty() and out.is_terminal and not out.is_dumb_terminal


def _console() -> Console:
    """Letters that an old terminal does not have are shown as question marks."""
    with contextlib.suppress(AttributeError):
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr] # a replaced stdout may lack it
    return console()
