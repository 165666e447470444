"""A card of facts divided by hairlines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.layouts import column, row
from ui.widgets.progress import Meter
from ui.widgets.rows import Fact
from ui.widgets.text import ElidedLabel, label, rule


class FactsCard(QFrame):
    """Up to four facts side by side, each with caption, value and a line under it."""

    def __init__(self, theme: Theme, facts: Sequence[Fact] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "card")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(18), theme.px(13), theme.px(18), theme.px(13))
        self._row.setSpacing(theme.px(18))
        self._cells: list[_Cell] = []
        self._rules: list[QFrame] = []
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts in the same cells."""
        while len(self._cells) < len(facts):
            self._add()
        for place, cell in enumerate(self._cells):
            cell.setVisible(place < len(facts))
            self._rules[place].setVisible(0 < place < len(facts))
        for cell, fact in zip(self._cells, facts, strict=False):
            cell.show_fact(fact)

    def _add(self) -> None:
        line, cell = rule(upright=True), _Cell(self._theme)
        self._row.addWidget(line)
        self._row.addWidget(cell, 1)
        self._rules.append(line)
        self._cells.append(cell)


class _Cell(QWidget):
    """One fact: caption, value with a meter perhaps, a line under it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._caption = label("", "meta", "text3")
        self._value = ElidedLabel(theme, "", "lead_strong", least=110)
        self._note = ElidedLabel(theme, "", "meta", "text2")
        self._meter: Meter | None = None
        self._line = row(self._value, None)
        # Mixed scripts make a line higher: boxes of one height keep the facts level with their neighbours.
        self._value.setMinimumHeight(theme.px(22))
        self._note.setMinimumHeight(theme.px(18))
        self.setLayout(column(self._caption, 3, self._line, 2, self._note, None))

    def show_fact(self, fact: Fact) -> None:
        """Show another fact."""
        self._caption.setText(fact.caption)
        self._value.set_text(fact.value)
        self._note.set_text(fact.note)
        if self._meter is not None:
            self._line.removeWidget(self._meter)
            self._meter.deleteLater()
            self._meter = None
        if fact.meter is not None:
            self._meter = Meter(self._theme, *fact.meter)
            self._line.insertWidget(1, self._meter)
