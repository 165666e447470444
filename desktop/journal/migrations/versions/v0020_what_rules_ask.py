"""Lets the rules of a relationship read touches from an index, without their texts."""

from __future__ import annotations

from alembic import op

revision, down_revision = "0020", "0019"
branch_labels = depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.get_bind().exec_driver_sql(
        "CREATE INDEX ix_touch_rules ON touch"
        " (id, kind, direction, started_by, counts, held, asks, answers_id, mood, channel, deleted_at)"
    )
