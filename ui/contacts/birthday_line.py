"""Reads a birthday while it is typed, and says when it comes next."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from desktop.errors import GuanxiError
from desktop.people.birthdays import Birthday
from desktop.texts import _
from ui.contacts import birthdays, fields
from ui.widgets.form import FormRow


class BirthdayLine(QObject):
    """Ties a row to its live reading; ``value`` is what was read."""

    def __init__(self, row: FormRow, today: date) -> None:
        super().__init__(row)
        self._row, self._today = row, today
        assert isinstance(row.field, QLineEdit)
        self.line = row.field
        self.line.textChanged.connect(self._read)
        self._read(self.line.text())

    def _read(self, typed: str) -> None:
        if not typed.strip():
            self._row.set_hint("")
            return
        try:
            found, wrong = fields.read_birthday(typed)
            self._row.set_hint(wrong or birthdays.reading(found, self._today))
        except GuanxiError:
            self._row.set_hint(_("Not a birthday yet. Like 1985-03-12, 03-12, 正月十五 or lunar 闰6-1"))

    def value(self) -> Birthday | None:
        """Return what is typed, None for nothing. Raises UsageError for what cannot be read."""
        typed = self.line.text().strip()
        return fields.read_birthday(typed)[0] if typed else None
