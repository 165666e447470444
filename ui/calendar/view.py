"""What the year, month, week and agenda have in common: they show a day and tell what was done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.calendar import words
from ui.calendar.reading import Reading
from ui.theme.theme import Theme


class View(QWidget):
    """One way to see the calendar; the page holds the selected day and hands it to the view in sight."""

    walked = Signal(object)
    opened = Signal(object)
    new_asked = Signal(object)
    chip_opened = Signal(object)
    chip_moved = Signal(object, int, int)
    """The date, and by how many days and minutes it was carried."""
    bar_opened = Signal(object)
    """The Bar of an order."""
    turned = Signal(int)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self.theme, self.reading = theme, reading

    def show_day(self, day: date) -> None:
        """Read what is around a day, show it and select the day."""
        raise NotImplementedError

    def span(self, day: date) -> tuple[date, date]:
        """Return the first and last day that the title of the view speaks of."""
        raise NotImplementedError

    def title(self, day: date) -> str:
        """Return the title of the page that shows a day."""
        raise NotImplementedError

    def note(self, day: date) -> str:
        """Return the Chinese months and years under the title."""
        return words.lunar_span(*self.span(day))

    def on_paper(self, _day: date) -> list[str]:
        """Return the page that shows a day for the printer, in several sizes; empty where a view has no such page."""
        return []

    def turn(self, day: date, pages: int) -> date:
        """Return the day to select some pages later."""
        raise NotImplementedError
