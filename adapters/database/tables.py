"""Every table. Changed together with a migration; a test holds the two equal."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.database.columns import as_json, at, flag, given, ident, metadata, number, text, to
from adapters.database.moving import gaps, inbox, inbox_open, jobs, leads, outbox, outbox_open, processes, timers

__all__ = ["gaps", "inbox", "inbox_open", "jobs", "leads", "metadata", "outbox", "outbox_open", "processes", "timers"]

# What the administrator's file says

desk = sa.Table("desk", metadata, ident(), as_json("settings"))
teams = sa.Table(
    "teams",
    metadata,
    ident(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    text("name"),
    text("level"),
    text("slack_channel", null=True),
    text("locale"),
    text("zone"),
    given("up"),
)
products = sa.Table(
    "products",
    metadata,
    ident(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    text("name"),
    to("team", "teams"),
)
companies = sa.Table(
    "companies",
    metadata,
    ident(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    text("name"),
    to("team", "teams", null=True),
)
people = sa.Table(
    "people",
    metadata,
    ident(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    text("name"),
    text("role"),
    text("locale"),
    flag("locale_chosen"),
    text("zone"),
    to("company", "companies", null=True),
    flag("sees_company"),
    given("phone"),
)
members = sa.Table(
    "members",
    metadata,
    to("team", "teams", key=True),
    to("person", "people", key=True),
    sa.Index("ix_members_person", "person"),
)
addresses = sa.Table(
    "addresses",
    metadata,
    text("channel", key=True),
    text("user", key=True),
    to("person", "people"),
    text("shown"),
    at("linked_at"),
    at("blocked_at", null=True),
    sa.UniqueConstraint("channel", "person"),
)
invitations = sa.Table(
    "invitations",
    metadata,
    text("token_hash", key=True),
    to("person", "people"),
    text("channel"),
    at("expires_at"),
    at("used_at", null=True),
)
contracts = sa.Table(
    "contracts",
    metadata,
    ident(),
    sa.Column("number", sa.Text, nullable=False, unique=True),
    to("company", "companies"),
    sa.Column("starts", sa.Date, nullable=False),
    sa.Column("ends", sa.Date, nullable=False),
    sa.Index("ix_contracts_company", "company"),
)
covers = sa.Table("covers", metadata, to("contract", "contracts", key=True), to("product", "products", key=True))
assets = sa.Table(
    "assets",
    metadata,
    ident(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    to("company", "companies"),
    text("name"),
    to("product", "products", null=True),
    text("serial"),
    text("place"),
    sa.Column("latitude", sa.Double, nullable=True),
    sa.Column("longitude", sa.Double, nullable=True),
    sa.Index("ix_assets_company", "company"),
    sa.Index("ix_assets_serial", "serial"),
)
outages = sa.Table(  # known ones, of which customers are told at once
    "outages",
    metadata,
    ident(),
    to("product", "products", null=True),
    text("text"),
    to("by", "people", null=True),
    at("since"),
    at("until", null=True),
)

# Tickets

tickets = sa.Table(
    "tickets",
    metadata,
    ident(),
    to("customer", "people"),
    to("company", "companies"),
    text("subject"),
    text("status"),
    text("waits"),
    to("product", "products", null=True),
    to("contract", "contracts", null=True),
    to("team", "teams", null=True),
    to("owner", "people", null=True),
    as_json("solution"),
    number("solvings"),
    at("opened_at"),
    at("reached_at", null=True),
    at("solved_at", null=True),
    at("closed_at", null=True),
    number("version"),
    given("kind"),
    to("asset", "assets", null=True),
    given("category"),
    given("priority", "medium"),
    text("severity", null=True),
    sa.Column("urgent", sa.Boolean, nullable=False, server_default=sa.false()),
    given("need"),
    to("back_to", "teams", null=True),
    to("outage", "outages", null=True),
    to("opened_by", "people", null=True),
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
    ident(),
    to("ticket", "tickets"),
    to("author", "people"),
    text("side"),
    as_json("words"),
    at("at"),
    text("channel"),
    text("chat"),
    text("message", null=True),
    text("fate", null=True),
    text("why"),
    as_json("unread"),
    to("origin", "entries", null=True),
    sa.Index("ix_entries_ticket", "ticket", "id"),
    sa.Index("ix_entries_message", "channel", "chat", "message"),
)
revisions = sa.Table(
    "revisions",
    metadata,
    ident(),
    to("entry", "entries"),
    as_json("words"),
    at("until"),
    sa.Index("ix_revisions_entry", "entry"),
)
files = sa.Table(
    "files",
    metadata,
    ident(),
    to("entry", "entries"),
    text("channel"),
    text("remote"),
    text("name"),
    text("mime"),
    sa.Column("size", sa.BigInteger, nullable=True),
    text("kind"),
    text("state"),
    text("path", null=True),
    text("why"),
    sa.Index("ix_files_entry", "entry"),
)
cards = sa.Table(
    "cards",
    metadata,
    to("ticket", "tickets", key=True),
    text("name", key=True),
    text("channel", key=True),
    text("chat", key=True),
    text("message"),
    text("thread", null=True),
    at("posted_at"),
    number("count"),
    text("drawn"),
    sa.Index("ix_cards_message", "channel", "chat", "message"),
)
ratings = sa.Table(
    "ratings",
    metadata,
    to("ticket", "tickets", key=True),
    sa.Column("solving", sa.Integer, primary_key=True),
    number("stars"),
    text("comment"),
    at("at"),
)
timeline = sa.Table(
    "timeline",
    metadata,
    ident(),
    at("at"),
    text("act"),
    to("ticket", "tickets", null=True),
    to("person", "people", null=True),
    text("where"),
    as_json("facts"),
    sa.Index("ix_timeline_ticket", "ticket", "id"),
)
items = sa.Table(  # parts, labour and services noted on a ticket (E26); prices in minor units
    "items",
    metadata,
    ident(),
    to("ticket", "tickets"),
    text("kind"),
    text("name"),
    number("quantity"),
    sa.Column("price", sa.BigInteger, nullable=True),
    text("currency"),
    to("by", "people"),
    at("at"),
    sa.Index("ix_items_ticket", "ticket"),
)
tasks = sa.Table(  # what somebody of a team must do outside the chat: a call, a follow-up
    "tasks",
    metadata,
    ident(),
    text("kind"),
    to("ticket", "tickets", null=True),
    to("team", "teams"),
    as_json("facts"),
    at("opened_at"),
    at("done_at", null=True),
    to("done_by", "people", null=True),
    sa.Index("ix_tasks_ticket", "ticket"),
)
visits = sa.Table(  # a technician's assignment
    "visits",
    metadata,
    ident(),
    to("ticket", "tickets"),
    to("technician", "people"),
    to("by", "people"),
    text("state"),
    text("note"),
    text("why"),
    at("planned_at", null=True),
    at("asked_at"),
    at("changed_at"),
    number("version"),
    sa.Index("ix_visits_ticket", "ticket"),
    sa.Index("ix_visits_technician", "technician", "planned_at"),
)
undos = sa.Table(  # a ticket's last step, as it was before, while it may be taken back
    "undos",
    metadata,
    to("ticket", "tickets", key=True),
    text("act"),
    to("by", "people"),
    as_json("before"),
    number("version"),
    at("until"),
)
conversations = sa.Table(
    "conversations",
    metadata,
    text("channel", key=True),
    text("chat", key=True),
    to("focus", "tickets", null=True),
    flag("fresh"),
    sa.Column("run", sa.JSON(none_as_null=True), nullable=True),
    at("asked_at", null=True),
    sa.Column("taken", sa.JSON(none_as_null=True), nullable=True),
    number("count"),
)
