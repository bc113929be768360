from __future__ import annotations

from datetime import datetime
from typing import Protocol

from core.people.model import PersonId
from core.tasks.model import Task


class Tasks(Protocol):
    def add(self, task: Task) -> Task:
        """Store a new one; with its id."""

    def open(self, kind: str, *, ticket: int) -> Task | None:
        """The one that is still to be done."""

    def done(self, task: Task, *, by: PersonId | None, now: datetime) -> bool:
        """False when it was done already. `by` None: it settled itself."""
