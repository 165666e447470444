"""A dialog with a form that is collected on OK: nothing is kept while it is filled in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import GuanxiError
from desktop.joining import sentences
from desktop.texts import _
from ui.geometry import room_over
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.form import Form
from ui.widgets.layouts import column, holder, row
from ui.widgets.scrolling import scrolling
from ui.widgets.text import rule
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_WIDTH, _TALLEST, _LEAST = 640, 760, 240


class FormDialog(QDialog):
    """Fill ``form``, call ``ready`` at the end of ``__init__``, and give ``typed`` and ``store``.

    Ctrl+Enter stores, Escape closes, after a question in the dialog when something typed would be lost.
    """

    def __init__(
        self, theme: Theme, title: str, save: str, parent: QWidget | None = None, *, width: int = _WIDTH
    ) -> None:
        """``save`` stands on the button that stores; ``width`` is for 100 %."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.theme = theme
        self._asked, self._width = False, width
        px = theme.px
        self.form = Form(theme)
        self.banner = Banner(theme)
        self.save = Button(theme, save, "primary", on_click=self.finish)
        cancel = Button(theme, _("Cancel"), on_click=self.reject)
        for button in (self.save, cancel):
            button.setAutoDefault(False)
        self._area = scrolling(holder(column(self.form, None, margins=(px(24), px(20), px(24), px(20)))))
        foot = row(None, cancel, self.save, spacing=px(8), margins=(px(24), px(14), px(24), px(16)))
        told = row(self.banner, margins=(px(16), px(8), px(16), 0))
        self.setLayout(column(told, (self._area, 1), rule(), foot))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.finish)

    def ready(self) -> None:
        """Take the size that the form needs, as far as window and screen have room."""
        px = self.theme.px
        room = room_over(self) or QSize(px(self._width), px(_TALLEST))
        width, tallest = min(px(self._width), room.width()), min(px(_TALLEST), room.height())
        wrapped = self.form.heightForWidth(width - px(48))  # hints in two lines; -1 where nothing wraps
        height = max(self.form.sizeHint().height(), wrapped) + px(40 + 80)
        self.resize(width, max(min(height, tallest), px(_LEAST)))

    def refuses(self, trouble: GuanxiError | None) -> bool:
        """Tell what is in the way of storing, such as files that are still coming in; False where nothing is."""
        if trouble is not None:
            self.tell(trouble)
        return trouble is not None

    def see(self, piece: QWidget) -> None:
        """Scroll to a piece of the form."""
        self._area.ensureWidgetVisible(piece)

    def typed(self) -> bool:
        """Tell whether closing would lose something."""
        raise NotImplementedError

    def store(self) -> bool:
        """Keep what the form holds; False when it stays open, with what is wrong said in it."""
        raise NotImplementedError

    def finish(self) -> None:
        """Store and close, or go to the first field that is wrong."""
        self.banner.dismiss()
        self.form.clear_errors()
        if self.store():
            self.accept()
        else:
            self.form.focus_first_error()

    def keep(self, workplace: Workplace, title: str, work: Callable[[ChangeSession], object]) -> bool:
        """Make one change; when that fails, say why in the dialog and give False."""
        return workplace.carry_out(title, work, failed=self.tell)

    def tell(self, error: GuanxiError) -> None:
        """Say in the dialog why nothing was kept."""
        self.banner.tell(sentences(error.message, error.advice), "seal")

    def reject(self) -> None:
        """Close; ask once when something typed would be lost."""
        if not self._asked and self.typed():
            self._asked = True
            tell_unkept(self.banner, self.reject)
            return
        super().reject()


def tell_unkept(banner: Banner, discard: Callable[[], object]) -> None:
    """Say that what was typed is not kept yet, and offer to throw it away."""
    words = _("What you typed is not kept yet. Press Esc again to discard it.")
    banner.tell(words, "amber", _("Discard"), discard)
