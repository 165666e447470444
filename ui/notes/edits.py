"""What the keys of the editor do to Markdown: emphasis, headings, lists, boxes, tables; each is one step of undo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextBlock, QTextCursor

from desktop.notes import markdown
from ui.notes import links

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+")
_ENTRY = re.compile(r"^([ \t]*)(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")
_FIRST_STEP = re.compile(r"\t| {0,4}")
_STEP = "    "


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[QTextCursor]:
    """Make one step of undo of what is done inside."""
    cursor.beginEditBlock()
    try:
        yield cursor
    finally:
        cursor.endEditBlock()


def emphasise(cursor: QTextCursor, mark: str) -> QTextCursor:
    """Put ``mark`` around the selection or take it away; without a selection put two and stand between them."""
    text = cursor.selectedText()
    with one_step(cursor):
        if not text:
            cursor.insertText(mark * 2)
            cursor.setPosition(cursor.position() - len(mark))
            return cursor
        bare = text.startswith(mark) and text.endswith(mark) and len(text) > 2 * len(mark)
        new = text[len(mark) : -len(mark)] if bare else f"{mark}{text}{mark}"
        start = cursor.selectionStart()
        cursor.insertText(new)
        end = cursor.position()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def set_heading(cursor: QTextCursor, level: int) -> None:
    """Make a heading of the line, or plain text of it when it is one of that level; 0 makes it plain."""
    line = cursor.block().text()
    found = _HEADING.match(line)
    same = found is not None and found[0].strip() == "#" * level
    _replace(cursor.block(), 0, found.end() if found else 0, "" if same or not level else "#" * level + " ")


def turn_box(block: QTextBlock) -> bool:
    """Tick the box of a line or take the tick back; a line without one becomes an open box. Tells what it ticked."""
    line = block.text()
    box = markdown.BOX.match(line)
    if box:
        done = box[2] != " "
        _replace(block, box.end(1), box.end(1) + 1, " " if done else "x")
        return not done
    entry = _ENTRY.match(line)
    if entry:
        _replace(block, entry.end(), entry.end(), "[ ] ")
    else:
        blank = len(line) - len(line.lstrip())
        _replace(block, blank, blank, "- [ ] ")
    return False


def shift(cursor: QTextCursor, *, back: bool) -> bool:
    """Move the selected entries of a list in or out by one step; tells whether there was one."""
    document = cursor.document()
    first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    blocks, block = [], first
    while block.isValid() and block.blockNumber() <= last.blockNumber():
        blocks.append(block)
        block = block.next()
    if not any(_ENTRY.match(block.text()) for block in blocks):
        return False
    with one_step(QTextCursor(first)):
        for block in blocks:
            if not back:
                _replace(block, 0, 0, _STEP)
                continue
            found = _FIRST_STEP.match(block.text())
            taken = found.end() if found else 0
            _replace(block, 0, taken, "")
    return True


def break_line(cursor: QTextCursor) -> bool:
    """Go on with a list or quote in a new line, or end it at an empty entry; tells whether it did."""
    if cursor.hasSelection():
        return False
    line = cursor.block().text()
    begun = markdown.next_line(line)
    if begun is None or cursor.positionInBlock() < len(line) - len(line.lstrip()):
        return False
    with one_step(cursor):
        if begun == "":
            _replace(cursor.block(), 0, cursor.block().length() - 1, "")
        else:
            cursor.insertText(f"\n{begun}")
    return True


def insert_table(cursor: QTextCursor, headings: tuple[str, ...]) -> None:
    """Insert an empty table below the line."""
    rows = (headings, ("---",) * len(headings), ("   ",) * len(headings))
    text = "\n".join("| " + " | ".join(cells) + " |" for cells in rows)
    before = "\n" if cursor.block().text().strip() else ""
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertText(f"{before}{text}\n")


def _replace(block: QTextBlock, start: int, end: int, text: str) -> None:
    """Put ``text`` for the places ``start`` to ``end`` of a block, in units of UTF-16."""
    at = QTextCursor(block)
    at.setPosition(block.position() + start)
    at.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    at.insertText(text)


def replace_text(cursor: QTextCursor, old: str, new: str) -> None:
    """Change a document from ``old`` to ``new`` where the two differ, so that places elsewhere stay."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    first, last = markdown_units(old, start), markdown_units(old, len(old) - end)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(new[start : len(new) - end])


def markdown_units(text: str, place: int) -> int:
    """Return a place in characters as a place in Qt's units of UTF-16."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def take_link_out(cursor: QTextCursor, *, back: bool) -> bool:
    """Delete a link to a record whole, before or behind the cursor: half of one would be letters and numbers."""
    if cursor.hasSelection():
        return False
    found = links.beside(cursor.block().text(), cursor.positionInBlock(), back=back)
    if found is None:
        return False
    at = cursor.block().position()
    cursor.setPosition(at + found[0])
    cursor.setPosition(at + found[1], QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    return True
