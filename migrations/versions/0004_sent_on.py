"""which word among colleagues an answer was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":  # plain SQL, as alembic would copy a table that others refer to
        op.execute("ALTER TABLE entries ADD COLUMN origin INTEGER CONSTRAINT fk_entries_origin REFERENCES entries (id)")
        return
    op.add_column("entries", sa.Column("origin", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_entries_origin"), "entries", "entries", ["origin"], ["id"])


def downgrade() -> None:
    op.drop_column("entries", "origin")
