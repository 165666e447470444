"""The history of a record: every change, with what was there before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.texts import _
from ui.geometry import take_room
from ui.history_view import HistoryView
from ui.record_words import field_words
from ui.widgets.button import Button
from ui.widgets.layouts import column, frame, row
from ui.workplace import Workplace


def open_history_of(workplace: Workplace, parent: QWidget, rows: Sequence[tuple[str, int]]) -> None:
    """Open the history of a record: ``rows`` are its tables and ids, such as those of a person's jobs too."""
    HistoryDialog(workplace, parent, rows).open()


class HistoryDialog(QDialog):
    """The steps, newest first; Escape closes it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, rows: Sequence[tuple[str, int]]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("History of this record"))
        px = workplace.theme.px
        self.history = HistoryView(workplace, field_words)
        self.history.show_rows(rows)
        self.private = Button(workplace.theme, _("Show private notes"), icon="eye-off", on_click=self._reveal)
        self.private.setAutoDefault(False)
        self.private.setVisible(self.history.hides_something)
        close = Button(workplace.theme, _("Close"), on_click=self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(20), px(16), px(20), px(14))
        lines.setSpacing(px(12))
        lines.addWidget(frame("card", column(self.history, margins=(px(14), px(10), px(6), px(4)))), 1)
        lines.addLayout(row(self.private, None, close))
        take_room(self, px(640), px(560))
        self.history.view.setFocus()

    def _reveal(self) -> None:
        self.history.reveal()
        self.private.hide()
        self.history.view.setFocus()
