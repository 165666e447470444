"""Lets the index of a touch's people say who they are, so that no row of theirs is looked up."""

from __future__ import annotations

from alembic import op

revision, down_revision = "0017", "0016"
branch_labels = depends_on = None


def upgrade() -> None:
    """Put an index with the person in place of the one without."""
    connection = op.get_bind()
    connection.exec_driver_sql("DROP INDEX ix_touch_person_touch_id")
    connection.exec_driver_sql(
        "CREATE INDEX ix_touch_person_touch_id_contact_id ON touch_person (touch_id, contact_id)"
    )
