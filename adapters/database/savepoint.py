from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa


@contextmanager
def savepoint(connection: sa.Connection, name: str) -> Iterator[None]:
    """What happens inside is undone alone when it raises. Plain statements: SQLAlchemy's own cost five times as
    much."""
    connection.exec_driver_sql(f"SAVEPOINT {name}")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql(f"ROLLBACK TO SAVEPOINT {name}")
        connection.exec_driver_sql(f"RELEASE SAVEPOINT {name}")
        raise
    connection.exec_driver_sql(f"RELEASE SAVEPOINT {name}")
