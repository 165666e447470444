"""The phrases of the library as rows, read page by page when they are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.practice import library
from desktop.practice.wordings import Wording
from ui.widgets.rows import AVATAR_TONES, Flag, ListRow

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_PAGE = 60

Fetch = Callable[[Sequence[str]], dict[str, Wording]]


class PhraseModel(QAbstractListModel):
    """Holds keys; ``fetch`` reads the phrases of some of them."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._keys: list[str] = []
        self._rows: dict[str, Wording] = {}

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show other phrases."""
        self.beginResetModel()
        self._keys, self._rows = list(keys), {}
        self.endResetModel()

    def key_at(self, row: int) -> str:
        """Return the key in a row, empty outside."""
        return self._keys[row] if 0 <= row < len(self._keys) else ""

    def row_of(self, key: str) -> int:
        """Return the row of a phrase, -1 when it is not shown."""
        return self._keys.index(key) if key in self._keys else -1

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of phrases."""
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row for the delegate (of the model's own type, hence Any), and its words."""
        if not index.isValid() or not 0 <= index.row() < len(self._keys):
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self._row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._row(index.row()).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._row(index.row()).spoken
        return None

    def _row(self, row: int) -> ListRow:
        key = self._keys[row]
        if key not in self._rows:
            first = row - row % _PAGE
            self._rows.update(self._fetch(self._keys[first : first + _PAGE]))
        said = self._rows.get(key)
        return phrase_row(said) if said else ListRow("")


def phrase_row(said: Wording) -> ListRow:
    """Return a phrase as a row: characters, pinyin, meaning, and a chip for what is not the library's."""
    places = {one.key: one for one in library.situations()}
    situation = places.get(said.situation)
    flag = (
        Flag(said.status(), "amber" if said.source == "correction" else "sky")
        if said.id is not None
        else None
    )
    return ListRow(
        said.simplified,
        said.pinyin,
        said.english or said.literal,
        flag=flag,
        tone=AVATAR_TONES[situation.place % len(AVATAR_TONES)] if situation else "neutral",
        avatar=situation.chinese[:1] if situation else said.simplified[:1],
    )
