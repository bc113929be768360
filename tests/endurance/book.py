"""What people did, written down by themselves: the judge holds it against what the platforms showed."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

MARKER = re.compile(r"MARK\d{6}Z")  # letters and digits only: it survives every formatting


class Kind(StrEnum):
    WORDS = "words"  # the customer's: into the ticket's thread
    PHOTO = "photo"  # the customer's: into the ticket's thread
    COMMENT = "comment"  # the customer's, beside the stars: onto the card that asked for them
    ANSWER = "answer"  # the owner's: into the customer's chat
    PICTURE = "picture"  # the owner's, with an answer: into the customer's chat
    SOLUTION = "solution"  # the owner's: into the customer's chat
    INTERNAL = "internal"  # a colleague's, in the thread: never into any customer's chat


@dataclass(frozen=True)
class Said:
    """`conversation` is the customer's account. `sure`: whoever said it was told that it has arrived."""

    marker: str
    conversation: int
    kind: Kind
    at: float
    sure: bool = True


@dataclass(frozen=True)
class Claimed:
    """A press on 'claim' that Slack says was taken in."""

    conversation: int
    by: str


@dataclass
class Book:
    """`stuck` says who waited in vain, and for what. `done` counts the conversations that came to their end."""

    said: dict[str, Said] = field(default_factory=dict)
    claimed: list[Claimed] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    done: int = 0
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def says(self, conversation: int, kind: Kind, *, sure: bool = True) -> str:
        """A new marker, noted as said."""
        marker = f"MARK{next(self._numbers):06d}Z"
        self.said[marker] = Said(marker, conversation, kind, time.time(), sure)
        return marker

    def arrived(self, marker: str) -> None:
        """Now the one who said it knows that it was taken."""
        self.said[marker] = replace(self.said[marker], sure=True, at=time.time())

    def sent_on(self, marker: str) -> None:
        """A colleague's words are about to go to the customer: from now on they may be seen there."""
        self.said[marker] = replace(self.said[marker], kind=Kind.ANSWER, sure=False)


def markers(text: str) -> frozenset[str]:
    return frozenset(MARKER.findall(text))
