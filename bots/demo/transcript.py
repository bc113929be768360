"""Both sides of the story as text: the customer's phone on the left, the team's Slack on the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import IO

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from bots.demo import bubbles
from bots.demo.bidi import contained, wrapped
from bots.demo.bubbles import Speaking
from bots.demo.shown import FAINT, QUOTED, Kind, Shown, Side, faint
from core.chat.replies import Phrase, Say

WIDEST = 150  # columns: longer lines are hard to read
NARROW = 64  # columns: below, both sides share the width and the right one is marked by a bar
GUTTER = " │ "
BAR = "  │ "  # before the right side, where there is room for one only
THEME = Theme({
    FAINT: "dim",
    QUOTED: "italic",
    "phone": "bold cyan",
    "slack": "bold magenta",
    "button": "bold blue",
    "good": "bold green",
    "bad": "bold red",
    "heading": "bold",
})  # fmt: skip


def console(file: IO[str] | None = None) -> Console:
    return Console(theme=THEME, highlight=False, emoji=False, markup=False, file=file)


class Transcript:
    """`out` takes each finished line. `clock` is asked when something is shown, in the reader's own zone."""

    def __init__(self, console: Console, say: Say, clock: Callable[[], datetime], out: Callable[[Text], None]) -> None:
        self._console, self._say, self._clock, self._out = console, say, clock, out
        self._before: Speaking | None = None
        self._author = ""
        self._talked = False

    @property
    def width(self) -> int:
        """Asked anew each time: people pull at their windows. The last column stays free."""
        return min(self._console.width, WIDEST) - 1

    def show(self, shown: Shown) -> None:
        speaking = Speaking.of(shown, self._clock())
        shown = self._without_author(shown, speaking)
        lines = bubbles.drawn(shown, speaking, self._room(), self._say, named=speaking != self._before)
        for line in self._placed(shown.side, lines):
            self._out(line)
        self._before = speaking if shown.kind is Kind.SAID else None
        self._talked = True

    def _without_author(self, shown: Shown, speaking: Speaking) -> Shown:
        """The desk passes on several messages of one customer: their name over the first is enough."""
        author = shown.lines[0].plain if len(shown.lines) > 1 and faint(shown.lines[0]) else ""
        again = bool(author) and (speaking, author) == (self._before, self._author)
        self._author = author
        return replace(shown, lines=shown.lines[1:]) if again else shown

    def heads(self) -> None:
        """Whose side is whose."""
        left, right = (Text(self._say(Phrase(key)), "heading") for key in ("demo-left", "demo-right"))
        room = self._room()
        if self.width < NARROW:
            self._out(contained(left))
            self._out(Text.assemble((BAR, FAINT), contained(right)))
            return
        left.truncate(room, overflow="ellipsis", pad=True)
        right.truncate(room, overflow="ellipsis")
        self._out(Text.assemble(contained(left), (GUTTER, FAINT), contained(right)))

    def step(self, number: int, text: str) -> None:
        """A heading over both sides."""
        title = contained(Text(f" {number}  {text} ", "heading"))
        title.truncate(self.width - 4, overflow="ellipsis")
        rest = self.width - 2 - title.cell_len
        self.blank()
        self._out(Text.assemble(("──", FAINT), title, ("─" * rest, FAINT)))
        self._before = None

    def tell(self, text: str | Text, style: str = "") -> None:
        """A word of the demo itself, over the whole width."""
        if self._talked:
            self.blank()
        paragraphs = Text(text, style) if isinstance(text, str) else text
        for line in wrapped(paragraphs, self.width - 2):
            self._out(Text.assemble("  ", contained(line)))
        self._before = None

    def blank(self) -> None:
        self._talked = False
        self._out(Text())

    def _room(self) -> int:
        return self.width - 4 if self.width < NARROW else (self.width - len(GUTTER)) // 2

    def _placed(self, side: Side, lines: Iterable[Text]) -> Iterator[Text]:
        if self.width < NARROW:
            margin = Text(BAR, FAINT) if side is Side.SLACK else Text("")
            yield from (Text.assemble(margin, contained(line)) for line in lines)
            return
        room = self._room()
        for line in lines:
            pad = " " * (room - line.cell_len)
            left, right = (contained(line), Text()) if side is Side.PHONE else (Text(" " * room), contained(line))
            bar = Text.assemble(pad if side is Side.PHONE else "", (GUTTER, FAINT))
            yield Text.assemble(left, bar, right)
