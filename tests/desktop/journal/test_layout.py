"""A new journal is made whole or not at all."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from desktop import opening
from desktop.journal import layout
from desktop.journal.connection import connect
from desktop.journal.opened import DATABASE
from tests.conftest import KEY


def test_a_journal_that_was_made_half_has_no_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "create_index", lambda: ("CREATE TABLE broken (",))
    with pytest.raises(dbapi2.Error):
        opening.create(tmp_path, KEY)
    with closing(connect(tmp_path / DATABASE, KEY)) as raw:
        assert raw.execute("SELECT name FROM sqlite_master").fetchall() == []
