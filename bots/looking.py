"""Finding an option by typing, where there are more than a list shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime

from bots.drawing import Speak
from bots.persona import Persona
from core.chat.channel import LookUp
from core.chat.forms import Choice, Form
from core.chat.replies import Say, option
from core.errors import Refused
from core.people.finding import folded
from core.people.model import Person
from core.work import Work

MOST = 100  # options that are offered at once
MANY = 90  # what one keyboard holds, with the other buttons


def options(work: Work, now: datetime, persona: Persona, speak: Speak, asked: LookUp) -> list[tuple[str, str]]:
    """Those of the form, as its reader would get it now, whose names have every word that was typed."""
    person = work.people.at(asked.sender)
    form = _form(work, now, persona.of(person), person, asked) if person else None
    field = next((one for one in form.fields if one.name == asked.field), None) if form else None
    if person is None or form is None or not isinstance(field, Choice):
        return []
    named = _named(form, field, speak(person.locale, person.zone))
    return [one for one in named if has(one[1], asked.typed)][:MOST]


def _form(work: Work, now: datetime, persona: Persona, person: Person, asked: LookUp) -> Form | None:
    """None for what was never opened: any JSON can come."""
    with suppress(Refused, KeyError, ValueError):
        return persona.form(work, now, person, asked.form, asked.about)
    return None


def _named(form: Form, field: Choice, say: Say) -> Iterator[tuple[str, str]]:
    names = field.names or (None,) * len(field.options)
    for value, name in zip(field.options, names, strict=True):
        yield value, name if isinstance(name, str) else say(option(form, field, value))


def matching(field: Choice, typed: str) -> tuple[str, ...]:
    """The options whose own names have it; those that are called by a sentence of ours are few."""
    names: Iterable[object] = field.names or (None,) * len(field.options)
    named = [(value, name) for value, name in zip(field.options, names, strict=True) if isinstance(name, str)]
    whole = tuple(value for value, name in named if folded(name) == folded(typed))
    return whole or tuple(value for value, name in named if typed.strip() and has(name, typed))


def has(name: str, typed: str) -> bool:
    where = folded(name)
    return all(word in where for word in folded(typed).split())
