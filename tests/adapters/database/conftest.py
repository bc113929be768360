"""One database, open, with a small desk in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adapters.database.doors import Database
from tests.adapters.database.small_desk import Desk, made


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close_now()


@pytest.fixture
def desk(db: Database) -> Desk:
    return db.write_now(made)
