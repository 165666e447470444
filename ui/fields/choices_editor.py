"""The choices of a custom field in its form: a line each, renamed, added, moved and removed by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.fields.reads import Choice
from desktop.texts import _
from ui.theme.theme import Theme
from ui.widgets.button import Button, IconButton
from ui.widgets.layouts import column, holder, row

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _Line:
    """One choice: its id, None for a new one, and its name."""

    def __init__(self, theme: Theme, choice: Choice | None) -> None:
        self.id = choice.id if choice else None
        self.name = QLineEdit(choice.name if choice else "")
        self.name.setAccessibleName(_("Choice"))
        self.name.setPlaceholderText(_("Choice"))
        self.remove = IconButton(theme, "x", _("Remove choice"))
        self.widget = holder(row((self.name, 1), self.remove, spacing=theme.px(6)))


class ChoicesEditor(QWidget):
    """Enter goes to a new line below, Alt with Up or Down moves a line, an empty line counts for nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(6))
        self.add_button = Button(theme, _("Add choice"), "link", "plus", self.add)
        self.add_button.setAutoDefault(False)
        self.setLayout(column(self._column, row(self.add_button, None), spacing=theme.px(6)))

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show these choices, or an empty line where there are none."""
        for line in self._lines:
            line.widget.setParent(None)
            line.widget.deleteLater()
        self._lines.clear()
        for choice in choices or (None,):
            self._insert(len(self._lines), choice)

    def choices(self) -> list[tuple[int | None, str]]:
        """Return id and name of each line, in their order."""
        return [(line.id, line.name.text()) for line in self._lines]

    def lines(self) -> list[QLineEdit]:
        """Return the lines of typing."""
        return [line.name for line in self._lines]

    def add(self) -> None:
        """Add an empty line at the end and go there."""
        self._insert(len(self._lines), None).name.setFocus()

    def _insert(self, place: int, choice: Choice | None) -> _Line:
        made = _Line(self._theme, choice)
        made.remove.clicked.connect(lambda: self._drop(made))
        made.name.installEventFilter(self)
        self._lines.insert(place, made)
        self._column.insertWidget(place, made.widget)
        return made

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        line.widget.setParent(None)
        line.widget.deleteLater()
        if not self._lines:
            self._insert(0, None)
        self._lines[-1].name.setFocus()

    def _move(self, place: int, step: int) -> None:
        to = place + step
        if 0 <= to < len(self._lines):
            line = self._lines.pop(place)
            self._lines.insert(to, line)
            self._column.removeWidget(line.widget)
            self._column.insertWidget(to, line.widget)
            line.name.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, and Alt with Up or Down, in a line."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        place = next((n for n, line in enumerate(self._lines) if line.name is watched), None)
        if place is None:
            return False
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._insert(place + 1, None).name.setFocus()
            return True
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in {
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        }:
            self._move(place, -1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        return False
