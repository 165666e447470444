"""Keeps on one page of paper what is read together: a heading with what it names, and the row of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat, QTextFrame, QTextTable

_MOST = 200
"""Pieces that are pushed at most: each costs a layout, and a page needs few."""

_LONGEST = 120
"""Rows up to which a table is kept row by row: a longer one is a list, where a torn row costs less than seconds."""


@dataclass(frozen=True, slots=True)
class _Split:
    """A piece that a page break goes through: where it begins, and its heading or its row of a table."""

    top: float
    heading: QTextBlock | None = None
    table: QTextTable | None = None
    row: int = 0


def keep_together(document: QTextDocument) -> None:
    """Push to the next page what a break goes through, from the top; the document has its page size.

    What is taller than a page stays where it is.
    """
    pushed: set[float] = set()
    for _count in range(_MOST):
        found = min(
            (split for split in _splits(document) if split.top not in pushed),
            key=lambda split: split.top,
            default=None,
        )
        if found is None:
            return
        pushed.add(found.top)
        _push(document, found)


def _splits(document: QTextDocument) -> Iterator[_Split]:
    block = document.begin()
    while block.isValid():
        following = block.next()
        names = block.blockFormat().headingLevel() > 0 and following.isValid()
        if names and _first_page(document, block) != _first_page(document, following):
            yield _Split(_top(document, block), heading=block)
        block = following
    for table in _tables(document.rootFrame()):
        if table.rows() > _LONGEST:
            continue
        before = table.firstCursorPosition().block().previous()
        for row in range(table.rows()):
            pages, top = _row(document, table, row)
            if len(pages) < 2 or max(pages) - min(pages) > 1:
                continue
            if row <= table.format().toTableFormat().headerRowCount() and before.blockFormat().headingLevel():
                yield _Split(_top(document, before), heading=before)
            else:
                yield _Split(top, table=table, row=row)


def _push(document: QTextDocument, split: _Split) -> None:
    height = document.pageSize().height()
    if split.heading is not None:
        cursor = QTextCursor(split.heading)
        wanted = cursor.blockFormat()
        wanted.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        cursor.setBlockFormat(wanted)
        return
    assert split.table is not None
    gap = height - split.top % height  # Qt takes no page break within a table, so the row gets room above it
    for column in range(split.table.columns()):
        cell = split.table.cellAt(split.row, column)
        roomy = cell.format().toTableCellFormat()
        roomy.setTopPadding(roomy.topPadding() + gap + split.table.format().toTableFormat().cellPadding())
        cell.setFormat(roomy)


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            yield child
        yield from _tables(child)


def _row(document: QTextDocument, table: QTextTable, row: int) -> tuple[set[int], float]:
    """Return the pages on which a row has lines, and where its first line begins."""
    pages: set[int] = set()
    tops = []
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
        tops.append(_top(document, block))
        while block.isValid():
            pages |= _pages(document, block)
            if block == last:
                break
            block = block.next()
    return pages, min(tops)


def _top(document: QTextDocument, block: QTextBlock) -> float:
    return document.documentLayout().blockBoundingRect(block).top()


def _first_page(document: QTextDocument, block: QTextBlock) -> int:
    return min(_pages(document, block), default=0)


def _pages(document: QTextDocument, block: QTextBlock) -> set[int]:
    """Return the pages on which a block has lines; a line never lies on two."""
    top, height = _top(document, block), document.pageSize().height()
    layout = block.layout()
    return {int((top + layout.lineAt(line).y()) // height) for line in range(layout.lineCount())}
