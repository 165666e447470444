"""Alembic runs this: the connection comes from ``desktop.journal.migrating``, which also holds the transaction."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,  # SQLite alters most things only by copying the table
    transaction_per_migration=False,
)
context.run_migrations()
