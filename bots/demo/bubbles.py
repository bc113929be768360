"""One thing that is shown, as lines of a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from rich.text import Text

from bots.demo.bidi import mostly_right_to_left, persian, right_to_left, wrapped
from bots.demo.shown import FAINT, QUOTED, Kind, Shown, Side, faint
from core.chat.replies import Phrase, Say

WIDEST = 64  # columns of one column's lines
BAR = "▌ "


@dataclass(frozen=True)
class Speaking:
    """Whose words these are, and when: said only once over several messages in a row."""

    side: Side
    who: str
    where: str
    thread: bool
    minute: str

    @classmethod
    def of(cls, shown: Shown, at: datetime) -> Speaking:
        return cls(shown.side, shown.who, shown.where, shown.thread, f"{at:%H:%M}")


def drawn(shown: Shown, speaking: Speaking, room: int, say: Say, *, named: bool) -> list[Text]:
    """Lines of at most `room` columns. Where somebody else begins (`named`), an empty one and a header come first."""
    room = min(room, WIDEST)
    body = list(_DRAWN[shown.kind](shown, room, say))
    if shown.kind in (Kind.ACT, Kind.CHANGED):
        return [Text(), *body] if body else []
    return [Text(), _header(shown, speaking, room), *body] if named or shown.kind is not Kind.SAID else body


def _header(shown: Shown, speaking: Speaking, room: int) -> Text:
    name = Text("↳ " if shown.thread else "", FAINT)
    name.append(shown.who, shown.side.value)
    if shown.where and not shown.thread:
        name.append(f"  #{shown.where}", FAINT)
    name.truncate(room - 7, overflow="ellipsis")
    return Text.assemble(name, ("  " + speaking.minute, FAINT))


def _said(shown: Shown, room: int, say: Say) -> Iterator[Text]:
    yield from _lines(shown.lines, room)
    yield from _buttons(shown.buttons, room)


def _act(shown: Shown, room: int, say: Say) -> Iterator[Text]:
    for number, line in enumerate(wrapped(shown.lines[0], room - 2)):
        yield Text.assemble(("  " if number else "▸ ", shown.side.value), line)


def _card(shown: Shown, room: int, say: Say) -> Iterator[Text]:
    yield from _box(_said(shown, room - 4, say), room)


def _form(shown: Shown, room: int, say: Say) -> Iterator[Text]:
    yield from _box(_said(shown, room - 4, say), room, shown.title)


def _changed(shown: Shown, room: int, say: Say) -> Iterator[Text]:
    """Only what is new in it, without the small print; nothing when it only lost its buttons."""
    new = [line for line in shown.lines if not faint(line)]
    if not new and not shown.buttons:
        return
    title = Text(f"✎ {shown.title}", FAINT)
    title.truncate(room, overflow="ellipsis")
    yield title
    for line in (*_lines(new, room - 2), *_buttons(shown.buttons, room - 2)):
        yield Text.assemble("  ", line)


def _whisper(shown: Shown, room: int, say: Say) -> Iterator[Text]:
    only = Text(say(Phrase("demo-only", {"who": shown.to})), FAINT)
    for line in (*wrapped(only, room - 2), *_said(shown, room - 2, say)):
        yield Text.assemble(("┊ ", FAINT), line)


def _lines(lines: Iterable[Text], room: int) -> Iterator[Text]:
    """Wrapped; quotes behind a bar; of a Persian text, lines that run from right to left stand at the right edge."""
    lines = list(lines)
    turned = mostly_right_to_left(line.plain for line in lines)
    for line in lines:
        quoted = bool(line.plain) and any(span.style == QUOTED for span in line.spans)
        bar = Text(BAR, FAINT) if quoted else Text()
        from_right = turned and right_to_left(line.plain)
        for part in wrapped(line, room - len(bar.plain)):
            if from_right:
                yield Text.assemble(bar, " " * (room - len(bar.plain) - part.cell_len), persian(part))
            else:
                yield Text.assemble(bar, part)


def _buttons(rows: Iterable[Iterable[str]], room: int) -> Iterator[Text]:
    """Each row side by side as far as there is room."""
    for row in rows:
        line = Text()
        for label in row:
            button = Text(f"[{label}]", "button")
            button.truncate(room, overflow="ellipsis")
            if line.plain and line.cell_len + 1 + button.cell_len > room:
                yield line
                line = Text()
            line = Text.assemble(line, " " if line.plain else "", button)
        yield line


def _box(lines: Iterable[Text], room: int, title: str = "") -> Iterator[Text]:
    inner = room - 4
    head = Text(f" {title} " if title else "", "heading")
    head.truncate(inner, overflow="ellipsis")
    yield Text.assemble(("╭─", FAINT), head, ("─" * (inner + 1 - head.cell_len) + "╮", FAINT))
    for line in lines:
        yield Text.assemble(("│ ", FAINT), line, " " * (inner - line.cell_len), (" │", FAINT))
    yield Text("╰" + "─" * (inner + 2) + "╯", FAINT)


_DRAWN = {
    Kind.SAID: _said,
    Kind.CARD: _card,
    Kind.CHANGED: _changed,
    Kind.WHISPER: _whisper,
    Kind.ACT: _act,
    Kind.FORM: _form,
}
