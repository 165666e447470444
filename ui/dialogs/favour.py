"""The form of a favour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.giving.favours import FavourFields, FavourRow, add_favour, edit_favour, favour_of
from desktop.texts import _
from ui.attachments.form_files import FormFiles
from ui.day_rows import DayRows
from ui.form_dialog import FormDialog
from ui.widgets.segmented import Segmented
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_favour(workplace: Workplace, parent: QWidget, favour: FavourRow) -> None:
    """Open the form of a favour."""
    FavourDialog(workplace, parent, favour).open()


def open_favour_by_id(workplace: Workplace, parent: QWidget, favour_id: int) -> None:
    """Open the form of a favour by its id; one that is gone meanwhile opens nothing."""
    with workplace.journal.read() as connection:
        favour = favour_of(connection, favour_id)
    if favour is not None:
        open_favour(workplace, parent, favour)


def open_new_favour(
    workplace: Workplace, parent: QWidget, begun: FavourRow, mime: QMimeData | None = None
) -> FavourDialog:
    """Open the form of a new favour, whose id is 0, with the files or the picture in ``mime``."""
    form = FavourDialog(workplace, parent, begun)
    form.open()
    form.files.begin_with(mime)
    return form


class FavourDialog(FormDialog):
    """Who did what, when, and when it was returned."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, favour: FavourRow) -> None:
        self._title = _("Edit favour") if favour.id else _("Add favour")
        super().__init__(workplace.theme, self._title, _("Save"), parent, width=460)
        self._workplace, self._favour = workplace, favour
        self.direction = Segmented(
            _("Who did it"), [("given", _("We did it")), ("received", _("They did it"))], favour.direction
        )
        self.text = QLineEdit(favour.text)
        self.form.add(_("Who did it"), self.direction)
        self._text_row = self.form.add(_("What was done"), self.text)
        self.days = DayRows(
            self.theme,
            self.form,
            {
                "on_date": (_("Done on"), favour.on_date),
                "returned_on": (_("Returned on"), favour.returned_on),
            },
        )
        self.files = FormFiles(workplace, ("favour", favour.id), favour.text)
        self.form.add_widget(self.files)
        self.files.take_from(self, self.text)
        self._began = self._now()
        self.text.setFocus()
        self.ready()

    def _now(self) -> tuple[str, ...]:
        return (self.direction.current(), self.text.text().strip(), *self.days.texts())

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began or self.files.typed()

    def store(self) -> bool:
        """Keep the favour."""
        fields: FavourFields = {"direction": self.direction.current(), "text": self.text.text()}
        if not self.text.text().strip():
            self._text_row.set_error(_("Write down in a few words what was done."))
            return False
        days = self.days.read()
        if days is None:
            return False
        fields["returned_on"] = days["returned_on"]
        if days["on_date"] is not None:
            fields["on_date"] = days["on_date"]
        if self.refuses(self.files.trouble()):
            return False
        return self.keep(self._workplace, self._title, lambda session: self._write(session, fields))

    def _write(self, session: ChangeSession, fields: FavourFields) -> None:
        held = self._favour.id
        if not held:
            one = self._favour
            on = fields.get("on_date", one.on_date)
            held = add_favour(session, one.contact_id, fields["direction"], fields["text"], on)
            session.flush()
        edit_favour(session, held, fields)
        self.files.write(session, held)
