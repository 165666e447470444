"""The list under a line of typing: the line keeps the focus and walks the list by Up and Down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.hits.delegate import HIT_HEIGHT, HitDelegate, row_height
from ui.hits.rows import Hit, HitModel, HitRow
from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.row_view import RowView


class HitView(RowView):
    """``chosen`` tells the hit that was clicked; ``walk`` and ``current_hit`` serve the line of typing."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, name: str, tallest: int, parent: QWidget | None = None, *, shrinks: bool = False
    ) -> None:
        """Grow with the rows up to ``tallest`` pixels at 100 %; ``shrinks`` takes less where the window has less."""
        super().__init__(theme, name, HitDelegate(theme), HIT_HEIGHT, parent)
        self._tallest, self._shrinks, self._wanted = tallest, shrinks, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hits = HitModel(self)
        self.walked_to = False
        """Whether somebody walked the rows that are shown."""
        self.setModel(self.hits)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda index: self._choose(index.row()))
        self.show_rows(())

    def show_rows(self, rows: Sequence[HitRow]) -> None:
        """Show other rows, the first one that can be chosen selected."""
        self.walked_to = False
        if tuple(rows) != self.hits.rows:
            self.hits.show_rows(rows)
            for place, row in enumerate(rows):
                self.setRowHeight(place, self.theme.px(row_height(row)))
        self.go_to(self.hits.next_hit(-1, 1))
        height = sum(self.theme.px(row_height(row)) for row in rows)
        self._wanted = min(height, self.theme.px(self._tallest))
        self.updateGeometry()
        self.setVisible(bool(rows))
        self.scrollToTop()

    def sizeHint(self) -> QSize:
        """Return the height of the rows."""
        return QSize(super().sizeHint().width(), self._wanted)

    def minimumSizeHint(self) -> QSize:
        """Return the same, or the height of one row where it shrinks: the others are scrolled to."""
        least = min(self._wanted, self.theme.px(HIT_HEIGHT)) if self._shrinks else self._wanted
        return QSize(super().minimumSizeHint().width(), least)

    def walk(self, step: int) -> None:
        """Select the next hit in a direction, around the ends, and say it."""
        self.walked_to = True
        place = self.hits.next_hit(self.currentIndex().row(), step)
        self.go_to(place)
        if place == self.hits.next_hit(-1, 1):
            self.scrollToTop()
        hit = self.hits.hit(place)
        if hit is not None:
            announce(self, hit.spoken)

    def go_to_hit(self, hit: Hit) -> None:
        """Select a hit again, if it is still among the rows."""
        for place, found in enumerate(self.hits.rows):
            if isinstance(found, Hit) and (found.kind, found.key) == (hit.kind, hit.key):
                self.walked_to = True
                self.go_to(place)

    def current_hit(self) -> Hit | None:
        """Return the selected hit."""
        return self.hits.hit(self.currentIndex().row())

    def _choose(self, row: int) -> None:
        hit = self.hits.hit(row)
        if hit is not None:
            self.chosen.emit(hit)
