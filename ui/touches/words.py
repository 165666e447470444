"""Touches as the screen says them: timeline rows, dates and chips, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from functools import lru_cache
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop import formats, texts
from desktop.texts import _, n_
from desktop.touches.timeline import FollowUpChip, TimelineEntry
from desktop.touches.words import KINDS, MOOD_ICONS, MOOD_TONES, mood_label
from ui.attachments.words import count_words as count_files
from ui.theme.tokens import Tone
from ui.widgets.rows import Flag, TimelineRow

GONE = TimelineRow("circle-slash", "neutral", "", "")
"""Stands for a touch that went while the list was being read."""


@lru_cache(maxsize=64)
def zone_named(key: str) -> tzinfo | None:
    """Return the zone of an IANA name, or None (the system's) when it is empty or not known here."""
    try:
        return ZoneInfo(key) if key else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def local_day(at: datetime, zone: str) -> date:
    """Return the day on which a touch was, in the zone in which its time was typed."""
    return at.astimezone(zone_named(zone)).date()


def when(entry: TimelineEntry, today: date) -> str:
    """Return the date of a touch, for today its time."""
    day = local_day(entry.at, entry.zone)
    if day == today:
        time = formats.time_of_day(entry.at, zone_named(entry.zone))
        return _("Today {time}").format(time=time)
    return _day_words(day, today, texts.language())


@lru_cache(maxsize=512)
def _day_words(day: date, today: date, _language: str) -> str:
    """Return a day as words; Babel takes half a millisecond for each, and a timeline asks again for most."""
    return formats.weekday_day(day, today)


def length_words(minutes: int) -> str:
    """Return a length in hours and minutes: "1 h 20 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{n} min").format(n=rest)
    if not rest:
        return _("{n} h").format(n=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def follow_up_chip(chip: FollowUpChip, today: date) -> Flag:
    """Return the chip of what is to be done next."""
    day = formats.short_day(chip.due_on, today)
    if chip.done:
        return Flag(_("Followed up"), "ok", "circle-check")
    if chip.due_on < today:
        return Flag(_("Follow-up was due {day}").format(day=day), "seal", "clock")
    return Flag(_("Follow up {day}").format(day=day), "amber", "clock")


def chips(entry: TimelineEntry, today: date) -> tuple[Flag, ...]:
    """Return the chips of a touch, what asks for action first."""
    found: list[Flag] = []
    if entry.follow_up is not None:
        found.append(follow_up_chip(entry.follow_up, today))
    if entry.open_question:
        found.append(Flag(_("Waits for an answer"), "sky", "message-circle-question"))
    elif entry.asks:
        found.append(Flag(_("Answered"), "ok", "check"))
    if not entry.held:
        found.append(Flag(_("Planned"), "accent", "calendar-clock"))
    if entry.mood in ("warm", "tense"):
        tone = cast("Tone", MOOD_TONES[entry.mood])
        found.append(Flag(mood_label(entry.mood), tone, MOOD_ICONS[entry.mood]))
    if entry.public:
        found.append(Flag(_("In front of others"), "neutral", "users"))
    if entry.files:
        found.append(Flag(count_files(entry.files), "neutral", "paperclip"))
    if entry.minutes:
        found.append(Flag(length_words(entry.minutes), "neutral", "timer"))
    if entry.place:
        found.append(Flag(entry.place, "neutral", "map-pin"))
    return tuple(found)


def timeline_row(entry: TimelineEntry, today: date, heading: str = "") -> TimelineRow:
    """Return a touch as the timeline paints it."""
    kind = KINDS.get(entry.kind, KINDS["note"])
    return TimelineRow(
        icon=kind.icon,
        tone=cast("Tone", kind.tone),
        title=entry.title,
        when=when(entry, today),
        body="\n".join(filter(None, (entry.summary, entry.excerpt))),
        chips=chips(entry, today),
        heading=heading,
    )


def timeline_rows_for(
    ids: Sequence[int], entries: Sequence[TimelineEntry], today: date, before: date | None
) -> list[TimelineRow]:
    """Return one row per id; a heading stands where a month begins after ``before``, the day of the row above."""
    found = {entry.id: entry for entry in entries}
    rows: list[TimelineRow] = []
    for touch_id in ids:
        entry = found.get(touch_id)
        if entry is None:
            rows.append(GONE)
            continue
        day = local_day(entry.at, entry.zone)
        begins = before is None or (day.year, day.month) != (before.year, before.month)
        rows.append(timeline_row(entry, today, formats.month_year(day) if begins else ""))
        before = day
    return rows


def count_words(count: int) -> str:
    """Return how many touches there are."""
    return n_("{n} touch", "{n} touches", count).format(n=formats.number(count))


def why_nothing(typed: str) -> str:
    """Return why a narrowed timeline is empty, for the words that were typed and the filters in force."""
    text = typed.strip()
    if not text:
        return _("The filters let nothing through.")
    return _("No touch here holds “{text}”.").format(text=text)
