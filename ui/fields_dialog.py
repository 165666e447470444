"""A form made from a list of fields: for the many small dialogs that differ in nothing but their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from desktop.errors import UsageError
from desktop.joining import sentences
from ui.attachments.form_files import FormFiles
from ui.editors import Field, Value, make_editor, show_value, value_in
from ui.form_dialog import FormDialog
from ui.widgets.button import Button
from ui.widgets.form import FormRow
from ui.widgets.layouts import holder, row
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

Values = dict[str, Value]
Work = Callable[["ChangeSession", Values], object]
Read = Callable[[str], Value]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What such a form holds: its words, its fields, what they begin with, and what is done with them."""

    title: str
    save: str
    """Stands on the button that stores."""
    fields: Sequence[Field | tuple[Field, ...]]
    values: Mapping[str, Value]
    work: Work
    readers: Mapping[str, Read] = field(default_factory=dict)
    width: int = 520
    removal: tuple[str, Callable[[ChangeSession], object]] | None = None
    """What the button that takes the record away says, and what it does; None for a record that is new."""
    owner: tuple[str, int] | None = None
    """Table and id of the record when it has files; the id of a new one is 0, and ``work`` returns it."""


class FieldsDialog(FormDialog):
    """Rows of fields, those in a tuple side by side; the sheet's ``work`` writes what they hold in one change.

    ``readers`` turn a typed line into its value and raise UsageError, which is shown under the field.
    """

    def __init__(self, workplace: Workplace, parent: QWidget | None, sheet: Sheet) -> None:
        super().__init__(workplace.theme, sheet.title, sheet.save, parent, width=sheet.width)
        self.workplace, self._sheet = workplace, sheet
        self.fields: dict[str, Field] = {}
        self.editors: dict[str, QWidget] = {}
        self.lines: dict[str, FormRow] = {}
        for group in sheet.fields:
            self._add(group if isinstance(group, tuple) else (group,), sheet.values)
        self.files: FormFiles | None = None
        self._began = self.state()

    def _add(self, group: tuple[Field, ...], values: Mapping[str, Value]) -> None:
        pairs = []
        for one in group:
            editor = make_editor(self.theme, one)
            show_value(one, editor, values.get(one.key))
            self.fields[one.key], self.editors[one.key] = one, editor
            pairs.append(("" if one.kind == "tick" else one.words, editor))
        if len(pairs) == 1:
            made: tuple[FormRow, ...] = (self.form.add(*pairs[0]),)
        else:
            made = self.form.add_beside(*pairs)
        self.lines.update(zip((one.key for one in group), made, strict=True))

    def begin(self) -> None:
        """Take the size, remember what the form begins with, and go to the first field."""
        if self._sheet.owner is not None:
            self.files = FormFiles(self.workplace, self._sheet.owner, self._sheet.title)
            self.form.add_widget(self.files)
            self.files.take_from(self, *self.editors.values())
        if self._sheet.removal is not None:
            self.removal = Button(self.theme, self._sheet.removal[0], "danger", "trash-2", self._remove)
            self.removal.setAutoDefault(False)
            self.form.add_widget(holder(row(self.removal, None)))
        self._began = self.state()
        self.ready()
        first = next((piece.field for piece in self.form.rows), None)
        if first is not None:
            first.setFocus()

    def begin_and_open(self) -> None:
        """Open it over its parent."""
        self.begin()
        self.open()

    def state(self) -> tuple[object, ...]:
        """Return what all editors hold; a dialog with more of them adds its own."""
        return tuple(_held(editor) for editor in self.editors.values())

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self.state() != self._began or (self.files is not None and self.files.typed())

    def values(self) -> Values | None:
        """Return what the fields hold; None when one cannot be read, with the reason under it."""
        found: Values = {}
        readers = self._sheet.readers
        for key, editor in self.editors.items():
            try:
                value = value_in(self.fields[key], editor)
                found[key] = readers[key](str(value or "")) if key in readers else value
            except UsageError as error:
                self.lines[key].set_error(sentences(error.message, error.advice))
                return None
        return found

    def _remove(self) -> None:
        """Take the record away, whatever is typed, and close."""
        assert self._sheet.removal is not None
        if self.keep(self.workplace, *self._sheet.removal):
            self.accept()

    def store(self) -> bool:
        """Write what the form holds."""
        found = self.values()
        if found is None:
            return False
        if self.files is not None and self.refuses(self.files.trouble()):
            return False
        return self.keep(self.workplace, self._sheet.title, lambda session: self._write_all(session, found))

    def _write_all(self, session: ChangeSession, found: Values) -> None:
        made = self._sheet.work(session, found)
        if self.files is not None:
            self.files.write(session, made)


def _held(editor: QWidget) -> object:
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QComboBox):
        return editor.currentIndex()
    if isinstance(editor, QSpinBox):
        return editor.value()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, QLineEdit) else None
