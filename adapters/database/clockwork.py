"""Timers, jobs, and which process lives and leads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from adapters.database import lanes
from adapters.database import tables as t
from adapters.database.columns import Moment
from adapters.database.prepared import Prepared, putting, where
from adapters.database.upsert import put
from core.jobs import Job, JobId
from core.processes import DEAD, FORGOTTEN
from core.timers import Timer

_LEASE = 1  # rows looked at in one claim


_SET = putting(t.timers, "key")
_CLEAR = Prepared(sa.delete(t.timers).where(where(t.timers, "key")))


class SqlTimers:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def set(self, timer: Timer) -> None:
        _SET.run(self.db, **vars(timer))

    def clear(self, key: str) -> None:
        _CLEAR.run(self.db, key=key)

    def due(self, now: datetime, most: int) -> list[Timer]:
        rows = sa.select(t.timers).where(t.timers.c.due_at <= now).order_by(t.timers.c.due_at).limit(most)
        return [Timer(**row._asdict()) for row in self.db.execute(rows)]

    def take(self, timer: Timer) -> bool:
        same = (t.timers.c.key == timer.key) & (t.timers.c.due_at == timer.due_at)
        return self.db.execute(sa.delete(t.timers).where(same)).rowcount == 1

    def next_due(self) -> datetime | None:
        return self.db.scalar(sa.select(t.timers.c.due_at).order_by(t.timers.c.due_at).limit(1))


class SqlJobs:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def add(self, kind: str, facts: Mapping[str, Any], *, now: datetime) -> None:
        self.db.execute(sa.insert(t.jobs).values(kind=kind, facts=dict(facts), tries=0, due_at=now))

    def claim(self, *, now: datetime, holder: str, living: set[str], doing: frozenset[JobId]) -> Job | None:
        c = t.jobs.c
        unknown = (c.holder == holder) & c.id.not_in(doing)
        free = c.holder.is_(None) | c.holder.not_in(living) | unknown
        due = sa.select(c.id).where(c.due_at <= now, free).order_by(c.due_at, c.id).limit(_LEASE)
        mine = (
            sa.update(t.jobs)
            .where(c.id == due.with_for_update(skip_locked=True).scalar_subquery())  # IN might look twice, and take two
            .values(holder=holder, tries=c.tries + 1)
        )
        row = self.db.execute(mine.returning(c.id, c.kind, c.facts, c.tries)).first()
        return Job(row.id, row.kind, row.facts, row.tries) if row else None

    def done(self, job: Job) -> bool:
        return (
            self.db.execute(sa.delete(t.jobs).where(t.jobs.c.id == job.id, t.jobs.c.tries == job.tries)).rowcount == 1
        )

    def again(self, job: Job, *, due_at: datetime, why: str) -> None:
        ours = (t.jobs.c.id == job.id) & (t.jobs.c.tries == job.tries)
        self.db.execute(sa.update(t.jobs).where(ours).values(holder=None, due_at=due_at, why=why))


class SqlProcesses:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def beat(self, process: str) -> None:
        now = self._now()
        put(self.db, t.processes, {"id": process}, {"seen_at": now})
        self.db.execute(sa.delete(t.processes).where(t.processes.c.seen_at < now - FORGOTTEN))

    def gone(self, process: str) -> None:
        self.db.execute(sa.delete(t.processes).where(t.processes.c.id == process))

    def alone(self, process: str) -> None:
        self.db.execute(sa.delete(t.processes).where(t.processes.c.id != process))

    def living(self) -> set[str]:
        return set(self.db.scalars(sa.select(t.processes.c.id).where(t.processes.c.seen_at > self._now() - DEAD)))

    def leader(self, what: str) -> str | None:
        return self.db.scalar(sa.select(t.leads.c.process).where(t.leads.c.what == what))

    def lead(self, what: str, process: str) -> bool:
        lanes.enter(self.db, f"lead {what}")
        leader = self.leader(what)
        if leader != process and leader in self.living():
            return False
        if leader != process:
            put(self.db, t.leads, {"what": what}, {"process": process})
        return True

    def _now(self) -> datetime:
        """The server's, not its transaction's beginning. SQLite has no other clock than ours."""
        if self.db.dialect.name == "postgresql":
            return self.db.execute(sa.select(sa.func.clock_timestamp(type_=Moment))).scalar_one()
        return datetime.now(UTC)
