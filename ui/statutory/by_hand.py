"""Single statutory days by hand, and the lists that were brought in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop import formats
from desktop.almanac.statutory import StatutoryDay
from desktop.errors import GuanxiError
from desktop.planning.statutory_years import (
    StatutoryYear,
    clear_day,
    remove_year,
    set_day,
    statutory_years,
)
from desktop.texts import _, p_
from ui.statutory import words
from ui.text_table import TextRow, TextTable
from ui.touches.day_line import DayLine, say_if_wrong
from ui.widgets.button import Button
from ui.widgets.form import FormRow
from ui.widgets.layouts import column, row
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

Told = Callable[[str], object]
Failed = Callable[[GuanxiError], object]
_TOP = Qt.AlignmentFlag.AlignTop


class ByHand(QWidget):
    """A day, what holds on it, and its name; days by hand hold whatever the lists say."""

    def __init__(self, workplace: Workplace, changed: Told, failed: Failed) -> None:
        super().__init__()
        self._workplace, self._changed, self._failed = workplace, changed, failed
        theme, px = workplace.theme, workplace.theme.px
        self.day = DayLine(lambda: workplace.today)
        self.region, self.kind, self.name = QComboBox(), QComboBox(), QLineEdit()
        for region, name in words.region_names().items():
            self.region.addItem(name, region)
        for kind, name in words.kind_names().items():
            self.kind.addItem(name, kind)
        self._day = FormRow(theme, _("Day"), self.day)
        self._name = FormRow(theme, _("Name of the day"), self.name)
        self.day.read_into(self._day)
        fields = row(spacing=px(12))
        pieces = (
            (self._day, 3),
            (FormRow(theme, _("Region"), self.region), 3),
            (FormRow(theme, _("What holds"), self.kind), 4),
            (self._name, 5),
        )
        for piece, share in pieces:
            fields.addWidget(piece, share, _TOP)
        self.add = Button(theme, _("Set day"), icon="plus", on_click=self._add)
        self.remove = Button(theme, _("Take back"), icon="rotate-ccw", on_click=self._remove)
        headings = (_("Day"), _("Region"), _("What holds"), _("Name of the day"))
        self.table = TextTable(theme, _("Days by hand"), headings, (190, 140, 180, 200), stretch=3)
        buttons = row(self.add, None, self.remove, spacing=px(8))
        self.setLayout(column(fields, px(8), buttons, px(8), (self.table, 1)))
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
        for line in (self.day, self.name):
            line.returnPressed.connect(self._add)

    def read(self, known: list[StatutoryYear]) -> int:
        """Show the days that were set by hand; return how many there are."""
        days = sorted((day for one in known if not one.whole for day in one.days), key=lambda day: day.day)
        self.table.show_rows([_day_row(day) for day in days])
        self.remove.setEnabled(bool(days))
        return len(days)

    def _add(self) -> None:
        wrong, day, name = say_if_wrong(self.day, self._day), self.day.day(), self.name.text().strip()
        self._name.set_error("" if name else _("Say what the day is called."))
        if day is None and not wrong:
            self._day.set_error(_("Type a day, such as 2027-01-24."))
        if day is None or wrong or not name:
            return
        made = StatutoryDay(self.region.currentData(), day, self.kind.currentData(), name, name, "hand")

        def write(session: ChangeSession) -> bool:
            set_day(session, made)
            return True

        if self._workplace.change(_("Set statutory day"), write, toast="", failed=self._failed):
            self.day.clear()
            self.day.setFocus()
            self._changed(_("The day is set."))

    def _remove(self) -> None:
        key = self.table.current_key()
        if key is None:
            return
        region, day = key

        def write(session: ChangeSession) -> bool:
            clear_day(session, region, day)
            return True

        if self._workplace.change(_("Take back statutory day"), write, toast="", failed=self._failed):
            self._changed(_("The day is taken back; the lists hold again."))


def _day_row(day: StatutoryDay) -> TextRow:
    shown = formats.whole_day(day.day, short=True)
    cells = (shown, words.region_names()[day.region], words.kind_names()[day.kind], day.name_zh)
    return TextRow((day.region, day.day), cells)


class Brought(QWidget):
    """The lists that were brought in, to be taken back."""

    def __init__(self, workplace: Workplace, changed: Told, failed: Failed) -> None:
        super().__init__()
        self._workplace, self._changed, self._failed = workplace, changed, failed
        theme = workplace.theme
        headings = (_("Region"), _("Year"), _("Days"), _("Source"), p_("date", "Brought in"))
        self.table = TextTable(theme, _("Lists brought in"), headings, (120, 80, 90, 200, 140), stretch=3)
        self.remove = Button(theme, _("Take list back"), icon="rotate-ccw", on_click=self._remove)
        self.remove.setAutoDefault(False)
        self.setLayout(column((self.table, 1), theme.px(8), row(self.remove, None)))

    def read(self) -> list[StatutoryYear]:
        """Show what was brought in, and return it."""
        with self._workplace.journal.read() as connection:
            known = statutory_years(connection)
        self.table.show_rows([words.year_row(one) for one in known])
        self.remove.setEnabled(bool(known))
        return known

    def _remove(self) -> None:
        one = self.table.current_key()
        if one is None:
            return

        def write(session: ChangeSession) -> bool:
            remove_year(session, one.id)
            return True

        if self._workplace.change(_("Take statutory list back"), write, toast="", failed=self._failed):
            self._changed(_("The list is taken back; the bundled one or the forecast holds again."))
