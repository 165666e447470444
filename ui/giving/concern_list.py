"""What speaks against a gift, a line with an icon for each reason; nothing is forbidden."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.giving.taboos import Concern
from desktop.joining import sentences
from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.text import Icon, label


class ConcernList(QWidget):
    """Grave ones in cinnabar with a triangle, hints in amber."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.concerns: Sequence[Concern] = ()
        self._lines = column(spacing=theme.px(6))
        self.setLayout(self._lines)
        self.hide()

    def show_concerns(self, concerns: Sequence[Concern]) -> None:
        """Show other reasons, and say new ones aloud."""
        if tuple(concerns) == tuple(self.concerns):
            return
        fresh = [one.sentence for one in concerns if one not in self.concerns]
        self.concerns = tuple(concerns)
        empty(self._lines)
        for one in concerns:
            tone, icon = ("seal", "triangle-alert") if one.grave else ("amber", "lightbulb")
            words = label(one.sentence, "meta", tone, wrap=True)
            line = row(Icon(self._theme, icon, tone, 14), (words, 1), spacing=self._theme.px(6))
            self._lines.addWidget(holder(line))
        self.setVisible(bool(concerns))
        if fresh and self.isVisible():
            announce(self, sentences(*fresh))
