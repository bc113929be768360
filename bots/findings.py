"""What `sixstar doctor` finds, one line each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.chat.replies import Phrase


class State(StrEnum):
    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Finding:
    """`remedy`: what to do about it, where the line itself does not say it."""

    state: State
    line: Phrase
    remedy: Phrase | None = None


def fine(line: Phrase) -> Finding:
    return Finding(State.OK, line)


def warning(line: Phrase, remedy: Phrase | None = None) -> Finding:
    return Finding(State.WARNING, line, remedy)


def problem(line: Phrase, remedy: Phrase | None = None) -> Finding:
    return Finding(State.PROBLEM, line, remedy)
