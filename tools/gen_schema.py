"""Writes the schema of a new journal as the base of all migrations: run once, before the first release of a version."""

from __future__ import annotations

import tempfile
from pathlib import Path

from desktop import opening
from desktop.journal.connection import DatabaseKey, connect
from desktop.journal.opened import DATABASE
from desktop.journal.version import SCHEMA_VERSION
from tools.environment import ROOT

TARGET = ROOT / "desktop" / "journal" / "migrations" / "versions" / f"v{SCHEMA_VERSION:04d}_base.sql"
STATEMENTS = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    " AND name NOT LIKE 'search_index_%' ORDER BY rowid"
)


def main() -> None:
    """Make a journal in a temporary folder and write down what it is made of."""
    key = DatabaseKey(bytes(32), bytes(16))
    with tempfile.TemporaryDirectory() as folder:
        opening.create(Path(folder), key)
        connection = connect(Path(folder) / DATABASE, key)
        statements = [row[0] for row in connection.execute(STATEMENTS)]
        connection.close()
    text = ";\n".join("\n".join(line.rstrip() for line in one.splitlines()) for one in statements)
    TARGET.write_text(text.replace("\t", "    ") + ";\n", "utf-8")


if __name__ == "__main__":
    main()
