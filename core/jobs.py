"""Slow work that a turn asks for, done outside any transaction by any worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NewType, Protocol

JobId = NewType("JobId", int)
MOST_TRIES = 150  # with the longest wait between them: a day
LONGEST_WAIT = 600  # seconds
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Job:
    """`kind` leads to what does it; `facts` is all it gets."""

    id: JobId
    kind: str
    facts: Mapping[str, Any]
    tries: int


class Jobs(Protocol):
    def add(self, kind: str, facts: Mapping[str, Any], *, now: datetime) -> None: ...
    def claim(self, *, now: datetime, holder: str, living: set[str], doing: frozenset[JobId]) -> Job | None:
        """The longest due job that no living process does, counted as one more try.

        `doing` are those that the holder knows to be its own: another one in its name is free as well (its claim was
        stored, but the answer was lost).
        """

    def done(self, job: Job) -> bool:
        """False when another process has done this try or a later one."""

    def again(self, job: Job, *, due_at: datetime, why: str) -> None: ...


def next_try(tries: int, now: datetime) -> datetime | None:
    return now + timedelta(seconds=min(2.0 ** min(tries, 20), LONGEST_WAIT)) if tries < MOST_TRIES else None
