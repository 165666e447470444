"""A heading over a part of a page, and a card of rows under one."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.fonts import Role
from ui.widgets.layouts import empty, holder, row
from ui.widgets.text import label, rule


class SectionHeader(QWidget):
    """Words at the start, a count beside them, whatever is added at the end."""

    def __init__(
        self, text: str, role: Role = "caption", count: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._text, self._count = label(text, role), label(count, "meta", "text3")
        self._line.addWidget(self._text)
        self._line.addWidget(self._count)
        self._line.addStretch(1)

    def show_count(self, count: str) -> None:
        """Show another count."""
        self._count.setText(count)

    def show_text(self, text: str) -> None:
        """Show another heading."""
        self._text.setText(text)

    def add(self, widget: QWidget) -> None:
        """Add a widget at the end of the line."""
        self._line.addWidget(widget)


class Group(QWidget):
    """A heading and a card of rows divided by hairlines, as on Today; for a dozen rows at most."""

    def __init__(self, title: str, role: Role = "lead_strong", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        self.header = SectionHeader(title, role)
        lines.addWidget(self.header)
        card = QFrame()
        card.setProperty("kind", "card")
        self._rows = QVBoxLayout(card)
        self._rows.setContentsMargins(8, 6, 8, 6)
        self._rows.setSpacing(0)
        lines.addWidget(card)
        self.setAccessibleName(title)

    def add(self, row: QWidget) -> None:
        """Add a row, after a hairline unless it is the first."""
        if self._rows.count():
            line = QWidget()
            inner = QVBoxLayout(line)
            inner.setContentsMargins(8, 2, 8, 2)
            inner.addWidget(rule())
            self._rows.addWidget(line)
        self._rows.addWidget(row)

    def say_nothing(self, words: str) -> None:
        """Add one quiet line in the place of rows that are not there yet."""
        self.add(holder(row((label(words, "meta", "text2", wrap=True), 1), margins=(8, 8, 8, 8))))

    def clear(self) -> None:
        """Take all rows out."""
        empty(self._rows)
