"""The time zones of an event: home, Shanghai, and those of the usual ports of trade."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone

from desktop.texts import _

SHANGHAI = "Asia/Shanghai"
_USUAL = (
    *("Asia/Hong_Kong", "Asia/Taipei", "Asia/Tokyo", "Asia/Singapore", "Asia/Kolkata", "Asia/Dubai"),
    *("Europe/London", "Europe/Berlin", "America/New_York", "America/Chicago", "America/Los_Angeles"),
    *("America/Sao_Paulo", "Australia/Sydney", "UTC"),
)


def home_zone() -> ZoneInfo | None:
    """Return the zone of this machine by its IANA name, or None when the system knows none."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def home_name() -> str:
    """Return the IANA name of the zone at home; UTC where the system knows none."""
    found = home_zone()
    return found.key if found is not None else "UTC"


def zone_choices(current: str = "") -> list[str]:
    """Return the names to choose from: home, Shanghai, the one in use, then the usual ones."""
    names = (home_name(), SHANGHAI, current, *_USUAL)
    return [name for name in dict.fromkeys(names) if name]


def city(name: str) -> str:
    """Return the city of a zone as people say it: New York for America/New_York."""
    return _("Shanghai") if name == "Asia/Shanghai" else name.rpartition("/")[2].replace("_", " ")
