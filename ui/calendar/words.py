"""What the calendar says: titles, days for a screen reader, chips, and the status of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from desktop import formats, texts
from desktop.almanac.festivals import festivals
from desktop.almanac.lunar import DateOutOfRange, animal, ganzhi, to_lunar
from desktop.almanac.statutory import StatutoryDay
from desktop.almanac.terms import term_names
from desktop.almanac.writing import ANIMAL_NAMES, described, label_zh, month_zh
from desktop.clock import SHANGHAI
from desktop.joining import clauses, labelled, statements
from desktop.people import shown
from desktop.planning.calendar_rows import Bar, Chip, ChipKind, DayCell
from desktop.texts import _, n_, p_
from ui.theme.tokens import Tone

CHIP_TONES: dict[ChipKind, Tone] = {
    "event": "accent",
    "follow_up": "amber",
    "touch": "sky",
    "birthday": "plum",
    "milestone": "neutral",
    "inspection": "ok",
    "paper": "seal",
    "gift": "plum",
    "team_gift": "plum",
}
CHIP_ICONS: dict[ChipKind, str] = {
    "event": "calendar",
    "follow_up": "list-todo",
    "touch": "phone",
    "birthday": "cake",
    "milestone": "package",
    "inspection": "clipboard-check",
    "paper": "file-text",
    "gift": "gift",
    "team_gift": "gift",
}


def lunar_span(first: date, last: date) -> str:
    """Return the lunar months and years from ``first`` to ``last``: "腊月 – 正月 · 丙午 Horse to 丁未 Goat"."""
    try:
        begin, end = to_lunar(first), to_lunar(last)
    except DateOutOfRange:
        return ""
    months = (month_zh(one.month, leap=one.leap) for one in (begin, end))
    return " – ".join(dict.fromkeys(months)) + f" · {lunar_years(first, last)}"


def day_span(first: date, last: date) -> str:
    """Return days as a title: "Feb 1 – Feb 7, 2027"; the first year only where it is another one."""
    if shown.chinese():  # the year leads, and stands once
        end = formats.month_day(last) if first.year == last.year else formats.full_day(last)
        return f"{formats.full_day(first)} – {end}"
    begin = formats.month_day(first) if first.year == last.year else formats.full_day(first)
    return f"{begin} – {formats.full_day(last)}"


def month_span(first: date, last: date) -> str:
    """Return months as a title: "Nov 2026 – Jan 2027", "Feb – May 2027"."""
    begin, end = (formats.month_year(day, short=True) for day in (first, last))
    if first.year == last.year and shown.chinese():  # the year leads, and stands once
        end = formats.month_name(last, short=True)
    elif first.year == last.year:
        begin = formats.month_name(first, short=True)
    return f"{begin} – {end}"


def lunar_years(first: date, last: date) -> str:
    """Return the lunar years from ``first`` to ``last``: "from 丙午 Horse to 丁未 Goat"."""
    try:
        years = [_lunar_year(to_lunar(day).year) for day in (first, last)]
    except DateOutOfRange:
        return ""
    if years[0] == years[1]:
        return years[0]
    return _("from {first} to {second}").format(first=years[0], second=years[1])


def _lunar_year(year: int) -> str:
    beast = _(ANIMAL_NAMES[animal(year)]).capitalize()
    return f"{ganzhi(year)}{beast}年" if shown.chinese() else f"{ganzhi(year)} {beast}"


def festival_names(keys: Sequence[str]) -> list[str]:
    """Return the names of festivals, hanzi first."""
    known = festivals()
    return [
        shown.hanzi_or(one.hanzi, f"{one.hanzi} {one.english}")
        for one in (known[key] for key in keys if key in known)
    ]


def term_name(key: str) -> str:
    """Return the names of a solar term, hanzi first."""
    found = term_names()[key]
    return shown.hanzi_or(found.hanzi, f"{found.hanzi} {found.english}")


def cell_text(cell: DayCell) -> str:
    """Return the label of a cell in hanzi: whoever deals with China meets them on every phone, and they are short."""
    if cell.label is None:
        return ""
    if label_weight(cell) in {"festival", "memorial", "minor"} and cell.festivals:
        return festivals()[cell.festivals[0]].hanzi.partition("（")[0].partition("(")[0].strip()
    if cell.term:
        return term_names()[cell.term].hanzi
    return label_zh(cell.lunar) if cell.lunar is not None else cell.label.text


def lunar_day(cell: DayCell) -> str:
    """Return the lunar day in hanzi, the month on its first day; empty outside 1901 to 2100."""
    return label_zh(cell.lunar) if cell.lunar is not None else ""


def label_weight(cell: DayCell) -> str:
    """Return how much the label of a cell matters: its kind, *minor* for the small festivals, *term* before them."""
    kind = cell.label.kind if cell.label is not None else "day"
    if kind == "festival" and cell.festivals and festivals()[cell.festivals[0]].weight == "minor":
        return "term" if cell.term else "minor"
    return kind


def deadline(chip: Chip, on: date, today: date) -> str:
    """Return what comes next and when."""
    return _("{what} ({day})").format(what=chip_title(chip), day=formats.weekday_day(on, today))


def status(found: StatutoryDay) -> str:
    """Return what the law says of a day: "Day off: 春节 Spring Festival"."""
    name = shown.hanzi_or(found.name_zh, f"{found.name_zh} {found.name_en}".strip())
    if found.kind == "partial":
        return _("Only some have the day off: {name}").format(name=name)
    if found.off:
        return _("Day off: {name}").format(name=name)
    return _("Make-up workday: {name}").format(name=name)


def region_name(region: str) -> str:
    """Return the name of a region of statutory days, or its code in capitals for an own country."""
    names = {"cn": _("Mainland"), "hk": _("Hong Kong"), "tw": _("Taiwan"), "mo": _("Macau")}
    return names.get(region, region.upper())


def chip_text(chip: Chip, zone: tzinfo | None = None) -> str:
    """Return what stands on a chip: the time in ``zone`` (None: the system's) before what has one."""
    text = chip_title(chip)
    if chip.starts_at is None:
        return text
    local = chip.starts_at.astimezone(zone)
    return f"{_clock(local.hour, local.minute, texts.language())} {text}"


@lru_cache(maxsize=1440)
def _clock(hour: int, minute: int, _language: str) -> str:
    """Return a time of day; kept, because Babel takes as long for it as a whole cell takes to paint."""
    return formats.time_of_day(datetime(2024, 1, 1, hour, minute, tzinfo=UTC), UTC)


def chip_title(chip: Chip) -> str:
    """Return the words of an own date, with the age that a birthday reaches."""
    text = chip.text or _("No title")
    if chip.kind == "birthday" and chip.turns and chip.lunar:
        return _("{name}, nominal age {age}").format(name=text, age=chip.turns)
    if chip.kind == "birthday" and chip.turns:
        return _("{name} turns {age}").format(name=text, age=chip.turns)
    return text


def both_times(chip: Chip, zone: tzinfo | None = None) -> str:
    """Return the time of day at home (``zone``, None: the system's) and in Shanghai; empty without a time."""
    if chip.starts_at is None:
        return ""
    here, there = (formats.time_of_day(chip.starts_at, one) for one in (zone, SHANGHAI))
    return here if here == there else _("{time}, {other} in Shanghai").format(time=here, other=there)


def chip_kind(kind: ChipKind) -> str:
    """Return what a chip is, in a word."""
    return {
        "event": _("Event"),
        "follow_up": _("Follow-up"),
        "touch": _("Planned touch"),
        "birthday": _("Birthday"),
        "milestone": _("Milestone"),
        "inspection": _("Inspection"),
        "paper": p_("calendar", "Paper"),
        "gift": _("Gift"),
        "team_gift": _("Gift"),
    }[kind]


def bar_tone(bar: Bar) -> Tone:
    """Return the tone of a bar: amber for closings; of an order whether it is late, or a draft."""
    if bar.kind != "order":
        return "amber"
    if not bar.confirmed:
        return "neutral"
    return "seal" if bar.late else "sky"


def bar_days(bar: Bar) -> str:
    """Return the first and the last day of a bar."""
    return f"{formats.month_day(bar.first)} – {formats.month_day(bar.last)}"


def next_step(bar: Bar) -> str:
    """Return the first step of an order that is not done, and its day; empty when none is left."""
    ahead = next((mark for mark in bar.marks if not mark.done), None)
    if ahead is None:
        return ""
    return _("next: {step}, {day}").format(step=ahead.text, day=formats.month_day(ahead.day))


def bar_tip(bar: Bar) -> str:
    """Return what the pointer is told over an order: its days, and the steps that are still to come."""
    ahead = [f"{formats.month_day(mark.day)}  {mark.text}" for mark in bar.marks if not mark.done]
    return "\n".join((bar.label, bar_days(bar), *ahead))


def spoken_bar(bar: Bar, day: date) -> str:
    """Return a bar over a day as a screen reader says it: of an order with what falls on that day."""
    if bar.kind != "order":
        return bar.label
    steps = [mark.text for mark in bar.marks if mark.day == day]
    state = [_("late")] if bar.late else []
    return labelled(_("Order"), clauses(bar.label, *state, *steps))


def spoken_chip(chip: Chip, zone: tzinfo | None = None) -> str:
    """Return a chip as a screen reader says it."""
    return labelled(chip_kind(chip.kind), chip_text(chip, zone))


def spoken(cell: DayCell, bars: Sequence[Bar] = ()) -> str:
    """Return a day with all that is on it as a screen reader says it."""
    parts = [formats.whole_day(cell.day)]
    if cell.today:
        parts.append(_("today"))
    if cell.lunar is not None:
        parts.append(described(cell.lunar))
    if cell.label is not None and not cell.label.certain:
        parts.append(_("lunar date uncertain by one day"))
    parts += festival_names(cell.festivals)
    if cell.term:
        parts.append(term_name(cell.term))
    parts += [status(found) for found in cell.statutory]
    if cell.statutory and cell.provisional:
        parts.append(_("not official yet"))
    parts += [spoken_bar(bar, cell.day) for bar in bars]
    if cell.chips:
        count = len(cell.chips)
        parts.append(n_("{n} own date", "{n} own dates", count).format(n=count))
        parts += [spoken_chip(chip) for chip in cell.chips]
    return statements(*parts)


def day_tip(cell: DayCell) -> str:
    """Return what the pointer is told over a day: its festivals and what the law says."""
    lines = festival_names(cell.festivals)
    if cell.term:
        lines.append(term_name(cell.term))
    for found in cell.statutory:
        lines.append(labelled(region_name(found.region), status(found)))
    if cell.statutory and cell.provisional:
        lines.append(_("Not official yet: by law and by the usual blocks."))
    return "\n".join(lines)


def moved_to(chip: Chip, days: int, minutes: int, zone: tzinfo | None, today: date) -> str:
    """Return the sentence after a date was carried; the time is told when it is another one."""
    if chip.starts_at is None or not minutes:
        return _("Moved to {day}").format(day=formats.weekday_day(chip.first + timedelta(days=days), today))
    moved = (chip.starts_at.astimezone(zone) + timedelta(days=days)) + timedelta(minutes=minutes)
    told = _("Moved to {day}, {time}")
    return told.format(day=formats.weekday_day(moved.date(), today), time=formats.time_of_day(moved, zone))
