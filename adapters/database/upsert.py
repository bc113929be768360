from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite


def put(
    db: sa.Connection,
    table: sa.Table,
    key: Mapping[str, Any],
    values: Mapping[str, Any],
    *,
    returning: str | None = None,
) -> Any:  # noqa: ANN401 - whatever column was asked for
    """Insert the row, or change the one that has this unique key."""
    make = postgresql.insert if db.dialect.name == "postgresql" else sqlite.insert
    insert = make(table).values(**key, **values)
    changed = insert.on_conflict_do_update(index_elements=list(key), set_=dict(values) or dict(key))
    return db.scalar(changed.returning(table.c[returning])) if returning else db.execute(changed)
