"""What columns are made of, on every database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa


class Moment(sa.types.TypeDecorator[datetime]):
    """An aware moment in UTC, on every database. A naive one is refused: it would be somebody's local time."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[Any], Any] | None:
        """SQLite's text is the same as SQLAlchemy's, made in a tenth of the time: a message has a dozen moments."""
        return _text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _moment if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return _utc(value) if value else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None


def _utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError(f"naive moment: {value}")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


@lru_cache(maxsize=128)  # a transaction stores its `now` in most of its rows
def _text(value: datetime | None) -> str | None:
    return _utc(value).replace(tzinfo=None).isoformat(" ", "microseconds") if value else None


def _moment(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC) if stored else None


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")  # SQLite numbers rows by itself only in an INTEGER key


def ident() -> sa.Column[int]:
    return sa.Column("id", Id, primary_key=True)


def to(name: str, target: str, *, null: bool = False, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, Id, sa.ForeignKey(f"{target}.id"), nullable=null, primary_key=key)


def text(name: str, *, null: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null, primary_key=key)


def given(name: str, usual: str = "") -> sa.Column[str]:
    """A text that older rows get as well."""
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text(f"'{usual}'"))


def at(name: str, *, null: bool = False) -> sa.Column[object]:
    return sa.Column(name, Moment, nullable=null)


def number(name: str, default: int | None = None) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, default=default)


def flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, default=False)


def as_json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=False)
