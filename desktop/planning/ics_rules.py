"""Recurrence rules of calendar files: as rules of the journal where it has the same, else day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice
from typing import Any, get_args

from dateutil.rrule import rrulestr

from desktop.planning.recurrence import MOST_BETWEEN, Repeat, Rule, days_of

YEARS_AHEAD = 5
MOST_DAYS = 500
"""How far and how often a rule that the journal has not is followed."""
_NUMBERS = {"INTERVAL", "COUNT", "WKST", "FREQ", "UNTIL"}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TOO_OFTEN = {"HOURLY", "MINUTELY", "SECONDLY"}


@dataclass(frozen=True, slots=True)
class Repeating:
    """A rule as a file has it: name of each part to its values."""

    parts: dict[str, list[Any]]
    """Numbers, words, dates as the library read them, hence Any."""
    text: str

    @property
    def frequency(self) -> str:
        """Return DAILY, WEEKLY and so on, in capitals."""
        return str(self.parts.get("FREQ", [""])[0]).upper()

    @property
    def too_often(self) -> bool:
        """Tell whether it repeats within a day, as no date does."""
        return self.frequency in _TOO_OFTEN

    def until(self, zone: tzinfo | None) -> date | None:
        """Return the last day in a zone; None goes on."""
        value = next(iter(self.parts.get("UNTIL", ())), None)
        if isinstance(value, datetime):
            return (value.astimezone(zone) if value.tzinfo and zone else value).date()
        return value if isinstance(value, date) else None


def own_rule(rule: Repeating, first: date, zone: tzinfo | None) -> Rule | None:
    """Return the journal's rule that has the same days, None when there is none."""
    repeat = next((one for one in get_args(Repeat) if one and one.upper() == rule.frequency), None)
    every = int(next(iter(rule.parts.get("INTERVAL", ())), 1))
    if repeat is None or not 1 <= every <= MOST_BETWEEN or not _same_days(rule, repeat, first):
        return None
    own = Rule(repeat, first, every, rule.until(zone))
    count = next(iter(rule.parts.get("COUNT", ())), None)
    if count is None:
        return own
    if not 1 <= int(count) <= 10 * MOST_DAYS:
        return None
    days = list(islice(days_of(own, first, date(2100, 12, 31)), int(count)))
    return Rule(repeat, first, every, days[-1]) if days else None


def _same_days(rule: Repeating, repeat: Repeat, first: date) -> bool:
    """Tell whether the parts of a rule say nothing but what follows from its first day."""
    found = {name: value for name, value in rule.parts.items() if name not in _NUMBERS}
    last_day = _last_day_parts(repeat, first)
    if last_day is not None:
        return found == last_day
    usual: dict[str, list[Any]] = {}
    if repeat == "weekly":
        usual["BYDAY"] = [_WEEKDAYS[first.weekday()]]
    if repeat in {"monthly", "yearly"}:
        usual["BYMONTHDAY"] = [first.day]
    if repeat == "yearly":
        usual["BYMONTH"] = [first.month]
    # 29 to 31 are left out of short months by the format, and kept on the last day by the journal.
    return all(usual.get(name) == value for name, value in found.items())


def _last_day_parts(repeat: Repeat, first: date) -> dict[str, list[Any]] | None:
    """Return the parts with which our own files write the 29th to the 31st; None for other days."""
    if first.day <= 28 or repeat not in {"monthly", "yearly"}:
        return None
    if repeat == "yearly" and first.month != 2:
        return None
    days = {"BYMONTHDAY": list(range(28, first.day + 1)), "BYSETPOS": [-1]}
    return days | {"BYMONTH": [2]} if repeat == "yearly" else days


def occurrences(
    rule: Repeating, start: datetime, zone: tzinfo | None, today: date
) -> tuple[list[date], bool]:
    """Return the days on which a rule begins, and whether days were left out.

    ``start`` is the first one's local time. Days end five years after ``today``, or after the start where that is
    later, and at 500 of them. Raises ValueError for a rule that cannot be read.
    """
    kept = ";".join(part for part in rule.text.upper().split(";") if not part.startswith("UNTIL="))
    limit = max(today, start.date()) + timedelta(days=365 * YEARS_AHEAD)
    until = rule.until(zone)
    last = min(limit, until or limit)
    days = list(islice(_days(kept, start.replace(tzinfo=None), last), MOST_DAYS + 1))
    endless = until is None and "COUNT" not in rule.parts
    cut = len(days) > MOST_DAYS or endless or (until is not None and until > limit)
    return days[:MOST_DAYS], cut


def _days(text: str, start: datetime, last: date) -> Iterator[date]:
    for moment in rrulestr(text, dtstart=start):
        if moment.date() > last:
            return
        yield moment.date()
