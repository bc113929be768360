"""What the desk's own database is asked: is all done, and which rows admit that they may have been sent twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from adapters.database import engine
from tests.endurance.book import MARKER
from tests.endurance.judge import Flag

OPEN = {
    "inbox": "SELECT count(*) FROM inbox WHERE state = 'new'",
    "outbox": "SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')",
    "jobs": "SELECT count(*) FROM jobs",
    "intake": "SELECT count(*) FROM timers WHERE kind = 'intake'",
}
ENDED_BADLY = {
    "parked": "SELECT channel, why FROM inbox WHERE state = 'parked'",
    "failed": "SELECT name, why FROM outbox WHERE state = 'failed'",
}
AMBIGUOUS = "SELECT channel, chat, ticket, name, attempt, facts FROM outbox WHERE ambiguous"
WORDS = "SELECT words FROM entries WHERE id = :id"


@dataclass
class Files:
    """A look into the database, from outside of the desk."""

    url: str
    _engine: sa.Engine = field(init=False)

    def __post_init__(self) -> None:
        self._engine = engine.reporting(self.url)

    def open(self) -> dict[str, int]:
        """How much of each kind still waits; empty when all is done."""
        with self._connected() as connection:
            counts = {name: int(connection.scalar(sa.text(query)) or 0) for name, query in OPEN.items()}
        return {name: count for name, count in counts.items() if count}

    def ended_badly(self) -> list[str]:
        with self._connected() as connection:
            return [
                f"{name}: {': '.join(map(str, row))}"
                for name, query in ENDED_BADLY.items()
                for row in connection.execute(sa.text(query))
            ]

    def flags(self) -> list[Flag]:
        with self._connected() as connection:
            return [_flag(connection, row) for row in connection.execute(sa.text(AMBIGUOUS)).all()]

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _connected(self) -> Iterator[sa.Connection]:
        with closing(self._engine.connect()) as connection:
            yield connection


def _flag(connection: sa.Connection, row: sa.Row[Any]) -> Flag:
    facts = row.facts if isinstance(row.facts, dict) else json.loads(row.facts)
    spoken = "entry" in facts and "file" not in facts  # a photo's marker is in its bytes, not in the words beside it
    words = connection.scalar(sa.text(WORDS), {"id": facts["entry"]}) if spoken else None
    found = MARKER.search(words if isinstance(words, str) else json.dumps(words))
    return Flag(row.channel, row.chat, row.ticket, row.name, found[0] if found else None, row.attempt - 1)
