"""The text of a message as it is written: what costs face is underlined, and the keys walk from place to place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desktop.giving.softening import Hint, apply
from desktop.texts import _
from ui.quick.line import units
from ui.theme.theme import Theme

_GENTLE = frozenset({"manner", "lone", "shout"})


class DraftText(QPlainTextEdit):
    """``walked_to`` tells the hint that the caret stands in; F8 goes to the next one, Alt+Return takes its wording."""

    walked_to = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.hints: Sequence[Hint] = ()
        self.setProperty("role", "lead")
        self.setFont(theme.font("lead"))
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Message"))
        self.cursorPositionChanged.connect(self._look)
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(self._theme.font("lead"))
        self.show_hints(self.hints)

    def put(self, text: str) -> None:
        """Put another text in the place of the whole, as one step that Ctrl+Z of the field turns back."""
        if text == self.toPlainText():
            return
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Underline what hurts."""
        self.hints = hints
        text = self.toPlainText()
        marks = []
        for hint in hints:
            mark = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            tone = "amber" if hint.kind in _GENTLE else "seal"
            form.setUnderlineColor(self._theme.color(tone))
            form.setBackground(self._theme.color(f"{tone}_soft"))
            cursor = self.textCursor()
            cursor.setPosition(units(text, hint.start))
            cursor.setPosition(units(text, hint.end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, form
            marks.append(mark)
        self.setExtraSelections(marks)
        self._look()

    def current_hint(self) -> Hint | None:
        """Return the hint in which the caret stands, else the first one behind it, else the first of all."""
        text, at = self.toPlainText(), self.textCursor().position()
        inside = (hint for hint in self.hints if units(text, hint.start) <= at <= units(text, hint.end))
        behind = (hint for hint in self.hints if units(text, hint.start) >= at)
        return next(inside, None) or next(behind, None) or (self.hints[0] if self.hints else None)

    def go_to(self, hint: Hint) -> None:
        """Put the caret at the beginning of a hint."""
        cursor = self.textCursor()
        cursor.setPosition(units(self.toPlainText(), hint.start))
        self.setTextCursor(cursor)
        self.setFocus()

    def next_hint(self) -> None:
        """Go to the next place that hurts, around the end."""
        text, at = self.toPlainText(), self.textCursor().position()
        behind = [hint for hint in self.hints if units(text, hint.start) > at]
        if self.hints:
            self.go_to(behind[0] if behind else self.hints[0])

    def take(self, hint: Hint) -> None:
        """Put the softer wording in its place, as one step that Ctrl+Z of the field turns back."""
        text = self.toPlainText()
        after = apply(text, hint)
        cursor = self.textCursor()
        cursor.setPosition(units(text, hint.start))
        cursor.setPosition(units(text, hint.end), QTextCursor.MoveMode.KeepAnchor)
        tail = len(text) - hint.end
        cursor.insertText(after[hint.start : len(after) - tail])
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with F8, take with Alt+Return; leave the rest to the field."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_F8:
            self.next_hint()
        elif enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            hint = self.current_hint()
            if hint is not None:
                self.take(hint)
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        self.walked_to.emit(self.current_hint())
