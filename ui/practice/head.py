"""The head of Practice: what is shown, how far the sitting is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.texts import _
from ui.practice.view_stack import STAGE
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.progress import ProgressBar
from ui.widgets.segmented import Segmented
from ui.widgets.text import ElidedLabel, label


class Head(QWidget):
    """Title, progress, and the choice of the view."""

    def __init__(self, theme: Theme, practise_all: Callable[[], None]) -> None:
        super().__init__()
        px = theme.px
        self._progress = ProgressBar(theme, _("Progress"), width=160)
        self._count = label("", "body", "text2")
        self.all_button = Button(theme, _("Practise all"), "ghost", on_click=practise_all)
        choices = [
            (STAGE, _("Practise")),
            ("library", _("Library")),
            ("tones", _("Tones")),
            ("statistics", _("Statistics")),
        ]
        self.view = Segmented(_("What is shown"), choices)
        self._sitting = holder(row(self.all_button, self._count, self._progress, spacing=px(12)))
        about = _("Phrases for your next calls, visits and greetings")
        self._about = ElidedLabel(theme, about, "meta", "text2")
        keeps = self._about.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # else the title would jump from view to view
        self._about.setSizePolicy(keeps)
        words = column(label(_("Practice"), "title"), self._about)
        margins = (px(28), px(20), px(28), px(6))
        self.setLayout(
            row((words, 1), self._sitting, column(None, self.view, None), spacing=px(20), margins=margins)
        )

    def show_progress(self, done: int, waiting: int, *, begun: bool, part: bool) -> None:
        """Show how many cards are done; ``begun``: there are decks, ``part``: not all of them are practised."""
        self._sitting.setVisible(self.view.current() == STAGE and begun)
        self._about.setVisible(not self._sitting.isVisibleTo(self))  # there is no room for both
        self._progress.show_share(done / (done + waiting) if done + waiting else 1.0)
        self._count.setText(_("{n} of {all}").format(n=done, all=done + waiting))
        self.all_button.setVisible(part)

    def show_wide(self, *, wide: bool) -> None:
        """Show the bar only where there is room."""
        self._progress.setVisible(wide)
