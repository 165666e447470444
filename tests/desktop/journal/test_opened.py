"""What is read before SQLAlchemy is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.journal.journal import Journal
from desktop.journal.opened import DATABASE, open_file
from desktop.people.tables import Supplier
from tests.conftest import KEY

PAGE = 4096


def test_damage_met_by_the_first_page_is_told_with_advice(
    journal: Journal, tmp_path: Path, empty_database: Path
) -> None:
    with journal.change("Add suppliers") as session:
        for number in range(2000):
            session.make(Supplier, name_en=f"supplier {number}", notes="x" * 200)
    journal.close()
    broken = tmp_path / "broken"
    broken.mkdir()
    shutil.copy(journal.folder / DATABASE, broken)
    data = bytearray((broken / DATABASE).read_bytes())
    first = len((empty_database).read_bytes()) // PAGE + 20  # behind the schema, which opening reads
    for start in range(first * PAGE, (first + 40) * PAGE, PAGE):
        data[start + 100] ^= 0xFF
    (broken / DATABASE).write_bytes(data)
    opened = open_file(broken, KEY)
    with pytest.raises(StoreError, match="damaged"), opened.read() as raw:
        raw.execute("SELECT id, notes FROM supplier").fetchall()
    opened.close()
