"""Bringing a journal of an older version up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import opening
from desktop.errors import StoreError
from desktop.journal.connection import DatabaseKey, connect
from desktop.journal.migrating import SCRIPTS, bring_up_to_date, migrate
from desktop.journal.opened import DATABASE, OpenedFile, open_file
from desktop.journal.version import SCHEMA_VERSION

KEY = DatabaseKey(bytes(range(32)), bytes(range(16)))
STEP = '''"""A step for the test."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{revision:04d}", "{before:04d}"
branch_labels = depends_on = None
def upgrade():
    {what}
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "日记 100%"
    folder.mkdir()
    opening.create(folder, KEY)
    with connect(folder / DATABASE, KEY) as connection:
        connection.execute(
            "INSERT INTO tag (id, name, tone, created_at, updated_at) VALUES (1, '重要', 'seal', 0, 0)"
        )
    return folder


def scripts_with(tmp_path: Path, what: str) -> Path:
    scripts = tmp_path / "scripts"
    (scripts / "versions").mkdir(parents=True)
    (scripts / "env.py").write_text((SCRIPTS / "env.py").read_text("utf-8"), "utf-8")
    base = STEP.format(revision=SCHEMA_VERSION, before=0, what="pass").replace('"0000"', "None")
    (scripts / "versions" / "base.py").write_text(base, "utf-8")
    step = STEP.format(revision=SCHEMA_VERSION + 1, before=SCHEMA_VERSION, what=what)
    (scripts / "versions" / "next.py").write_text(step, "utf-8")
    return scripts


def columns(folder: Path) -> set[str]:
    connection = connect(folder / DATABASE, KEY)
    names = {row[1] for row in connection.execute("PRAGMA table_info(tag)")}
    connection.close()
    return names


def test_a_step_changes_the_schema_and_keeps_the_rows(folder: Path, tmp_path: Path) -> None:
    what = 'op.add_column("tag", sa.Column("weight", sa.Integer(), server_default="3"))'
    migrate(folder, KEY, SCHEMA_VERSION, SCHEMA_VERSION + 1, scripts_with(tmp_path, what))
    connection = connect(folder / DATABASE, KEY)
    assert connection.execute("SELECT name, weight FROM tag").fetchall() == [("重要", 3)]
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION + 1,)
    connection.close()


def test_a_failing_step_leaves_the_file_as_it_was(folder: Path, tmp_path: Path) -> None:
    what = 'op.add_column("tag", sa.Column("weight", sa.Integer())); raise RuntimeError("half way")'
    with pytest.raises(RuntimeError, match="half way"):
        migrate(folder, KEY, SCHEMA_VERSION, SCHEMA_VERSION + 1, scripts_with(tmp_path, what))
    assert "weight" not in columns(folder)
    opened = open_file(folder, KEY)
    assert opened.version == SCHEMA_VERSION
    opened.close()


def test_a_step_that_leaves_broken_references_is_refused_whole(folder: Path, tmp_path: Path) -> None:
    what = 'op.execute("INSERT INTO tagging (id, tag_id, created_at, updated_at) VALUES (9, 404, 0, 0)")'
    with pytest.raises(StoreError, match="point at nothing"):
        migrate(folder, KEY, SCHEMA_VERSION, SCHEMA_VERSION + 1, scripts_with(tmp_path, what))
    connection = connect(folder / DATABASE, KEY)
    assert connection.execute("SELECT count(*) FROM tagging").fetchone() == (0,)
    connection.close()


def test_a_newer_file_is_refused_politely_and_not_touched(folder: Path) -> None:
    connection = connect(folder / DATABASE, KEY)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 5}")
    connection.close()
    asked: list[OpenedFile] = []
    with pytest.raises(StoreError, match="newer version"):
        bring_up_to_date(open_file(folder, KEY), asked.append, opening.reindex)
    assert asked == []
    open_file(folder, KEY).close()  # its lock was given back


def test_without_a_backup_nothing_is_migrated(folder: Path) -> None:
    connection = connect(folder / DATABASE, KEY)
    connection.execute("PRAGMA user_version = 0")
    connection.close()

    def no_room(_opened: OpenedFile) -> None:
        raise StoreError("The disk is full.")

    with pytest.raises(StoreError, match="full"):
        bring_up_to_date(open_file(folder, KEY), no_room, opening.reindex)
    opened = open_file(folder, KEY)
    assert opened.version == 0
    opened.close()


def schema(folder: Path) -> set[tuple[str, str]]:
    connection = connect(folder / DATABASE, KEY)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {(name, " ".join(sql.split())) for name, sql in rows}


def test_the_steps_from_nothing_make_what_a_new_journal_has(folder: Path, tmp_path: Path) -> None:
    stepped = tmp_path / "stepped"
    stepped.mkdir()
    connect(stepped / DATABASE, KEY).close()
    migrate(stepped, KEY, 0)
    assert schema(stepped) == schema(folder)
