from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa


@contextmanager
def savepoint(connection: sa.Connection, name: str, undone: Callable[[], None]) -> Iterator[None]:
    """What happens inside is undone alone when it raises; `undone` is told so."""
    say(connection, f"SAVEPOINT {name}")
    try:
        yield
    except BaseException:
        say(connection, f"ROLLBACK TO SAVEPOINT {name}")
        say(connection, f"RELEASE SAVEPOINT {name}")
        undone()
        raise
    say(connection, f"RELEASE SAVEPOINT {name}")


def say(connection: sa.Connection, statement: str, values: Any = ()) -> Any:  # noqa: ANN401 - what the driver takes
    """A statement straight to the driver, and its cursor: through SQLAlchemy it would cost five times as much."""
    driver = connection.connection.dbapi_connection
    assert driver is not None  # noqa: S101 - it is open
    try:
        return driver.execute(statement, values)
    except Exception as error:
        raise broken(connection, error) from error


def broken(connection: sa.Connection, error: Exception) -> BaseException:
    """What a driver raised when it was used directly, as SQLAlchemy would have raised it: a deadlock, a full disk or a
    lost connection must mean the same wherever it happens."""
    drivers = connection.dialect.loaded_dbapi.Error
    if not isinstance(error, drivers):
        return error
    return sa.exc.DBAPIError.instance(None, None, error, drivers, hide_parameters=True, dialect=connection.dialect)
