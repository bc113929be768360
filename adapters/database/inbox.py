from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from adapters.database import lanes as locks
from adapters.database.prepared import Prepared, changing, where
from adapters.database.tables import gaps, inbox_open
from adapters.database.tables import inbox as t
from core.chat.channel import Arrived
from core.inbox import Parked, Row, RowId

NEARLY_AT_ONCE = 20  # rows: what arrives in another order than the platform's is no further apart
_OPEN = where(t, "channel", "lane") & inbox_open
_IN_ORDER = (t.c.position, t.c.id)
_HEAD = Prepared(sa.select(t).where(_OPEN).order_by(*_IN_ORDER).limit(sa.literal_column("1")))
_FIRST = sa.select(t.c.id).where(_OPEN).order_by(*_IN_ORDER).limit(sa.literal_column("1"))
_TAKE = changing(t, where(t, "id") & (t.c.id == _FIRST.scalar_subquery()), "state", "handled_at")
_NAMES = [column.name for column in t.c if column.name not in ("id", "handled_at", "trace", "why")]


def _adding(table: sa.Table, *names: str, returning: str) -> Prepared:
    """Insert, or nothing at all where it has arrived before."""

    def build(dialect: str) -> sa.Executable:
        make = postgresql.insert if dialect == "postgresql" else sqlite.insert
        values: dict[str, Any] = {name: sa.bindparam(name) for name in names}
        return make(table).values(values).on_conflict_do_nothing().returning(table.c[returning])

    return Prepared(build)


_ADD = _adding(t, *_NAMES, returning="id")
_MISSING = _adding(gaps, "channel", "since", returning="channel")


class SqlInbox:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def add(self, channel: str, arrived: Sequence[Arrived], *, holder: str, now: datetime) -> list[Row]:
        new = []
        for one in arrived:
            ident = _ADD.value(
                self.db,
                channel=channel,
                key=one.key,
                lane=one.lane,
                position=one.position,
                raw=dict(one.raw),
                state="new",
                holder=holder,
                tries=0,
                arrived_at=now,
                due_at=now,
            )
            if ident:
                new.append(Row(RowId(ident), channel, one.key, one.lane, one.raw, now, holder, 0, now))
        return new

    def head(self, channel: str, lane: str) -> Row | None:
        found = _HEAD.first(self.db, channel=channel, lane=lane)
        return _row(found) if found else None

    def take(self, row: Row, *, now: datetime) -> bool:
        locks.enter(self.db, f"in {row.channel} {row.lane}")
        first = {"id": row.id, "channel": row.channel, "lane": row.lane}
        return _TAKE.run(self.db, **first, new_state="handled", new_handled_at=now) == 1

    def refused(self, row: RowId) -> None:
        self._set(row, key=t.c.key + f":refused:{row}")

    def again(self, row: RowId, *, due_at: datetime, why: str) -> None:
        self._set(row, tries=t.c.tries + 1, due_at=due_at, why=why)

    def park(self, row: RowId, *, now: datetime, trace: str, why: str) -> None:
        self._set(row, state="parked", handled_at=now, trace=trace, why=why)

    def abandoned(self, *, holders: set[str]) -> list[tuple[str, str]]:
        found = sa.select(t.c.channel, t.c.lane).where(inbox_open, t.c.holder.not_in(holders)).distinct().limit(200)
        return [(row.channel, row.lane) for row in self.db.execute(found)]

    def parked(self) -> list[Parked]:
        found = sa.select(t).where(t.c.state == "parked").order_by(t.c.id)
        return [Parked(row.trace, row.channel, row.handled_at, row.why) for row in self.db.execute(found)]

    def unpark(self, trace: str, *, now: datetime) -> bool:
        its = (t.c.trace == trace) & (t.c.state == "parked")
        again = {"state": "new", "tries": 0, "due_at": now, "handled_at": None, "holder": "nobody"}
        return self.db.execute(sa.update(t).where(its).values(**again)).rowcount > 0

    def waiting(self) -> int:
        return self.db.scalar(sa.select(sa.func.count()).select_from(t).where(inbox_open)) or 0

    def adopt(self, row: RowId, *, holder: str) -> None:
        self._set(row, holder=holder)

    def newest(self, channel: str, lanes: str) -> int | None:
        c = t.c
        inside = (c.channel == channel) & (c.lane >= lanes) & (c.lane < lanes + "\uffff")
        newest: int | None = self.db.scalar(sa.select(sa.func.max(c.position)).where(inside))
        return newest

    def missing_since(self, channel: str) -> int | None:
        since: int | None = self.db.scalar(sa.select(gaps.c.since).where(gaps.c.channel == channel))
        return since

    def missing(self, channel: str) -> None:
        if self.missing_since(channel) is None:  # another process may say so at this moment
            _MISSING.value(self.db, channel=channel, since=self.latest(channel) or 0)

    def complete(self, channel: str) -> None:
        self.db.execute(sa.delete(gaps).where(gaps.c.channel == channel))

    def latest(self, channel: str) -> int | None:
        last = sa.select(t.c.position).where(t.c.channel == channel).order_by(t.c.id.desc()).limit(NEARLY_AT_ONCE)
        return max(self.db.scalars(last), default=None)

    def _set(self, row: RowId, **values: object) -> None:
        self.db.execute(sa.update(t).where(t.c.id == row).values(**values))


def _row(row: Any) -> Row:  # noqa: ANN401 - a row of that table
    return Row(row.id, row.channel, row.key, row.lane, row.raw, row.arrived_at, row.holder, row.tries, row.due_at)
