"""Every table. Changed together with a migration; a test holds the two equal."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.database.columns import Moment

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")  # SQLite numbers rows by itself only in an INTEGER key


def _id() -> sa.Column[int]:
    return sa.Column("id", Id, primary_key=True)


def _to(name: str, target: str, *, null: bool = False, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, Id, sa.ForeignKey(f"{target}.id"), nullable=null, primary_key=key)


def _text(name: str, *, null: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null, primary_key=key)


def _at(name: str, *, null: bool = False) -> sa.Column[object]:
    return sa.Column(name, Moment, nullable=null)


def _number(name: str, default: int | None = None) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, default=default)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, default=False)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=False)


# What the administrator's file says

desk = sa.Table("desk", metadata, _id(), _json("settings"))
teams = sa.Table(
    "teams",
    metadata,
    _id(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    _text("name"),
    _text("level"),
    _text("slack_channel", null=True),
    _text("locale"),
    _text("zone"),
)
products = sa.Table(
    "products",
    metadata,
    _id(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    _text("name"),
    _to("team", "teams"),
)
companies = sa.Table(
    "companies", metadata, _id(), sa.Column("key", sa.Text, nullable=False, unique=True), _text("name")
)
people = sa.Table(
    "people",
    metadata,
    _id(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    _text("name"),
    _text("role"),
    _text("locale"),
    _flag("locale_chosen"),
    _text("zone"),
    _to("company", "companies", null=True),
    _flag("sees_company"),
)
members = sa.Table(
    "members",
    metadata,
    _to("team", "teams", key=True),
    _to("person", "people", key=True),
    sa.Index("ix_members_person", "person"),
)
addresses = sa.Table(
    "addresses",
    metadata,
    _text("channel", key=True),
    _text("user", key=True),
    _to("person", "people"),
    _text("shown"),
    _at("linked_at"),
    _at("blocked_at", null=True),
    sa.UniqueConstraint("channel", "person"),
)
invitations = sa.Table(
    "invitations",
    metadata,
    _text("token_hash", key=True),
    _to("person", "people"),
    _text("channel"),
    _at("expires_at"),
    _at("used_at", null=True),
)
contracts = sa.Table(
    "contracts",
    metadata,
    _id(),
    sa.Column("number", sa.Text, nullable=False, unique=True),
    _to("company", "companies"),
    sa.Column("starts", sa.Date, nullable=False),
    sa.Column("ends", sa.Date, nullable=False),
    sa.Index("ix_contracts_company", "company"),
)
covers = sa.Table("covers", metadata, _to("contract", "contracts", key=True), _to("product", "products", key=True))

# Tickets

tickets = sa.Table(
    "tickets",
    metadata,
    _id(),
    _to("customer", "people"),
    _to("company", "companies"),
    _text("subject"),
    _text("status"),
    _text("waits"),
    _to("product", "products", null=True),
    _to("contract", "contracts", null=True),
    _to("team", "teams", null=True),
    _to("owner", "people", null=True),
    _json("solution"),
    _number("solvings"),
    _at("opened_at"),
    _at("reached_at", null=True),
    _at("solved_at", null=True),
    _at("closed_at", null=True),
    _number("version"),
    sa.Index("ix_tickets_customer", "customer", "id"),
    sa.Index("ix_tickets_company", "company", "id"),
    sa.Index(
        "ix_tickets_team_open",
        "team",
        "owner",
        "id",
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    ),
)
entries = sa.Table(
    "entries",
    metadata,
    _id(),
    _to("ticket", "tickets"),
    _to("author", "people"),
    _text("side"),
    _json("words"),
    _at("at"),
    _text("channel"),
    _text("chat"),
    _text("message", null=True),
    _text("fate", null=True),
    _text("why"),
    _json("unread"),
    sa.Index("ix_entries_ticket", "ticket", "id"),
    sa.Index("ix_entries_message", "channel", "chat", "message"),
)
revisions = sa.Table(
    "revisions",
    metadata,
    _id(),
    _to("entry", "entries"),
    _json("words"),
    _at("until"),
    sa.Index("ix_revisions_entry", "entry"),
)
files = sa.Table(
    "files",
    metadata,
    _id(),
    _to("entry", "entries"),
    _text("channel"),
    _text("remote"),
    _text("name"),
    _text("mime"),
    sa.Column("size", sa.BigInteger, nullable=True),
    _text("kind"),
    _text("state"),
    _text("path", null=True),
    _text("why"),
    sa.Index("ix_files_entry", "entry"),
)
cards = sa.Table(
    "cards",
    metadata,
    _to("ticket", "tickets", key=True),
    _text("name", key=True),
    _text("channel", key=True),
    _text("chat", key=True),
    _text("message"),
    _text("thread", null=True),
    _at("posted_at"),
    _number("count"),
    _text("drawn"),
    sa.Index("ix_cards_message", "channel", "chat", "message"),
)
ratings = sa.Table(
    "ratings",
    metadata,
    _to("ticket", "tickets", key=True),
    sa.Column("solving", sa.Integer, primary_key=True),
    _number("stars"),
    _text("comment"),
    _at("at"),
)
timeline = sa.Table(
    "timeline",
    metadata,
    _id(),
    _at("at"),
    _text("act"),
    _to("ticket", "tickets", null=True),
    _to("person", "people", null=True),
    _text("where"),
    _json("facts"),
    sa.Index("ix_timeline_ticket", "ticket", "id"),
)
conversations = sa.Table(
    "conversations",
    metadata,
    _text("channel", key=True),
    _text("chat", key=True),
    _to("focus", "tickets", null=True),
    _flag("fresh"),
    sa.Column("run", sa.JSON(none_as_null=True), nullable=True),
    _at("asked_at", null=True),
    sa.Column("taken", sa.JSON(none_as_null=True), nullable=True),
    _number("count"),
)

# What moves

_LANE = ("channel", "lane")
inbox_open = sa.text("state = 'new'")  # in queries too: with a variable in its place SQLite does not use the index
inbox = sa.Table(
    "inbox",
    metadata,
    _id(),
    _text("channel"),
    _text("key"),
    _text("lane"),
    sa.Column("position", sa.BigInteger, nullable=False),
    _json("raw"),
    _text("state"),  # new, handled, parked
    _text("holder"),
    _number("tries"),
    _at("arrived_at"),
    _at("due_at"),
    _at("handled_at", null=True),
    _text("trace", null=True),
    _text("why", null=True),
    sa.UniqueConstraint("channel", "key"),
    sa.Index(
        "ix_inbox_open", "channel", "lane", "position", "id", sqlite_where=inbox_open, postgresql_where=inbox_open
    ),
    sa.Index("ix_inbox_newest", *_LANE, "position"),
)
outbox_open = sa.text("state IN ('queued', 'sending')")
outbox = sa.Table(
    "outbox",
    metadata,
    _id(),
    _text("channel"),
    _text("lane"),
    _text("kind"),
    _text("name"),
    _text("chat"),
    _text("thread", null=True),
    _json("facts"),
    _to("ticket", "tickets", null=True),
    _to("person", "people", null=True),
    sa.Column("under", Id, nullable=True),
    _text("priority"),
    _text("state"),  # queued, sending, sent, failed, dropped
    _number("attempt"),
    _flag("ambiguous"),
    _flag("bare"),
    _json("parts"),
    _at("due_at"),
    _at("created_at"),
    _at("settled_at", null=True),
    _text("message", null=True),
    _text("why", null=True),
    sa.Index("ix_outbox_open", *_LANE, "id", sqlite_where=outbox_open, postgresql_where=outbox_open),
    sa.Index("ix_outbox_message", "channel", "chat", "message"),
)
timers = sa.Table(
    "timers",
    metadata,
    _text("key", key=True),
    _text("kind"),
    _number("about"),
    sa.Column("due_at", Moment, nullable=False, index=True),
)
jobs = sa.Table(
    "jobs",
    metadata,
    _id(),
    _text("kind"),
    _json("facts"),
    _number("tries"),
    _text("holder", null=True),
    sa.Column("due_at", Moment, nullable=False, index=True),
    _text("why", null=True),
)
processes = sa.Table("processes", metadata, _text("id", key=True), _at("seen_at"))
leads = sa.Table("leads", metadata, _text("what", key=True), _text("process"))
