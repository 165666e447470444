"""What was found, as rows of one or two lines with headings between them, and the model that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.highlight import Marked
from ui.theme.tokens import Tone

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


NOTHING = Marked("")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that can be chosen: with an avatar for a person or supplier, else with an icon."""

    kind: str
    """``contact``, ``supplier``, ``touch``, ``event``, ``phrase`` or ``command``."""
    key: int | str
    title: Marked
    note: Marked = NOTHING
    end: str = ""
    """Stands at the end of the line: a date or a key."""
    icon: str = ""
    tone: Tone = "neutral"
    avatar: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(filter(None, (self.title.text, self.note.text, self.end)))


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands above a group; it cannot be chosen."""

    text: str

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return self.text


HitRow = Hit | Heading


class HitModel(QAbstractListModel):
    """Holds a few dozen rows as they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[HitRow, ...] = ()

    def show_rows(self, rows: Sequence[HitRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """Return what stands in a row; None for a heading and outside."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Hit) else None

    def next_hit(self, row: int, step: int) -> int:
        """Return the next row that can be chosen in a direction (1 or -1), around the ends; -1 when there is none."""
        places = [place for place, found in enumerate(self.rows) if isinstance(found, Hit)]
        if not places:
            return -1
        if step > 0:
            return next((place for place in places if place > row), places[0])
        return next((place for place in reversed(places) if place < row), places[-1])

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let hits be chosen, headings not."""
        if self.hit(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row for the delegate, and its words."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        found = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return found
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return found.spoken
        return None
