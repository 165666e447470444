"""Keeps beside the touches when each contact and each supplier was last in touch."""

from __future__ import annotations

from alembic import op

revision, down_revision = "0022", "0021"
branch_labels = depends_on = None

_STEPS = (
    """CREATE TABLE contact_last_touch (
	contact_id INTEGER NOT NULL,
	at INTEGER NOT NULL,
	CONSTRAINT pk_contact_last_touch PRIMARY KEY (contact_id)
)""",
    """CREATE TABLE supplier_last_touch (
	supplier_id INTEGER NOT NULL,
	at INTEGER NOT NULL,
	CONSTRAINT pk_supplier_last_touch PRIMARY KEY (supplier_id)
)""",
)
_FILL = """
    INSERT INTO {table} ({owner}, at)
    SELECT l.{owner}, max(l.at) FROM {link} AS l JOIN touch AS t INDEXED BY ix_touch_rules ON t.id = l.touch_id
    WHERE t.deleted_at IS NULL AND t.counts AND t.held GROUP BY l.{owner}
"""


def upgrade() -> None:
    """Make both tables and fill them."""
    connection = op.get_bind()
    for statement in _STEPS:
        connection.exec_driver_sql(statement)
    for table, owner, link in (
        ("contact_last_touch", "contact_id", "touch_person"),
        ("supplier_last_touch", "supplier_id", "touch_supplier"),
    ):
        connection.exec_driver_sql(_FILL.format(table=table, owner=owner, link=link))
