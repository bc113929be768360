"""the desk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assets",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("company", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("product", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["company"], ["companies.id"], name=op.f("fk_assets_company")),
        sa.ForeignKeyConstraint(["product"], ["products.id"], name=op.f("fk_assets_product")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assets")),
        sa.UniqueConstraint("key", name=op.f("uq_assets_key")),
    )
    op.create_index("ix_assets_company", "assets", ["company"], unique=False)
    op.create_index("ix_assets_serial", "assets", ["serial"], unique=False)

    op.create_table(
        "outages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("product", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_outages_by")),
        sa.ForeignKeyConstraint(["product"], ["products.id"], name=op.f("fk_outages_product")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outages")),
    )
    op.create_table(
        "items",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ticket", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_items_by")),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.id"], name=op.f("fk_items_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
    )
    op.create_index("ix_items_ticket", "items", ["ticket"], unique=False)

    op.create_table(
        "tasks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ticket", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("team", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["done_by"], ["people.id"], name=op.f("fk_tasks_done_by")),
        sa.ForeignKeyConstraint(["team"], ["teams.id"], name=op.f("fk_tasks_team")),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.id"], name=op.f("fk_tasks_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index("ix_tasks_ticket", "tasks", ["ticket"], unique=False)

    op.create_table(
        "undos",
        sa.Column("ticket", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_undos_by")),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.id"], name=op.f("fk_undos_ticket")),
        sa.PrimaryKeyConstraint("ticket", name=op.f("pk_undos")),
    )
    op.create_table(
        "visits",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ticket", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("technician", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_visits_by")),
        sa.ForeignKeyConstraint(["technician"], ["people.id"], name=op.f("fk_visits_technician")),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.id"], name=op.f("fk_visits_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
    )
    op.create_index("ix_visits_technician", "visits", ["technician", "planned_at"], unique=False)
    op.create_index("ix_visits_ticket", "visits", ["ticket"], unique=False)

    _refer("companies", "team", "teams")
    op.add_column("people", sa.Column("phone", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("teams", sa.Column("up", sa.Text(), server_default=sa.text("''"), nullable=False))
    for name, usual in (("kind", ""), ("category", ""), ("priority", "medium"), ("need", "")):
        op.add_column("tickets", sa.Column(name, sa.Text(), server_default=sa.text(f"'{usual}'"), nullable=False))
    op.add_column("tickets", sa.Column("severity", sa.Text(), nullable=True))
    op.add_column("tickets", sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False))
    for name, target in REFERRED:
        _refer("tickets", name, target)


REFERRED = (("asset", "assets"), ("back_to", "teams"), ("outage", "outages"), ("opened_by", "people"))


def _refer(table: str, name: str, target: str) -> None:
    """A new column that refers to another table. In SQLite only plain SQL can do that: alembic would copy the table and
    drop the old one while others refer to it."""
    key = f"fk_{table}_{name}"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"ALTER TABLE {table} ADD COLUMN {name} INTEGER CONSTRAINT {key} REFERENCES {target} (id)")
        return
    op.add_column(table, sa.Column(name, sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f(key), table, target, [name], ["id"])


def downgrade() -> None:
    for name in (
        "opened_by",
        "outage",
        "back_to",
        "asset",
        "urgent",
        "severity",
        "need",
        "priority",
        "category",
        "kind",
    ):
        op.drop_column("tickets", name)
    op.drop_column("teams", "up")
    op.drop_column("people", "phone")
    op.drop_column("companies", "team")
    for table in ("visits", "undos", "tasks", "items", "outages", "assets"):
        op.drop_table(table)
