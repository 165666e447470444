"""The agenda as a list: an entry per own date, festival and shutdown, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import formats
from desktop.almanac.festivals import festivals
from desktop.planning.calendar_rows import Bar, CalendarPage, Chip, DayCell
from ui.calendar import words
from ui.theme.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the agenda; ``begins`` marks the first one of its day. A bar is that of an order."""

    cell: DayCell
    text: str
    note: str
    tone: Tone
    chip: Chip | None = None
    begins: bool = False
    bar: Bar | None = None

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        day = formats.whole_day(self.cell.day)
        return ", ".join(part for part in (day, self.text, self.note) if part)


def entries(page: CalendarPage) -> list[Entry]:
    """Return the lines of a page; small festivals are left to the month."""
    bars: dict[date, list[Bar]] = {}
    for bar in page.bars:
        bars.setdefault(max(bar.first, page.days[0].day), []).append(bar)
    found: list[Entry] = []
    for cell in page.days:
        lines = [
            *_festivals(cell),
            *map(_closing(cell), bars.get(cell.day, ())),
            *map(_own(cell), cell.chips),
        ]
        found += [_marked(line, first=number == 0) for number, line in enumerate(lines)]
    return found


def _marked(entry: Entry, *, first: bool) -> Entry:
    return replace(entry, begins=first)


def _festivals(cell: DayCell) -> list[Entry]:
    known = festivals()
    great = [key for key in cell.festivals if key in known and known[key].weight != "minor"]
    off = words.status(cell.statutory[0]) if cell.statutory else ""
    found = [Entry(cell, name, off, "seal") for name in words.festival_names(great)]
    if not found and cell.badge == "work":
        found.append(Entry(cell, off, "", "sky"))
    return found


def _closing(cell: DayCell) -> Any:  # a function of a bar to an entry, for map
    def entry(bar: Bar) -> Entry:
        tone, opens = words.bar_tone(bar), bar if bar.kind == "order" else None
        return Entry(cell, bar.label, words.bar_days(bar), tone, bar=opens)

    return entry


def _own(cell: DayCell) -> Any:  # a function of a chip to an entry, for map
    def entry(chip: Chip) -> Entry:
        kind = words.chip_kind(chip.kind)
        time = words.both_times(chip)
        return Entry(cell, words.chip_title(chip), " · ".join(filter(None, (kind, time))),
                     words.CHIP_TONES[chip.kind], chip)  # fmt: skip

    return entry


class AgendaModel(QAbstractListModel):
    """``UserRole`` is the Entry."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show(self, page: CalendarPage) -> None:
        """Show the lines of other days."""
        self.beginResetModel()
        self.entries = entries(page)
        self.endResetModel()

    def row_of(self, day: date) -> int:
        """Return the first line of a day, or of the next one that has any; -1 after the last."""
        return next((row for row, entry in enumerate(self.entries) if entry.cell.day >= day), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line for painting, its words, and what a screen reader says."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        return None


def months_ahead(day: date) -> tuple[date, date]:
    """Return the first day of the month of ``day`` and the last one of about three months."""
    first = day.replace(day=1)
    return first, min(first + timedelta(days=91), date(2100, 12, 31))
