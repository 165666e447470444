"""Writes what a new version adds to the schema as a step of the migrations: ``python -m tools.gen_schema NAME``.

Raise ``SCHEMA_VERSION`` first. New tables and indexes are found by comparing a new journal with one that the older
steps made; a table that changed is named, and its step is written by hand.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from desktop import opening
from desktop.journal.connection import DatabaseKey, connect
from desktop.journal.migrating import migrate
from desktop.journal.opened import DATABASE
from desktop.journal.version import SCHEMA_VERSION
from tools.environment import ROOT

VERSIONS = ROOT / "desktop" / "journal" / "migrations" / "versions"
KEY = DatabaseKey(bytes(32), bytes(16))
STATEMENTS = (
    "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    " AND name NOT LIKE 'search_index_%' ORDER BY rowid"
)
STEP = '''"""{sentence}"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision, down_revision = "{revision:04d}", "{before:04d}"
branch_labels = depends_on = None


def upgrade() -> None:
    """Make the tables that the SQL beside this file names."""
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";\\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
'''


def schema(folder: Path) -> dict[str, str]:
    """Return name and SQL of everything in the database of ``folder``, in the order of making."""
    connection = connect(folder / DATABASE, KEY)
    rows = connection.execute(STATEMENTS).fetchall()
    connection.close()
    return {name: "\n".join(line.rstrip() for line in sql.splitlines()) for name, sql in rows}


def main(arguments: list[str]) -> int:
    """Write the SQL of the step, and the step unless it is there; returns 1 when a table changed."""
    name = arguments[0]
    with tempfile.TemporaryDirectory() as folder:
        new, old = Path(folder, "new"), Path(folder, "old")
        new.mkdir()
        old.mkdir()
        opening.create(new, KEY)
        connect(old / DATABASE, KEY).close()
        migrate(old, KEY, 0, SCHEMA_VERSION - 1)
        wanted, held = schema(new), schema(old)
    target = VERSIONS / f"v{SCHEMA_VERSION:04d}_{name}.sql"
    added = [sql.replace("\t", "    ") for key, sql in wanted.items() if key not in held]
    target.write_text(";\n".join(added) + ";\n", "utf-8")
    step = target.with_suffix(".py")
    if not step.exists():
        sentence = f"Adds the tables of {name.replace('_', ' ')}."
        text = STEP.format(sentence=sentence, revision=SCHEMA_VERSION, before=SCHEMA_VERSION - 1)
        step.write_text(text, "utf-8")
    changed = [
        key for key, sql in wanted.items() if " ".join(held.get(key, sql).split()) != " ".join(sql.split())
    ]
    for key in changed:
        print(f"{key} changed: write its step by hand")
    return int(bool(changed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
