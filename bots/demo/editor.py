"""A line being typed. Pure: keys in, the next line out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_KEY = re.compile(r"\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|\x1b.?|.", re.DOTALL)
ENTER, INTERRUPT, END_OF_FILE = ("\r", "\n"), "\x03", "\x04"


@dataclass(frozen=True)
class Line:
    """`at`: where the cursor stands. `back`: how many lines of the history it was taken from; 0 for the new one."""

    text: str = ""
    at: int = 0
    back: int = 0


def keys(typed: str) -> Iterator[str]:
    """One at a time; what an arrow sends is one key."""
    yield from _KEY.findall(typed)


def pressed(line: Line, key: str, history: list[str]) -> Line:
    """The line after this key. Keys that mean nothing here change nothing."""
    if key in _EDITS:
        return _EDITS[key](line)
    if key in _UP:
        return _remembered(line, line.back + 1, history)
    if key in _DOWN:
        return _remembered(line, line.back - 1, history)
    if key == "\t" or key.isprintable() or key > "\x9f":
        written = " " if key == "\t" else key
        return replace(line, text=line.text[: line.at] + written + line.text[line.at :], at=line.at + 1)
    return line


def _remembered(line: Line, back: int, history: list[str]) -> Line:
    if not 0 <= back <= len(history):
        return line
    text = history[-back] if back else ""
    return Line(text, len(text), back)


def _backspace(line: Line) -> Line:
    return replace(line, text=line.text[: max(line.at - 1, 0)] + line.text[line.at :], at=max(line.at - 1, 0))


def _delete(line: Line) -> Line:
    return replace(line, text=line.text[: line.at] + line.text[line.at + 1 :])


def _word(line: Line) -> Line:
    """The word before the cursor goes."""
    kept = line.text[: line.at].rstrip()
    kept = kept[: kept.rfind(" ") + 1]
    return replace(line, text=kept + line.text[line.at :], at=len(kept))


def _left(line: Line) -> Line:
    return replace(line, at=max(line.at - 1, 0))


def _right(line: Line) -> Line:
    return replace(line, at=min(line.at + 1, len(line.text)))


def _home(line: Line) -> Line:
    return replace(line, at=0)


def _end(line: Line) -> Line:
    return replace(line, at=len(line.text))


def _from_start(line: Line) -> Line:
    return replace(line, text=line.text[line.at :], at=0)


def _to_end(line: Line) -> Line:
    return replace(line, text=line.text[: line.at])


_UP, _DOWN = ("\x1b[A", "\x1bOA", "\x10"), ("\x1b[B", "\x1bOB", "\x0e")
_EDITS = {
    **dict.fromkeys(("\x7f", "\x08"), _backspace),
    **dict.fromkeys(("\x1b[D", "\x1bOD", "\x02"), _left),
    **dict.fromkeys(("\x1b[C", "\x1bOC", "\x06"), _right),
    **dict.fromkeys(("\x1b[H", "\x1bOH", "\x1b[1~", "\x01"), _home),
    **dict.fromkeys(("\x1b[F", "\x1bOF", "\x1b[4~", "\x05"), _end),
    "\x1b[3~": _delete,
    "\x17": _word,
    "\x15": _from_start,
    "\x0b": _to_end,
}
