"""The form of a favour."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.errors import UsageError
from desktop.giving.favours import FavourFields, FavourRow, edit_favour
from desktop.texts import _
from ui.editors import Field, make_editor, show_value, typed_day
from ui.form_dialog import FormDialog
from ui.widgets.segmented import Segmented
from ui.workplace import Workplace


def open_favour(workplace: Workplace, parent: QWidget, favour: FavourRow) -> None:
    """Open the form of a favour."""
    FavourDialog(workplace, parent, favour).open()


class FavourDialog(FormDialog):
    """Who did what, when, and when it was returned."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, favour: FavourRow) -> None:
        super().__init__(workplace.theme, _("Edit favour"), _("Save"), parent, width=460)
        self._workplace, self._favour = workplace, favour
        self.direction = Segmented(
            _("Who did it"), [("given", _("We did it")), ("received", _("They did it"))], favour.direction
        )
        self.text = QLineEdit(favour.text)
        self._days = {
            "on_date": (favour.on_date, Field("on_date", _("Done on"), "day")),
            "returned_on": (favour.returned_on, Field("returned_on", _("Returned on"), "day")),
        }
        self.form.add(_("Who did it"), self.direction)
        self._text_row = self.form.add(_("What was done"), self.text)
        editors = []
        for value, field in self._days.values():
            editor = make_editor(workplace.theme, field)
            show_value(field, editor, value)
            editors.append((field.words, editor))
        self._rows = dict(zip(self._days, self.form.add_beside(*editors), strict=True))
        self._began = self._now()
        self.text.setFocus()
        self.ready()

    def _line(self, key: str) -> QLineEdit:
        editor = self._rows[key].field
        assert isinstance(editor, QLineEdit)
        return editor

    def _now(self) -> tuple[str, ...]:
        days = (self._line(key).text().strip() for key in self._days)
        return (self.direction.current(), self.text.text().strip(), *days)

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def store(self) -> bool:
        """Keep the favour."""
        fields: FavourFields = {"direction": self.direction.current(), "text": self.text.text()}
        if not self.text.text().strip():
            self._text_row.set_error(_("Write down in a few words what was done."))
            return False
        for key in self._days:
            try:
                day = typed_day(self._line(key).text())
            except UsageError as error:
                self._rows[key].set_error(f"{error.message} {error.advice}")
                return False
            if key == "on_date" and day is not None:
                fields["on_date"] = day
            elif key == "returned_on":
                fields["returned_on"] = day
        return self.keep(
            self._workplace, _("Edit favour"), lambda session: edit_favour(session, self._favour.id, fields)
        )
