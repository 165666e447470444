"""Forms: a label above each field, what is wrong under it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDateTimeEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.layouts import holder, row
from ui.widgets.text import Icon, label, say_or_hide

_LABEL = 18
"""Pixels at 100 % of the line of a label: hanzi are higher, and fields side by side stand level."""


class FormRow(QWidget):
    """A label unless ``text`` is empty, a field, a quiet hint, and a sentence with an icon for what is wrong."""

    def __init__(
        self, theme: Theme, text: str, field: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._label = label(text, "meta_medium")
        self._label.setBuddy(field)
        self._label.setMinimumHeight(theme.px(_LABEL))
        if not text:
            self._label.hide()  # and is never shown here: without a parent yet, it would be a window of its own
        if not field.accessibleName():
            field.setAccessibleName(text.replace("&", ""))
        popup = isinstance(field, QDateTimeEdit) and field.calendarPopup()
        if isinstance(field, QAbstractSpinBox) and not popup:
            # The style sheet's padding does not reach the field inside a spin box; one with a calendar is no such.
            field.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
        self._hint: QLabel = label(hint, "meta", "text3", wrap=True)
        if not hint:
            self._hint.hide()
        self._error: QLabel = label("", "meta", "seal", wrap=True)
        self._error_line = holder(row(Icon(theme, "circle-alert", "seal", 14), spacing=6))
        inner = self._error_line.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.addWidget(self._error, 1)
        self._error_line.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for piece in (self._label, field, self._hint, self._error_line):
            lines.addWidget(piece)

    def set_error(self, text: str) -> None:
        """Say what is wrong with the field; an empty text takes it back."""
        self._error.setText(text)
        self._error_line.setVisible(bool(text))
        self._hint.setVisible(bool(self._hint.text()) and not text)
        self.field.setAccessibleDescription(text)
        self.field.setProperty("wrong", bool(text))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
        if text:
            announce(self.field, text)

    def error(self) -> str:
        """Return what is said to be wrong, or an empty text."""
        return self._error.text()

    def set_hint(self, text: str, *, warned: bool = False) -> None:
        """Say something quiet under the field; what warns has the colour of care, and blocks nothing."""
        say_or_hide(self._hint, text, "amber" if warned else "text3")
        self._hint.setVisible(bool(text) and not self.error())

    def hint(self) -> str:
        """Return what is said under the field, or an empty text."""
        return self._hint.text()


class Form(QFrame):
    """Rows under each other, some of them side by side."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[FormRow] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(14)

    def add(self, text: str, field: QWidget, hint: str = "") -> FormRow:
        """Add one field; return its row, which takes errors."""
        made = FormRow(self._theme, text, field, hint)
        self.rows.append(made)
        self._lines.addWidget(made)
        return made

    def lift(self, made: FormRow) -> None:
        """Put a row that was added above all others, also for Tab."""
        self.rows.remove(made)
        self.rows.insert(0, made)
        # Qt moves only the second of a pair: each field has to follow, or Tab skips those between.
        for before, after in pairwise(self.rows):
            self.setTabOrder(before.field, after.field)
        self._lines.removeWidget(made)
        self._lines.insertWidget(0, made)

    def add_beside(self, *fields: tuple[str, QWidget]) -> tuple[FormRow, ...]:
        """Add fields side by side, of equal width."""
        made = tuple(FormRow(self._theme, text, field) for text, field in fields)
        line = row(spacing=12)
        for piece in made:
            line.addWidget(piece, 1, Qt.AlignmentFlag.AlignTop)
        self.rows.extend(made)
        self._lines.addLayout(line)
        return made

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is not a field."""
        self._lines.addWidget(widget)

    def add_under(self, made: FormRow, widget: QWidget) -> None:
        """Add something that is not a field under the line of a row."""
        self._lines.insertWidget(self._line_of(made) + 1, widget)

    def _line_of(self, made: FormRow) -> int:
        for place in range(self._lines.count()):
            item = self._lines.itemAt(place)
            beside = item.layout() if item is not None else None
            if beside is not None and beside.indexOf(made) >= 0:
                return place
        return self._lines.indexOf(made)

    def clear_errors(self) -> None:
        """Take all errors back."""
        for piece in self.rows:
            piece.set_error("")

    def focus_first_error(self) -> bool:
        """Go to the first field that is wrong; tell whether there is one."""
        for piece in self.rows:
            if piece.error():
                piece.field.setFocus()
                return True
        return False
