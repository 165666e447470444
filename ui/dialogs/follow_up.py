"""The form of a follow-up: what is to be done, by when, for whom."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.commitments.follow_ups import (
    FollowUpRow,
    add_follow_up,
    delete_follow_up,
    edit_follow_up,
    finish,
    follow_up_of,
    give_follow_up,
    reopen,
)
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.touches.day_line import DayLine, say_if_wrong
from ui.touches.records_field import RecordsField
from ui.widgets.button import Button
from ui.widgets.layouts import holder
from ui.widgets.layouts import row as line
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_WIDTH = 480


def open_new_follow_up(workplace: Workplace, parent: QWidget) -> None:
    """Open the form for a new follow-up with whom the page shows."""
    FollowUpForm(workplace, parent).open()


def open_follow_up(workplace: Workplace, parent: QWidget, follow_up_id: int) -> None:
    """Open the form of a follow-up; one that is gone meanwhile opens nothing."""
    with workplace.journal.read() as connection:
        row = follow_up_of(connection, follow_up_id)
    if row is not None:
        FollowUpForm(workplace, parent, row).open()


class FollowUpForm(FormDialog):
    """What, when, and for which person or supplier: a new follow-up, or the one of ``row``."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, row: FollowUpRow | None = None) -> None:
        title, save = (_("Edit follow-up"), _("Save")) if row else (_("New follow-up"), _("Add follow-up"))
        super().__init__(workplace.theme, title, save, parent, width=_WIDTH)
        self._workplace, self._row = workplace, row
        self.what = QLineEdit()
        self.due = DayLine(lambda: workplace.today)
        self.person = RecordsField(workplace, "contact", single=True)
        self.supplier = RecordsField(workplace, "supplier", single=True)
        self._what = self.form.add(_("What to do"), self.what)
        self._due = self.form.add(_("By when"), self.due)
        self.due.read_into(self._due)
        self.form.add(_("Person"), self.person)
        self.form.add(_("Supplier"), self.supplier)
        if row is None:
            self._show_new()
        else:
            self._show(row)
        self._begin = self._values()
        self.what.setFocus()
        self.ready()

    def _show_new(self) -> None:
        self.due.show_day(self._workplace.today + timedelta(days=1))
        kind, record_id = self._workplace.focus or ("", 0)
        self.person.show_ids([record_id] if kind == "contact" else [])
        self.supplier.show_ids([record_id] if kind == "supplier" else [])

    def _show(self, row: FollowUpRow) -> None:
        self.what.setText(row.text)
        self.due.show_day(row.due_on)
        self.person.show_ids([row.contact_id] if row.contact_id is not None else [])
        self.supplier.show_ids([row.supplier_id] if row.supplier_id is not None else [])
        words, icon = (_("Mark as done"), "check") if row.done_at is None else (_("Reopen"), "undo-2")
        self.turn = Button(self.theme, words, "", icon, self._turn)
        self.delete = Button(self.theme, _("Move to trash"), "danger", "trash-2", self._delete)
        for button in (self.turn, self.delete):
            button.setAutoDefault(False)
        self.form.add_widget(holder(line(self.turn, self.delete, None, spacing=self.theme.px(8))))

    def _turn(self) -> None:
        """Finish the follow-up, or reopen it; what was typed is kept with it."""
        row = self._row
        assert row is not None
        opened = row.done_at is None
        title = _("Finish follow-up") if opened else _("Reopen follow-up")

        def turn(session: ChangeSession) -> None:
            self._edit(session, row.id)
            if opened:
                finish(session, row.id)
            else:
                reopen(session, row.id)

        if self._valid() and self.keep(self._workplace, title, turn):
            self.accept()

    def _delete(self) -> None:
        row = self._row
        assert row is not None
        if self.keep(
            self._workplace, _("Delete follow-up"), lambda session: delete_follow_up(session, row.id)
        ):
            self.accept()

    def _values(self) -> tuple[object, ...]:
        return self.what.text().strip(), self.due.text(), self.person.ids(), self.supplier.ids()

    def typed(self) -> bool:
        """Tell whether anything differs from the beginning."""
        return self._values() != self._begin

    def _valid(self) -> bool:
        """Say in the form what is wrong; tell whether nothing is."""
        wrong = say_if_wrong(self.due, self._due)
        if not self.due.text().strip():
            self._due.set_error(_("Type a day, such as fri, 2w or 12-24."))
        if not self.what.text().strip():
            self._what.set_error(_("Say what is to be done."))
        return not wrong and self.due.day() is not None and bool(self.what.text().strip())

    def store(self) -> bool:
        """Add or change the follow-up."""
        if not self._valid():
            return False
        row = self._row
        if row is None:
            return self.keep(self._workplace, _("Add follow-up"), self._add)
        return self.keep(self._workplace, _("Edit follow-up"), lambda session: self._edit(session, row.id))

    def _edit(self, session: ChangeSession, follow_up_id: int) -> None:
        edit_follow_up(session, follow_up_id, due_on=self.due.day(), text=self.what.text().strip())
        person, supplier = self.person.ids(), self.supplier.ids()
        give_follow_up(
            session,
            follow_up_id,
            contact_id=person[0] if person else None,
            supplier_id=supplier[0] if supplier else None,
        )

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
