"""From a quick entry to a touch in the journal."""

from __future__ import annotations

from datetime import datetime

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.texts import _
from desktop.touches.logging import TouchDraft, log_touch
from desktop.touches.quick_entry import QuickDraft


def touch_draft(quick: QuickDraft, now: datetime) -> TouchDraft:
    """Return what a form shows for a quick entry; a touch after ``now`` is planned, not held yet."""
    return TouchDraft(
        at=quick.at,
        people=tuple(person.id for person in quick.people),
        kind=quick.kind,
        started_by=quick.started_by or "us",
        zone=getattr(quick.at.tzinfo, "key", ""),
        minutes=quick.minutes,
        summary=quick.text,
        asks=quick.asks,
        held=quick.at <= now,
        follow_up=quick.follow_up,
    )


def log_quick(session: ChangeSession, quick: QuickDraft, now: datetime) -> int:
    """Write a quick entry as a touch and return its id; raises UsageError when a name is missing or not clear."""
    if not quick.complete:
        raise UsageError(
            _("It is not clear who took part."), _("Type @ and a part of a name, and choose one person.")
        )
    return log_touch(session, touch_draft(quick, now))
