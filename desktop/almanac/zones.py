"""Time zones by their names, and the day that a moment is in one of them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.errors import UsageError
from desktop.texts import _


def zone_named(name: str) -> ZoneInfo:
    """Return the zone of an IANA name. Raises UsageError for another."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(
            _("{name} is not the name of a time zone.").format(name=name or "“”"),
            _("Choose a zone such as Asia/Shanghai."),
        ) from error


def day_in(zone: str, at: datetime) -> date:
    """Return the day of an aware moment in a zone, without one by its own offset. Raises UsageError for no zone."""
    return (at.astimezone(zone_named(zone)) if zone else at).date()
