"""Adds the tables of defect lists."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision, down_revision = "0018", "0017"
branch_labels = depends_on = None


def upgrade() -> None:
    """Make the tables that the SQL beside this file names."""
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
