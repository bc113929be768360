"""From a URL to engines, with what each database needs to be told."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from adapters.database.savepoint import say

BUSY = 30_000  # ms that a connection waits for another process's write
WRITERS = 8  # PostgreSQL connections that turns share in one process
READERS = 4
STATEMENT_TIMEOUT = 20_000  # ms, for reports


_readable = json.JSONEncoder(ensure_ascii=False).encode


def _dump(value: object) -> str:
    """As it is read best; escaped where the text holds half a character, which is no UTF-8 (a cut emoji in an
    update)."""
    if value in ({}, []):  # most are
        return "[]" if isinstance(value, list) else "{}"
    text = _readable(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


def is_sqlite(url: str) -> bool:
    return sa.make_url(url).get_backend_name() == "sqlite"


def writing(url: str) -> sa.Engine:
    """Synchronous; a transaction may read and write."""
    if is_sqlite(url):
        engine = sa.create_engine(_sqlite(url, "pysqlite"), json_serializer=_dump, pool_size=2, max_overflow=0)
        _listen(engine, begin="BEGIN IMMEDIATE", query_only=False)
        return engine
    return sa.create_engine(
        _postgresql(url), json_serializer=_dump, pool_size=WRITERS, max_overflow=0, pool_pre_ping=True
    )


def reading(url: str) -> AsyncEngine:
    """Asynchronous and query-only, for pages and cards."""
    if is_sqlite(url):
        engine = create_async_engine(
            _sqlite(url, "aiosqlite"), json_serializer=_dump, pool_size=READERS, max_overflow=0
        )
        _listen(engine.sync_engine, begin="BEGIN", query_only=True)
        return engine
    return create_async_engine(
        _postgresql(url), pool_size=READERS, max_overflow=0, pool_pre_ping=True
    ).execution_options(postgresql_readonly=True)


def reporting(url: str) -> sa.Engine:
    """Synchronous and query-only, for what walks tables, with a statement timeout."""
    if is_sqlite(url):
        engine = sa.create_engine(_sqlite(url, "pysqlite"), json_serializer=_dump, pool_size=2)
        _listen(engine, begin="BEGIN", query_only=True)
        return engine
    options = {"options": f"-c statement_timeout={STATEMENT_TIMEOUT} -c default_transaction_read_only=on"}
    return sa.create_engine(_postgresql(url), connect_args=options, pool_size=2, pool_pre_ping=True)


def _sqlite(url: str, driver: str) -> sa.URL:
    return sa.make_url(url).set(drivername=f"sqlite+{driver}")


def _postgresql(url: str) -> sa.URL:
    return sa.make_url(url).set(drivername="postgresql+psycopg")


def _listen(engine: sa.Engine, *, begin: str, query_only: bool) -> None:
    pragmas = (
        "journal_mode=WAL",
        "synchronous=FULL",  # what is confirmed to a platform must survive a power cut
        f"busy_timeout={BUSY}",
        "foreign_keys=ON",
        "temp_store=MEMORY",
        f"query_only={'ON' if query_only else 'OFF'}",
    )

    @sa.event.listens_for(engine, "connect")
    def connected(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own kind
        connection.isolation_level = None  # the driver must open no transaction by itself
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def begun(connection: sa.Connection) -> None:
        if not getattr(connection.connection.dbapi_connection, "in_transaction", False):  # begun without SQLAlchemy
            say(connection, begin)
