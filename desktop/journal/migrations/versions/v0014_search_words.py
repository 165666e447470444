"""Lists the words of the search index, for "did you mean"; the index itself is made anew with shorter ids."""

from __future__ import annotations

from alembic import op

revision, down_revision = "0014", "0013"
branch_labels = depends_on = None


def upgrade() -> None:
    """Make the list: it reads the index and holds nothing of its own."""
    op.get_bind().exec_driver_sql(
        "CREATE VIRTUAL TABLE search_index_words USING fts5vocab('search_index', 'col')"
    )
