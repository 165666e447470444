"""The open journal as the screen sees it: once it is locked, nothing opens it again."""

from __future__ import annotations

import pytest

from desktop.errors import StoreError
from ui.open_journal import OpenJournal


def test_who_comes_after_the_lock_does_not_open_it_again(open_journal: OpenJournal) -> None:
    open_journal.close()
    ready: list[bool] = []
    open_journal.ready.connect(lambda: ready.append(True))
    for late in (open_journal.load, lambda: open_journal.journal):
        with pytest.raises(StoreError, match="closed"):
            late()
    assert not open_journal.loaded
    assert not ready
