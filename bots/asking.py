"""Asking a form question by question, where the channel cannot show it whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bots.persona import Persona, Turn
from core.chat import steps
from core.chat.events import Said
from core.chat.forms import Choice, Files, Form, Text
from core.chat.replies import Answer, Button, Message, OpenForm, Phrase, Quote
from core.chat.steps import Question, Run, Summary
from core.chat.words import Words
from core.errors import Refused


def ask(turn: Turn, opened: OpenForm) -> None:
    """Begin: the first question goes out, and the run is remembered."""
    _go_on(turn, Run(opened.form.key, opened.about), steps.current(stepped(opened.form), Run("", "")))


def stepped(form: Form) -> Form:
    """Files come with the words of a chat message, so no question asks for them."""
    return Form(form.key, tuple(field for field in form.fields if not isinstance(field, Files)))


def answer(turn: Turn, persona: Persona, run: Run, said: Said) -> Answer | None:
    """The next message of the person is the answer to the open question."""
    form = persona.forms[run.form]
    for field in form.fields:
        if isinstance(field, Files) and said.files:
            run = replace(run, answers={**run.answers, field.name: said.files})
    return _taken(turn, persona, run, said.words)


def pressed(turn: Turn, persona: Persona, about: str) -> Answer | None:
    """`cancel`, `back`, `skip`, `send`, or `=value` for an option, under a question."""
    run = turn.conversation.question(turn.now)
    if run is None:
        raise Refused("question-over")
    form = persona.forms[run.form]
    if about == "cancel":
        turn.remember(run=None)
        turn.tell("form-cancelled")
        return None
    if about == "back":
        _go_on(turn, *steps.back(stepped(form), run))
        return None
    if about == "send":
        return _filled(turn, persona, run)
    return _taken(turn, persona, run, about[1:] if about.startswith("=") else None)


def _taken(turn: Turn, persona: Persona, run: Run, said: str | Words | None) -> Answer | None:
    form = persona.forms[run.form]
    run, onward = steps.answer(stepped(form), run, said)
    if isinstance(onward, Summary) and len(stepped(form).fields) == 1:
        return _filled(turn, persona, run)
    _go_on(turn, run, onward)
    return None


def _filled(turn: Turn, persona: Persona, run: Run) -> Answer | None:
    turn.remember(run=None)
    return persona.filled[run.form](turn, run.about, run.answers)


def _go_on(turn: Turn, run: Run, onward: Question | Summary) -> None:
    turn.remember(run=run, asked_at=turn.now)
    facts: dict[str, Any] = {"form": run.form, "about": run.about}
    if isinstance(onward, Question):
        turn.tell("form-question", **facts, field=onward.field.name, error=onward.error, first=run.asked == 0)
    else:
        turn.tell("form-summary", **facts)


def question(forms: Mapping[str, Form], form: str, field_name: str, *, error: str | None, first: bool) -> Message:
    """One question as a message, with everything that can be tapped."""
    field = forms[form].field(field_name)
    lines: list[Phrase | Quote | Words] = [Phrase(f"{form}-{field_name}.ask")]
    if error:
        lines.insert(0, Phrase(error))
    rows: list[tuple[Button, ...]] = []
    if isinstance(field, Choice):
        rows = [(Button("form", f"={o}", Phrase(f"{form}-{field_name}.{o}")),) for o in field.options]
    under = [Button("form", "cancel", Phrase("cancel"))]
    if not first:
        under.insert(0, Button("form", "back", Phrase("form-back")))
    if isinstance(field, Text | Choice) and field.optional:
        under = [Button("form", "skip", Phrase("form-skip"))]
    return Message(lines=tuple(lines), buttons=(*rows, tuple(under)))
