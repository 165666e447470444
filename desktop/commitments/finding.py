"""Follow-ups found by their text, for the one search over all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop.commitments.follow_ups import follow_ups_among
from desktop.highlight import Marked, mark
from desktop.journal.asking import Asked, newest


@dataclass(frozen=True, slots=True)
class FollowUpHit:
    """A follow-up that was found, with the places of what was typed."""

    id: int
    due_on: date
    done: bool
    text: Marked
    outcome: Marked
    """What came of a done one."""
    contact_id: int | None
    supplier_id: int | None
    touch_id: int | None


def find_follow_ups(connection: Connection, asked: Asked) -> list[FollowUpHit]:
    """Return the follow-ups that hold all words asked for, the open ones first, of both the latest day first."""
    ids = newest(connection, "followup", asked)
    rows = follow_ups_among(connection, ids)
    hits = [
        FollowUpHit(
            row.id,
            row.due_on,
            row.done_at is not None,
            mark(row.text, asked.words),
            mark(row.outcome, asked.words),
            row.contact_id,
            row.supplier_id,
            row.touch_id,
        )
        for row in (rows[found] for found in ids if found in rows)
    ]
    return sorted(hits, key=lambda hit: hit.done)
