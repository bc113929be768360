"""What the desk asks of a channel. An adapter translates; it decides nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from core.chat.events import Event, FileRef, Place
from core.chat.replies import Message, Say


@dataclass(frozen=True)
class Post:
    """One thing to send. `edits`: the platform's id of our own message that this one replaces in place.
    `reply_to`: the message it answers (dropped silently when that one is gone). `say` is bound to the reader."""

    place: Place
    message: Message
    say: Say
    edits: str | None = None
    reply_to: str | None = None


@dataclass(frozen=True)
class Arrived:
    """A raw update with what the inbox must know. `key` is unique for each thing that happened, `lane` is the
    conversation, `position` the platform's order inside the lane."""

    key: str
    lane: str
    position: int
    raw: Mapping[str, Any]


class Unreadable(Exception):  # noqa: N818 - parked, not failed
    """This raw update cannot be understood. `place` and `language` are set when at least those could be read."""

    def __init__(self, why: str, place: Place | None = None, language: str | None = None) -> None:
        super().__init__(why)
        self.place = place
        self.language = language


class Wire(Protocol):
    """One bot on one platform."""

    channel: str
    shows_whole_forms: bool

    async def read(self, raw: Mapping[str, Any]) -> Event:
        """Translate what arrived. Raises Unreadable."""

    async def send(self, post: Post) -> tuple[str, ...]:
        """Send or edit; the platform's ids of the messages that now hold it, in order. Raises DeliveryFailed.

        An edit that changes nothing succeeds. An edit of a message that is gone fails with `gone`.
        """

    def fetch(self, file: FileRef) -> AsyncIterator[bytes]:
        """The file's bytes in chunks. Raises DeliveryFailed."""
