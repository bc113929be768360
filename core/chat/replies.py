"""What we show: values that every channel can draw, with no sentence and no markup in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from core.chat.events import Address
from core.chat.forms import Choice, Form
from core.chat.words import Words


@dataclass(frozen=True)
class Phrase:
    """A sentence of the catalogues: `key` ("claimed" or, for an attribute, "rate-stars.ask") and what fills it.

    A Phrase among the args is said first; moments are written in the reader's zone and calendar.
    """

    key: str
    args: Mapping[str, Arg] = field(default_factory=dict)


Arg = str | int | datetime | date | Phrase
Say = Callable[[Phrase], str]
"""How a Phrase sounds to one reader: bound to their language and time zone."""


@dataclass(frozen=True)
class Button:
    """`act` and `about` come back in Pressed; together at most 62 bytes (Telegram's 64 with the colon)."""

    act: str
    about: str
    label: Phrase
    style: Literal["", "primary", "danger"] = ""


@dataclass(frozen=True)
class Quote:
    """What a person wrote, shown verbatim; `by` is who."""

    words: Words
    by: str = ""


@dataclass(frozen=True)
class Fact:
    """One line of a card: a short label and its value."""

    label: Phrase
    value: Phrase | str


@dataclass(frozen=True)
class StoredFile:
    """A file on our disk. `path` is under the files folder; `mime` was sniffed, `name` was cleaned. `title`: what it is
    called for people, when nobody named it."""

    id: int
    path: str
    name: str
    mime: str
    size: int
    kind: str = "document"
    title: Phrase | None = None


@dataclass(frozen=True)
class Message:
    """One message, from top to bottom: title, lines, facts, footer, buttons; files after it.

    `menu`: what is rarely needed, out of the way: a choice of it comes back in Pressed like a button's press.
    `mention`: who must notice it. `quiet`: no sound. A channel draws what it can and loses no words: what is
    too long for one message is cut into several, the buttons under the last.
    """

    title: Phrase | None = None
    lines: tuple[Phrase | Quote | Words, ...] = ()
    facts: tuple[Fact, ...] = ()
    footer: Phrase | None = None
    buttons: tuple[tuple[Button, ...], ...] = ()
    menu: tuple[Button, ...] = ()
    files: tuple[StoredFile, ...] = ()
    mention: tuple[Address, ...] = ()
    quiet: bool = False


@dataclass(frozen=True)
class Toast:
    """A short word to the one who pressed. `alert`: they have to close it."""

    text: Phrase
    alert: bool = False


@dataclass(frozen=True)
class OpenForm:
    """Show this form now. `about` comes back in FormFilled; `facts` tell who will read it and the like."""

    form: Form
    about: str
    facts: tuple[Phrase | Quote | Words, ...] = ()


@dataclass(frozen=True)
class FormErrors:
    """The form stays open: field name -> what is wrong with it."""

    errors: Mapping[str, Phrase]


def option(form: Form, field: Choice, value: str) -> Phrase:
    """What an option is called: by a sentence of ours unless it has a name."""
    if not field.names:
        return Phrase(f"{form.key}-{field.name}.{value}")
    name = field.names[field.options.index(value)]
    if isinstance(name, str):
        return Phrase("option-name", {"name": name})
    return Phrase(name[0], {"at": name[1]} if len(name) > 1 else {})


@dataclass(frozen=True)
class Shown:
    """A message to the one who asked, alone, where they asked. `name` and `facts` are the notice that says the same:
    where nothing can be shown to one alone, or when the answer comes too late."""

    message: Message
    name: str
    facts: Mapping[str, str | int]


Answer = Toast | OpenForm | FormErrors | Shown
"""What a turn may give back at once, with the ack. Losing it loses nothing."""
