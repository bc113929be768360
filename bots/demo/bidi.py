"""Persian on a terminal: some show it from right to left, some do not; no line may fall apart on either."""

from __future__ import annotations

import re
import unicodedata

from rich.text import Text

LEFT_TO_RIGHT = "\u200e"  # takes no room; what stands beyond it is not drawn into the Persian
ISOLATES = re.compile("[\u2066-\u2069]")  # the catalogues put them around what fills a sentence
RIGHT = frozenset({"R", "AL"})


def right_to_left(text: str) -> bool:
    """Does it begin so? Its first letter says."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction == "L" or direction in RIGHT:
            return direction in RIGHT
    return False


def contained(line: Text) -> Text:
    """The same, so that nothing beside it moves. Without Persian, isolates are of no use and confuse old terminals."""
    if any(unicodedata.bidirectional(letter) in RIGHT for letter in line.plain):
        return Text.assemble(LEFT_TO_RIGHT, line, LEFT_TO_RIGHT)
    return without_isolates(line)


def without_isolates(line: Text) -> Text:
    if not ISOLATES.search(line.plain):
        return line
    kept = Text()
    for part in line.divide([m.start() for m in ISOLATES.finditer(line.plain)]):
        kept.append_text(part[1:] if ISOLATES.match(part.plain) else part)
    return kept
