from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from adapters.database.prepared import Prepared


def put(
    db: sa.Connection,
    table: sa.Table,
    key: Mapping[str, Any],
    values: Mapping[str, Any],
    *,
    returning: str | None = None,
) -> Any:  # noqa: ANN401 - whatever column was asked for
    """Insert the row, or change the one that has this unique key."""
    prepared = _putting(table, tuple(key), tuple(values), returning)
    return prepared.value(db, **key, **values) if returning else prepared.run(db, **key, **values)


@lru_cache
def _putting(table: sa.Table, key: tuple[str, ...], values: tuple[str, ...], returning: str | None) -> Prepared:
    """Compiled once for all rows of a kind: an import puts tens of thousands."""

    def build(dialect: str) -> sa.Executable:
        make = postgresql.insert if dialect == "postgresql" else sqlite.insert
        insert = make(table).values({**_defaults(table), **{name: sa.bindparam(name) for name in (*key, *values)}})
        changed = {name: insert.excluded[name] for name in values or key}
        put = insert.on_conflict_do_update(index_elements=list(key), set_=changed)
        return put.returning(table.c[returning]) if returning else put

    return Prepared(build)


def _defaults(table: sa.Table) -> dict[str, Any]:
    """What SQLAlchemy itself would fill in for a new row."""
    return {c.name: sa.literal(c.default.arg, c.type) for c in table.c if isinstance(c.default, sa.ColumnDefault)}
