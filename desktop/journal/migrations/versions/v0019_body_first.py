"""Puts the texts of records before their titles in the search index, which makes it a fifth smaller."""

from __future__ import annotations

from alembic import op

revision, down_revision = "0019", "0018"
branch_labels = depends_on = None


def upgrade() -> None:
    """Make the index empty in its new shape; the journal is indexed anew after the steps."""
    connection = op.get_bind()
    for statement in (
        "DROP TABLE search_index_words",
        "DROP TABLE search_index",
        "DELETE FROM search_document",
        "CREATE VIRTUAL TABLE search_index USING fts5(body, title, facet, content='', contentless_delete=1,"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
        "CREATE VIRTUAL TABLE search_index_words USING fts5vocab('search_index', 'col')",
    ):
        connection.exec_driver_sql(statement)
