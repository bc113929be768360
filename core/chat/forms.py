"""A form is declared once; a channel shows it whole or asks it field by field.

Texts of a field live in the catalogues under `<form>-<field>`: `.label` (terse, for a modal), `.ask` (spoken, for a
question), and one attribute for each option of a Choice that has no names. `<form>` itself is the title,
`<form>.submit` the button.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.chat import events
from core.chat.words import plain

Name = str | tuple[str] | tuple[str, date]
"""As it is, or the key of a sentence; one that writes a day or moment has it as its `at`."""

LONGEST_TEXT = 3000  # characters: what one Slack modal input and one Telegram message both hold


@dataclass(frozen=True)
class Text:
    """Words. `rich`: bold, links and the like may be used. `now`: what stands there at present; no answer leaves it.
    `hint`: the key of a sentence under it, where the form is seen whole.
    """

    name: str
    longest: int = LONGEST_TEXT
    lines: bool = True
    rich: bool = False
    optional: bool = False
    now: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Choice:
    """One of a few known options, by value. `names`: what is shown for each, in their order, when that is no sentence
    of ours: a person's name, or a day as (key, its moment). `across`: so many buttons in a row, where they are buttons.
    `now`: the one that holds at present; no answer leaves it. `only_whole`: asked where the form is seen whole; where
    it is asked question by question, `now` holds.
    """

    name: str
    options: tuple[str, ...] = ()
    optional: bool = False
    names: tuple[Name, ...] = ()
    across: int = 1
    now: str = ""
    only_whole: bool = False


@dataclass(frozen=True)
class Files:
    """Up to `most` files."""

    name: str
    most: int = 10
    optional: bool = True


Field = Text | Choice | Files


@dataclass(frozen=True)
class Form:
    key: str
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        return next(f for f in self.fields if f.name == name)


def may_stay_empty(field: Field) -> bool:
    """Of a form that is seen whole: a choice that holds already can be changed, and not taken away."""
    return field.optional and not (isinstance(field, Choice) and field.now in field.options)


def problem(field: Field, answer: events.Answer | None) -> str | None:
    """The code of what is wrong with this answer (`answer-missing`, `answer-too-long`, `answer-unknown`), or None."""
    if not answer or (not _text(answer).strip() and not isinstance(field, Files)):
        return None if field.optional else "answer-missing"
    match field:
        case Text():
            return "answer-too-long" if len(_text(answer)) > field.longest else None
        case Choice():
            return None if answer in field.options else "answer-unknown"
        case Files():
            return "answer-too-many" if len(answer) > field.most else None


def problems(form: Form, answers: Mapping[str, events.Answer]) -> dict[str, str]:
    """Field name -> code, for every field that is not right."""
    found = {f.name: problem(f, answers.get(f.name)) for f in form.fields}
    return {name: code for name, code in found.items() if code}


def _text(answer: events.Answer) -> str:
    if isinstance(answer, str):
        return answer
    return plain(tuple(part for part in answer if not isinstance(part, events.FileRef)))
