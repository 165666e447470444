"""The notes of a person or a supplier, as a tab of their page."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.notes.reads import NoteFilter, NoteRow, note_ids, note_rows
from desktop.texts import _
from ui.notes import words
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, row
from ui.widgets.rows import Flag
from ui.widgets.text import Icon, label
from ui.workplace import Workplace

_MOST = 60


class NotesTab(QWidget):
    """Notes that belong to a record or name it, the one written last first."""

    def __init__(self, workplace: Workplace, kind: Literal["contact", "supplier"]) -> None:
        super().__init__()
        self._workplace, self._kind = workplace, kind
        self.record_id = 0
        px = workplace.theme.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, px(14), 0, px(24))
        self._lines.setSpacing(px(2))

    def show_of(self, record_id: int) -> None:
        """Show the notes of a record."""
        self.record_id = record_id
        empty(self._lines)
        rows, count = self._read()
        if not rows:
            self._lines.addWidget(self._nothing(), 1)
            return
        self._lines.addLayout(row(self._new_button(), None))
        for note in rows:
            self._lines.addWidget(self._row(note))
        if count > len(rows):
            more = _("{n} older ones stand in the list of notes.").format(n=formats.number(count - len(rows)))
            self._lines.addWidget(label(more, "meta", "text2", wrap=True))
        self._lines.addStretch(1)

    def _read(self) -> tuple[list[NoteRow], int]:
        wanted = NoteFilter(
            contact_id=self.record_id if self._kind == "contact" else None,
            supplier_id=self.record_id if self._kind == "supplier" else None,
            hide_private=self._workplace.presenting,
        )
        with self._workplace.journal.read() as connection:
            ids = note_ids(connection, wanted)
            return note_rows(connection, ids[:_MOST]), len(ids)

    def _new_button(self) -> Button:
        return Button(
            self._workplace.theme, _("New note"), icon="notebook-pen",
            on_click=lambda: self._workplace.perform("new_note"),
        )  # fmt: skip

    def _nothing(self) -> EmptyState:
        return EmptyState(
            self._workplace.theme, _("No note names them yet"),
            _("Type @ in a note and choose them, or write a note that belongs to them."),
            "notebook-pen", _("New note"), lambda: self._workplace.perform("new_note"), kind="",
        )  # fmt: skip

    def _row(self, note: NoteRow) -> ItemRow:
        theme, today = self._workplace.theme, self._workplace.today
        made = ItemRow(
            theme, words.title(note, today), note.excerpt,
            leading=Icon(theme, "notebook-pen", "text2"),
            flag=Flag(_("Private"), "seal", "eye-off") if note.private else None,
            end_text=formats.short_day(note.written_at.astimezone().date(), today),
        )  # fmt: skip
        made.opened.connect(lambda: self._workplace.show_record("note", note.id))
        return made
