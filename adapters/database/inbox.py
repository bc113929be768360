from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from adapters.database import lanes as locks
from adapters.database.tables import inbox as t
from core.chat.channel import Arrived
from core.inbox import Row, RowId

_IN_ORDER = (t.c.position, t.c.id)


class SqlInbox:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def add(self, channel: str, arrived: Sequence[Arrived], *, holder: str, now: datetime) -> list[Row]:
        new = []
        for one in arrived:
            values = {
                "channel": channel,
                "key": one.key,
                "lane": one.lane,
                "position": one.position,
                "raw": dict(one.raw),
                "state": "new",
                "holder": holder,
                "tries": 0,
                "arrived_at": now,
                "due_at": now,
            }
            if ident := self.db.scalar(insert_new(self.db, t, values).returning(t.c.id)):
                new.append(Row(RowId(ident), channel, one.key, one.lane, one.raw, now, holder, 0, now))
        return new

    def head(self, channel: str, lane: str) -> Row | None:
        found = self.db.execute(
            sa.select(t)
            .where(t.c.channel == channel, t.c.lane == lane, t.c.state == "new")
            .order_by(*_IN_ORDER)
            .limit(1)
        ).first()
        return _row(found) if found else None

    def take(self, row: Row) -> bool:
        locks.enter(self.db, f"in {row.channel} {row.lane}")
        first = (
            sa.select(t.c.id)
            .where(t.c.channel == row.channel, t.c.lane == row.lane, t.c.state == "new")
            .order_by(*_IN_ORDER)
            .limit(1)
        )
        return self.db.scalar(first) == row.id

    def handled(self, row: RowId, *, now: datetime) -> None:
        self._set(row, state="handled", handled_at=now)

    def again(self, row: RowId, *, due_at: datetime, why: str) -> None:
        self._set(row, tries=t.c.tries + 1, due_at=due_at, why=why)

    def park(self, row: RowId, *, now: datetime, trace: str, why: str) -> None:
        self._set(row, state="parked", handled_at=now, trace=trace, why=why)

    def abandoned(self, *, holders: set[str]) -> list[tuple[str, str]]:
        found = (
            sa.select(t.c.channel, t.c.lane).where(t.c.state == "new", t.c.holder.not_in(holders)).distinct().limit(200)
        )
        return [(row.channel, row.lane) for row in self.db.execute(found)]

    def adopt(self, row: RowId, *, holder: str) -> None:
        self._set(row, holder=holder)

    def newest(self, channel: str, lanes: str) -> int | None:
        c = t.c
        inside = (c.channel == channel) & (c.lane >= lanes) & (c.lane < lanes + "\uffff")
        newest: int | None = self.db.scalar(sa.select(sa.func.max(c.position)).where(inside))
        return newest

    def _set(self, row: RowId, **values: object) -> None:
        self.db.execute(sa.update(t).where(t.c.id == row).values(**values))


def insert_new(db: sa.Connection, table: sa.Table, values: Mapping[str, Any]) -> sqlite.Insert | postgresql.Insert:
    """Insert, or nothing at all where a unique key stands in the way."""
    make = postgresql.insert if db.dialect.name == "postgresql" else sqlite.insert
    return make(table).values(**values).on_conflict_do_nothing()


def _row(row: sa.Row[Any]) -> Row:
    return Row(row.id, row.channel, row.key, row.lane, row.raw, row.arrived_at, row.holder, row.tries, row.due_at)
