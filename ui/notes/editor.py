"""The editor of a note: Markdown as it is typed, with its formatting shown, boxes painted and links alive."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit

from desktop.errors import GuanxiError
from desktop.notes import markdown
from desktop.texts import _
from ui.notes import edits, links
from ui.notes.album import Album
from ui.notes.drawing import box_of, draw_box, draw_pictures
from ui.notes.highlighter import Highlighter
from ui.notes.rolling import Rolling
from ui.notes.rooms import PictureRooms
from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.painting import painting_on

_COLUMN = 760
"""Widest column of text at 100 %: about forty characters of Chinese or ninety of English."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_OWN_KEYS = {Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, *_ENTER}
"""With Ctrl they are the editor's while it has the focus, whatever the menu says of them."""


class NoteEditor(QPlainTextEdit):
    """``link_asked`` tells kind and id of a link that shall be opened; ``picture_given`` an image pasted or dropped."""

    link_asked = Signal(str, object)
    outward_asked = Signal(str)
    picture_given = Signal(object)

    def __init__(self, theme: Theme, album: Album) -> None:
        """``album`` gives the pictures that the text names."""
        super().__init__()
        self._theme, self._album = theme, album
        self._sunk = 0
        self._text = QTextDocument(self)
        self._rooms = PictureRooms(self._text, theme, album)
        self._text.setDocumentLayout(self._rooms)
        self.setDocument(self._text)
        self.setProperty("kind", "bare")
        self.setAccessibleName(_("Text of the note"))
        self.setPlaceholderText(
            _("Write here. @ names a person, # a tag, [[ a note or record; - [ ] … !fri is a follow-up")
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setMouseTracking(True)
        self.colours = Highlighter(theme, self.document())
        self.refused: Callable[[GuanxiError], object] = lambda _error: None
        """Hears what could not be pasted."""
        self._last = 0
        self._rolling = Rolling(self, self.firstVisibleBlock, self._height, self._sink)
        self.cursorPositionChanged.connect(self._step_over_targets)
        self.cursorPositionChanged.connect(self._rolling.keep_in_sight)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font("lead"))
        self.document().setDefaultFont(self._theme.font("lead"))
        self.setTabStopDistance(self._theme.metrics("lead").horizontalAdvance("    "))
        self.colours.dress()
        self._set_margins()

    def _set_margins(self) -> None:
        free = max(self.width() - self._theme.px(_COLUMN), 0)
        self.setViewportMargins(0, -self._sunk, free, 0)
        bar = self.verticalScrollBar().sizeHint().width()  # also while it is hidden: else pictures would jump
        self._rooms.width = self.width() - free - bar

    def _sink(self, depth: int) -> None:
        """Let the first ``depth`` pixels of the text lie above the window."""
        if depth != self._sunk:
            self._sunk = depth
            self._set_margins()

    def _height(self, block: QTextBlock) -> float:
        return self._rooms.blockBoundingRect(block).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column of text readable in a wide window."""
        self._set_margins()
        super().resizeEvent(event)

    # --- text --------------------------------------------------------------------------------------------------

    def text(self) -> str:
        """Return the text as it was typed."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show another note; undo begins with it."""
        self.setPlainText(text)
        self._rolling.reset()

    def follow_text(self, text: str) -> None:
        """Take over what changed elsewhere in the same note; the cursor stays, and undo can take it back."""
        before = self.toPlainText()
        if before != text:
            edits.replace_text(QTextCursor(self.document()), before, text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text as text and pictures as pictures; refuse what is no note in one sentence."""
        if source.hasImage() or any(url.isLocalFile() for url in source.urls()):
            self.picture_given.emit(source)
            return
        try:
            text = markdown.clean_body(source.text())
        except GuanxiError as error:
            self.refused(error)
            return
        self.textCursor().insertText(text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, pictures and files."""
        return source.hasText() or source.hasImage() or source.hasUrls()

    # --- keys --------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Claim the keys of typing before the menu takes them; leave undo to it once there is nothing to undo here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _CONTROL
            if control and event.key() in _OWN_KEYS:
                event.accept()
                return True
            if control and event.key() == Qt.Key.Key_Z and not self.document().isUndoAvailable():
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what Markdown needs of the keys; the rest is typing."""
        if not (self._control_key(event) or self._plain_key(event)):
            super().keyPressEvent(event)

    def _control_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != _CONTROL:
            return False
        key = event.key()
        if key in {Qt.Key.Key_B, Qt.Key.Key_I}:
            self.setTextCursor(edits.emphasise(self.textCursor(), "**" if key == Qt.Key.Key_B else "*"))
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_3:
            edits.set_heading(self.textCursor(), key - Qt.Key.Key_0)
        elif key in _ENTER:
            self.open_or_tick()
        else:
            return False
        return True

    def _plain_key(self, event: QKeyEvent) -> bool:
        key, cursor = event.key(), self.textCursor()
        if key in _ENTER and not event.modifiers() & _SHIFT:
            if edits.break_line(cursor):
                self.ensureCursorVisible()
                return True
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return edits.shift(cursor, back=key == Qt.Key.Key_Backtab)
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and not event.modifiers():
            return edits.take_link_out(cursor, back=key == Qt.Key.Key_Backspace)
        return False

    def open_or_tick(self) -> None:
        """Open the link at the cursor, else tick the box of the line or make one."""
        cursor = self.textCursor()
        if not self._open_link(cursor.block(), cursor.positionInBlock()):
            self.tick(cursor.block())

    def tick(self, block: QTextBlock) -> None:
        """Tick the box of a line, and say so."""
        done = edits.turn_box(block)
        announce(self, _("Ticked") if done else _("Not ticked"))

    def _step_over_targets(self) -> None:
        """Let the cursor stand on either side of what a link hides, not in it."""
        cursor = self.textCursor()
        place, block = cursor.position(), cursor.block()
        inside = links.hidden_around(block.text(), cursor.positionInBlock())
        if inside is not None:
            place = block.position() + (inside[1] if place > self._last else inside[0])
            keep = (
                QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
            )
            cursor.setPosition(place, keep)
            self._last = place
            self.setTextCursor(cursor)
        self._last = place

    # --- mouse -------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Roll by pixels over pictures."""
        if not self._rolling.wheel(event):
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick a box or open a picture by a click, open a link by a click with Ctrl."""
        if event.button() == Qt.MouseButton.LeftButton:
            picture = self._picture_at(event.position())
            if picture is not None:
                self.link_asked.emit("attachment", picture)
                return
            block = self._box_at(event.position())
            if block is not None:
                self.tick(block)
                return
            cursor = self.cursorForPosition(event.position().toPoint())
            if event.modifiers() & _CONTROL and self._open_link(cursor.block(), cursor.positionInBlock()):
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over boxes and pictures, and over links while Ctrl is held."""
        cursor = self.cursorForPosition(event.position().toPoint())
        over_link = event.modifiers() & _CONTROL and links.at(cursor.block().text(), cursor.positionInBlock())
        over_mark = self._box_at(event.position()) or self._picture_at(event.position())
        hand = over_link or over_mark is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def _open_link(self, block: QTextBlock, place: int) -> bool:
        found = links.at(block.text(), place)
        if found is None:
            return False
        if isinstance(found, str):
            self.outward_asked.emit(found)
        else:
            self.link_asked.emit(*found)
        return True

    def _box_at(self, point: QPointF) -> QTextBlock | None:
        block = self.cursorForPosition(point.toPoint()).block()
        box = box_of(block, self._corner(block), self._theme.px(15))
        return block if box is not None and box.adjusted(-3, -3, 3, 3).contains(point) else None

    def _picture_at(self, point: QPointF) -> int | None:
        """Return the attachment of the picture at a point of the viewport."""
        block = self.cursorForPosition(point.toPoint()).block()
        within = point - self._corner(block)
        return next(
            (one.attachment_id for one in self._rooms.placed(block) if one.rect.contains(within)), None
        )

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then the boxes over their marks and the pictures below the words."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint = painting_on(self.viewport(), self._theme, painter)
        for block, corner in self._blocks_in(event.rect()):
            box = box_of(block, corner, self._theme.px(15))
            if box is not None:
                match = markdown.BOX.match(block.text())
                draw_box(paint, box, done=match is not None and match[2] != " ")
            draw_pictures(paint, self._album, self._rooms.placed(block), corner)
        painter.end()

    def _blocks_in(self, rect: QRect) -> Iterator[tuple[QTextBlock, QPointF]]:
        """Yield the blocks in ``rect`` with their corners, which Qt would count anew for each."""
        block = self.firstVisibleBlock()
        corner = self._corner(block)
        while block.isValid() and corner.y() <= rect.bottom():
            below = corner + QPointF(0, self._height(block))
            if below.y() >= rect.top():
                yield block, corner
            block, corner = block.next(), below

    def _corner(self, block: QTextBlock) -> QPointF:
        return self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
