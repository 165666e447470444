"""The one place that reads the clock; everything else takes ``now`` or ``today`` as an argument."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present instant in UTC."""
    return datetime.now(UTC)


def local_date(instant: datetime, zone: ZoneInfo | None = None) -> date:
    """Return the calendar day of ``instant`` in ``zone`` (None: the system's zone)."""
    return instant.astimezone(zone).date()
