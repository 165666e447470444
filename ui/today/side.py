"""The right side of Today: birthdays and festivals to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.almanac.festivals import Occurrence, festivals_between
from desktop.texts import _
from desktop.today.rows import ComingBirthday
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.today import words
from ui.today.birthdays import BirthdayRow
from ui.widgets.date_tile import ComingUp
from ui.widgets.layouts import empty
from ui.widgets.section import SectionHeader
from ui.widgets.text import label, rule

_BIRTHDAYS, _FESTIVALS, _AHEAD = 8, 5, 45


class Side(QWidget):
    """What the coming weeks ask for; ``asked`` tells what to do for a birthday: open, greeting or gift."""

    asked = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self.stand(beside=True)

    def stand(self, *, beside: bool) -> None:
        """Take the margins of a side panel, or those of the day above."""
        self._column.setContentsMargins(*((20, 28, 20, 20) if beside else (40, 0, 40, 28)))

    def show_coming(self, birthdays: Sequence[ComingBirthday], today: date) -> None:
        """Show the birthdays of the next 30 days and the festivals of the next weeks."""
        empty(self._column)
        self._column.addWidget(SectionHeader(_("Birthdays in the next 30 days")))
        for birthday in birthdays[:_BIRTHDAYS]:
            self._column.addWidget(self._birthday(birthday))
        if not birthdays:
            self._column.addWidget(label(_("None that the journal knows of."), "meta", "text2", wrap=True))
        self._column.addSpacing(4)
        self._column.addWidget(rule())
        self._column.addWidget(SectionHeader(_("Next festivals")))
        for festival in coming_festivals(today):
            self._column.addWidget(self._festival(festival, today))
        self._column.addStretch(1)

    def _birthday(self, row: ComingBirthday) -> BirthdayRow:
        made = BirthdayRow(self._theme, row)
        made.opened.connect(lambda: self.asked.emit("open", row))
        made.asked.connect(lambda deed: self.asked.emit(deed, row))
        return made

    def _festival(self, row: Occurrence, today: date) -> ComingUp:
        tone: Tone = "seal" if row.festival.weight == "major" else "neutral"
        return ComingUp(
            self._theme,
            formats.tile(row.first),
            words.festival_title(row),
            words.festival_note(row, today),
            tone,
        )


def coming_festivals(today: date) -> list[Occurrence]:
    """Return the next mainland festivals that matter to a buyer."""
    try:
        found = festivals_between(today, today + timedelta(days=_AHEAD), ("cn",))
    except ValueError:
        return []
    ahead = [row for row in found if row.first >= today and row.festival.weight != "minor"]
    return sorted(ahead, key=lambda row: row.first)[:_FESTIVALS]
