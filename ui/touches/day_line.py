"""A line for a day ahead, typed as in the quick log, with its reading under it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from desktop import formats
from desktop.texts import _
from desktop.touches.day_words import day_ahead, fold
from ui.widgets.form import FormRow


class DayLine(QLineEdit):
    """Takes ``fri``, ``2w``, ``next-mon``, ``12-24``, ``周五`` or a whole date."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.setPlaceholderText(_("Like fri, 2w, 12-24 or 周五"))

    def day(self) -> date | None:
        """Return the day that is typed; None for nothing and for what cannot be read, see ``wrong``."""
        typed = fold(self.text().strip().lstrip("!！"))
        found = day_ahead(typed, 0, self._today()) if typed else None
        return found[0] if found and found[1] == len(typed) else None

    def wrong(self) -> bool:
        """Tell whether something is typed that is no day."""
        return bool(self.text().strip()) and self.day() is None

    def show_day(self, day: date | None) -> None:
        """Show a day as a whole date."""
        self.setText(day.isoformat() if day else "")

    def read_into(self, row: FormRow) -> None:
        """Show the reading as the hint of ``row`` from now on."""

        def read() -> None:
            day = self.day()
            row.set_error("")
            row.set_hint(formats.weekday_day(day, self._today()) if day else "")

        self.textChanged.connect(read)
        read()


def say_if_wrong(line: DayLine, row: FormRow) -> bool:
    """Say under a day that cannot be read what to type; tell whether it is wrong."""
    if line.wrong():
        row.set_error(_("This day cannot be read. Type it like fri, 2w, 12-24, 周五 or 2026-12-24."))
        return True
    return False
