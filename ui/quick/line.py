"""The line of the quick log: one paragraph that colours its parts while it is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.texts import _
from desktop.touches.quick_entry import Role, Span
from ui.theme.theme import Theme

_COLOURS: dict[Role, str] = {
    "person": "accent",
    "ambiguous": "amber",
    "unknown": "seal",
    "kind": "sky",
    "time": "plum",
    "follow_up": "amber",
    "follow_up_text": "text2",
}
_MOST_LINES = 5
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class QuickLine(QPlainTextEdit):
    """Tells keys instead of doing what a text field does with them; ``typed`` tells each change of text or cursor."""

    typed = Signal()
    entered = Signal()
    entered_full = Signal()
    """Shift+Enter."""
    walked = Signal(int)
    """Up (-1) or Down (1)."""
    completed = Signal()
    """Tab."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "bare")
        self.setAccessibleName(_("What happened"))
        self.setPlaceholderText(_("@name and what happened"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(False)  # Tab comes to keyPressEvent and completes a name
        self.document().setDocumentMargin(0)
        self._colours = _Colours(theme, self)
        self.textChanged.connect(self.typed)
        self.cursorPositionChanged.connect(self.typed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())
        self.setFont(theme.font("lead"))
        self.fit()

    def text(self) -> str:
        """Return the line."""
        return self.toPlainText().replace("\n", " ")

    def place(self) -> int:
        """Return the cursor's place in characters (code points)."""
        return _points(self.text(), self.textCursor().position())

    def show_text(self, text: str, cursor: int | None = None, *, selected: bool = False) -> None:
        """Show another text with the cursor at a place (in code points), None for the end; it can be undone."""
        at = self.textCursor()
        at.select(QTextCursor.SelectionType.Document)
        at.insertText(text)
        at.setPosition(units(text, len(text) if cursor is None else cursor))
        if selected:
            at.select(QTextCursor.SelectionType.Document)
        self.setTextCursor(at)

    def show_place(self, place: int) -> None:
        """Put the cursor at a place (in code points)."""
        at = self.textCursor()
        at.setPosition(units(self.text(), place))
        self.setTextCursor(at)

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Colour the parts that mean something."""
        self._colours.show_spans(spans)

    def fit(self) -> None:
        """Take the height of the lines that are there."""
        lines = min(max(round(self.document().size().height()), 1), _MOST_LINES)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 4)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line."""
        self.textCursor().insertText(" ".join(source.text().split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Enter, Tab and the arrows; leave Escape to the card."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER:
            (self.entered_full if shift else self.entered).emit()
        elif key == Qt.Key.Key_Tab and not shift:
            self.completed.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.walked.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor also after the card was opened by a shortcut."""
        super().focusInEvent(event)
        self.ensureCursorVisible()


class _Colours(QSyntaxHighlighter):
    """Colours the spans of a line."""

    def __init__(self, theme: Theme, line: QPlainTextEdit) -> None:
        super().__init__(line.document())
        self._theme = theme
        self._spans: tuple[Span, ...] = ()

    def show_spans(self, spans: Sequence[Span]) -> None:
        if tuple(spans) != self._spans:
            self._spans = tuple(spans)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for span in self._spans:
            shape = QTextCharFormat()
            shape.setForeground(self._theme.color(_COLOURS[span.role]))
            if span.role in ("unknown", "ambiguous"):
                shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            start = units(text, span.start)
            self.setFormat(start, units(text, span.end) - start, shape)


def units(text: str, place: int) -> int:
    """Return a place in characters as a place in Qt's units of UTF-16."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _points(text: str, place: int) -> int:
    """Return a place in Qt's units of UTF-16 as a place in characters."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "replace"))
