"""Which backups stay: all of today and yesterday, then one for each of 12 days, 10 weeks and 9 months."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, tzinfo


def keep(instants: Iterable[datetime], now: datetime, zone: tzinfo | None = None) -> set[datetime]:
    """Return those of ``instants`` (aware) that stay; days are those of ``zone`` (None: the system's zone).

    Going back in time, a backup stays when its day (12 times), then its week (10 times), then its month
    (9 times) is earlier than that of the one that stayed last. Anki has lived with these counts for years.
    """
    yesterday = now.astimezone(zone).date() - timedelta(days=1)
    days = {instant: instant.astimezone(zone).date() for instant in sorted(set(instants), reverse=True)}
    kept = {instant for instant, day in days.items() if day >= yesterday}
    last = yesterday if kept else date.max
    periods = _PERIODS.copy()
    for instant, day in days.items():
        if instant not in kept and periods and periods[0](day) < periods[0](last):
            kept.add(instant)
            last = day
            periods.pop(0)
    return kept


def _day(day: date) -> date:
    return day


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)


_PERIODS: list[Callable[[date], date]] = [*[_day] * 12, *[_week] * 10, *[_month] * 9]
