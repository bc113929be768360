from __future__ import annotations

import sqlalchemy as sa

from adapters.database.savepoint import say


def enter(connection: sa.Connection, lane: str) -> None:
    """Alone in this lane until the transaction ends. SQLite has one writer at a time anyway; PostgreSQL takes a
    lock."""
    if connection.dialect.name == "postgresql":
        say(connection, "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (lane,))
