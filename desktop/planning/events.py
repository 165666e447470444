"""Own events: written, edited, moved, and put into the trash."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import delete, select

from desktop.almanac.zones import zone_named
from desktop.errors import Refused
from desktop.journal.journal import ChangeSession
from desktop.people.fields import clean, existing
from desktop.people.tables import Contact, Supplier
from desktop.planning.event_drafts import EventDraft, check_years, completed, days_in, same_time
from desktop.planning.tables import Event, EventPerson, EventSupplier
from desktop.texts import _


def add_event(session: ChangeSession, draft: EventDraft) -> int:
    """Write an event with its people and suppliers and return its id.

    A repeating event whose first day does not keep its own rule begins on the next day that does. Raises UsageError
    for an impossible value or a date that does not exist.
    """
    whole = completed(draft)
    event = session.make(Event, **_columns(whole))
    session.flush()
    _link(session, event.id, whole)
    return event.id


def edit_event(session: ChangeSession, event_id: int, draft: EventDraft) -> None:
    """Replace all fields, people and suppliers of an event. Raises as ``add_event``."""
    event = existing(session, Event, event_id)
    whole = completed(draft)
    event.fill(_columns(whole))
    session.flush()
    _link(session, event_id, whole)


def move_event(session: ChangeSession, event_id: int, days: int, minutes: int = 0) -> None:
    """Move an event by whole days, as a drag does; a timed one keeps its time of day in its own zone.

    ``minutes`` move a timed one further, forward or back; they mean nothing for whole days.

    Raises Refused for a repeating event, whose rule says when it is.
    """
    event = existing(session, Event, event_id)
    if event.repeat:
        raise Refused(
            _("A repeating event has its days from its rule."), _("Open the event and change the rule.")
        )
    first, last = event.first_on + timedelta(days=days), event.last_on + timedelta(days=days)
    if event.starts_at is not None and event.ends_at is not None:
        lasting, zone = event.ends_at - event.starts_at, zone_named(event.zone)
        starts_at = same_time(event.starts_at, zone, days) + timedelta(minutes=minutes)
        first, last = days_in(starts_at, starts_at + lasting, zone)
        event.starts_at, event.ends_at = starts_at, starts_at + lasting
    check_years(first, last)
    event.first_on, event.last_on = first, last


def delete_events(session: ChangeSession, event_ids: Iterable[int]) -> None:
    """Move events to the trash."""
    for event_id in event_ids:
        existing(session, Event, event_id).deleted_at = session.now


def restore_events(session: ChangeSession, event_ids: Iterable[int]) -> None:
    """Bring events back from the trash."""
    for event_id in event_ids:
        existing(session, Event, event_id).deleted_at = None


def _columns(draft: EventDraft) -> dict[str, Any]:
    """Return the values of the table's columns; of any type, hence Any."""
    direct = (
        *("title", "first_on", "last_on", "starts_at", "ends_at", "zone", "place", "notes", "repeat"),
        *("remind_minutes", "layer", "uid"),
    )
    values = {name: getattr(draft, name) for name in direct}
    values["repeat_every"] = draft.repeat_every if draft.repeat else 1
    values["repeat_until"] = draft.repeat_until if draft.repeat else None
    values["lunar_month"] = draft.lunar.month if draft.lunar else None
    values["lunar_day"] = draft.lunar.day if draft.lunar else None
    values["lunar_leap"] = draft.lunar.leap if draft.lunar else False
    values["lunar_custom"] = draft.lunar_custom if draft.lunar else ""
    return clean(Event, values)


def _link(session: ChangeSession, event_id: int, draft: EventDraft) -> None:
    for contact_id in draft.people:
        existing(session, Contact, contact_id)
    for supplier_id in draft.suppliers:
        existing(session, Supplier, supplier_id)
    _relink(session, EventPerson, "contact_id", event_id, draft.people)
    _relink(session, EventSupplier, "supplier_id", event_id, draft.suppliers)


def _relink(
    session: ChangeSession,
    table: type[EventPerson] | type[EventSupplier],
    owner: str,
    event_id: int,
    wanted: Collection[int],
) -> None:
    """Bring the links of an event to those wanted, in their order, and leave those that are there."""
    column = table.__table__.c[owner]
    there = set(session.scalars(select(column).where(table.event_id == event_id)))
    gone = there - set(wanted)
    if gone:
        session.execute(delete(table).where(table.event_id == event_id, column.in_(gone)))
    for owner_id in dict.fromkeys(wanted):
        if owner_id not in there:
            session.make(cast("type[EventPerson]", table), event_id=event_id, **{owner: owner_id})
    session.flush()
