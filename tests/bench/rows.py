"""The five rows of a ticket that every contender but ours writes: 6 indexes and 2 unique keys, declared once."""

from __future__ import annotations

import json
import sqlite3

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_queued = sa.text("state = 'queued'")
_open = sa.text("status = 'open'")


class Base(DeclarativeBase):
    type_annotation_map = {str: sa.Text, float: sa.Double}  # noqa: RUF012 - SQLAlchemy's own way


class Ticket(Base):
    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    customer: Mapped[int] = mapped_column(sa.BigInteger)
    subject: Mapped[str]
    status: Mapped[str] = mapped_column(default="open")
    priority: Mapped[int] = mapped_column(default=2)
    team: Mapped[str] = mapped_column(default="print")
    owner: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[float]
    due_at: Mapped[float]
    __table_args__ = (
        sa.Index("ix_customer", "customer", "id"),
        sa.Index("ix_team", "team", "priority", "opened_at", sqlite_where=_open, postgresql_where=_open),
        sa.Index("ix_due", "due_at", sqlite_where=_open, postgresql_where=_open),
    )


class Entry(Base):
    __tablename__ = "entry"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket: Mapped[int] = mapped_column(sa.BigInteger)
    source: Mapped[str] = mapped_column(default="telegram")
    source_id: Mapped[str]
    body: Mapped[str]
    at: Mapped[float]
    __table_args__ = (sa.UniqueConstraint("source", "source_id"), sa.Index("ix_entry", "ticket", "id"))


class History(Base):
    __tablename__ = "history"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket: Mapped[int] = mapped_column(sa.BigInteger)
    act: Mapped[str] = mapped_column(default="opened")
    person: Mapped[int] = mapped_column(sa.BigInteger)
    facts: Mapped[str] = mapped_column(default="{}")
    at: Mapped[float]
    __table_args__ = (sa.Index("ix_history", "ticket", "id"),)


class Reply(Base):
    __tablename__ = "reply"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket: Mapped[int] = mapped_column(sa.BigInteger)
    channel: Mapped[str]
    chat: Mapped[str]
    body: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str] = mapped_column(default="queued")
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[float]
    __table_args__ = (sa.Index("ix_reply", "due_at", sqlite_where=_queued, postgresql_where=_queued),)


def create(url: str) -> None:
    engine = sa.create_engine(url)
    Base.metadata.create_all(engine)
    engine.dispose()


def sqlite_file(path: str) -> sqlite3.Connection:
    """With the same promises as the desk's own: WAL, and on the disk before a commit returns."""
    db = sqlite3.connect(path, isolation_level=None, timeout=30)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        db.execute(f"PRAGMA {pragma}")
    return db


def card(user: int) -> str:
    """A reply as it waits in the outbox."""
    key = {"text": "Which product?", "callback_data": "product:1.1"}
    body = {"chat_id": user, "text": "Your request is open", "reply_markup": {"inline_keyboard": [[key]]}}
    return json.dumps(body)
