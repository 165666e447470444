"""A dialog as wide as the window allows, for tables: a banner at the top, buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from desktop.errors import GuanxiError
from desktop.joining import sentences
from desktop.texts import _
from ui.geometry import take_room
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import rule
from ui.workplace import Workplace


class WideDialog(QDialog):
    """Call ``furnish`` at the end of ``__init__``; nothing waits in it to be stored, so Escape just closes."""

    def __init__(self, workplace: Workplace, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.workplace, self.theme = workplace, workplace.theme
        self.banner = Banner(self.theme)
        self.close_button = Button(self.theme, _("Close"), on_click=self.reject)

    def furnish(self, body: QLayout, width: int, height: int, *buttons: Button) -> None:
        """Put in the body and the buttons of the foot; the size is for 100 %."""
        px = self.theme.px
        for button in (*buttons, self.close_button):
            button.setAutoDefault(False)
        body.setContentsMargins(px(24), px(16), px(24), px(12))
        told = row(self.banner, margins=(px(24), px(10), px(24), 0))
        foot = row(*buttons, None, self.close_button, spacing=px(8), margins=(px(24), px(12), px(24), px(14)))
        self.setLayout(column(told, (body, 1), rule(), foot))
        take_room(self, px(width), px(height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the fields and buttons: a dialog would press some button, such as Undo of the banner."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
        else:
            super().keyPressEvent(event)

    def tell(self, error: GuanxiError) -> None:
        """Say in the dialog why something was not done."""
        self.banner.tell(sentences(error.message, error.advice), "seal")

    def tell_done(self, sentence: str) -> None:
        """Say in the dialog what was done, with Undo: the window's toast would lie under it."""
        self.banner.tell(sentence, "ok", _("Undo"), self._undo)

    def _undo(self) -> None:
        self.banner.dismiss()
        self.workplace.undo()
        self.came_back()

    def came_back(self) -> None:
        """Read again after an Undo."""
