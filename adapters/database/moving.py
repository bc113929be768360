"""The tables of what moves: in, out, later."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.database.columns import Id, Moment, as_json, at, flag, ident, metadata, number, text, to

_LANE = ("channel", "lane")
inbox_open = sa.text("state = 'new'")  # in queries too: with a variable in its place SQLite does not use the index
inbox = sa.Table(
    "inbox",
    metadata,
    ident(),
    text("channel"),
    text("key"),
    text("lane"),
    sa.Column("position", sa.BigInteger, nullable=False),
    as_json("raw"),
    text("state"),  # new, handled, parked
    text("holder"),
    number("tries"),
    at("arrived_at"),
    at("due_at"),
    at("handled_at", null=True),
    text("trace", null=True),
    text("why", null=True),
    sa.UniqueConstraint("channel", "key"),
    sa.Index(
        "ix_inbox_open", "channel", "lane", "position", "id", sqlite_where=inbox_open, postgresql_where=inbox_open
    ),
    sa.Index("ix_inbox_newest", *_LANE, "position"),
)
gaps = sa.Table("gaps", metadata, text("channel", key=True), sa.Column("since", sa.BigInteger, nullable=False))
outbox_open = sa.text("state IN ('queued', 'sending')")
outbox = sa.Table(
    "outbox",
    metadata,
    ident(),
    text("channel"),
    text("lane"),
    text("kind"),
    text("name"),
    text("chat"),
    text("thread", null=True),
    as_json("facts"),
    to("ticket", "tickets", null=True),
    to("person", "people", null=True),
    sa.Column("under", Id, nullable=True),
    text("priority"),
    text("state"),  # queued, sending, sent, failed, dropped
    number("attempt"),
    flag("ambiguous"),
    flag("bare"),
    as_json("parts"),
    at("due_at"),
    at("created_at"),
    at("settled_at", null=True),
    text("message", null=True),
    text("why", null=True),
    sa.Index("ix_outbox_open", *_LANE, "id", sqlite_where=outbox_open, postgresql_where=outbox_open),
    sa.Index("ix_outbox_message", "channel", "chat", "message"),
)
timers = sa.Table(
    "timers",
    metadata,
    text("key", key=True),
    text("kind"),
    number("about"),
    sa.Column("due_at", Moment, nullable=False, index=True),
)
jobs = sa.Table(
    "jobs",
    metadata,
    ident(),
    text("kind"),
    as_json("facts"),
    number("tries"),
    text("holder", null=True),
    sa.Column("due_at", Moment, nullable=False, index=True),
    text("why", null=True),
)
processes = sa.Table("processes", metadata, text("id", key=True), at("seen_at"))
leads = sa.Table("leads", metadata, text("what", key=True), text("process"))
