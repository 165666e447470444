"""When a day begins where the person is: what they did is theirs by their own calendar, as on the page of the calendar.

The rules of a relationship count China's days instead, so that they answer alike everywhere.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo


def begins(day: date, zone: tzinfo | None) -> int:
    """Return the milliseconds since 1970 at which a day begins in a zone; None is the system's."""
    start = datetime.combine(day, time(), zone)
    return int((start if zone else start.astimezone()).timestamp()) * 1000


def day_of(at: int, zone: tzinfo | None) -> date:
    """Return the day of an instant in milliseconds since 1970 in a zone; None is the system's."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(zone).date()
