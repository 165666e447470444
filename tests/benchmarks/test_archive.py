"""How long the large journal takes to be written as an archive and to come in again."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from desktop import opening
from desktop.clock import now
from desktop.exchange.archive_in import import_archive
from desktop.exchange.archive_out import export_archive
from desktop.journal.opened import open_file
from desktop.subjects import METADATA
from tests.benchmarks.big import big_journal
from tests.benchmarks.children.keys import KEY
from tests.benchmarks.report import Figures

pytestmark = pytest.mark.timeout(900)


def test_out_and_in_again(figures: Figures, tmp_path: Path) -> None:
    opened = open_file(big_journal(), KEY)
    journal = opening.journal_from(opened, now, 7)
    begun = time.perf_counter()
    with journal.read() as connection:
        rows = export_archive(connection, tmp_path / "archive", METADATA, now(), journal.files)
    figures.record(f"archive of {rows:,} rows written", time.perf_counter() - begun, unit="s", aim="<= 60 s")
    journal.close()
    opened.close()
    (tmp_path / "new").mkdir()
    opening.create(tmp_path / "new", KEY)
    opened = open_file(tmp_path / "new", KEY)
    journal = opening.journal_from(opened, now, 8)
    begun = time.perf_counter()
    assert import_archive(journal, tmp_path / "archive", METADATA) == rows
    figures.record(f"archive of {rows:,} rows imported", time.perf_counter() - begun, unit="s", aim="<= 60 s")
    journal.close()
    opened.close()
