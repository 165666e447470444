"""The large journal of the benchmarks, made once for each version of what makes it and kept in a temporary folder."""

from __future__ import annotations

import hashlib
import inspect
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop import opening
from desktop.demo import scale as scales
from desktop.journal.connection import DatabaseKey
from desktop.journal.opened import open_file
from desktop.journal.version import SCHEMA_VERSION

KEY = DatabaseKey(bytes(range(32)), bytes(range(16)))


def large_journal(into: Path, clock: Callable[[], datetime]) -> Path:
    """Return a fresh copy of the journal of 5,000 people and 100,000 touches in ``into``; it may be changed."""
    version = hashlib.sha256(f"{SCHEMA_VERSION} {inspect.getsource(scales)}".encode()).hexdigest()[:12]
    kept = Path(tempfile.gettempdir()) / f"guanxi-benchmark-{version}"
    if not kept.exists():
        made = Path(tempfile.mkdtemp(prefix="guanxi-benchmark-making-"))
        _make(made, clock)
        made.replace(kept)
    return Path(shutil.copytree(kept, into, dirs_exist_ok=True))


def _make(folder: Path, clock: Callable[[], datetime]) -> None:
    opening.create(folder, KEY)
    opened = open_file(folder, KEY)
    journal = opening.journal_from(opened, clock, 7)
    scales.scale(journal, clock().date())
    journal.close()
    opened.close()
