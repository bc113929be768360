"""What is only ever written and read again: the timeline, and ratings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.upsert import put
from core.feedback.model import Rating
from core.people.model import DESK, Actor
from core.timeline import Done


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
        values = {
            "at": now,
            "act": act,
            "ticket": ticket,
            "person": person,
            "where": by.where,
            "facts": dict(facts or {}),
        }
        self.db.execute(sa.insert(t.timeline).values(values))

    def of(self, ticket: int) -> list[Done]:
        rows = self.db.execute(sa.select(t.timeline).where(t.timeline.c.ticket == ticket).order_by(t.timeline.c.id))
        return [Done(row.at, row.act, row.ticket, row.person, row.where, row.facts) for row in rows]


class SqlRatings:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def get(self, ticket: int, solving: int) -> Rating | None:
        row = self.db.execute(sa.select(t.ratings).filter_by(ticket=ticket, solving=solving)).first()
        return Rating(**row._asdict()) if row else None

    def put(self, rating: Rating) -> None:
        values = {"stars": rating.stars, "comment": rating.comment, "at": rating.at}
        put(self.db, t.ratings, {"ticket": rating.ticket, "solving": rating.solving}, values)
