"""The report about an error of ours: what to copy and send, with nothing of the journal in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from desktop.texts import _
from ui.clipboard import Clipboard
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import label


class ReportDialog(QDialog):
    """Shows the text of a report; it holds names of functions and versions, never text of the journal."""

    def __init__(self, theme: Theme, clipboard: Clipboard, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Something went wrong"))
        self._clipboard = clipboard
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(_("Report"))
        note = _(
            "The fault is ours. What you saved is safe; the last step may not have been done. "
            "The report below names no person, no supplier and no file of yours."
        )
        copy = Button(theme, _("Copy report"), "primary", "copy", self._copy)
        close = Button(theme, _("Close"), on_click=self.close)
        lines = column(
            label(_("Something went wrong inside Guanxi Journal."), "lead_strong", wrap=True), 6,
            label(note, "body", "text2", wrap=True), 12,
            (self.report, 1), 14,
            row(None, close, copy, spacing=8),
            margins=(24, 22, 24, 20),
        )  # fmt: skip
        self.setLayout(lines)
        self.resize(theme.px(560), theme.px(380))
        copy.setDefault(True)

    def _copy(self) -> None:
        self._clipboard.copy(self.report.toPlainText())
