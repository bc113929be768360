"""A persona: what the desk understands from one kind of person, and how it words what they are told.

It is a value: dictionaries from names to functions, so that one look tells everything that can be done here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from core.chat import events
from core.chat.conversations import Conversation
from core.chat.events import Event, Said
from core.chat.forms import Form
from core.chat.replies import Answer, Message
from core.chat.words import Words
from core.outbox import Kind, Outgoing
from core.people.model import Actor, Person, Role
from core.work import Work


@dataclass(frozen=True)
class Turn:
    """One event being handled, in its transaction."""

    work: Work
    now: datetime
    actor: Actor
    event: Event
    conversation: Conversation
    memory: dict[str, Any] = field(default_factory=dict)

    def tell(self, notice: str, **facts: Any) -> None:  # noqa: ANN401 - JSON
        """Answer in the chat where this happened. A stranger is answered in the language of their account."""
        person = self.actor.person
        if person is None:
            facts["language"] = self.event.language
        row = Outgoing(Kind.NOTICE, notice, self.event.place, facts, person=person.id if person else None)
        self.work.outbox.add(row, now=self.now)

    def of(self, person: Person) -> Turn:
        """The same turn, now that it is known who acts: answered in their language, whatever their account's is."""
        return replace(self, actor=replace(self.actor, person=person))

    def saying(self, said: Words) -> Turn:
        """The same turn, as if these words had been written where it happened."""
        here = self.event
        said_there = Said(here.sender, here.name, here.language, here.place, here.at, here.message, words=said)
        return replace(self, event=said_there)

    @property
    def written(self) -> Said | None:
        """The message that this is about, if it is one."""
        return self.event if isinstance(self.event, Said) else None

    def remember(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Conversation
        """Keep this of the conversation for the next turn: stored once, when this one ends."""
        self.memory.update(changes)


Draw = Callable[[Work, Outgoing, datetime], Message | None]
"""What to show for an outbox row now; None when it is no longer true."""


Make = Callable[[Work, datetime, Person, str], Form]
"""A form whose fields depend on what is so now: for the one who fills it in, opened about this."""


@dataclass(frozen=True)
class Persona:
    """`commands` get what stands behind the command, `presses` what the button was about. `made`: those of the `forms`
    whose fields are found when they are shown. `roles`: who is served by another persona in the same chat.

    `hears_slashes`: words behind a command that is none of these are words like any other.

    A notice that is not named is drawn by `otherwise`: one sentence, whose key is the notice's name, filled by its
    facts.
    A card's name may end in a number ("rating-2"); the part before it is looked up.
    """

    commands: Mapping[str, Callable[[Turn, str], Answer | None]]
    presses: Mapping[str, Callable[[Turn, str], Answer | None]]
    forms: Mapping[str, Form]
    filled: Mapping[str, Callable[[Turn, str, Mapping[str, events.Answer]], Answer | None]]
    said: Callable[[Turn], Answer | None]
    edited: Callable[[Turn], Answer | None]
    stranger: Callable[[Turn], Answer | None]
    notices: Mapping[str, Draw]
    cards: Mapping[str, Draw]
    otherwise: Draw
    hears_slashes: bool = False
    made: Mapping[str, Make] = field(default_factory=dict)
    roles: Mapping[Role, Persona] = field(default_factory=dict)

    def of(self, person: Person | None) -> Persona:
        """The one that serves this person here."""
        return self.roles.get(person.role, self) if person else self

    def form(self, work: Work, now: datetime, reader: Person, key: str, about: str) -> Form:
        """As this reader would fill it in now."""
        make = self.made.get(key)
        return make(work, now, reader, about) if make else self.forms[key]

    def draw(self, work: Work, row: Outgoing, now: datetime) -> Message | None:
        if self.roles and row.person is not None and (other := self.of(work.people.get(row.person))) is not self:
            return other.draw(work, row, now)
        if row.kind is Kind.CARD:
            name, _, number = row.name.rpartition("-")
            return self.cards[name if number.isdigit() else row.name](work, row, now)
        return self.notices.get(row.name, self.otherwise)(work, row, now)
