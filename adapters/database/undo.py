from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.memory import Memory
from adapters.database.prepared import Prepared, among, putting, where
from core.chat import words
from core.tickets.model import Priority, Severity, Status, Ticket, TicketId, Waits
from core.tickets.undo import Step

_GET = Prepared(sa.select(t.undos).where(where(t.undos, "ticket")))
_THESE = Prepared(lambda dialect: sa.select(t.undos).where(among(dialect, t.undos.c.ticket, "ids")))
_PUT = putting(t.undos, "ticket")
_CLEAR = Prepared(sa.delete(t.undos).where(where(t.undos, "ticket")))
_AT = "at"  # a moment in JSON: {"at": "2026-03-02T09:00:00+00:00"}


class SqlUndos:
    """Read once a transaction: whatever is told about a ticket asks for it."""

    def __init__(self, db: sa.Connection, memory: Memory) -> None:
        self.db = db
        self._read: dict[int, Step | None] = memory.shelf()

    def get(self, ticket: TicketId) -> Step | None:
        if ticket not in self._read:
            row = _GET.first(self.db, ticket=ticket)
            self._read[ticket] = _step(row) if row else None
        return self._read[ticket]

    def look_up(self, these: list[TicketId]) -> None:
        """They need not be read one by one."""
        found = {row.ticket: _step(row) for row in _THESE.rows(self.db, ids=these)}
        self._read |= {ticket: found.get(ticket) for ticket in these}

    def put(self, step: Step) -> None:
        self._read.pop(step.before.id, None)
        _PUT.run(
            self.db,
            ticket=step.before.id,
            act=step.act,
            by=step.by,
            before=_written(step.before),
            version=step.version,
            until=step.until,
        )

    def clear(self, ticket: TicketId) -> None:
        self._read.pop(ticket, None)
        _CLEAR.run(self.db, ticket=ticket)


def _written(ticket: Ticket) -> dict[str, Any]:
    values = {**vars(ticket), "solution": words.to_json(ticket.solution)}
    return {name: {_AT: v.isoformat()} if isinstance(v, datetime) else v for name, v in values.items()}


def _step(row: Any) -> Step:  # noqa: ANN401 - a row of that table
    given: dict[str, Any] = {
        n: datetime.fromisoformat(v[_AT]) if isinstance(v, dict) else v for n, v in row.before.items()
    }
    read: dict[str, Any] = {
        "status": Status(given["status"]),
        "waits": Waits(given["waits"]),
        "priority": Priority(given["priority"]),
        "severity": Severity(given["severity"]) if given["severity"] else None,
        "solution": words.from_json(given["solution"]),
    }
    return Step(row.act, row.by, Ticket(**{**given, **read}), row.version, row.until)
