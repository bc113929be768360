from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from adapters.database.memory import Memory
from adapters.database.prepared import Prepared, adding, changing, where
from adapters.database.tables import outages as t
from adapters.database.tables import tickets
from core.errors import Refused
from core.outages.model import Outage, OutageId

_ADD = adding(t)
_GET = Prepared(sa.select(t).where(where(t, "id")))
_HOLD = Prepared(sa.select(t).where(where(t, "id")).with_for_update())
_GOING_ON = t.c.until.is_(None)
_OPEN = Prepared(sa.select(t).where(_GOING_ON).order_by(t.c.id))
_END = changing(t, where(t, "id") & _GOING_ON, "until")
_OPEN_TICKETS = sa.select(tickets.c.id).where(tickets.c.closed_at.is_(None)).order_by(tickets.c.id)


class SqlOutages:
    def __init__(self, db: sa.Connection, memory: Memory) -> None:
        self.db = db
        self._open: dict[None, list[Outage]] = memory.shelf()

    def add(self, outage: Outage) -> Outage:
        self._open.clear()
        values = {name: value for name, value in vars(outage).items() if name != "id"}
        return replace(outage, id=OutageId(_ADD.value(self.db, **values)))

    def get(self, outage: OutageId) -> Outage:
        return self._known(_GET, outage)

    def hold(self, outage: OutageId) -> Outage:
        return self._known(_HOLD, outage)

    def _known(self, found: Prepared, outage: OutageId) -> Outage:
        row = found.first(self.db, id=outage)
        if row is None:
            raise Refused("button-old")
        return Outage(**row._asdict())

    def open(self) -> list[Outage]:
        if None not in self._open:
            self._open[None] = [Outage(**row._asdict()) for row in _OPEN.rows(self.db)]
        return list(self._open[None])

    def end(self, outage: OutageId, *, now: datetime) -> bool:
        self._open.clear()
        return _END.run(self.db, id=outage, new_until=now) == 1

    def doubtful(self, outage: Outage, *, most: int) -> list[int]:
        about = sa.true() if outage.product is None else _about(outage.product)
        return list(self.db.scalars(_OPEN_TICKETS.where(tickets.c.outage.is_(None), about).limit(most)))

    def tied(self, outage: OutageId, *, most: int) -> list[int]:
        return list(self.db.scalars(_OPEN_TICKETS.where(tickets.c.outage == outage).limit(most)))


def _about(product: int) -> sa.ColumnElement[bool]:
    return (tickets.c.product == product) | tickets.c.product.is_(None)
