"""Statutory days off: bring in next year's list, set single days, take lists back."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.texts import _
from ui.statutory.bring_in import BringIn
from ui.statutory.by_hand import Brought, ByHand
from ui.wide_dialog import WideDialog
from ui.widgets.layouts import column
from ui.widgets.tabs import Tabs
from ui.workplace import Workplace


def open_statutory(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog at the place for the notice."""
    StatutoryDialog(workplace, parent).open()


class StatutoryDialog(WideDialog):
    """Three panes: notice or file, by hand, what was brought in."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, _("Statutory days off"), parent)
        px = self.theme.px
        self.bring = BringIn(workplace, self._after, self.tell)
        self.hand = ByHand(workplace, self._after, self.tell)
        self.brought = Brought(workplace, self._after, self.tell)
        self.tabs = Tabs(self.theme, (_("Notice or file"), _("By hand"), _("Brought in")))
        panes = QStackedWidget()
        for pane in (self.bring, self.hand, self.brought):
            panes.addWidget(pane)
        self.tabs.currentChanged.connect(panes.setCurrentIndex)
        self.furnish(column(self.tabs, px(10), (panes, 1)), 1020, 740)
        self.came_back()
        self.bring.paste.setFocus()

    def came_back(self) -> None:
        """Read again."""
        known = self.brought.read()
        hand = self.hand.read(known)
        self.tabs.set_count(1, str(hand) if hand else "")
        self.tabs.set_count(2, str(len(known)) if known else "")
        self.bring.read()

    def _after(self, sentence: str) -> None:
        self.came_back()
        self.tell_done(sentence)
