"""The menu of a list's orders: its own, and below a line those by custom fields."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.listing import Listing


class SortMenu(QMenu):
    """Asks anew each time it opens which orders there are; ``chosen`` hears the key of one."""

    def __init__(
        self, listing: Listing, current: Callable[[], str], chosen: Callable[[str], object], parent: QWidget
    ) -> None:
        """``current`` gives the key of the order in force."""
        super().__init__(parent)
        self._listing, self._current, self._chosen = listing, current, chosen
        self.aboutToShow.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        group = QActionGroup(self)
        for number, sorts in enumerate((self._listing.sorts, self._listing.more_sorts())):
            if number and sorts:
                self.addSeparator()
            for key, words in sorts:
                action = group.addAction(words.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(key == self._current())
                action.triggered.connect(lambda _on=False, key=key: self._chosen(key))
                self.addAction(action)
