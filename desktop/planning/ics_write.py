"""Calendar files (ICS) for other programs: festivals, birthdays, and own events with their time zones.

What repeats by the moon goes out as single events of 20 years: few programs know lunar rules, and those that do
compute Chinese New Year 2027 a day late.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from icalendar import Alarm, Calendar, Event
from sqlalchemy import Connection

from desktop.almanac.birthdays import Custom, kept_days
from desktop.almanac.festivals import festivals_between
from desktop.almanac.lunar import FIRST_DAY, LAST_DAY
from desktop.almanac.zones import zone_named
from desktop.planning.birthday_reads import BirthdayRow, all_birthdays
from desktop.planning.event_drafts import EventDraft, rule_of, shifted
from desktop.planning.event_reads import EventCard, all_events
from desktop.planning.ics_zones import timezone_of
from desktop.planning.recurrence import days_of
from desktop.planning.reminders import MORNING
from desktop.texts import _, language

YEARS = 20
DOMAIN = "guanxi-journal"
Part = Literal["festivals", "birthdays", "events"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes into a calendar file."""

    parts: frozenset[Part]
    regions: Collection[str] = ("cn",)
    """Whose festivals."""
    custom: Custom = "regular"
    years: int = YEARS


def calendar_file(connection: Connection, wanted: Wanted, now: datetime) -> bytes:
    """Return a calendar file of the year of ``now`` and those after it.

    The same record has the same UID in every file, so that another program replaces what it has.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Guanxi Journal//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Guanxi Journal"))
    first, last = _years(now, wanted)
    if "festivals" in wanted.parts:
        for event in _festivals(first, last, wanted):
            _put(calendar, event, now)
    if "birthdays" in wanted.parts:
        for row in all_birthdays(connection):
            for event in _birthdays(row, first, last, wanted):
                _put(calendar, event, now)
    if "events" in wanted.parts:
        _put_own(calendar, all_events(connection), last, now)
    return bytes(calendar.to_ical())


def _put_own(calendar: Calendar, cards: list[EventCard], last: date, now: datetime) -> None:
    """Put own events into a calendar, their time zones before them, from the first event to the last year."""
    timed = [card.draft for card in cards if card.draft.starts_at is not None]
    begin = min((draft.starts_at for draft in timed if draft.starts_at), default=now)
    end = datetime.combine(last, time(), UTC)
    start = datetime.combine(date(begin.year, 1, 1), time(), UTC)
    for zone in sorted({draft.zone for draft in timed}):
        calendar.add_component(timezone_of(zone, start, end))
    for card in cards:
        for event in _own(card, last):
            _put(calendar, event, now)


def _years(now: datetime, wanted: Wanted) -> tuple[date, date]:
    first = max(date(now.year, 1, 1), FIRST_DAY)
    return first, min(date(now.year + wanted.years, 12, 31), LAST_DAY)


def _put(calendar: Calendar, event: Event, now: datetime) -> None:
    event.add("dtstamp", now.astimezone(UTC))
    calendar.add_component(event)


def _all_day(uid: str, title: str, first: date, last: date) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{DOMAIN}")
    event.add("summary", title)
    event.add("dtstart", first)
    event.add("dtend", last + _DAY)
    event.add("transp", "TRANSPARENT")
    return event


def _festivals(first: date, last: date, wanted: Wanted) -> Iterator[Event]:
    chinese = language() == "zh_CN"
    for one in festivals_between(first, last, wanted.regions):
        festival = one.festival
        title = festival.hanzi if chinese else f"{festival.english} {festival.hanzi}"
        event = _all_day(f"festival-{festival.key}-{one.first:%Y%m%d}", title, one.first, one.last)
        meaning = festival.meaning.zh if chinese else festival.meaning.en
        if meaning:
            event.add("description", meaning)
        yield event


def _birthdays(row: BirthdayRow, first: date, last: date, wanted: Wanted) -> Iterator[Event]:
    for year, day in kept_days(row.born, first, last, wanted.custom):
        title = _("Birthday of {name}").format(name=row.name)
        yield _all_day(f"birthday-{row.contact_id}-{year}-{day:%Y%m%d}", title, day, day)


def _own(card: EventCard, last: date) -> Iterator[Event]:
    """Yield an own event; one that repeats by the moon becomes an event for each of its days."""
    draft = card.draft
    uid = draft.uid or f"event-{card.id}@{DOMAIN}"
    if draft.repeat != "lunar":
        yield _event(uid, draft)
        return
    assert draft.first_on is not None
    for day in days_of(rule_of(draft), draft.first_on, last):
        once = shifted(draft, (day - draft.first_on).days)
        name, _at, domain = uid.rpartition("@")
        yield _event(f"{name or uid}-{day:%Y%m%d}@{domain or DOMAIN}", once, repeats=False)


def _event(uid: str, draft: EventDraft, *, repeats: bool = True) -> Event:
    assert draft.first_on is not None
    assert draft.last_on is not None
    event = Event()
    event.add("uid", uid)
    event.add("summary", draft.title)
    if draft.starts_at is None or draft.ends_at is None:
        event.add("dtstart", draft.first_on)
        event.add("dtend", draft.last_on + _DAY)
    else:
        zone = zone_named(draft.zone)
        event.add("dtstart", draft.starts_at.astimezone(zone))
        event.add("dtend", draft.ends_at.astimezone(zone))
    for name, words in (("location", draft.place), ("description", draft.notes)):
        if words:
            event.add(name, words)
    if draft.repeat and repeats:
        event.add("rrule", _rule(draft))
    if draft.remind_minutes is not None:
        event.add_component(_alarm(draft, draft.remind_minutes))
    return event


def _rule(draft: EventDraft) -> dict[str, str | int | list[int] | date]:
    """Return the rule; the 31st and 29 February become the last of the days that a month has."""
    assert draft.first_on is not None
    rule: dict[str, str | int | list[int] | date] = {
        "freq": draft.repeat.upper(),
        "interval": draft.repeat_every,
    }
    day = draft.first_on.day
    if day > 28 and (draft.repeat == "monthly" or (draft.repeat == "yearly" and draft.first_on.month == 2)):
        if draft.repeat == "yearly":
            rule["bymonth"] = 2
        rule |= {"bymonthday": list(range(28, day + 1)), "bysetpos": -1}
    if draft.repeat_until is not None:
        rule["until"] = draft.repeat_until if draft.starts_at is None else _end_of(draft, draft.repeat_until)
    return rule


def _end_of(draft: EventDraft, day: date) -> datetime:
    """Return the last second of a day in the zone of an event, in UTC as the format asks."""
    return datetime.combine(day, time(23, 59, 59), zone_named(draft.zone)).astimezone(UTC)


def _alarm(draft: EventDraft, minutes: int) -> Alarm:
    """Return the reminder; that of an all-day event counts from the morning, where the format counts from midnight."""
    lead = timedelta(minutes=minutes)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", draft.title)
    alarm.add("trigger", -lead if draft.starts_at else timedelta(hours=MORNING.hour) - lead)
    return alarm
