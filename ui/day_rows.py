"""Lines for days in a form: what is typed is read at the end, and what is none is said under its line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QLineEdit

from desktop.errors import UsageError
from desktop.joining import sentences
from ui.editors import Field, make_editor, show_value, typed_day
from ui.theme.theme import Theme
from ui.widgets.form import Form, FormRow


class DayRows:
    """Days side by side, by the names of their columns."""

    def __init__(self, theme: Theme, form: Form, days: Mapping[str, tuple[str, date | None]]) -> None:
        """``days`` gives the words and the value of each."""
        editors = []
        for key, (words, value) in days.items():
            field = Field(key, words, "day")
            editor = make_editor(theme, field)
            show_value(field, editor, value)
            editors.append((words, editor))
        self._rows = dict(zip(days, form.add_beside(*editors), strict=True))

    def __getitem__(self, key: str) -> FormRow:
        """Return the row of a day, which takes errors."""
        return self._rows[key]

    def line(self, key: str) -> QLineEdit:
        """Return the editor of a day."""
        editor = self._rows[key].field
        assert isinstance(editor, QLineEdit)
        return editor

    def texts(self) -> tuple[str, ...]:
        """Return what is typed."""
        return tuple(self.line(key).text().strip() for key in self._rows)

    def read(self) -> dict[str, date | None] | None:
        """Return the days; None when one cannot be read, which its row says then."""
        found: dict[str, date | None] = {}
        for key, row in self._rows.items():
            try:
                found[key] = typed_day(self.line(key).text())
            except UsageError as error:
                row.set_error(sentences(error.message, error.advice))
                return None
        return found
