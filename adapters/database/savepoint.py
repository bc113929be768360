from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa


@contextmanager
def savepoint(connection: sa.Connection, name: str) -> Iterator[None]:
    """What happens inside is undone alone when it raises. Plain statements: SQLAlchemy's own cost five times as
    much."""
    _say(connection, f"SAVEPOINT {name}")
    try:
        yield
    except BaseException:
        _say(connection, f"ROLLBACK TO SAVEPOINT {name}")
        _say(connection, f"RELEASE SAVEPOINT {name}")
        raise
    _say(connection, f"RELEASE SAVEPOINT {name}")


def _say(connection: sa.Connection, statement: str) -> None:
    cursor = connection.connection.cursor()
    cursor.execute(statement)
    cursor.close()
