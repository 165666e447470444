"""Reminders of own events: what is due, what comes next, put off and done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from sqlalchemy import Connection, select

from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import existing
from desktop.planning.event_drafts import LONGEST_LEAD
from desktop.planning.event_reads import Occurrence, reminding_between
from desktop.planning.tables import ReminderState
from desktop.texts import _

MORNING = time(9)
"""The time at home from which the lead of an all-day event is counted back."""
MISSED_DAYS = 7
"""For how many days after its event a reminder that nobody saw is still shown."""


class NextReminder(NamedTuple):
    """When a reminder comes, and its key: nothing that names a person, so that it may be known while locked."""

    at: datetime
    key: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder that is due, for Today."""

    key: str
    event_id: int
    title: str
    due_at: datetime
    """When it was due at first."""
    first: date
    """The first day of the occurrence at home."""
    starts_at: datetime | None
    """In UTC; None for an all-day event."""


class _State(NamedTuple):
    snoozed_until: datetime | None
    done: bool


def next_reminders(
    connection: Connection, now: datetime, zone: tzinfo | None = None, *, days: int = 7
) -> list[NextReminder]:
    """Return the reminders that come after ``now`` and within ``days``, the earliest first.

    ``zone`` is the home zone, None the system's. Put off ones come when they were put off to; done ones do not.
    """
    until = now + timedelta(days=days)
    found = [NextReminder(at, one.key) for at, one in _open(connection, now, until, zone) if at > now]
    return sorted(one for one in found if one.at <= until)


def due_reminders(connection: Connection, now: datetime, zone: tzinfo | None = None) -> list[Reminder]:
    """Return what is due and neither done nor put off beyond ``now``, the earliest event first.

    One whose event ended more than seven days ago is over.
    """
    found = [one for at, one in _open(connection, now, now, zone) if at <= now]
    return [
        Reminder(one.key, one.event.id, one.event.title, due_at(one, zone), one.first, one.starts_at)
        for one in sorted(found, key=lambda one: (one.first, due_at(one, zone), one.event.id))
    ]


def due_at(one: Occurrence, zone: tzinfo | None) -> datetime:
    """Return the instant at which an occurrence reminds: before its start, or before 9:00 at home on its first day."""
    start = one.starts_at
    if start is None:
        morning = datetime.combine(one.first, MORNING, zone)
        start = morning if zone else morning.astimezone()
    return start - timedelta(minutes=one.event.remind_minutes or 0)


def finish_reminder(session: ChangeSession, key: str) -> None:
    """Mark a reminder done; one that is done stays so."""
    state = _state(session, key)
    state.done_at, state.snoozed_until = state.done_at or session.now, None


def snooze_reminder(session: ChangeSession, key: str, until: datetime) -> None:
    """Put a reminder off. Raises Refused when ``until`` is not after the change's moment or the reminder is done."""
    state = _state(session, key)
    if state.done_at is not None:
        raise Refused(_("This reminder is done already."), _("Reopen it first."))
    if until <= session.now:
        raise Refused(_("A reminder is put off to a later time."), _("Choose a time after now."))
    state.snoozed_until = until


def reopen_reminder(session: ChangeSession, key: str) -> None:
    """Take back that a reminder is done or put off."""
    state = _state(session, key)
    state.done_at = state.snoozed_until = None


def event_of(key: str) -> tuple[int, date]:
    """Return the event and the day of a reminder's key. Raises UsageError for what is no key."""
    kind, _colon, rest = key.partition(":")
    number, _colon, day = rest.partition(":")
    try:
        if kind != "event":
            raise ValueError(key)
        return int(number), date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(_("This reminder is not known."), _("Look at the calendar again.")) from error


def _open(
    connection: Connection, now: datetime, until: datetime, zone: tzinfo | None
) -> Iterator[tuple[datetime, Occurrence]]:
    """Yield what is not done with the instant at which it comes: as late as it was put off to."""
    states = _states(connection)
    put_off = [event_of(key)[1] for key, state in states.items() if state.snoozed_until and not state.done]
    today = now.astimezone(zone).date()
    first = min([today - timedelta(days=MISSED_DAYS), *put_off])
    last = until.astimezone(zone).date() + timedelta(minutes=LONGEST_LEAD, days=1)
    for one in reminding_between(connection, first, last, zone):
        state = states.get(one.key, _State(None, False))  # noqa: FBT003 - the fields of a row
        if not state.done:
            yield max(due_at(one, zone), state.snoozed_until or datetime.min.replace(tzinfo=now.tzinfo)), one


def _states(connection: Connection) -> dict[str, _State]:
    query = select(ReminderState.key, ReminderState.snoozed_until, ReminderState.done_at).where(
        ReminderState.deleted_at.is_(None)
    )
    return {key: _State(until, done is not None) for key, until, done in connection.execute(query)}


def _state(session: ChangeSession, key: str) -> ReminderState:
    """Return the record of a reminder, a new one where there is none."""
    event_of(key)
    query = select(ReminderState.id).where(ReminderState.key == key, ReminderState.deleted_at.is_(None))
    found = session.scalars(query).first()
    if found is not None:
        return existing(session, ReminderState, found)
    return session.make(ReminderState, key=key)
