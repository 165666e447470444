"""Own dates of some days as the calendar's chips: events, follow-ups, planned touches, birthdays, days of buying."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Literal

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    select,
    text,
)

from desktop.almanac.birthdays import YearlyDate, age_in, kept_days
from desktop.almanac.lunar import FIRST_DAY, LAST_DAY, to_lunar
from desktop.journal.prepared import Prepared, driver
from desktop.journal.schema import Instant
from desktop.people.shown import listed
from desktop.people.tables import Contact
from desktop.people.words import channel_label
from desktop.planning.birthday_reads import shown_name
from desktop.planning.calendar_giving import gift_chips
from desktop.planning.calendar_rows import Chip, ChipKind, Shown
from desktop.planning.calendar_trade import trade_chips
from desktop.planning.event_reads import Occurrence, occurrences_between
from desktop.touches.tables import Touch, TouchPerson
from desktop.touches.words import touch_title

_DAY = timedelta(days=1)
_CALENDARS: tuple[Literal["solar", "lunar"], ...] = ("solar", "lunar")
# Follow-ups are a later subject, so their table is named here and not imported.
_FOLLOW_UP = Table(
    "follow_up",
    MetaData(),
    Column("id", Integer),
    Column("due_on", Date),
    Column("text", String),
    Column("done_at", Instant),
    Column("deleted_at", Instant),
)
# made once: building a statement costs as much as running it
_DUE = Prepared(
    select(_FOLLOW_UP.c.id, _FOLLOW_UP.c.due_on, _FOLLOW_UP.c.text)
    .where(
        _FOLLOW_UP.c.done_at.is_(None),
        _FOLLOW_UP.c.due_on.between(bindparam("first"), bindparam("last")),
        _FOLLOW_UP.c.deleted_at.is_(None),
        text("(touch_id IS NULL OR touch_id NOT IN (SELECT id FROM touch WHERE deleted_at IS NOT NULL))"),
    )
    .order_by(_FOLLOW_UP.c.due_on, _FOLLOW_UP.c.id)
)
_PLANNED = Prepared(
    select(Touch.id, Touch.kind, Touch.direction, Touch.channel, Touch.at, Touch.minutes, Touch.zone)
    .add_columns(Touch.summary, Contact.name_zh, Contact.name_en, Contact.pinyin)
    .outerjoin(TouchPerson, TouchPerson.touch_id == Touch.id)
    .outerjoin(Contact, Contact.id == TouchPerson.contact_id)
    .where(
        text("(touch.counts = 0 OR touch.held = 0)"),
        Touch.held.is_(False),
        Touch.deleted_at.is_(None),
        Touch.at >= bindparam("first"),
        Touch.at < bindparam("last"),
    )
    .order_by(Touch.at, Touch.id, TouchPerson.id)
)
# past SQLAlchemy's types, which each page would wait for
_BORN = (
    "SELECT id, name_zh, name_en, pinyin, birth_year, birth_month, birth_day, birth_leap FROM contact"
    " WHERE birth_month IN (SELECT value FROM json_each(:months)) AND birth_calendar = :calendar"
    " AND birth_day IS NOT NULL AND deleted_at IS NULL"
)


def chips_by_day(connection: Connection, first: date, last: date, shown: Shown) -> dict[date, list[Chip]]:
    """Return the chips of each day from ``first`` to ``last`` by the layers that are shown.

    On a day birthdays come first, then all-day events, follow-ups, days of buying, and what has a time, by its time.
    """
    found = [*_birthdays(connection, first, last, shown)] if "birthdays" in shown.layers else []
    found += _events(connection, first, last, shown)
    if "follow_ups" in shown.layers:
        found += _follow_ups(connection, first, last)
    if "touches" in shown.layers:
        found += _touches(connection, first, last, shown.zone)
    found += trade_chips(connection, first, last, shown.layers)
    found += gift_chips(connection, first, last, shown.layers)
    by_day: dict[date, list[Chip]] = {}
    for chip in sorted(found, key=_order):
        day, end = max(chip.first, first), min(chip.last, last)
        while day <= end:
            by_day.setdefault(day, []).append(chip)
            day += _DAY
    return by_day


def first_deadline(connection: Connection, after: date, last: date, shown: Shown) -> Chip | None:
    """Return the first event or follow-up of the shown layers that begins behind ``after``, until ``last``."""
    found = [*_events(connection, after, last, shown)]
    if "follow_ups" in shown.layers:
        found += _follow_ups(connection, after, last)
    ahead = [chip for chip in found if chip.first > after]
    return min(ahead, key=lambda chip: (chip.first, _order(chip)), default=None)


RANKS: dict[ChipKind, int] = {
    "birthday": 0,
    "event": 1,
    "follow_up": 2,
    "milestone": 3,
    "inspection": 4,
    "paper": 5,
    "gift": 6,
    "team_gift": 6,
    "touch": 7,
}
"""In which order the dates of a day stand that have no time."""
_NO_TIME = datetime.min.replace(tzinfo=UTC)


def _order(chip: Chip) -> tuple[int, datetime, str]:
    rank = 7 if chip.starts_at else RANKS[chip.kind]
    return rank, chip.starts_at or _NO_TIME, chip.key


def _events(connection: Connection, first: date, last: date, shown: Shown) -> Iterator[Chip]:
    if not shown.layers & {"events", "birthdays", "shutdowns"}:
        return
    for one in occurrences_between(connection, first, last, shown.zone):
        if one.event.layer in shown.layers:
            yield event_chip(one)


def event_chip(one: Occurrence) -> Chip:
    """Return the chip of an event on its days."""
    event = one.event
    return Chip(
        "event",
        event.id,
        one.key,
        event.title,
        one.first,
        one.last,
        one.starts_at,
        one.ends_at,
        event.zone,
        repeats=event.rule is not None,
        lunar=event.rule is not None and event.rule.repeat == "lunar",
    )


def _follow_ups(connection: Connection, first: date, last: date) -> Iterator[Chip]:
    for row_id, due_on, words in _DUE.run(connection, {"first": first, "last": last}):
        yield Chip("follow_up", row_id, f"follow_up:{row_id}", words.partition("\n")[0], due_on, due_on)


def _touches(connection: Connection, first: date, last: date, zone: tzinfo | None) -> Iterator[Chip]:
    """Yield planned touches; each row of the statement is a touch with one of its people."""
    values = {"first": _midnight(first, zone), "last": _midnight(last + _DAY, zone)}
    rows: dict[int, list[Any]] = {}  # rows of a statement, hence Any
    for row in _PLANNED.run(connection, values):
        rows.setdefault(row.id, []).append(row)
    for group in rows.values():
        one = group[0]
        named = (shown_name(row.name_zh, row.name_en, row.pinyin) for row in group)
        people = listed(name for name in named if name)
        channel = channel_label(one.channel) if one.channel else ""
        title = one.summary or touch_title(one.kind, one.direction, channel, people)
        day = one.at.astimezone(zone).date()
        ends_at = one.at + timedelta(minutes=one.minutes or 0)
        yield Chip("touch", one.id, f"touch:{one.id}", title, day, day, one.at, ends_at, one.zone)


def due_days(connection: Connection, first: date, last: date) -> list[date]:
    """Return the day of each open follow-up from ``first`` to ``last``."""
    return [row.due_on for row in _DUE.run(connection, {"first": first, "last": last})]


def planned_moments(
    connection: Connection, first: date, last: date, zone: tzinfo | None
) -> Iterable[datetime]:
    """Return the instant of each planned touch on the days from ``first`` to ``last`` at home."""
    values = {"first": _midnight(first, zone), "last": _midnight(last + _DAY, zone)}
    return {row.id: row.at for row in _PLANNED.run(connection, values)}.values()


def born_days(connection: Connection, first: date, last: date) -> Iterator[tuple[int, str, int, int, bool]]:
    """Yield how many people have a birthday of which calendar, month, day, and leap mark."""
    for calendar in _CALENDARS:
        rows = _born(connection, first, last, calendar)
        counted = Counter((row[5], row[6], bool(row[7])) for row in rows)
        for (month, day, leap), count in counted.items():
            yield count, calendar, month, day, leap


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    """Return the instant at which a day begins at home."""
    start = datetime.combine(day, time(), zone)
    return start if zone else start.astimezone()


def _birthdays(connection: Connection, first: date, last: date, shown: Shown) -> Iterator[Chip]:
    for calendar in _CALENDARS:
        kept: dict[YearlyDate, list[tuple[int, date]]] = {}
        for contact_id, name_zh, name_en, pinyin, born, month, number, leap in _born(
            connection, first, last, calendar
        ):
            day = YearlyDate(calendar, month, number, bool(leap))
            if day not in kept:
                kept[day] = list(kept_days(day, first, last, shown.custom))
            for year, on in kept[day]:
                key = f"birthday:{contact_id}:{on.isoformat()}"
                turns = age_in(replace(day, year=born), year)
                text = shown_name(name_zh, name_en, pinyin)
                lunar = calendar == "lunar"
                yield Chip("birthday", contact_id, key, text, on, on, turns=turns, lunar=lunar)


def _born(connection: Connection, first: date, last: date, calendar: str) -> Iterable[Any]:
    """Return who may have a birthday on these days; cells of any type, hence Any."""
    months = json.dumps(_months(first, last, calendar))
    found: Iterable[Any] = driver(connection).execute(_BORN, {"months": months, "calendar": calendar})
    return found


def _months(first: date, last: date, calendar: str) -> list[int]:
    """Return the months of the days from ``first`` to ``last``; a day that a month has not is kept a day later."""
    low, high = max(first - _DAY, FIRST_DAY), min(last, LAST_DAY)
    if (high - low).days > 330:
        return list(range(1, 13))
    found = {low + n * _DAY for n in range(0, (high - low).days, 14)} | {max(low, high)}
    return sorted({to_lunar(day).month if calendar == "lunar" else day.month for day in found})
