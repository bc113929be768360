"""`sixstar import`: a table of companies, contacts, contracts, products, things or staff, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from pathlib import Path

from adapters.database.doors import Database
from adapters.sheets import Row, Table, Unreadable, opened
from bots.desk_file import Wrong, clashed, listed
from bots.desk_known import held
from bots.desk_reading import Errors
from bots.import_columns import Header, header
from bots.import_rows import known, things
from core.chat.replies import Phrase
from core.importing import Brought, Kind, bring
from core.setup import Clashing
from core.work import Work

Step = Callable[[Phrase, int], Callable[[], None]]
"""A stretch of work begins: what is done, and how many there are (0: nobody knows). Call what it returns for each."""


@dataclass(frozen=True)
class Asked:
    """`dry`: only say what would be done. `move`: what is one company's may become another's."""

    kind: Kind
    file: Path
    sheet: str | None = None
    dry: bool = False
    move: bool = False


class _Undone(Exception):  # noqa: N818 - a dry run's way out of its transaction
    def __init__(self, brought: Brought) -> None:
        super().__init__()
        self.brought = brought


def import_file(store: Database, asked: Asked, now: datetime, step: Step) -> list[Phrase]:
    """What was done, line by line. Raises Wrong, with every mistake; then nothing was done."""
    errors: Errors = []
    with _readable(asked) as table:
        rows = iter(_counted(table.rows, step(Phrase("import-reading"), 0)))
        top = header(rows, asked.kind, errors)
        below = list(rows) if top else []
    if top and not below and not errors:
        errors.append((top.line, Phrase("import-empty")))
    if top is None or errors:
        raise Wrong(errors)
    try:
        brought = store.write_now(lambda work: _brought(work, asked, now, top, below, step))
    except _Undone as dry:
        brought = dry.brought
    except Clashing as clashing:
        raise Wrong(clashed(clashing)) from None
    return [*_notes(table, top), *_report(brought, dry=asked.dry)]


@contextmanager
def _readable(asked: Asked) -> Iterator[Table]:
    try:
        with opened(asked.file, sheet=asked.sheet) as table:
            yield table
    except Unreadable as why:
        args = {"names": ", ".join(why.names), "encoding": "UTF-8"}
        raise Wrong([(why.line, Phrase(f"import-file-{why.code}", args))]) from None
    except OSError as away:
        raise Wrong([(1, Phrase("desk-file-unreadable", {"why": away.strerror or str(away)}))]) from None


def _counted(rows: Iterator[Row], met: Callable[[], None]) -> Iterator[Row]:
    for row in rows:
        met()
        yield row


def _brought(work: Work, asked: Asked, now: datetime, top: Header, rows: list[Row], step: Step) -> Brought:
    """A dry run writes it all, and takes it back: so it says what would really happen."""
    if not work.catalog.teams():
        raise Wrong(
            [(1, Phrase("cli-desk-empty", {"example": "bots/demo/desk.yaml", "command": "sixstar apply FILE"}))]
        )
    errors: Errors = []
    there = held(work)
    met = step(Phrase("import-checking"), len(rows))
    found = things(asked.kind, top, rows, known(work, there, move=asked.move), errors, met)
    if errors:
        raise Wrong(sorted(errors, key=itemgetter(0)))
    brought = bring(work, now, there, asked.kind, found, step(Phrase("import-writing"), len(found)))
    if asked.dry:
        raise _Undone(brought)
    return brought


def _notes(table: Table, top: Header) -> Iterator[Phrase]:
    """What of the file was not looked at."""
    if table.others:
        yield Phrase("import-sheet", {"sheet": table.sheet, "others": listed(table.others), "option": "--sheet"})
    if top.unused:
        yield Phrase("import-unused", {"names": listed(top.unused)})


def _report(brought: Brought, *, dry: bool) -> Iterator[Phrase]:
    counts = {"added": len(brought.added), "changed": len(brought.changed), "unchanged": len(brought.unchanged)}
    if brought.kept:
        yield Phrase("desk-file-kept", {"numbers": listed(brought.kept)})
    if not brought.added and not brought.changed:
        yield Phrase("desk-file-same", counts)
        return
    yield Phrase("import-would", counts) if dry else Phrase("desk-file-applied", counts)
    if brought.changed:
        yield Phrase("desk-file-changed", {"names": listed(brought.changed)})
