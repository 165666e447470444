"""Going to a date: typed as 2027-02-06, 正月十五 or "2027-1-1 lunar"; it says what it read while one types."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop import formats
from desktop.almanac.lunar import FIRST_DAY, LAST_DAY, to_lunar
from desktop.almanac.typed import read_day
from desktop.almanac.writing import full_zh
from desktop.errors import UsageError
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.theme.theme import Theme


class GoToDialog(FormDialog):
    """One line; ``go`` is called with the day."""

    def __init__(
        self, theme: Theme, today: date, go: Callable[[date], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("Go to a date"), _("Go"), parent, width=420)
        self._today, self._go = today, go
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Like 2027-02-06, 正月十五 or 2027-1-1 lunar"))
        self._row = self.form.add(_("Date"), self.line, " ")
        self.line.textChanged.connect(self._read)
        self.line.returnPressed.connect(self.finish)
        self.line.setFocus()
        self.ready()

    def _day(self) -> date:
        """Return the day that is typed. Raises UsageError with a sentence when it cannot be shown."""
        day = read_day(self.line.text(), self._today)
        if not FIRST_DAY <= day <= LAST_DAY:
            to_lunar(day)  # says so
        return day

    def _read(self, text: str) -> None:
        self._row.set_error("")
        try:
            day = self._day() if text.strip() else None
        except UsageError:
            day = None
        words = f"{formats.whole_day(day)} · {full_zh(to_lunar(day))}" if day else " "
        self._row.set_hint(words)

    def typed(self) -> bool:
        """Say that nothing is lost by closing."""
        return False

    def store(self) -> bool:
        """Go to the day, or say why it cannot be read."""
        try:
            day = self._day()
        except UsageError as error:
            self._row.set_error(str(error))
            return False
        self._go(day)
        return True
