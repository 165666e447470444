"""The preview of an import: every row with what would become of it, to be changed by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QWidget

from desktop.exchange.choices import Choice
from desktop.exchange.outcomes import Fate
from desktop.texts import _
from ui.importing.models import ChoiceTable
from ui.importing.words import fate_word
from ui.theme.theme import Theme
from ui.widgets.grid import Grid
from ui.widgets.layouts import column, row
from ui.widgets.text import label

_KEYS = {
    Qt.Key.Key_C: Fate.CREATED,
    Qt.Key.Key_M: Fate.MERGED,
    Qt.Key.Key_U: Fate.UPDATED,
    Qt.Key.Key_X: Fate.SKIPPED,
}


class RowGrid(Grid):
    """A table of which any rows are chosen; ``fate_asked_for`` tells a letter typed in it."""

    fate_asked_for = Signal(object)

    def __init__(self, theme: Theme, name: str, widths: Sequence[int], parent: QWidget | None = None) -> None:
        """Take the widths of the first columns at 100 %, in pixels; the one after them takes what is left."""
        super().__init__(theme, name, parent)
        self._theme, self._widths = theme, tuple(widths)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def lay_out(self) -> None:
        """Give the columns their widths, once there is a model."""
        header = self.horizontalHeader()
        for number, width in enumerate(self._widths):
            header.resizeSection(number, self._theme.px(width))
        header.setSectionResizeMode(len(self._widths), QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letters that decide about the chosen rows."""
        fate = _KEYS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if fate is not None and plain:
            self.fate_asked_for.emit(fate)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Leave letters to ``keyPressEvent``."""

    def chosen_rows(self) -> list[int]:
        """Return the numbers of the chosen rows."""
        model = self.selectionModel()
        return sorted(index.row() for index in model.selectedRows()) if model else []


class RowsPane(QWidget):
    """The rows of a plan; ``decided`` tells that a choice was made."""

    decided = Signal()

    def __init__(
        self, theme: Theme, model: ChoiceTable, keys: str = "", parent: QWidget | None = None
    ) -> None:
        """``keys`` tells the letters that decide, where not all of them make sense."""
        super().__init__(parent)
        self.model = model
        self.model.setParent(self)
        self.grid = RowGrid(theme, _("Rows of the import"), (190, 210, 230))
        self.grid.setModel(self.model)
        self.grid.lay_out()
        self.grid.horizontalHeader().resizeSection(4, theme.px(60))
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("What happens with the chosen rows"))
        self.choice.setMinimumWidth(theme.px(300))
        self.choice.activated.connect(self._take)
        caption = label(_("With the chosen rows"), "meta_medium")
        caption.setBuddy(self.choice)
        keys = keys or _("Keys in the list: C new, M merge, U update, X leave out")
        legend = label(keys, "meta", "text3", wrap=True)
        self.why = label("", "meta", "text2", wrap=True)
        self.setLayout(
            column(
                (self.grid, 1), 8, self.why, 6, row(caption, self.choice, 8, (legend, 1), spacing=theme.px(8))
            )
        )  # fmt: skip
        self.grid.fate_asked_for.connect(self._choose_fate)
        self.grid.selectionModel().selectionChanged.connect(self._offer)
        self.model.modelReset.connect(self._begin)

    def _begin(self) -> None:
        if self.model.rowCount():
            self.grid.selectRow(0)
        self._offer()

    def _offer(self, *_selections: QItemSelection) -> None:
        """Fill the box with what is possible: for one row by name, for several by the kind of choice."""
        rows = self.grid.chosen_rows()
        reasons = self.model.reasons(rows[0]) if len(rows) == 1 else ""
        self.why.setText(reasons or " ")  # the line stays, so that the list does not jump
        self.choice.clear()
        for choice, words in self._offers(rows):
            self.choice.addItem(words, choice)
        self.choice.setEnabled(self.choice.count() > 0)
        if rows:
            now = self.model.choice(rows[0])
            self.choice.setCurrentIndex(max(self._place(now), 0))

    def _offers(self, rows: list[int]) -> list[tuple[Choice, str]]:
        if len(rows) == 1:
            possible = self.model.possible(rows[0])
            return [(choice, self.model.choice_words(rows[0], choice)) for choice in possible]
        able = {choice.fate for row in rows for choice in self.model.possible(row)}
        return [(Choice(fate), fate_word(fate)) for fate in Fate if fate in able]

    def _place(self, choice: Choice) -> int:
        found = (place for place in range(self.choice.count()) if self.choice.itemData(place) == choice)
        return next(found, -1)

    def _take(self, place: int) -> None:
        chosen = self.choice.itemData(place)
        if isinstance(chosen, Choice):
            self._choose(chosen)

    def _choose_fate(self, fate: Fate) -> None:
        self._choose(Choice(fate))

    def _choose(self, choice: Choice) -> None:
        if self.model.choose(self.grid.chosen_rows(), choice):
            self._offer()
            self.decided.emit()
