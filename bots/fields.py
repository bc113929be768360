"""What was filled in, as the actions take it."""

from __future__ import annotations

from collections.abc import Mapping

from core.chat import events
from core.chat.words import Words, plain, words

Answers = Mapping[str, events.Answer]


def said(answers: Answers, name: str) -> Words:
    """What was written there, with its formatting."""
    answer = answers.get(name)
    if answer is None or isinstance(answer, str):
        return words(answer or "")
    return tuple(part for part in answer if not isinstance(part, events.FileRef))


def files(answers: Answers, name: str) -> tuple[events.FileRef, ...]:
    """What was attached there."""
    answer = answers.get(name)
    if answer is None or isinstance(answer, str):
        return ()
    return tuple(part for part in answer if isinstance(part, events.FileRef))


def text(answers: Answers, name: str) -> str:
    return plain(said(answers, name)).strip()


def chosen(answers: Answers, name: str) -> str:
    """The option's value, empty for none."""
    answer = answers.get(name)
    return answer if isinstance(answer, str) else ""
