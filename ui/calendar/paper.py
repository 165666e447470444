"""A month or a week of the calendar on paper: a table with all that stands on each day, not only what has room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from desktop import formats
from desktop.planning.calendar_rows import Bar, CalendarPage, DayCell
from ui.calendar import words
from ui.calendar.month_model import DAYS

_BADGES = {"off": "休", "work": "班"}
_GREY, _INK, _LINE = "#5C5850", "#1E1C19", "#C9C2B6"
_SIZES = (8, 7, 6, 5.5)
_ROOM = 3
"""Lines under the number of a day at least, so that something can be written by hand."""


def ways(title: str, note: str, found: CalendarPage, month: int = 0) -> list[str]:
    """Return the page in several sizes, the largest first: a full month needs the smaller ones to stay on one sheet."""
    return [page(title, note, found, month, size=size) for size in _SIZES]


def page(title: str, note: str, found: CalendarPage, month: int = 0, *, size: float = 8) -> str:
    """Return whole weeks as a page for the printer.

    Of the days of another ``month`` only number and label are printed; 0 prints all days alike.
    """
    begin = next(one.day for one in found.days if month in (0, one.day.month))
    share, box = f'width="{100 // DAYS}%"', f'style="border:1px solid {_LINE}"'
    names = "".join(
        f'<td {share} style="color:{_GREY}">{escape(formats.weekday(one.day, short=True))}</td>'
        for one in found.days[:DAYS]
    )
    weeks = [f"<tr>{names}</tr>"]
    for start in range(0, len(found.days), DAYS):
        cells = "".join(
            f"<td {share} {box}>{_day(cell, found.bars, begin, grey=month not in (0, cell.day.month))}</td>"
            for cell in found.days[start : start + DAYS]
        )
        weeks.append(f"<tr>{cells}</tr>")
    return (
        f'<div style="color:{_INK}"><p style="font-size:16pt; font-weight:600">{escape(title)} '
        f'<span style="font-size:9pt; font-weight:400; color:{_GREY}">{escape(note)}</span></p>'
        '<table width="100%" border="0" cellspacing="0" cellpadding="3" '
        f'style="border-collapse:collapse; font-size:{size}pt">{"".join(weeks)}</table></div>'
    )


def _day(cell: DayCell, bars: Sequence[Bar], begin: date, *, grey: bool) -> str:
    named = formats.month_day(cell.day) if cell.day == begin or cell.day.day == 1 else str(cell.day.day)
    label = words.cell_text(cell)
    head = [f'<span style="font-size:10pt; font-weight:600; color:{_GREY if grey else _INK}">{named}</span>']
    head += [f"<b>{_BADGES[cell.badge]}</b>"] if cell.badge else []
    head += [f'<span style="color:{_GREY}">{escape(label)}</span>'] if label else []
    lines = [] if grey else [escape(line) for line in _lines(cell, bars, begin)]
    lines += ["&nbsp;"] * (_ROOM - len(lines))
    return "<br/>".join((" ".join(head), *lines))


def _lines(cell: DayCell, bars: Sequence[Bar], begin: date) -> Iterator[str]:
    """Give what lies over several days, once, where it begins on the page, and what stands on the day."""
    for bar in bars:
        if cell.day == max(bar.first, begin) and cell.day <= bar.last:
            yield f"{bar.label} ({words.bar_days(bar)})"
    for chip in cell.chips:
        yield f"• {words.chip_text(chip)}"
