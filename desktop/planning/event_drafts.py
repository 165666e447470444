"""Own events as they are typed: what is left out is filled in, what cannot be is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from desktop.almanac.birthdays import Custom, YearlyDate
from desktop.almanac.birthdays import checked as checked_yearly
from desktop.almanac.lunar import to_lunar
from desktop.almanac.zones import zone_named
from desktop.errors import UsageError
from desktop.people.fields import check_choice, check_range
from desktop.planning.recurrence import MOST_BETWEEN, REPEATS, Repeat, Rule, first_day
from desktop.texts import _

LONGEST_DAYS = 400
"""How many days an event may last: longer ones are two events, and a page of the calendar stays a short read."""
LONGEST_LEAD = 60 * 24 * 90
"""Minutes before an event at which a reminder may come at the earliest: 90 days."""
EVENT_LAYERS = ("events", "birthdays", "shutdowns")


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event as it is typed, before it is written: all-day with days, or timed with two instants."""

    title: str
    first_on: date | None = None
    """First day of an all-day event; of a timed one it follows from ``starts_at``."""
    last_on: date | None = None
    """None: the same day."""
    starts_at: datetime | None = None
    """Aware; None for an all-day event."""
    ends_at: datetime | None = None
    """None: as it starts."""
    zone: str = ""
    """IANA zone of a timed event, in which it keeps its time of day."""
    place: str = ""
    notes: str = ""
    repeat: Repeat = ""
    repeat_every: int = 1
    repeat_until: date | None = None
    lunar: YearlyDate | None = None
    """Month and day of a lunar rule; None takes those of the first day."""
    lunar_custom: Custom = "regular"
    remind_minutes: int | None = None
    layer: str = "events"
    people: tuple[int, ...] = ()
    suppliers: tuple[int, ...] = ()
    uid: str = ""


def rule_of(draft: EventDraft) -> Rule:
    """Return the rule of a completed draft."""
    assert draft.first_on is not None
    every, until = draft.repeat_every, draft.repeat_until
    return Rule(draft.repeat, draft.first_on, every, until, draft.lunar, draft.lunar_custom)


def completed(draft: EventDraft) -> EventDraft:
    """Return the draft with its days, end and lunar rule filled in.

    Raises UsageError for an impossible value or a date that does not exist.
    """
    if not draft.title.strip():
        raise UsageError(_("An event needs a title."), _("Type what it is about."))
    _check_values(draft)
    whole = _with_days(draft)
    assert whole.first_on is not None
    assert whole.last_on is not None
    if whole.last_on < whole.first_on:
        raise UsageError(_("This event would end before it begins."), _("Look at the two times again."))
    if (whole.last_on - whole.first_on).days >= LONGEST_DAYS:
        raise UsageError(
            _("An event lasts at most {days} days.").format(days=LONGEST_DAYS),
            _("Make two events, or a closing time of the supplier."),
        )
    check_years(whole.first_on, whole.last_on)
    return _on_its_rule(whole) if whole.repeat else whole


def _check_values(draft: EventDraft) -> None:
    values: dict[str, Any] = {name: getattr(draft, name) for name in ("repeat", "repeat_every", "layer")}
    values["remind_minutes"] = draft.remind_minutes  # columns of any type, hence Any
    check_choice(values, "repeat", REPEATS)
    check_choice(values, "layer", EVENT_LAYERS)
    check_range(values, "repeat_every", 1, MOST_BETWEEN)
    check_range(values, "remind_minutes", 0, LONGEST_LEAD)


def check_years(first: date, last: date) -> None:
    """Raise UsageError for days outside the calendar."""
    if first.year < 1901 or last.year > 2100:
        raise UsageError(_("The calendar goes from 1901 to 2100."), _("Choose a day between these years."))


def _with_days(draft: EventDraft) -> EventDraft:
    """Return the draft with first and last day; those of a timed event are the ones in its own zone."""
    if draft.starts_at is None:
        if draft.first_on is None:
            raise UsageError(_("An event needs a day."), _("Choose its first day."))
        return replace(draft, last_on=draft.last_on or draft.first_on, ends_at=None, zone="")
    zone = zone_named(draft.zone)
    ends = draft.ends_at or draft.starts_at
    if ends < draft.starts_at:
        raise UsageError(_("This event would end before it begins."), _("Look at the two times again."))
    first, last = days_in(draft.starts_at, ends, zone)
    return replace(draft, first_on=first, last_on=last, ends_at=ends)


def days_in(starts_at: datetime, ends_at: datetime, zone: tzinfo | None) -> tuple[date, date]:
    """Return first and last day of a timed event in a zone; what ends at midnight does not reach the next day."""
    first = starts_at.astimezone(zone)
    last = max(starts_at, ends_at - timedelta(microseconds=1)).astimezone(zone)
    return first.date(), last.date()


def _on_its_rule(draft: EventDraft) -> EventDraft:
    """Return a repeating draft that begins on the first day that its rule has."""
    begun = draft.first_on
    assert begun is not None
    if draft.repeat == "lunar":
        draft = replace(draft, lunar=checked_yearly(draft.lunar or _lunar_of(begun)))
    else:
        draft = replace(draft, lunar=None, lunar_custom="regular")
    if draft.repeat_until is not None and draft.repeat_until < begun:
        raise UsageError(_("This event would stop repeating before it begins."), _("Choose a later day."))
    day = first_day(rule_of(draft))
    if day is None:
        raise UsageError(
            _("By this rule the event has no day at all."), _("Check the rule and its last day.")
        )
    return shifted(draft, (day - begun).days)


def shifted(draft: EventDraft, days: int) -> EventDraft:
    """Return a completed draft some days later (or earlier, if negative), at the same time of day in its zone."""
    if not days:
        return draft
    assert draft.first_on is not None
    assert draft.last_on is not None
    step = timedelta(days=days)
    moved = replace(draft, first_on=draft.first_on + step, last_on=draft.last_on + step)
    if draft.starts_at is None or draft.ends_at is None:
        return moved
    starts_at = same_time(draft.starts_at, zone_named(draft.zone), days)
    return replace(moved, starts_at=starts_at, ends_at=starts_at + (draft.ends_at - draft.starts_at))


def same_time(moment: datetime, zone: tzinfo, days: int) -> datetime:
    """Return the moment at the same time of day in a zone some days later, in UTC."""
    return (moment.astimezone(zone) + timedelta(days=days)).astimezone(UTC)


def _lunar_of(day: date) -> YearlyDate:
    found = to_lunar(day)
    return YearlyDate("lunar", found.month, found.day, found.leap)
