"""What the desk asks of a channel, and what a channel asks of the desk. An adapter translates; it decides nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from core.chat.events import Address, Event, FileRef, Place
from core.chat.replies import Answer, Message, Say
from core.errors import DeliveryFailed

Raw = Mapping[str, Any]
"""An update exactly as the platform's JSON had it."""


@dataclass(frozen=True)
class Post:
    """One thing to send. `edits`: the platform's id of our own message that this one replaces in place.

    `reply_to`: the message it answers (ignored when that one is gone). `say` is bound to the reader. `bare`: without
    any formatting, because the platform refused it with. `sent`: what an earlier try of the same drawing had sent
    already (PartlySent.sent); the wire goes on behind it. Empty again when `bare` changes: the parts differ then.
    """

    place: Place
    message: Message
    say: Say
    edits: str | None = None
    reply_to: str | None = None
    bare: bool = False
    sent: tuple[str, ...] = ()


class PartlySent(DeliveryFailed):
    """A message of several parts stopped on the way: `sent` holds the ids of the parts that arrived, in order.

    Put into Post.sent, the next try sends only the rest. Without it the whole message is sent again: no loss.
    """

    def __init__(self, why: DeliveryFailed, sent: tuple[str, ...]) -> None:
        super().__init__(
            why.code,
            permanent=why.permanent,
            retry_after=why.retry_after,
            ambiguous=why.ambiguous,
            detail=why.detail,
        )
        self.sent = sent


@dataclass(frozen=True)
class Arrived:
    """A raw update with what the inbox must know of it.

    `key` is unique for each thing that happened: the same for a repeated delivery. `lane` is the conversation,
    `position` the platform's order inside the lane.
    """

    key: str
    lane: str
    position: int
    raw: Raw


class Unreadable(Exception):  # noqa: N818 - parked, not failed
    """This update cannot be understood. `place` and `language` are set when at least those could be read."""

    def __init__(self, why: str, place: Place | None = None, language: str | None = None) -> None:
        super().__init__(why)
        self.place = place
        self.language = language


@dataclass(frozen=True)
class Thread:
    """A conversation to read again after a gap: everything after `position` may be missing."""

    place: Place
    position: int


@dataclass(frozen=True)
class Menu:
    """What a bot offers beside its messages: commands with what each does, and one line about itself.

    `language`: for accounts that are set to it; None: for all others. `chat`: in this one only, whatever its language.
    """

    commands: tuple[tuple[str, str], ...]
    language: str | None = None
    chat: str | None = None
    about: str = ""


@dataclass(frozen=True)
class LookUp:
    """Somebody types to find an option of a form's field. `about`: what the form was opened about."""

    sender: Address
    form: str
    about: str
    field: str
    typed: str


class Intake(Protocol):
    """The desk, as a wire sees it."""

    async def take_in(self, channel: str, arrived: Sequence[Arrived]) -> set[str]:
        """Commit what arrived; the keys that were new. Their turns follow by themselves, answered through `Wire.give`.

        Raises when it could not be stored: then the platform must not be told that we have it.
        """

    async def threads(self, channel: str) -> list[Thread]:
        """Where to look for what was missed while nobody listened."""

    async def missing(self, channel: str) -> None:
        """Something may have been missed until now: kept, so that a restart looks as far back. Raises as `take_in`."""

    async def complete(self, channel: str) -> None:
        """What was missed is taken in, all of it."""

    async def options(self, asked: LookUp) -> list[tuple[str, str]]:
        """What fits, as values with their names: up to a hundred. Changes nothing and is never stored."""


class Wire(Protocol):
    """One bot on one platform."""

    channel: str
    shows_whole_forms: bool
    single_listener: bool  # only one process may listen at a time (Telegram's getUpdates)

    async def serve(self, intake: Intake) -> None:
        """Listen until cancelled. Survives whatever the network does; raises DeliveryFailed for a token that is
        refused."""

    async def read(self, raw: Raw) -> Event:
        """Translate what arrived. Raises Unreadable."""

    async def give(self, raw: Raw, answer: Answer | None, say: Say) -> bool:
        """Hand the turn's answer to the one who acted, with the ack or press. False: too late, they no longer wait."""

    async def send(self, post: Post) -> tuple[str, ...]:
        """Send or edit; the ids of the messages that now hold it, in order. Raises DeliveryFailed.

        An edit that changes nothing succeeds. An edit of a message that is gone fails with `gone`.
        """

    def fetch(self, file: FileRef) -> AsyncIterator[bytes]:
        """The file's bytes in chunks. Raises DeliveryFailed."""

    async def check(self) -> str:
        """The bot's own name (Telegram: username without @). Raises DeliveryFailed when the token is refused."""

    async def introduce(self, menu: Menu) -> None:
        """Show this menu from now on, where the platform lets a bot say so. Raises DeliveryFailed."""

    async def close(self) -> None: ...
