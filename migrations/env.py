"""How alembic reaches the database: on the connection it is given, else on one of its own.

The desk gives its connection in `config.attributes["connection"]`, so that a migration is one transaction with whatever
surrounds it. The `alembic` command (for making a new migration) reads SIXSTAR_DATABASE_URL.
"""

from __future__ import annotations

import os

from alembic import context
from sqlalchemy import Connection, create_engine

from adapters.database.tables import metadata


def migrate(connection: Connection) -> None:
    """Run what the command asked for. SQLite cannot alter a column in place: there a table is copied (batch)."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def connect_and_migrate(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        migrate(connection)
    engine.dispose()


if context.is_offline_mode():
    context.configure(url=os.environ["SIXSTAR_DATABASE_URL"], target_metadata=metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
elif given := context.config.attributes.get("connection"):
    migrate(given)
else:
    connect_and_migrate(os.environ["SIXSTAR_DATABASE_URL"])
