"""Cards of the board that can be carried to another column by the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt

from ui.models.id_list import IdListModel

MIME = "application/x-guanxi-order"
"""What a carried card is: the id of its order. It says nothing to another program."""
_Index = QModelIndex | QPersistentModelIndex


class CardModel(IdListModel):
    """The orders of a column."""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let a card be taken up."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else found

    def mimeTypes(self) -> list[str]:
        """Return what a card is carried as."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the order of the first card."""
        data = QMimeData()
        data.setData(MIME, str(self.id_at(indexes[0].row()) or 0).encode("ascii"))
        return data


def carried(data: QMimeData) -> int:
    """Return the order that is carried; 0 when it is something else."""
    return int(bytes(data.data(MIME).data()) or b"0") if data.hasFormat(MIME) else 0
