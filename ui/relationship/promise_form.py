"""The form of a promise: who promised what, for when, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.commitments.promises import (
    OUTCOMES,
    PromiseFields,
    PromiseRow,
    add_promise,
    edit_promise,
    outcome_label,
    promise_of,
)
from desktop.texts import _
from ui.attachments.form_files import FormFiles
from ui.day_rows import DayRows
from ui.form_dialog import FormDialog
from ui.widgets.segmented import Segmented
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_promise(workplace: Workplace, parent: QWidget, promise_id: int) -> None:
    """Open the form of a promise; one that is gone meanwhile opens nothing."""
    with workplace.journal.read() as connection:
        row = promise_of(connection, promise_id)
    if row is not None:
        PromiseForm(workplace, parent, row).open()


def open_new_promise(
    workplace: Workplace, parent: QWidget, begun: PromiseRow, mime: QMimeData | None = None
) -> PromiseForm:
    """Open the form of a new promise, whose id is 0, with the files or the picture in ``mime``."""
    form = PromiseForm(workplace, parent, begun)
    form.open()
    form.files.begin_with(mime)
    return form


class PromiseForm(FormDialog):
    """All that is known of a promise; nothing is kept before the button, or Ctrl+Enter, asks for it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, promise: PromiseRow) -> None:
        self._title = _("Edit promise") if promise.id else _("Add promise")
        super().__init__(workplace.theme, self._title, _("Save"), parent, width=500)
        self._workplace, self._promise = workplace, promise
        sides = [("theirs", _("They did")), ("ours", _("We did"))]
        self.side = Segmented(_("Who promised"), sides, promise.side)
        self.what = QLineEdit(promise.what)
        self.outcome = Segmented(
            _("What became of it"), [(one, outcome_label(one)) for one in OUTCOMES], promise.outcome
        )
        self.form.add(_("Who promised"), self.side)
        self._what = self.form.add(_("What was promised"), self.what)
        promised = (_("Promised on"), promise.made_on), (_("Promised for"), promise.due_on)
        self.days = DayRows(self.theme, self.form, dict(zip(("made_on", "due_on"), promised, strict=True)))
        self.form.add(_("What became of it"), self.outcome)
        self.settled = DayRows(
            self.theme, self.form, {"settled_on": (_("On which day; empty: today"), promise.settled_on)}
        )
        self.files = FormFiles(workplace, ("promise", promise.id), promise.what)
        self.form.add_widget(self.files)
        self.files.take_from(self, self.what)
        self._began = self._now()
        self.what.setFocus()
        self.ready()

    def _now(self) -> tuple[str, ...]:
        words = (self.side.current(), self.what.text().strip(), self.outcome.current())
        return (*words, *self.days.texts(), *self.settled.texts())

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began or self.files.typed()

    def store(self) -> bool:
        """Keep the promise."""
        if not self.what.text().strip():
            self._what.set_error(_("Write down in a few words what was promised."))
            return False
        days, settled = self.days.read(), self.settled.read()
        if days is None or settled is None:
            return False
        made_on, due_on = days["made_on"], days["due_on"]
        if made_on is None or due_on is None:
            empty = "made_on" if made_on is None else "due_on"
            self.days[empty].set_error(_("Type a day."))
            return False
        outcome = self.outcome.current()
        fields: PromiseFields = {
            "side": self.side.current(),
            "what": self.what.text(),
            "made_on": made_on,
            "due_on": due_on,
            "outcome": outcome,
            "settled_on": (settled["settled_on"] or self._workplace.today) if outcome else None,
        }
        if self.refuses(self.files.trouble()):
            return False
        return self.keep(self._workplace, self._title, lambda session: self._write(session, fields))

    def _write(self, session: ChangeSession, fields: PromiseFields) -> None:
        one = self._promise
        if one.id:
            edit_promise(session, one.id, fields)
            self.files.write(session, one.id)
        else:
            whose: PromiseFields = {"contact_id": one.contact_id, "supplier_id": one.supplier_id}
            self.files.write(session, add_promise(session, {**whose, **fields}))
