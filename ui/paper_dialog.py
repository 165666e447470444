"""A page as it will be printed: looked at, printed, or written as PDF."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.texts import _
from ui.gates.printing import print_page, save_pdf
from ui.wide_dialog import WideDialog
from ui.widgets.button import Button
from ui.widgets.layouts import column
from ui.widgets.text import label
from ui.workplace import Workplace


class PaperDialog(WideDialog):
    """Shows a page of HTML; ``file_name`` is proposed for its PDF, ``note`` stands under it."""

    def __init__(
        self,
        workplace: Workplace,
        title: str,
        parent: QWidget | None,
        html: str,
        file_name: str,
        note: str = "",
    ) -> None:
        super().__init__(workplace, title, parent)
        self.html, self._name = html, file_name
        self.paper = QTextBrowser()
        self.paper.setProperty("kind", "sheet")
        self.paper.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.paper.setAccessibleName(title)
        self.paper.setHtml(html)
        self.print = Button(self.theme, _("Print"), "primary", "printer", self._print)
        self.pdf = Button(self.theme, _("Save as PDF"), icon="file-text", on_click=self._save)
        below = label(note, "meta", "text3")
        below.setVisible(bool(note))
        self.furnish(column((self.paper, 1), 6, below), 860, 860, self.print, self.pdf)
        self.print.setFocus()

    def _print(self) -> None:
        print_page(self, self.html, self._say)

    def _save(self) -> None:
        save_pdf(self, self.html, self._say, self._name)

    def _say(self, sentence: str) -> None:
        self.banner.tell(sentence, "ok")
