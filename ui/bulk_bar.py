"""The bar under a list that appears while several records are selected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from desktop.texts import _, n_
from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.button import Button, IconButton
from ui.widgets.layouts import row
from ui.widgets.text import label


class BulkBar(QFrame):
    """Says how many are selected, and what can be done with them."""

    def __init__(
        self, theme: Theme, tag: Callable[[], None] | None, trash: Callable[[], None], clear: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "accent")
        self.setAccessibleName(_("Selected records"))
        self._words = label("", "strong")
        line = row(
            self._words,
            None,
            *([Button(theme, _("Tag"), "ghost", "tag", tag)] if tag else []),
            IconButton(theme, "trash-2", _("Move to trash"), trash),
            IconButton(theme, "x", _("Select only the current one"), clear),
            spacing=theme.px(2),
        )
        line.setContentsMargins(*(theme.px(n) for n in (14, 6, 8, 6)))
        self.setLayout(line)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show how many are selected; fewer than two hide the bar."""
        if count > 1:
            words = n_("{n} selected", "{n} selected", count).format(n=count)
            if words != self._words.text():
                self._words.setText(words)
                announce(self, words)
        self.setVisible(count > 1)
