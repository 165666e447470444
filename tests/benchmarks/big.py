"""The journal of 5,000 people and 100,000 touches that the figures are about; made once and kept in the temp folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

from desktop import clock, opening
from desktop.demo.scale import scale
from desktop.journal.connection import APPLICATION_ID, DatabaseKey, connect
from desktop.journal.opened import open_file
from desktop.journal.version import SCHEMA_VERSION
from tests.benchmarks.children.keys import KEY

TODAY = date(2026, 11, 22)
PEOPLE, TOUCHES = 5_000, 100_000
ROOT = Path(__file__).resolve().parents[2]


def big_journal(*, encrypted: bool = True) -> Path:
    """Return the folder of the journal, made on the first call: about a minute."""
    place = Path(tempfile.gettempdir(), f"guanxi-figures-{_version()}")
    whole, plain = place / "encrypted", place / "plain"
    if not whole.exists():
        _make(whole)
    if not encrypted and not plain.exists():
        _make_plain(whole, plain)
    return whole if encrypted else plain


def _version() -> str:
    """Return a mark of what makes the journal: it is made anew when the generator or a table has changed."""
    sources = [*(ROOT / "desktop" / "demo").glob("*.py"), *(ROOT / "desktop").glob("*/tables.py")]
    digest = hashlib.sha256(f"{PEOPLE} {TOUCHES} {os.getuid() if hasattr(os, 'getuid') else 0}".encode())
    for path in sorted(sources):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _make(folder: Path) -> None:
    draft = folder.with_name("draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    opening.create(draft, KEY)
    opened = open_file(draft, KEY)
    journal = opening.journal_from(opened, clock.now, 7)
    scale(journal, TODAY, people=PEOPLE, touches=TOUCHES)
    journal.close()
    opened.close()
    draft.rename(folder)


def _make_plain(source: Path, folder: Path) -> None:
    """Copy the journal without encryption: what the same engine does without a key."""
    draft = folder.with_name("draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    key: DatabaseKey = KEY
    raw = connect(source / "journal.db", key)
    raw.execute("ATTACH ? AS plain KEY ''", (str(draft / "journal.db"),))
    raw.execute("SELECT sqlcipher_export('plain')")
    raw.execute(f"PRAGMA plain.application_id = {APPLICATION_ID}")
    raw.execute(f"PRAGMA plain.user_version = {SCHEMA_VERSION}")
    raw.execute("DETACH plain")
    raw.close()
    draft.rename(folder)
