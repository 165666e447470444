"""What Today shows, by plain SQL over the driver's connection: it is painted before SQLAlchemy is imported."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from desktop.rhythm.alerts import alerts
from desktop.today.birthdays import coming_birthdays
from desktop.today.days import begins
from desktop.today.giving import giving_due
from desktop.today.kept import Kept
from desktop.today.orders import order_alerts
from desktop.today.practice import practice_count
from desktop.today.quiet import quiet_people
from desktop.today.rows import DueFollowUp, TodayPage
from desktop.today.slipping import slipping
from desktop.today.who import people_by_id
from desktop.today.years import long_rows

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

__all__ = ["coming_birthdays", "follow_ups_due", "quiet_people", "sidebar_counts", "today_page"]

_FOLLOW_UPS = """
    SELECT f.id, f.due_on, f.text, f.done_at, f.touch_id, f.contact_id, f.supplier_id, s.name_zh, s.name_en
    FROM follow_up AS f LEFT JOIN supplier AS s ON s.id = f.supplier_id
    WHERE f.deleted_at IS NULL
      AND (f.touch_id IS NULL OR f.touch_id NOT IN (SELECT id FROM touch WHERE deleted_at IS NOT NULL))
"""
_DUE = f"{_FOLLOW_UPS} AND f.done_at IS NULL AND f.due_on <= ? ORDER BY f.due_on, f.id LIMIT ?"
_DONE = f"{_FOLLOW_UPS} AND f.done_at >= ? AND f.done_at < ? ORDER BY f.done_at LIMIT ?"
_Row = tuple[int, str, str, int | None, int | None, int | None, int | None, str | None, str | None]
_COUNTS = """
    SELECT (SELECT count(*) FROM supplier WHERE deleted_at IS NULL),
           (SELECT count(*) FROM contact WHERE deleted_at IS NULL),
           (SELECT count(*) FROM follow_up WHERE done_at IS NULL AND due_on <= ? AND deleted_at IS NULL
              AND (touch_id IS NULL OR touch_id NOT IN (SELECT id FROM touch WHERE deleted_at IS NOT NULL)))
"""


def today_page(
    raw: Connection,
    today: date,
    *,
    zone: tzinfo | None = None,
    limit: int = 50,
    kept: Kept | None = None,
    first: bool = False,
) -> TodayPage:
    """Return all that Today shows; ``zone`` (None: the system's) says on which day something was done.

    ``limit`` bounds each list. ``kept`` is what was found the last time; without it everything is looked at.
    ``first`` leaves out what may come a moment later, as ``Kept.bring`` says.
    """
    kept = kept or Kept()
    kept.bring(raw, today, first=first)
    quiet, quiet_count, cold_count = quiet_people(raw, today, limit=limit, known=kept.silences)
    wrong = tuple(alerts(raw, today, kept.alerts))
    return TodayPage(
        follow_ups=tuple(follow_ups_due(raw, today, limit=limit)),
        done=tuple(_done_today(raw, today, zone, limit)),
        quiet=tuple(quiet),
        quiet_count=quiet_count,
        cold_count=cold_count,
        birthdays=tuple(coming_birthdays(raw, today, limit=limit, known=kept.birthdays)),
        orders=tuple(order_alerts(raw, today, limit=limit)),
        long_view=tuple(long_rows(raw, today)),
        giving=tuple(giving_due(raw, today)),
        alerts=wrong,
        slipping=slipping(kept.drifts.values(), [kept.silences[one.who.id] for one in quiet], wrong),
    )


def sidebar_counts(raw: Connection, today: date, now: datetime | None = None) -> dict[str, int]:
    """Return the counts beside the places: follow-ups due by today, suppliers, contacts, cards due at ``now``."""
    suppliers, contacts, due = raw.execute(_COUNTS, (today.isoformat(),)).fetchone()
    counts = {"today": due, "suppliers": suppliers, "contacts": contacts}
    return counts if now is None else counts | {"practice": practice_count(raw, now)}


def follow_ups_due(raw: Connection, today: date, *, limit: int = 50) -> list[DueFollowUp]:
    """Return open follow-ups due by ``today``, the most overdue first; those of trashed touches are left out."""
    return _follow_ups(raw, raw.execute(_DUE, (today.isoformat(), limit)).fetchall(), today)


def _done_today(raw: Connection, today: date, zone: tzinfo | None, limit: int) -> list[DueFollowUp]:
    first, last = (begins(day, zone) for day in (today, today + timedelta(days=1)))
    return _follow_ups(raw, raw.execute(_DONE, (first, last, limit)).fetchall(), today)


def _follow_ups(raw: Connection, rows: list[_Row], today: date) -> list[DueFollowUp]:
    people = people_by_id(
        raw, {contact_id for *_rest, contact_id, _s, _zh, _en in rows if contact_id is not None}
    )
    made = []
    for row_id, day, text, done_at, touch_id, contact_id, supplier_id, zh, en in rows:
        due_on = date.fromisoformat(day)
        made.append(
            DueFollowUp(
                id=row_id,
                due_on=due_on,
                text=text,
                days_late=max((today - due_on).days, 0),
                done=done_at is not None,
                touch_id=touch_id,
                who=people.get(contact_id) if contact_id is not None else None,
                supplier_id=supplier_id,
                supplier_zh=zh or "",
                supplier_en=en or "",
            )
        )
    return made
