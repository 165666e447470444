"""Gives the lines of a note that name pictures room for them below their words; the text itself stays as it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from desktop.notes import markdown
from ui.notes.album import Album, Entry
from ui.notes.spans import MOST_STYLED
from ui.theme.theme import Theme

_GAP, _WORDS_HEIGHT, _WORDS_WIDTH = 8, 26, 420


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture and where it lies, counted from the corner of its line's block."""

    attachment_id: int
    entry: Entry
    rect: QRectF


class PictureRooms(QPlainTextDocumentLayout):
    """Lays out as Qt does and makes blocks higher by what their pictures need.

    Neither the text nor the stack of undo knows of it. Qt asks for heights at each paint and click: a line that
    names no picture costs a look for its mark.
    """

    def __init__(self, document: QTextDocument, theme: Theme, album: Album) -> None:
        super().__init__(document)
        self._theme, self._album = theme, album
        self.width = 0.0
        """How much of the window the text may take, told by the editor."""
        self._blocks = document.blockCount()
        album.changed.connect(self._on_change)

    def _on_change(self) -> None:
        self.documentSizeChanged.emit(self.documentSize())
        self.requestUpdate()

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Paint one line anew where only its words or its colours have changed.

        Whoever colours the text says so for the whole line with its end, which Qt takes for two lines, and paints all.
        """
        block = self.document().findBlock(start)
        same = self.document().blockCount() == self._blocks
        self._blocks = self.document().blockCount()
        if same and start + added <= block.position() + block.length():
            super().documentChanged(start, 0, 1)
        else:
            super().documentChanged(start, removed, added)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return the rectangle of a block with its pictures."""
        rect = super().blockBoundingRect(block)
        placed = self.placed(block)
        if placed:
            lowest = max(one.rect.bottom() for one in placed)
            below = rect.height() - block.layout().boundingRect().bottom()
            rect.setHeight(lowest + self._theme.px(_GAP) + below)
        return rect

    def placed(self, block: QTextBlock) -> list[Placed]:
        """Return the pictures of a block: side by side while they fit, then in the next row."""
        entries = self._entries(block)
        if not entries:
            return []
        gap, left = self._theme.px(_GAP), self.document().documentMargin()
        right = self.width - left
        x, y, lowest = left, block.layout().boundingRect().bottom() + gap / 2, 0.0
        placed = []
        for attachment_id, entry in entries:
            width, height = self._size(entry, right - left)
            if x > left and x + width > right:
                x, y = left, lowest + gap
            placed.append(Placed(attachment_id, entry, QRectF(x, y, width, height)))
            x, lowest = x + width + gap, max(lowest, y + height)
        return placed

    def _entries(self, block: QTextBlock) -> list[tuple[int, Entry]]:
        named = markdown.pictures(block.text()) if block.length() <= MOST_STYLED else []
        if not named or in_code(block):
            return []
        found = ((attachment_id, self._album.entry(attachment_id)) for attachment_id in named)
        return [(attachment_id, entry) for attachment_id, entry in found if entry is not None]

    def _size(self, entry: Entry, most: float) -> tuple[float, float]:
        if entry.size is None:
            return min(self._theme.px(_WORDS_WIDTH), most), self._theme.px(_WORDS_HEIGHT)
        share = min(1.0, most / entry.size.width())
        return entry.size.width() * share, entry.size.height() * share


def in_code(block: QTextBlock) -> bool:
    """Say whether a block stands in a fence of code."""
    before = block.previous()
    return before.isValid() and before.userState() > 0
