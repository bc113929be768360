"""Persian on a terminal: some show it from right to left, some do not; no line may fall apart on either."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

WRAPPING = Console()  # rich asks for one to break lines; only its rules for width are used
LEFT_TO_RIGHT = "\u200e"  # takes no room; what stands beyond it is not drawn into the Persian
PERSIAN, CLOSE = "\u2067", "\u2069"  # an isolate that runs from right to left, and its end
UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069]")  # marks of direction of all kinds
ISOLATES = re.compile("[\u2066-\u2069]")  # the catalogues put them around what fills a sentence
RIGHT = frozenset({"R", "AL"})


def right_to_left(text: str) -> bool:
    """Does a paragraph run so? Its first letter says, outside what fills it; where nothing is outside, the first in it.
    A code in front, in Latin digits, keeps it on the left."""
    for letter in (*_outside(text), *text):
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", *RIGHT) or letter in "0123456789":
            return direction in RIGHT
    return False


def _outside(text: str) -> Iterator[str]:
    """Its letters that stand in no isolate: a name in front does not turn a sentence round."""
    depth = 0
    for letter in text:
        if ISOLATES.match(letter):
            depth = max(depth - 1, 0) if letter == CLOSE else depth + 1
        elif not depth:
            yield letter


def mostly_right_to_left(lines: Iterable[str]) -> bool:
    """A Persian text, that is: not just one with a Persian name in it."""
    directions = [unicodedata.bidirectional(letter) for line in lines for letter in line]
    return sum(one in RIGHT for one in directions) > directions.count("L")


def contained(line: Text) -> Text:
    """The same, so that nothing beside it moves. Without Persian, isolates are of no use and confuse old terminals."""
    if any(unicodedata.bidirectional(letter) in RIGHT for letter in line.plain):
        return Text.assemble(LEFT_TO_RIGHT, line, LEFT_TO_RIGHT)
    return without_isolates(line)


def wrapped(line: Text, room: int) -> Iterator[Text]:
    """At most `room` columns each; where a line was broken inside an isolate, that ends with it and goes on in the
    next: an end too many would close what stands around the line."""
    left_open = ""
    for part in line.wrap(WRAPPING, room) or [Text()]:
        part.rstrip()
        begun, left_open = left_open, _open(left_open + part.plain)
        yield Text.assemble(begun, part, CLOSE * len(left_open))


def _open(text: str) -> str:
    """The isolates that its end leaves open."""
    begun: list[str] = []
    for letter in text:
        if letter == CLOSE:
            del begun[-1:]
        elif ISOLATES.match(letter):
            begun.append(letter)
    return "".join(begun)


def persian(line: Text) -> Text:
    """It reads from right to left, whatever Latin there is in it."""
    return Text.assemble(PERSIAN, line, CLOSE)


def without_isolates(line: Text) -> Text:
    if not ISOLATES.search(line.plain):
        return line
    kept = Text()
    for part in line.divide([m.start() for m in ISOLATES.finditer(line.plain)]):
        kept.append_text(part[1:] if ISOLATES.match(part.plain) else part)
    return kept
