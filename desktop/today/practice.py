"""How many cards wait today, for the sidebar: by plain SQL, as the sidebar is painted before SQLAlchemy is there."""

from __future__ import annotations

import json
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from desktop.practice.days import learning_day

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_USUAL = {"new_a_day": 10, "reviews_a_day": 200, "rollover": 4}
"""The defaults of ``desktop.practice.options``, which cannot be imported here; a test compares them."""
_OPTIONS = "SELECT value FROM journal_setting WHERE name = 'practice'"
_WAITING = """
    SELECT state = 0, state = 2, count(*) FROM card
    WHERE suspended = 0 AND deleted_at IS NULL AND (state = 0 OR due <= ?) AND state IN (0, 1, 2, 3)
      AND (buried_until IS NULL OR buried_until <= ?) AND deck_id IN (SELECT id FROM deck WHERE deleted_at IS NULL)
    GROUP BY 1, 2
"""
_DONE = "SELECT before_state, count(*) FROM review WHERE day = ? GROUP BY before_state"
_AHEAD_MS = 20 * 60_000


def practice_count(raw: Connection, now: datetime, zone: tzinfo | None = None) -> int:
    """Return how many cards wait on the learning day of ``now``, within the limits of the day."""
    options = _options(raw)
    day = learning_day(now, options["rollover"], zone).isoformat()
    done: dict[int, int] = dict(raw.execute(_DONE, (day,)).fetchall())
    until = int(now.timestamp() * 1000) + _AHEAD_MS
    found: dict[tuple[int, int], int] = {
        (new, known): count for new, known, count in raw.execute(_WAITING, (until, day))
    }
    new = min(found.get((1, 0), 0), max(0, options["new_a_day"] - done.get(0, 0)))
    review = min(found.get((0, 1), 0), max(0, options["reviews_a_day"] - done.get(2, 0)))
    return new + review + found.get((0, 0), 0)


def _options(raw: Connection) -> dict[str, int]:
    row = raw.execute(_OPTIONS).fetchone()
    try:
        kept = json.loads(row[0]) if row else {}
    except ValueError:
        kept = {}
    return {name: kept.get(name, usual) for name, usual in _USUAL.items()}
