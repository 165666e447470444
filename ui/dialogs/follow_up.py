"""The form of a follow-up: what is to be done, by when, for whom."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.commitments.follow_ups import add_follow_up
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.touches.day_line import DayLine, say_if_wrong
from ui.touches.records_field import RecordsField
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_WIDTH = 480


def open_new_follow_up(workplace: Workplace, parent: QWidget) -> None:
    """Open the form for a new follow-up with whom the page shows."""
    FollowUpForm(workplace, parent).open()


class FollowUpForm(FormDialog):
    """What, when, and for which person or supplier."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(workplace.theme, _("New follow-up"), _("Add follow-up"), parent, width=_WIDTH)
        self._workplace = workplace
        self.what = QLineEdit()
        self.due = DayLine(lambda: workplace.today)
        self.person = RecordsField(workplace, "contact", single=True)
        self.supplier = RecordsField(workplace, "supplier", single=True)
        self._what = self.form.add(_("What to do"), self.what)
        self._due = self.form.add(_("By when"), self.due)
        self.due.read_into(self._due)
        self.due.show_day(workplace.today + timedelta(days=1))
        self.form.add(_("Person"), self.person)
        self.form.add(_("Supplier"), self.supplier)
        kind, record_id = workplace.focus or ("", 0)
        self.person.show_ids([record_id] if kind == "contact" else [])
        self.supplier.show_ids([record_id] if kind == "supplier" else [])
        self._begin = self._values()
        self.what.setFocus()
        self.ready()

    def _values(self) -> tuple[object, ...]:
        return self.what.text().strip(), self.due.text(), self.person.ids(), self.supplier.ids()

    def typed(self) -> bool:
        """Tell whether anything differs from the beginning."""
        return self._values() != self._begin

    def store(self) -> bool:
        """Add the follow-up."""
        wrong = say_if_wrong(self.due, self._due)
        if not self.due.text().strip():
            self._due.set_error(_("Type a day, such as fri, 2w or 12-24."))
        if not self.what.text().strip():
            self._what.set_error(_("Say what is to be done."))
        if wrong or self.due.day() is None or not self.what.text().strip():
            return False
        return self._workplace.change(_("Add follow-up"), self._add, failed=self.tell) is not None

    def _add(self, session: ChangeSession) -> int:
        due_on = self.due.day()
        assert due_on is not None  # checked before
        person, supplier = self.person.ids(), self.supplier.ids()
        return add_follow_up(
            session,
            due_on,
            self.what.text().strip(),
            contact_id=person[0] if person else None,
            supplier_id=supplier[0] if supplier else None,
        )
