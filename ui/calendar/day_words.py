"""What the pane of a day says, as plain sentences."""

from __future__ import annotations

from datetime import date

from desktop import formats, texts
from desktop.almanac.lunar import DateOutOfRange, day_ganzhi, days_to_new_year
from desktop.almanac.statutory import StatutoryDay
from desktop.almanac.writing import described, full_zh
from desktop.joining import clauses
from desktop.planning.calendar_rows import Bar, Chip, DayCell
from desktop.texts import _, n_
from ui.calendar import words


def chinese_date(cell: DayCell) -> str:
    """Return the whole Chinese date with the day's stem and branch, and in English where that is spoken."""
    if cell.lunar is None:
        return _("Outside the Chinese calendar of 1901 to 2100.")
    whole = f"{full_zh(cell.lunar)} · {day_ganzhi(cell.day)}日"
    return whole if texts.language() == "zh_CN" else f"{whole}\n{described(cell.lunar)}"


def source(found: StatutoryDay) -> str:
    """Return where the status of a day comes from."""
    if found.source == "forecast":
        return _("Source: the law and the usual blocks of days")
    return _("Source: {source}").format(source=found.source)


def row_note(chip: Chip) -> str:
    """Return kind and time of an own date; a time of day in both zones."""
    parts = [words.chip_kind(chip.kind)]
    if chip.starts_at is not None:
        parts.append(words.both_times(chip))
    elif chip.last > chip.first:
        parts.append(f"{formats.month_day(chip.first)} – {formats.month_day(chip.last)}")
    if chip.repeats and chip.kind == "event":
        parts.append(_("repeats by the lunar calendar") if chip.lunar else _("repeats"))
    return " · ".join(parts)


def order_note(bar: Bar, day: date) -> str:
    """Return of an order what falls on a day, else the step that comes next; and until when the order runs."""
    here = [mark.text for mark in bar.marks if mark.day == day]
    steps = clauses(*here) or words.next_step(bar)
    until = _("until {day}").format(day=formats.month_day(bar.last))
    return " · ".join(filter(None, (_("Order"), steps, until, _("late") if bar.late else "")))


def counts(cell: DayCell, deadline: tuple[str, int] | None) -> list[str]:
    """Return the days since and until Spring Festival, and the working days to what comes next."""
    lines = []
    try:
        since, until = days_to_new_year(cell.day)
    except DateOutOfRange:
        since = until = 0
    if until:
        passed = n_("{n} day since Spring Festival", "{n} days since Spring Festival", since).format(n=since)
        ahead = n_("{n} day to the next one", "{n} days to the next one", until).format(n=until)
        lines.append(
            _("{passed}, {ahead}").format(passed=passed, ahead=ahead)
            if since
            else _("Spring Festival is on this day; {ahead}").format(ahead=ahead)
        )
    if deadline is not None and not deadline[1]:  # the days off in between lead straight to it
        lines.append(_("No Chinese working day before: {what}").format(what=deadline[0]))
    elif deadline is not None:
        text = n_("{n} Chinese working day to: {what}", "{n} Chinese working days to: {what}", deadline[1])
        lines.append(text.format(n=deadline[1], what=deadline[0]))
    return lines
