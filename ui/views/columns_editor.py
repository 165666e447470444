"""The columns of a view in its form: ticked ones are shown, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop.texts import _
from desktop.views.attributes import Attribute
from ui.theme.theme import Theme

_ROW, _SHOWN = 26, 7


class ColumnsEditor(QListWidget):
    """Space ticks the current line, Alt with Up or Down moves it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "ticks")
        self.setAccessibleName(_("Columns"))
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setFixedHeight(theme.px(_ROW) * _SHOWN + theme.px(10))

    def show_columns(self, attributes: Sequence[Attribute], keys: Sequence[str]) -> None:
        """Show the ticked columns in their order, and all others below."""
        self.clear()
        known = {one.key: one for one in attributes if one.column}
        order = [key for key in dict.fromkeys(keys) if key in known]
        for key in (*order, *(key for key in known if key not in order)):
            item = QListWidgetItem(known[key].words, self)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Checked if key in order else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, self._theme.px(_ROW)))
        self.setCurrentRow(0)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the ticked columns in their order."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current line by Alt with Up or Down."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        if 0 <= row + step < self.count():
            item = self.takeItem(row)
            self.insertItem(row + step, item)
            self.setCurrentRow(row + step)
