"""Tabs in groups: few names in a line, and under it the parts of the group that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.theme.theme import Theme
from ui.widgets.layouts import column, row
from ui.widgets.painting import Painting
from ui.widgets.tabs import Tabs
from ui.widgets.text import rule

_PADDING = 10


@dataclass(frozen=True, slots=True)
class TabGroup:
    """A name in the upper line, and the numbers of the tabs that it holds."""

    name: str
    tabs: tuple[int, ...]


class GroupedTabs(QWidget):
    """One tab bar over many tabs, told by their numbers as in ``Tabs``; a group opens where it was left.

    Left and Right walk in a line; Down goes to the parts of a group and Up back to the groups.
    """

    currentChanged = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str], groups: Sequence[TabGroup]) -> None:
        """``names`` of all tabs by number; each number stands in one of the ``groups``."""
        super().__init__()
        self._names = names
        self._groups = groups
        self._place = {tab: (g, p) for g, group in enumerate(groups) for p, tab in enumerate(group.tabs)}
        self._current = groups[0].tabs[0]
        self._upper = Tabs(theme, [group.name for group in groups], self)
        self._lower = [_Parts(theme, group.name, [names[tab] for tab in group.tabs]) for group in groups]
        self._shown = QStackedWidget()
        for part in self._lower:
            self._shown.addWidget(part)
        self.setLayout(column(row(self._upper, None), rule(), theme.px(10), self._shown))
        self.setFocusProxy(self._upper)
        self._upper.currentChanged.connect(self._open)
        for group, parts in enumerate(self._lower):
            parts.currentChanged.connect(
                lambda place, group=group: self._turn(self._groups[group].tabs[place])
            )
        self._show_parts(0)

    def count(self) -> int:
        """Return the number of all tabs."""
        return len(self._names)

    def currentIndex(self) -> int:
        """Return the number of the tab that is open."""
        return self._current

    def setCurrentIndex(self, tab: int) -> None:
        """Open a tab and its group."""
        group, place = self._place[tab]
        self._lower[group].setCurrentIndex(place)
        self._upper.setCurrentIndex(group)
        self._turn(tab)

    def tabText(self, tab: int) -> str:
        """Return the name of a tab."""
        return self._names[tab]

    def accessibleTabName(self, tab: int) -> str:
        """Return the name of a tab and its count."""
        group, place = self._place[tab]
        return self._lower[group].accessibleTabName(place)

    def set_count(self, tab: int, count: str) -> None:
        """Show a number behind the words of a tab, and of its group when the tab leads it; empty for none."""
        group, place = self._place[tab]
        self._lower[group].set_count(place, count)
        if place == 0:
            self._upper.set_count(group, count)

    def isTabVisible(self, tab: int) -> bool:
        """Return whether a tab is offered."""
        group, place = self._place[tab]
        return self._lower[group].isTabVisible(place)

    def setTabVisible(self, tab: int, visible: bool) -> None:  # noqa: FBT001 - as QTabBar has it
        """Offer a tab or not; a group without tabs goes, too."""
        group, place = self._place[tab]
        parts = self._lower[group]
        parts.setTabVisible(place, visible)
        self._upper.setTabVisible(group, any(parts.isTabVisible(other) for other in range(parts.count())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step between the two lines by Down and Up."""
        parts = self._lower[self._upper.currentIndex()]
        if event.key() == Qt.Key.Key_Down and self._upper.hasFocus() and parts.count() > 1:
            parts.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Up and parts.hasFocus():
            self._upper.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            super().keyPressEvent(event)

    def _open(self, group: int) -> None:
        if group < 0:
            return
        self._show_parts(group)
        self._turn(self._groups[group].tabs[self._lower[group].currentIndex()])

    def _show_parts(self, group: int) -> None:
        self._shown.setCurrentIndex(group)
        self._shown.setVisible(len(self._groups[group].tabs) > 1)

    def _turn(self, tab: int) -> None:
        # A group that is not open keeps its place, but does not turn the page.
        if tab == self._current or self._place[tab][0] != self._upper.currentIndex():
            return
        self._current = tab
        self.currentChanged.emit(tab)


class _Parts(Tabs):
    """The parts of a group, as quiet pills."""

    def __init__(self, theme: Theme, group: str, names: Sequence[str]) -> None:
        super().__init__(theme, names)
        self.setAccessibleName(group)

    def tabSizeHint(self, index: int) -> QSize:
        """Return the size of a pill."""
        words = super().tabSizeHint(index)
        return QSize(words.width() + self._theme.px(2), self._theme.px(30))

    def minimumSizeHint(self) -> QSize:
        """Let the line be narrower than its pills."""
        return QSize(self._theme.px(120), self._theme.px(30))

    def paint_tab(self, paint: Painting, place: int) -> None:
        """Paint one pill in the bounds; the open one is filled."""
        px = self._theme.px
        pill = paint.bounds.adjusted(0, px(1), -px(4), -px(1))
        if place == self.currentIndex():
            paint.fill(pill, self._theme.color("pressed"), px(7))
            if self.hasFocus():
                paint.ring(pill, px(7))
        self.paint_words(paint, place, pill.adjusted(px(_PADDING), 0, 0, 0))
