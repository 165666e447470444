"""The custom fields of a record on its page, each edited where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.fields.filling import fill_in
from desktop.fields.reads import FieldRow
from desktop.texts import _
from ui.editors import Value
from ui.fields.values import content_of, field_of, own_fields, read_values
from ui.inline_fields import FieldSheet
from ui.widgets.button import Button
from ui.widgets.layouts import row
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


class OwnSheet(QWidget):
    """A section of the fields that the person defined for ``owner``, and the way to define them."""

    def __init__(self, workplace: Workplace, owner: str) -> None:
        super().__init__()
        self._workplace, self._owner = workplace, owner
        self._record = 0
        self._rows: list[FieldRow] = []
        self.sheet: FieldSheet | None = None
        px = workplace.theme.px
        self.define = Button(
            workplace.theme, _("Custom fields"), "link", "sliders-horizontal",
            lambda: workplace.perform("custom_fields"),
        )  # fmt: skip
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, px(24))
        self._lines.setSpacing(0)
        self._lines.addLayout(row(self.define, None))

    def show_record(self, record_id: int) -> None:
        """Show what a record says; the fields are made anew when another definition holds."""
        self._record = record_id
        rows = own_fields(self._workplace, self._owner)
        if rows != self._rows or self.sheet is None:
            self._make(rows)
        if self.sheet is not None:
            values = read_values(self._workplace, self._owner, rows, record_id)
            self.sheet.show_values(lambda key: values[int(key)])

    def _make(self, rows: list[FieldRow]) -> None:
        if self.sheet is not None:
            self._lines.removeWidget(self.sheet)
            self.sheet.hide()
            self.sheet.deleteLater()
            self.sheet = None
        self._rows = rows
        if rows:
            fields = [field_of(self._workplace, one) for one in rows]
            self.sheet = FieldSheet(self._workplace.theme, [(_("Custom fields"), fields)], least=True)
            self.sheet.edited.connect(self._keep)
            self._lines.insertWidget(0, self.sheet)

    def _keep(self, key: str, value: Value) -> None:
        row_ = next(one for one in self._rows if one.id == int(key))
        record_id = self._record

        def work(session: ChangeSession) -> None:
            fill_in(session, row_.id, record_id, content_of(row_, value))

        self._workplace.change(_("Fill in “{field}”").format(field=row_.name), work)
