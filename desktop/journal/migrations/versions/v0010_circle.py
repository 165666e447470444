"""Adds the stance of people at a supplier, relations between people, certificates and ideas for the next need."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision, down_revision = "0010", "0009"
branch_labels = depends_on = None


def upgrade() -> None:
    """Add the column, and make the tables that the SQL beside this file names."""
    op.get_bind().exec_driver_sql("ALTER TABLE employment ADD COLUMN stance VARCHAR DEFAULT '' NOT NULL")
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
