"""The schema of the first version, as SQL beside this file; it never changes again once it is released."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision, down_revision = "0001", None
branch_labels = depends_on = None


def upgrade() -> None:
    """Make all tables in an empty database."""
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
