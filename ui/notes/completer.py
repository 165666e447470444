"""The list under the cursor that completes ``@``, ``#`` and ``[[``; the editor keeps the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from desktop.texts import _
from ui.hits.rows import Hit
from ui.hits.view import HitView
from ui.notes.completion import Typed, asked, proposals, written
from ui.notes.editor import NoteEditor
from ui.quick.line import units
from ui.widgets.layouts import column
from ui.workplace import Workplace

_WIDTH, _TALLEST = 380, 290
_TAKE = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}


class Completer(QFrame):
    """Opens while something can be completed; Up and Down walk, Enter or Tab take, Escape closes."""

    def __init__(self, workplace: Workplace, editor: NoteEditor, host: QWidget) -> None:
        super().__init__(host)
        self.setProperty("kind", "popover")
        self._workplace, self._editor, self._host = workplace, editor, host
        self._asked: Typed | None = None
        self._given_up: tuple[int, int] | None = None
        self.view = HitView(workplace.theme, _("Matches"), _TALLEST)
        self.view.chosen.connect(self._take)
        self.setLayout(column(self.view, margins=(4, 4, 4, 4)))
        editor.installEventFilter(self)
        editor.textChanged.connect(self._look)
        editor.cursorPositionChanged.connect(self._follow)
        self.hide()

    def _now(self) -> Typed | None:
        cursor = self._editor.textCursor()
        line = cursor.block().text()
        if cursor.hasSelection() or not any(sign in line for sign in "@＠#＃[【"):
            return None
        place = len(
            line.encode("utf-16-le", "surrogatepass")[: 2 * cursor.positionInBlock()].decode("utf-16-le")
        )
        return asked(line, place)

    def _look(self) -> None:
        """Propose what fits; only typing opens the list, not walking through the text."""
        if not self._editor.hasFocus():
            return
        self._asked = self._now()
        key = self._key()
        if self._asked is None or key == self._given_up:
            self.hide()
            return
        self._given_up = None
        hits = proposals(self._workplace, self._asked)
        self.view.show_rows(hits)
        if hits:
            self._place()
        self.setVisible(bool(hits))

    def _key(self) -> tuple[int, int] | None:
        return (self._editor.textCursor().blockNumber(), self._asked.start) if self._asked else None

    def _follow(self) -> None:
        if self.isVisible() and (self._asked is None or self._now() is None):
            self.hide()

    def _place(self) -> None:
        theme = self._workplace.theme
        self.resize(theme.px(_WIDTH), self.view.height() + 10)
        below = self._editor.cursorRect()
        corner = self._editor.viewport().mapTo(self._host, QPoint(below.left(), below.bottom() + theme.px(4)))
        if corner.y() + self.height() > self._host.height():
            corner.setY(corner.y() - below.height() - self.height() - theme.px(8))
        corner.setX(max(0, min(corner.x(), self._host.width() - self.width())))
        self.move(corner)
        self.raise_()

    def _take(self, hit: Hit) -> None:
        what = self._asked
        self.hide()
        if what is None:
            return
        cursor = self._editor.textCursor()
        line, at = cursor.block().text(), cursor.block().position()
        cursor.setPosition(at + units(line, what.start))
        cursor.setPosition(at + units(line, what.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(written(hit))
        self._editor.setTextCursor(cursor)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk and take by the keys of the editor; close when it loses the focus."""
        if watched is not self._editor or not self.isVisible():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, hit = event.key(), self.view.current_hit()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.view.walk(-1 if key == Qt.Key.Key_Up else 1)
        elif key in _TAKE and hit is not None:
            self._take(hit)
        elif key == Qt.Key.Key_Escape:
            self._given_up = self._key()
            self.hide()
        else:
            return False
        return True
