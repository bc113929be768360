from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

from core.people.model import PersonId, TeamId

TaskId = NewType("TaskId", int)


class TaskKind(StrEnum):
    CALL = "call"  # nothing of ours reaches the customer: they must be called


@dataclass(frozen=True)
class Task:
    """`facts` are what its kind needs besides."""

    kind: str
    ticket: int | None
    team: TeamId
    opened_at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)
    id: TaskId = TaskId(0)
    done_at: datetime | None = None
    done_by: PersonId | None = None
