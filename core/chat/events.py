"""What a person did, said in the desk's own words: the same for every channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from core.chat.words import Words


@dataclass(frozen=True)
class Address:
    """One account of a person: `channel` is a bot of ours ("telegram:customer", "telegram:staff", "slack")."""

    channel: str
    user: str


@dataclass(frozen=True)
class Place:
    """Where something is said. `thread` is the platform's id of the message that the thread hangs from."""

    channel: str
    chat: str
    thread: str | None = None


@dataclass(frozen=True)
class FileRef:
    """A file as the platform names it, not fetched yet. `size` in bytes, None when the platform does not say."""

    channel: str
    remote: str
    name: str
    mime: str
    size: int | None = None
    kind: str = "document"  # photo, document, voice, video, audio, sticker


@dataclass(frozen=True)
class Event:
    """`name` is what the account calls itself: shown to staff, never trusted. `message` is the platform's id of the
    message that was written or pressed; `at` the platform's time, UTC."""

    sender: Address
    name: str
    language: str | None
    place: Place
    at: datetime
    message: str | None


@dataclass(frozen=True)
class Said(Event):
    """Words, files, or both. `album` joins the parts of one album; `reply_to` is the message it answers.

    `dropped` names parts that this version cannot read and that the agent should know of ("poll", "forward_origin").
    `direct`: to the bot alone, on a platform where it otherwise listens among colleagues.
    """

    words: Words = ()
    files: tuple[FileRef, ...] = ()
    reply_to: str | None = None
    album: str | None = None
    dropped: tuple[str, ...] = ()
    direct: bool = False


@dataclass(frozen=True)
class Edited(Event):
    """`message` was changed; these are its new words."""

    words: Words = ()


@dataclass(frozen=True)
class Command(Event):
    name_: str = ""
    argument: str = ""


@dataclass(frozen=True)
class Pressed(Event):
    """A button. `act` and `about` are only a hint of what it was drawn for: rights and state come from the database.

    `words` is set for a press on somebody's message (Slack's message shortcut): what that message says.
    """

    act: str = ""
    about: str = ""
    words: Words = ()


@dataclass(frozen=True)
class FormFilled(Event):
    """A whole form at once (Slack). `about` is what the form was opened for."""

    form: str = ""
    about: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Left(Event):
    """The person blocked the bot: nothing reaches them here until they return."""


@dataclass(frozen=True)
class Returned(Event):
    """The person unblocked the bot."""


@dataclass(frozen=True)
class Unknown(Event):
    """An update of a kind that the desk has no use for (`kind`): kept in the inbox, answered politely if a person
    waits."""

    kind: str = ""


Answer = str | Words | tuple[FileRef, ...]
"""A field's answer: an option's value, words, or files."""
