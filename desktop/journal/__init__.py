"""The store: keys, database, history of changes, backups and search."""
