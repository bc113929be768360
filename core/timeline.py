"""The append-only history of everything done: who, what, when, from where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from core.people.model import DESK, Actor, PersonId


@dataclass(frozen=True)
class Done:
    at: datetime
    act: str
    ticket: int | None
    person: PersonId | None
    where: str
    facts: Mapping[str, Any]


class Timeline(Protocol):
    def add(
        self,
        now: datetime,
        act: str,
        *,
        by: Actor = DESK,
        ticket: int | None = None,
        facts: Mapping[str, Any] | None = None,
    ) -> None: ...
    def of(self, ticket: int) -> list[Done]: ...
