"""What is only ever written and read again: the timeline, and ratings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.prepared import Prepared, adding, putting, where
from core.feedback.model import Rating
from core.people.model import DESK, Actor
from core.timeline import Done

_ADD = adding(t.timeline, returning=False)
_OF = Prepared(sa.select(t.timeline).where(where(t.timeline, "ticket")).order_by(t.timeline.c.id))
_RATING = Prepared(sa.select(t.ratings).where(where(t.ratings, "ticket", "solving")))
_RATE = putting(t.ratings, "ticket", "solving")


class SqlTimeline:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def add(
        self,
        now: datetime,
        act: str,
        *,
        by: Actor = DESK,
        ticket: int | None = None,
        facts: Mapping[str, Any] | None = None,
    ) -> None:
        person = by.person.id if by.person else None
        facts = dict(facts or {})
        _ADD.run(self.db, at=now, act=act, ticket=ticket, person=person, where=by.where, facts=facts)

    def of(self, ticket: int) -> list[Done]:
        rows = _OF.rows(self.db, ticket=ticket)
        return [Done(row.at, row.act, row.ticket, row.person, row.where, row.facts) for row in rows]


class SqlRatings:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def get(self, ticket: int, solving: int) -> Rating | None:
        row = _RATING.first(self.db, ticket=ticket, solving=solving)
        return Rating(**row._asdict()) if row else None

    def put(self, rating: Rating) -> None:
        _RATE.run(self.db, **vars(rating))
