"""The columns of a table: which field each goes to, in which encoding, and how its dates are meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.exchange.encoding import CODECS
from desktop.exchange.gathering import SourceFile
from desktop.exchange.headers import Column
from desktop.exchange.mapping import Mapping
from desktop.joining import clauses
from desktop.texts import _
from ui.importing.models import _ROOT
from ui.importing.rows_pane import RowGrid
from ui.importing.words import OFFERED, codec_words, column_words
from ui.models.headed import HeadedModel, Index
from ui.theme.theme import Theme
from ui.widgets.layouts import column, row
from ui.widgets.text import label

_SAMPLES = 3


class ColumnModel(HeadedModel):
    """One row for each column of a table; the last column is where it goes, and can be changed."""

    mapped = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mapping = Mapping((), ())
        self._samples: Sequence[Sequence[str]] = ()

    def show_mapping(self, mapping: Mapping, samples: Sequence[Sequence[str]]) -> None:
        """Show the mapping of a table with its first rows."""
        self.beginResetModel()
        self.mapping, self._samples = mapping, samples
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns of the table."""
        return 0 if parent.isValid() else len(self.mapping.headers)

    def headings(self) -> Sequence[str]:
        """Return the words over heading, first values and field."""
        return _("Column"), _("First values"), _("Goes into")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, and its field for the editor; of many types by role, hence Any."""
        place = index.row()
        if not index.isValid() or not 0 <= place < len(self.mapping.columns):
            return None
        words = (
            self.mapping.headers[place],
            self._first_values(place),
            column_words(self.mapping.columns[place]),
        )
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return self.mapping.columns[place]
        return clauses(*words) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _first_values(self, place: int) -> str:
        values = [cells[place] for cells in self._samples if place < len(cells) and cells[place].strip()]
        return " · ".join(" ".join(value.split())[:40] for value in values[:_SAMPLES])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the field be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == 2 else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a field for a column; of many types by role, hence Any."""
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, Column) or index.column() != 2:
            return False
        if value != self.mapping.columns[index.row()]:
            self.mapping = self.mapping.with_column(index.row(), value)
            self.dataChanged.emit(index, index)
            self.mapped.emit(self.mapping)
        return True


class FieldDelegate(QStyledItemDelegate):
    """Edits a field in a box of the fields that are offered."""

    def __init__(self, offered: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._offered = [Column(field) for field in offered]

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the box with the present field first in it when it is a special one."""
        box = QComboBox(parent)
        box.setAccessibleName(_("Field for this column"))
        now = index.data(Qt.ItemDataRole.EditRole)
        for offer in self._offered if now in self._offered else [now, *self._offered]:
            box.addItem(column_words(offer), offer)
        box.activated.connect(lambda _place: self._finish(box))
        return box

    def _finish(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the present field and open the list."""
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findText(column_words(index.data(Qt.ItemDataRole.EditRole))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Give the chosen field to the column."""
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)


class ColumnsPane(QWidget):
    """Shows one file of several; ``changed`` tells the file as it shall be read now."""

    changed = Signal(int, object)
    recoded = Signal(int, str)
    """The number of a file and the encoding in which it shall be read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: list[SourceFile] = []
        self.file, self.codec = QComboBox(), QComboBox()
        self.file.setAccessibleName(_("File"))
        self.codec.setAccessibleName(_("Encoding"))
        for codec in CODECS:
            self.codec.addItem(codec_words(codec), codec)
        self.day_first = QCheckBox(_("In dates such as 03/04/1985 the day stands first"))
        self.model = ColumnModel(self)
        self.grid = RowGrid(theme, _("Columns of the table"), (220, 320))
        self.grid.setModel(self.model)
        self.grid.setItemDelegateForColumn(2, FieldDelegate(OFFERED, self.grid))
        triggers = QAbstractItemView.EditTrigger
        self.grid.setEditTriggers(triggers.EditKeyPressed | triggers.SelectedClicked | triggers.DoubleClicked)
        self.grid.lay_out()
        self.note = label("", "meta", "text3", wrap=True)
        head = row(
            label(_("File"), "meta_medium"), (self.file, 1), 12, label(_("Encoding"), "meta_medium"), self.codec,
            spacing=theme.px(8),
        )  # fmt: skip
        self.setLayout(column(head, 8, self.note, 8, (self.grid, 1), 8, self.day_first))
        self.file.activated.connect(self._show)
        self.codec.activated.connect(self._recode)
        self.day_first.toggled.connect(self._turn_dates)
        self.model.mapped.connect(self._map)

    def show_files(self, files: Sequence[SourceFile]) -> None:
        """Show the files of an import, with the one that was shown before."""
        before = max(self.file.currentIndex(), 0)
        self._files = list(files)
        self.file.clear()
        self.file.addItems([file.seen.name for file in files])
        self.file.setCurrentIndex(min(before, len(files) - 1))
        self._show()

    def _show(self, _place: int = 0) -> None:
        file = self._file()
        if file is None:
            return
        self.codec.setCurrentIndex(self.codec.findData(file.seen.codec))
        mapping, shape = file.mapping or file.seen.mapping, file.seen.shape
        is_table = mapping is not None and shape is not None
        self.grid.setVisible(is_table)
        self.day_first.setVisible(is_table)
        if mapping is None or shape is None:
            self.note.setText(_("A vCard names its fields by itself; there are no columns to choose."))
            return
        self.note.setText(_("Press F2 or double-click to send a column elsewhere."))
        self.model.show_mapping(mapping, shape.samples)
        self.day_first.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.day_first.setChecked(bool(mapping.day_first))
        self.day_first.blockSignals(False)  # noqa: FBT003

    def _file(self) -> SourceFile | None:
        place = self.file.currentIndex()
        return self._files[place] if 0 <= place < len(self._files) else None

    def _map(self, mapping: Mapping) -> None:
        file, place = self._file(), self.file.currentIndex()
        if file is not None:
            self._files[place] = replace(file, mapping=mapping)
            self.changed.emit(place, self._files[place])

    def _turn_dates(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signal
        mapping = replace(self.model.mapping, day_first=self.day_first.isChecked())
        self.model.mapping = mapping
        self._map(mapping)

    def _recode(self, _place: int) -> None:
        self.recoded.emit(self.file.currentIndex(), str(self.codec.currentData()))
