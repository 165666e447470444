"""The learning day: it begins at an hour of the night, so that cards of a late evening belong to the evening."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def learning_day(now: datetime, rollover: int, zone: tzinfo | None = None) -> date:
    """Return the learning day of ``now`` where it begins at ``rollover`` o'clock in ``zone`` (None: the system's)."""
    local = now.astimezone(zone)
    return local.date() if local.hour >= rollover else local.date() - timedelta(days=1)


def day_start(day: date, rollover: int, zone: tzinfo | None = None) -> datetime:
    """Return the instant in UTC at which a learning day begins."""
    local = datetime.combine(day, time(rollover), zone)
    return local.astimezone(UTC)
