"""Asking a form one question at a time, for channels that cannot show it whole. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.chat import events
from core.chat.forms import Field, Form, problem


@dataclass(frozen=True)
class Run:
    """How far one person is in one form, opened `about` something."""

    form: str
    about: str
    answers: Mapping[str, events.Answer] = field(default_factory=dict)
    asked: int = 0


@dataclass(frozen=True)
class Question:
    """Ask this field now; `error` is the code of what was wrong with the last try."""

    form: Form
    field: Field
    error: str | None = None


@dataclass(frozen=True)
class Summary:
    """Everything is answered: show it, and wait for 'send'."""

    form: Form
    answers: Mapping[str, events.Answer]


def current(form: Form, run: Run) -> Question | Summary:
    if run.asked >= len(form.fields):
        return Summary(form, run.answers)
    return Question(form, form.fields[run.asked])


def answer(form: Form, run: Run, said: events.Answer | None) -> tuple[Run, Question | Summary]:
    """Take an answer (None skips an optional field) and say what comes next; a wrong one is asked again."""
    if run.asked >= len(form.fields):
        return run, current(form, run)
    asked = form.fields[run.asked]
    if code := problem(asked, said):
        return run, Question(form, asked, error=code)
    answers = {**run.answers, asked.name: said} if said else run.answers
    onward = replace(run, asked=run.asked + 1, answers=answers)
    return onward, current(form, onward)


def back(form: Form, run: Run) -> tuple[Run, Question | Summary]:
    """To the question before; its old answer is forgotten."""
    asked = max(run.asked - 1, 0)
    kept = {name: a for name, a in run.answers.items() if name != form.fields[asked].name}
    before = replace(run, asked=asked, answers=kept)
    return before, current(form, before)
