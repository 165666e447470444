"""A card of facts divided by hairlines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.layouts import column, empty, holder, row
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
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        empty(self._row)
        for number, fact in enumerate(facts):
            if number:
                self._row.addWidget(rule(upright=True))
            self._row.addWidget(self._fact(fact), 1)

    def _fact(self, fact: Fact) -> QWidget:
        value = ElidedLabel(self._theme, fact.value, "lead_strong", least=110)
        line = row(value, None) if fact.meter is None else row(value, 10, self._meter(*fact.meter), None)
        note = ElidedLabel(self._theme, fact.note, "meta", "text2")
        return holder(column(label(fact.caption, "meta", "text3"), 3, line, 2, note))

    def _meter(self, filled: int, of: int) -> Meter:
        return Meter(self._theme, filled, of)
