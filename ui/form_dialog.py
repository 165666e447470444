"""A dialog with a form that is collected and checked on OK, and kept as one change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.errors import GuanxiError
from desktop.texts import _
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.scrolling import scrolling
from ui.widgets.text import rule
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

T = TypeVar("T")


class FormDialog(QDialog):
    """Put the form into ``body`` and call ``start`` at the end of ``__init__``; give ``typed`` and ``save``.

    Ctrl+Enter is OK. Escape closes, and asks by a banner when something typed would be lost.
    """

    def __init__(
        self, workplace: Workplace, title: str, ok: str, parent: QWidget | None = None,
        *, width: int = 620, height: int = 640,
    ) -> None:  # fmt: skip
        """``width`` and ``height`` are for 100 %; the window is cut to the screen of the parent."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.workplace, self.theme = workplace, workplace.theme
        self._before: object = None
        px = self.theme.px
        self.banner = Banner(self.theme)
        self.ok = Button(self.theme, ok, "primary", on_click=self.save)
        self.cancel = Button(self.theme, _("Cancel"), on_click=self.reject)
        for button in (self.ok, self.cancel):
            button.setAutoDefault(False)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(px(24), px(20), px(24), px(20))
        self.body.setSpacing(px(14))
        foot = row(None, self.cancel, self.ok, spacing=px(8), margins=(px(24), px(14), px(24), px(16)))
        head = holder(row(self.banner, margins=(px(24), px(12), px(24), 0)))
        self.setLayout(column(head, (scrolling(holder(self.body)), 1), rule(), foot))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self.save)
        self._fit(px(width), px(height))

    def _fit(self, width: int, height: int) -> None:
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None and parent.isVisible() else None
        if room is not None:
            width, height = min(width, room.width() - 40), min(height, max(room.height() - 40, 360))
        self.resize(width, height)

    def start(self) -> None:
        """Remember what stands in the form now, so that closing knows what would be lost."""
        self._before = self.typed()

    def typed(self) -> object:
        """Return all that stands in the form, to be compared."""
        raise NotImplementedError

    def save(self) -> None:
        """Check the form, keep it by ``keep``, and close; a field that is wrong gets the focus."""
        raise NotImplementedError

    def keep(self, title: str, work: Callable[[ChangeSession], T], *, toast: str | None = None) -> T | None:
        """Make one change and close; an error of the world stays in the banner, the form with it."""
        self.banner.dismiss()
        found: list[GuanxiError] = []
        result = self.workplace.change(title, work, toast=toast, failed=found.append)
        if found:
            self.banner.tell(f"{found[0].message} {found[0].advice}".strip(), "seal")
            return None
        self.accept()
        return result

    def reject(self) -> None:
        """Close, after asking when something typed would be lost."""
        if self.typed() == self._before or self._asked:
            super().reject()
            return
        question = _("Discard what you typed? Press Esc again, or go on typing.")
        self.banner.tell(question, "amber", _("Discard"), super().reject)

    @property
    def _asked(self) -> bool:
        return self.banner.isVisible() and self.banner.property("tone") == "amber"
