"""One setting: what it is called, a line about it, and what changes it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.layouts import column, row
from ui.widgets.text import label


class Setting(QWidget):
    """Words on the left, controls on the right; a control without a name takes that of the setting."""

    def __init__(self, title: str, note: str, *controls: QWidget) -> None:
        super().__init__()
        self._note: QLabel = label(note, "meta", "text2", wrap=True)
        if not note:
            self._note.hide()  # and is never shown here: without a parent yet, it would be a window of its own
        words = column(label(title, "medium", wrap=True), 2, self._note)
        self.setLayout(row((words, 1), *controls, margins=(10, 8, 10, 8), spacing=8))
        for control in controls:
            if not control.accessibleName() and not control.property("text"):
                control.setAccessibleName(title)

    def say(self, note: str, tone: str = "text2") -> None:
        """Show another line under the title."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if self._note.property("tone") != tone:
            self._note.setProperty("tone", tone)
            self._note.style().unpolish(self._note)
            self._note.style().polish(self._note)

    def note(self) -> str:
        """Return the line under the title."""
        return self._note.text()
