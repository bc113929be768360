"""What the desk's file may say, and `sixstar apply`. Every mistake is told at once, each with its line."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from operator import itemgetter
from pathlib import Path

from adapters.database.doors import Database
from bots.desk_entries import described
from bots.desk_known import held
from bots.desk_reading import Errors, parse
from core import setup
from core.chat.replies import Phrase
from core.setup import Applied, Clash, Clashing, DeskFile
from core.work import Work

MOST = 20  # names in one line of the report


class Wrong(Exception):  # noqa: N818 - it is shown to the administrator
    """Every mistake of the file with its line, in the order of lines. Nothing was done."""

    def __init__(self, errors: Errors) -> None:
        super().__init__(f"{len(errors)} mistakes, the first on line {errors[0][0]}: {errors[0][1].key}")
        self.errors = errors


def apply_file(store: Database, path: Path, now: datetime) -> list[Phrase]:
    """Make the desk what the file says, in one transaction; what was done, line by line. Raises Wrong."""
    wanted = read(written(path))
    try:
        return report(store.write_now(partial(_apply, now=now, wanted=wanted)))
    except Clashing as clashing:
        raise Wrong(clashed(clashing)) from None


def _apply(work: Work, *, now: datetime, wanted: DeskFile) -> Applied:
    return setup.apply(work, now, wanted, held(work))


def written(path: Path) -> str:
    """The file's text. Raises Wrong."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as strange:
        line = strange.object.count(b"\n", 0, strange.start) + 1
        raise Wrong([(line, Phrase("desk-file-encoding"))]) from None
    except OSError as away:
        raise Wrong([(1, Phrase("desk-file-unreadable", {"why": away.strerror or str(away)}))]) from None


def clashed(clashing: Clashing) -> Errors:
    """Each contradiction with the line of whom it is about."""
    return sorted(map(_clash, clashing.clashes), key=itemgetter(0))


def _clash(clash: Clash) -> tuple[int, Phrase]:
    person = clash.person
    if clash.other is None:
        return person.line, Phrase("desk-file-other-side", {"key": person.key})
    return person.line, Phrase(
        "desk-file-account-taken", {"key": person.key, "account": person.slack or "", "other": clash.other}
    )


def report(applied: Applied) -> list[Phrase]:
    """Counts first, then what changed, then what the file no longer names."""
    counts = {"added": len(applied.added), "changed": len(applied.changed), "unchanged": len(applied.unchanged)}
    lines = [Phrase("desk-file-applied" if applied.added or applied.changed else "desk-file-same", counts)]
    if applied.changed:
        lines.append(Phrase("desk-file-changed", {"names": listed(applied.changed)}))
    if applied.kept:
        lines.append(Phrase("desk-file-kept", {"numbers": listed(applied.kept)}))
    if left := _left(applied):
        lines.append(Phrase("desk-file-left", {"names": listed(left)}))
    if any(thing.startswith("staff/") for thing in applied.left):
        lines.append(Phrase("desk-file-left-staff", {"example": "teams: []"}))
    return lines


def _left(applied: Applied) -> tuple[str, ...]:
    """Sections that the file does not use came in by `sixstar import`: nothing is told of them. Staff have rights."""
    sections = {"staff", *(thing.partition("/")[0] for thing in (*applied.added, *applied.changed, *applied.unchanged))}
    return tuple(thing for thing in applied.left if thing.partition("/")[0] in sections)


def listed(things: tuple[str, ...]) -> str:
    return ", ".join([*things[:MOST], *(["…"] if len(things) > MOST else [])])


def read(text: str) -> DeskFile:
    """What the file describes. Raises Wrong."""
    errors: Errors = []
    top = parse(text, errors)
    found = described(top) if top else None
    if errors or found is None:
        raise Wrong(sorted(errors, key=itemgetter(0)))
    return found
