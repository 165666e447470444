"""Other closing times of a supplier: moving, stocktaking, power cuts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop import formats
from desktop.errors import GuanxiError
from desktop.planning.shutdown_records import add_closing, closings, remove_closing
from desktop.texts import _
from ui.text_table import TextRow, TextTable
from ui.touches.day_line import DayLine, say_if_wrong
from ui.widgets.button import Button
from ui.widgets.form import FormRow
from ui.widgets.layouts import column, row
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_TOP = Qt.AlignmentFlag.AlignTop


class Closings(QWidget):
    """``changed`` is called after a closing was added or removed, with the sentence that says so."""

    def __init__(
        self,
        workplace: Workplace,
        changed: Callable[[str], object],
        failed: Callable[[GuanxiError], object],
    ) -> None:
        super().__init__()
        self._workplace, self._changed, self._failed = workplace, changed, failed
        self._supplier = 0
        theme, px = workplace.theme, workplace.theme.px
        headings = (_("From"), _("Until"), _("Reason"))
        self.table = TextTable(theme, _("Other closings"), headings, (150, 150, 200), stretch=2)
        self.first, self.last = (DayLine(lambda: workplace.today) for _place in range(2))
        self.reason = QLineEdit()
        self._first = FormRow(theme, _("First closed day"), self.first)
        self._last = FormRow(theme, _("Last closed day"), self.last)
        self.first.read_into(self._first)
        self.last.read_into(self._last)
        self.add = Button(theme, _("Add closing"), icon="plus", on_click=self._add)
        self.remove = Button(theme, _("Remove closing"), icon="trash-2", on_click=self._remove)
        fields = row(spacing=px(12))
        for piece, share in (
            (self._first, 3),
            (self._last, 3),
            (FormRow(theme, _("Reason"), self.reason), 4),
        ):
            fields.addWidget(piece, share, _TOP)
        buttons = row(self.add, self.remove, None, spacing=px(8))
        self.setLayout(column((self.table, 1), px(10), fields, px(8), buttons))
        for line in (self.first, self.last, self.reason):
            line.returnPressed.connect(self._add)
        for button in (self.add, self.remove):
            button.setAutoDefault(False)

    def show_supplier(self, supplier_id: int) -> int:
        """Show the closings of a supplier; return how many there are."""
        self._supplier = supplier_id
        with self._workplace.journal.read() as connection:
            found = closings(connection, supplier_id)
        rows = [
            TextRow(one.id, (formats.full_day(one.first), formats.full_day(one.last), one.reason))
            for one in found
        ]
        self.table.show_rows(rows)
        self.remove.setEnabled(bool(rows))
        return len(rows)

    def _add(self) -> None:
        wrong = [say_if_wrong(self.first, self._first), say_if_wrong(self.last, self._last)]
        first, supplier, reason = self.first.day(), self._supplier, self.reason.text().strip()
        if any(wrong) or not supplier:
            return
        if first is None:
            self._first.set_error(_("Type a day, such as 2027-01-24."))
            return
        last = self.last.day() or first

        def write(session: ChangeSession) -> bool:
            add_closing(session, supplier, first, last, reason)
            return True

        if self._workplace.change(_("Add closing"), write, toast="", failed=self._failed):
            for line in (self.first, self.last, self.reason):
                line.clear()
            self.first.setFocus()
            self._changed(_("The closing is added."))

    def _remove(self) -> None:
        closing = self.table.current_key()
        if closing is None:
            return

        def write(session: ChangeSession) -> bool:
            remove_closing(session, closing)
            return True

        if self._workplace.change(_("Remove closing"), write, toast="", failed=self._failed):
            self._changed(_("The closing is removed."))
