"""The table of milestones on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.texts import _
from ui.planner.bars import BarsDelegate
from ui.planner.model import BARS, LONGEST, TAKES, PlanModel
from ui.theme.theme import Theme

_WIDTHS = (262, 145, 145, 124, 70, 106)
_BARS_LEAST, _NAMES_LEAST = 150, 160


class _LengthDelegate(QStyledItemDelegate):
    """Edits a length as a whole number of days."""

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Make a box for 1 to 250 days."""
        box = QSpinBox(parent)
        box.setRange(1, LONGEST)
        box.setAccessibleName(_("Length in days"))
        return box


class PlanTable(QTableView):
    """Rows of milestones; F2 on a length edits it."""

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.plan_model = PlanModel(theme, today, self)
        self._bars, self._lengths = BarsDelegate(theme), _LengthDelegate()
        self.setModel(self.plan_model)
        self.setProperty("kind", "grid")
        self.setAccessibleName(_("Milestones"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegateForColumn(BARS, self._bars)
        self.setItemDelegateForColumn(TAKES, self._lengths)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(36))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(theme.px(40))
        for number, width in enumerate(_WIDTHS):
            header.resizeSection(number, theme.px(width))
        header.setSectionResizeMode(BARS, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the bars their room before the names, which are known by their beginning."""
        super().resizeEvent(event)
        px = self._theme.px
        rest = self.viewport().width() - px(sum(_WIDTHS[1:]) + _BARS_LEAST)
        self.horizontalHeader().resizeSection(0, min(px(_WIDTHS[0]), max(px(_NAMES_LEAST), rest)))
