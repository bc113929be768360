from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from adapters.database.prepared import Prepared, adding, changing, where
from adapters.database.tables import tasks as t
from core.people.model import PersonId
from core.tasks.model import Task, TaskId

_ADD = adding(t)
_UNDONE = t.c.done_at.is_(None)
_OPEN = Prepared(sa.select(t).where(where(t, "ticket", "kind"), _UNDONE).order_by(t.c.id).limit(1))
_DONE = changing(t, where(t, "id") & _UNDONE, "done_at", "done_by")


class SqlTasks:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def add(self, task: Task) -> Task:
        values = {name: value for name, value in vars(task).items() if name != "id"}
        return replace(task, id=TaskId(_ADD.value(self.db, **values | {"facts": dict(task.facts)})))

    def open(self, kind: str, *, ticket: int) -> Task | None:
        row = _OPEN.first(self.db, ticket=ticket, kind=kind)
        return Task(**row._asdict()) if row else None

    def done(self, task: Task, *, by: PersonId | None, now: datetime) -> bool:
        return _DONE.run(self.db, id=task.id, new_done_at=now, new_done_by=by) == 1
