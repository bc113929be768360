"""One thing that somebody in the demo sees or does, as a value: the transcript draws it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from rich.text import Text

QUOTED = "quoted"  # the style of what a person wrote, shown under somebody else's name
FAINT = "faint"
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # all but the line's end: a terminal would obey them


class Side(Enum):
    """Whose screen: a customer's phone on the left, the team's Slack on the right."""

    PHONE = "phone"
    SLACK = "slack"


class Kind(Enum):
    SAID = "said"
    CARD = "card"  # drawn as a box
    CHANGED = "changed"  # an older message, edited in place: `lines` are what is new in it
    WHISPER = "whisper"  # only `to` sees it
    ACT = "act"  # what somebody did, in one line
    FORM = "form"


@dataclass(frozen=True)
class Shown:
    """`where` is a channel's name; `thread`: it is a reply there. `title` stands above a form or a changed card."""

    side: Side
    who: str
    lines: tuple[Text, ...]
    kind: Kind = Kind.SAID
    buttons: tuple[tuple[str, ...], ...] = ()
    where: str = ""
    to: str = ""
    title: str = ""
    thread: bool = False


def harmless(text: str) -> str:
    """What anybody may have typed, without what a terminal would take for a command. As long as before."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def new_lines(before: Iterable[Text], after: Iterable[Text]) -> tuple[Text, ...]:
    """What a message says now and did not say before."""
    known = {line.plain for line in before}
    return tuple(line for line in after if line.plain not in known and line.plain.strip())


def faint(line: Text) -> bool:
    """All of it is small print."""
    whole = line.style == FAINT or any(
        span.style == FAINT and (span.start, span.end) == (0, len(line)) for span in line.spans
    )
    return bool(line.plain) and whole
