"""A journal of 50,000 touches and 50,000 notes in mixed Chinese and English, made once and kept for the next run."""

from __future__ import annotations

import hashlib
import inspect
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from desktop import opening
from desktop.demo import scale as scales
from desktop.demo.rows import add_rows
from desktop.demo.tables import touch_texts
from desktop.journal.connection import DatabaseKey
from desktop.journal.journal import ChangeSession, Journal
from desktop.journal.opened import open_file
from desktop.journal.version import SCHEMA_VERSION
from desktop.notes.tables import Note
from desktop.practice.library import phrases

KEY = DatabaseKey(bytes(range(32)), bytes(range(16)))
HALF = 50_000
_BATCH = 10_000
_MINUTES = 30
_RARE = (*"鑫淼垚犇骉赟", "flange", "gusset", "anodised")


def mixed_journal(into: Path, clock: Callable[[], datetime]) -> Path:
    """Return a fresh copy of the journal in ``into``; it may be changed."""
    made_by = f"{SCHEMA_VERSION} {inspect.getsource(scales)} {inspect.getsource(sys.modules[__name__])}"
    version = hashlib.sha256(made_by.encode()).hexdigest()[:12]
    kept = Path(tempfile.gettempdir()) / f"guanxi-benchmark-mixed-{version}"
    if not kept.exists():
        made = Path(tempfile.mkdtemp(prefix="guanxi-benchmark-making-"))
        _make(made, clock)
        made.replace(kept)
    return Path(shutil.copytree(kept, into, dirs_exist_ok=True))


def _make(folder: Path, clock: Callable[[], datetime]) -> None:
    opening.create(folder, KEY)
    opened = open_file(folder, KEY)
    journal = opening.journal_from(opened, clock, 7)
    scales.scale(journal, clock().date(), touches=HALF)
    _notes(journal)
    for _count in journal.rebuild_search():
        pass
    journal.close()
    opened.close()


def _notes(journal: Journal) -> None:
    """Add notes of some 60 words each: sentences of the library and of touches, numbers, now and then a rare word."""
    random = Random(5)
    with journal.fill() as session:
        rows = list(_rows(session, random))
        for start in range(0, HALF, _BATCH):
            add_rows(session, Note, rows[start : start + _BATCH])


def _rows(session: ChangeSession, random: Random) -> Iterator[dict[str, object]]:
    chinese = [phrase.simplified for phrase in phrases()]
    english = [phrase.english for phrase in phrases()]
    said = [text.body or text.summary for text in touch_texts()]
    for number in range(HALF):
        at = session.now - timedelta(minutes=_MINUTES * (HALF - number))
        words = [
            *random.sample(chinese, 3),
            *random.sample(english, 3),
            random.choice(said),
            f"PO-{random.randint(10_000, 99_999)}",
            *(random.choices(_RARE, k=1) if random.random() < 0.002 else ()),
        ]
        random.shuffle(words)
        yield {
            "id": session.new_id(),
            "created_at": at,
            "updated_at": at,
            "written_at": at,
            "title": f"{random.choice(chinese)} {number}",
            "body": "\n".join(words),
        }
