"""From a quick entry to a touch in the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.tables import Channel
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


def preferred_channel(connection: Connection, contact_id: int) -> str:
    """Return the channel that a touch with this person takes when none is typed; empty when they have none."""
    query = (
        select(Channel.kind)
        .where(Channel.contact_id == contact_id, Channel.deleted_at.is_(None))
        .order_by(Channel.preferred.desc(), Channel.position, Channel.id)
    )
    return connection.scalars(query).first() or ""


def needs_nobody(quick: QuickDraft, supplier_id: int | None) -> bool:
    """Say whether an entry that names nobody belongs to the supplier that is looked at."""
    unclear = any(span.role in ("ambiguous", "unknown") for span in quick.spans)
    return supplier_id is not None and not quick.people and not unclear


def log_quick(
    session: ChangeSession, quick: QuickDraft, now: datetime, supplier_id: int | None = None
) -> int:
    """Write a quick entry as a touch and return its id; one that names nobody belongs to ``supplier_id``.

    Raises UsageError when a name is missing or not clear.
    """
    if supplier_id is not None and needs_nobody(quick, supplier_id):
        return log_touch(session, replace(touch_draft(quick, now), suppliers=(supplier_id,)))
    if not quick.complete:
        raise UsageError(
            _("It is not clear who took part."), _("Type @ and a part of a name, and choose one person.")
        )
    return log_touch(session, touch_draft(quick, now))
