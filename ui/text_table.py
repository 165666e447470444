"""A table of words: rows of text with a key each, chosen one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.models.headed import HeadedModel, Index
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.grid import Grid

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row: what it stands for, its cells, and the tones of some of them by column."""

    key: object
    cells: tuple[str, ...]
    tones: dict[int, Tone] = field(default_factory=dict)


class TextModel(HeadedModel):
    """Words under headings."""

    def __init__(self, theme: Theme, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._headings = theme, tuple(headings)
        self.rows: tuple[TextRow, ...] = ()

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def headings(self) -> Sequence[str]:
        """Return the words over the columns."""
        return self._headings

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words and tones; of many types by role, hence Any."""
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row.cells)
        tone = row.tones.get(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and tone is not None:
            return self._theme.tone(tone)
        return None


class TextTable(Grid):
    """``chosen`` tells the key of the row that the person goes to; the key stays chosen over a refresh."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        headings: Sequence[str],
        widths: Sequence[int],
        *,
        stretch: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """``widths`` are for 100 %, that of the column ``stretch`` is taken from what is left."""
        super().__init__(theme, name, parent)
        self.text_model = TextModel(theme, headings, self)
        self.setModel(self.text_model)
        header = self.horizontalHeader()
        for number, width in enumerate(widths):
            header.resizeSection(number, theme.px(width))
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._tell)

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.text_model.rows[current.row()].key)

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Show other rows, staying at the key that was chosen, else at the first."""
        before, place = self.current_key(), self.verticalScrollBar().value()
        self.text_model.show_rows(rows)
        keys = [row.key for row in rows]
        if keys:
            self.choose(before if before in keys else keys[0])
        self.verticalScrollBar().setValue(place)

    def choose(self, key: object) -> None:
        """Go to the row of a key, if it is there."""
        for number, row in enumerate(self.text_model.rows):
            if row.key == key:
                self.setCurrentIndex(self.text_model.index(number, 0))
                return

    def current_key(self) -> Any:
        """Return the key of the chosen row, None without any; of the type that the rows have, hence Any."""
        index = self.currentIndex()
        return self.text_model.rows[index.row()].key if index.isValid() else None
