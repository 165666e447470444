"""Stands over the window while a huge change is undone or made again: nothing else can be changed meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.texts import _
from ui.turning import Turning
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.progress import ProgressBar
from ui.widgets.text import label
from ui.workplace import Workplace

_WIDTH = 420


def open_turning(workplace: Workplace, window: QWidget, words: str) -> None:
    """Open it over the dialog that is open, or else over the window."""
    over = QApplication.activeModalWidget() or window
    TurningDialog(workplace, over, words).open()


class TurningDialog(QDialog):
    """Says what is being done and how far it is; Escape gives up, and the journal stays as it was."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, words: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words)
        theme, px = workplace.theme, workplace.theme.px
        self._turning: Turning = workplace.turning
        self.bar = ProgressBar(theme, _("Progress"), width=0)
        self.stop = Button(theme, _("Cancel"), on_click=self.reject)
        margins = (px(24), px(20), px(24), px(18))
        self.setLayout(
            column(
                label(words, "lead_strong", wrap=True),
                12,
                self.bar,
                16,
                row(None, self.stop),
                margins=margins,
            )
        )
        self.setFixedWidth(px(_WIDTH))
        self._turning.went_on.connect(self._go_on)
        self._turning.ended.connect(self.accept)

    def _go_on(self, done: int, total: int) -> None:
        self.bar.show_share(done / total if total else 0)

    def reject(self) -> None:
        """Ask to stop; it closes when that has happened."""
        self.stop.setEnabled(False)
        self._turning.cancel()
