"""The custom fields of a record in its form, under the fields that every record has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from desktop.errors import UsageError
from desktop.fields.filling import fill_in
from desktop.fields.reads import FieldRow
from desktop.joining import sentences
from desktop.texts import _
from ui.editors import Field, Value, make_editor, show_value, value_in
from ui.fields.values import content_of, field_of, own_fields, read_values
from ui.widgets.form import Form, FormRow
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_WIDE = frozenset({"block", "ticks"})


class OwnRows:
    """Adds a row for each field to a form; ``check`` before ``write``, and ``write`` inside the form's change."""

    def __init__(self, workplace: Workplace, owner: str, form: Form, record_id: int | None) -> None:
        """Show what a record says; None is a new one."""
        self._rows: dict[str, FieldRow] = {}
        self._fields: dict[str, Field] = {}
        self.lines: dict[str, FormRow] = {}
        rows = own_fields(workplace, owner)
        if not rows:
            return
        form.add_widget(label(_("Custom fields"), "lead_strong"))
        values = read_values(workplace, owner, rows, record_id) if record_id is not None else {}
        waiting: list[tuple[Field, QWidget]] = []
        for one in rows:
            field = field_of(workplace, one)
            self._rows[field.key], self._fields[field.key] = one, field
            editor = make_editor(workplace.theme, field)
            show_value(field, editor, values.get(one.id))
            if field.kind in _WIDE:
                self._flush(form, waiting)
                self.lines[field.key] = form.add(field.words, editor)
                continue
            waiting.append((field, editor))
            if len(waiting) == 2:
                self._flush(form, waiting)
        self._flush(form, waiting)
        self._began = self._state()

    def _flush(self, form: Form, waiting: list[tuple[Field, QWidget]]) -> None:
        """Set the fields that wait side by side."""
        if waiting:
            made = form.add_beside(*((field.words, editor) for field, editor in waiting))
            self.lines.update(zip((field.key for field, _editor in waiting), made, strict=True))
            waiting.clear()

    def _state(self) -> dict[str, object]:
        return {key: _held(line.field, self._fields[key]) for key, line in self.lines.items()}

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return bool(self.lines) and self._state() != self._began

    def check(self) -> bool:
        """Tell whether all can be read; what cannot says so under its field."""
        good = True
        for key, line in self.lines.items():
            try:
                value_in(self._fields[key], line.field)
            except UsageError as error:
                line.set_error(sentences(error.message, error.advice))
                good = False
        return good

    def write(self, session: ChangeSession, record_id: int) -> None:
        """Fill in what was changed."""
        for key, held in self._state().items() if self.lines else ():
            if held != self._began[key]:
                value: Value = value_in(self._fields[key], self.lines[key].field)
                fill_in(session, self._rows[key].id, record_id, content_of(self._rows[key], value))


def _held(editor: QWidget, field: Field) -> object:
    """Return what an editor holds, whether it can be read or not."""
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QLineEdit):
        return editor.text()
    assert isinstance(editor, QComboBox | QListWidget)
    return value_in(field, editor)
