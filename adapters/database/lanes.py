from __future__ import annotations

import sqlalchemy as sa


def enter(connection: sa.Connection, lane: str) -> None:
    """Alone in this lane until the transaction ends. SQLite has one writer at a time anyway; PostgreSQL takes a
    lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:lane, 0))"), {"lane": lane})
