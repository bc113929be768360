from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from adapters.database.memory import Memory
from adapters.database.prepared import Prepared, adding, among, changing, where
from adapters.database.tables import visits as t
from core.errors import Conflict, Refused
from core.fieldwork.model import OPEN, State, Visit, VisitId
from core.people.model import PersonId
from core.tickets.model import TicketId

_NAMES = [column.name for column in t.c if column.name != "id"]
_ADD = adding(t)
_GET = Prepared(sa.select(t).where(where(t, "id")))
_SAVE = changing(t, where(t, "id") & (t.c.version == sa.bindparam("read")), *_NAMES)
_OF = Prepared(sa.select(t).where(where(t, "ticket")).order_by(t.c.id))
_THESE = Prepared(lambda dialect: sa.select(t).where(among(dialect, t.c.ticket, "ids")).order_by(t.c.id))


class SqlVisits:
    def __init__(self, db: sa.Connection, memory: Memory) -> None:
        self.db = db
        self._of: dict[TicketId, list[Visit]] = memory.shelf()

    def add(self, visit: Visit) -> Visit:
        self._of.clear()
        return replace(visit, id=VisitId(_ADD.value(self.db, **_values(visit))))

    def get(self, visit: VisitId) -> Visit:
        row = _GET.first(self.db, id=visit)
        if row is None:
            raise Refused("visit-unknown")
        return _visit(row)

    def save(self, visit: Visit) -> Visit:
        self._of.clear()
        saved = replace(visit, version=visit.version + 1)
        new = {f"new_{name}": value for name, value in _values(saved).items()}
        if _SAVE.run(self.db, id=visit.id, read=visit.version, **new) != 1:
            raise Conflict(f"visit {visit.id}")
        return saved

    def of(self, ticket: TicketId) -> list[Visit]:
        if ticket not in self._of:
            self._of[ticket] = [_visit(row) for row in _OF.rows(self.db, ticket=ticket)]
        return list(self._of[ticket])

    def look_up(self, these: list[TicketId]) -> None:
        """They need not be read one by one."""
        self._of |= {ticket: [] for ticket in these}
        for row in _THESE.rows(self.db, ids=these):
            self._of[row.ticket].append(_visit(row))

    def of_technician(self, person: PersonId, *, since: datetime) -> list[Visit]:
        theirs = (t.c.technician == person) & (t.c.state.in_(OPEN) | (t.c.changed_at >= since))
        return [_visit(row) for row in self.db.execute(sa.select(t).where(theirs).order_by(t.c.planned_at, t.c.id))]


def _values(visit: Visit) -> dict[str, Any]:
    return {name: value for name, value in vars(visit).items() if name != "id"}


def _visit(row: Any) -> Visit:  # noqa: ANN401 - a row of that table
    return Visit(**{**row._asdict(), "state": State(row.state)})
