"""Time zones as calendar files describe them: each change of clocks by itself, which every program understands.

The library's own description is an hour late on the day in spring on which clocks change (tried with icalendar 7.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


def timezone_of(name: str, first: datetime, last: datetime) -> Timezone:
    """Return the description of a zone with its changes of clocks from ``first`` to ``last`` (aware)."""
    zone = ZoneInfo(name)
    found = Timezone()
    found.add("tzid", name)
    start = first.astimezone(UTC)
    found.add_component(_part(zone, start, _offset(zone, start)))
    for change in _changes(zone, start, last.astimezone(UTC)):
        found.add_component(_part(zone, change, _offset(zone, change - _SECOND)))
    return found


def _part(zone: ZoneInfo, change: datetime, before: timedelta) -> TimezoneDaylight | TimezoneStandard:
    """Return what holds from a change on; its local time is told by the clock before it, as the format asks."""
    local = change.astimezone(zone)
    part = TimezoneDaylight() if local.dst() else TimezoneStandard()
    part.add("dtstart", (change + before).replace(tzinfo=None))
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", _offset(zone, change))
    part.add("tzname", local.tzname() or zone.key)
    return part


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the instants at which the clocks of a zone change, to the second."""
    day = first
    while day < last:
        following = day + _DAY
        if _offset(zone, day) != _offset(zone, following):
            low, high = day, following
            while high - low > _SECOND:
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                if _offset(zone, middle) == _offset(zone, day):
                    low = middle
                else:
                    high = middle
            yield high
        day = following


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
