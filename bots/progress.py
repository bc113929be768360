"""How far a command is, for whoever waits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress

from core.chat.replies import Phrase, Say

SELDOM = 100  # things of which one moves the bar


@contextmanager
def steps(say: Say) -> Iterator[Callable[[Phrase, int], Callable[[], None]]]:
    """A bar for each stretch of work, on the error output; none where nobody looks, and none is left behind.

    See bots.importing.Step for what is given.
    """
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not sys.stderr.isatty()) as progress:

        def step(what: Phrase, many: int) -> Callable[[], None]:
            for before in progress.tasks:  # one whose end nobody knew is over now
                progress.update(before.id, total=before.completed or 1, completed=before.completed or 1)
            task, met = progress.add_task(say(what), total=many or None), 0

            def one() -> None:
                nonlocal met
                met += 1
                if met % SELDOM == 0 or met == many:
                    progress.update(task, completed=met)

            return one

        yield step
