"""Processes that were not heard of for some time, by the database's clock."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from adapters.database.doors import Database
from adapters.database.tables import processes as t


def silent(db: Database, process: str, since: timedelta) -> None:
    """Its last beat is so much longer ago."""
    with db._writing.begin() as connection:
        seen: datetime = connection.execute(sa.select(t.c.seen_at).where(t.c.id == process)).scalar_one()
        connection.execute(sa.update(t).where(t.c.id == process).values(seen_at=seen - since))
