"""Adds whose rate an exchange rate is."""

from __future__ import annotations

from alembic import op

revision, down_revision = "0013", "0012"
branch_labels = depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.get_bind().exec_driver_sql("ALTER TABLE exchange_rate ADD COLUMN source VARCHAR DEFAULT '' NOT NULL")
