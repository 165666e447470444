"""Copies for other programs: none is left in clear once the journal is locked, whatever a job still writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.copies import PrivateCopies
from ui.tasks import Cancelled


def test_a_copy_that_is_written_while_the_journal_locks_goes(tmp_path: Path) -> None:
    copies = PrivateCopies(tmp_path / "journal", tmp_path)

    def pieces() -> Iterator[bytes]:
        yield b"first"
        copies.close()
        yield b"second"

    with pytest.raises(Cancelled):
        copies.add("prices.pdf", pieces())
    assert not list(tmp_path.rglob("*.pdf"))


def test_no_copy_is_begun_once_the_journal_is_locked(tmp_path: Path) -> None:
    copies = PrivateCopies(tmp_path / "journal", tmp_path)
    copies.close()
    with pytest.raises(Cancelled):
        copies.add("prices.pdf", [b"first"])
    assert not copies.folder.exists()
