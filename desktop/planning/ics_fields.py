"""The fields of an event in a calendar file: its end, zone, and reminder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.planning.event_drafts import LONGEST_LEAD
from desktop.planning.reminders import MORNING

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Home:
    """Where and when a file is read: ``zone`` holds where the file names none that is known."""

    zone: str
    today: date


def compact(value: date | datetime) -> str:
    """Return a day or instant in the form of the files, instants with a zone in UTC."""
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}" if value.tzinfo else f"{value:%Y%m%dT%H%M%S}"
    return f"{value:%Y%m%d}"


def end_of(event: Any, start: date) -> Any:
    """Return the end in the kind of the start; without one a day lasts a day, and a time no time."""
    if "dtend" in event and isinstance(event["dtend"].dt, datetime) == isinstance(start, datetime):
        return event["dtend"].dt
    if "duration" in event:
        return start + event["duration"].dt
    return start if isinstance(start, datetime) else start + _DAY


def zone_of(moment: datetime, home: Home) -> str:
    """Return the zone of a time: its own by name, else that of home, as for times without a zone and in UTC."""
    name = str(getattr(moment.tzinfo, "key", "") or "")
    try:
        return ZoneInfo(name).key if name not in {"", "UTC"} else home.zone
    except (ZoneInfoNotFoundError, ValueError):
        return home.zone


def aware(moment: datetime, zone: str) -> datetime:
    """Return a time as an instant in UTC; one without a zone is of ``zone``."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def lead_of(event: Any, *, timed: bool) -> int | None:
    """Return the minutes before the start of the first reminder that comes before it."""
    for alarm in event.subcomponents:
        trigger = getattr(alarm.get("trigger"), "dt", None)
        if isinstance(trigger, timedelta):
            before = (timedelta() if timed else timedelta(hours=MORNING.hour)) - trigger
            minutes = int(before.total_seconds() // 60)
            if 0 <= minutes <= LONGEST_LEAD:
                return minutes
    return None
