"""Lets a gift be for one department of a supplier."""

from __future__ import annotations

from alembic import op

revision, down_revision = "0021", "0020"
branch_labels = depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.get_bind().exec_driver_sql("ALTER TABLE gift ADD COLUMN department VARCHAR DEFAULT '' NOT NULL")
