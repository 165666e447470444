"""What is read together stays on one page of paper."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QSizeF
from PySide6.QtGui import QImage, QTextDocument, QTextTable

from ui.gates.printing import laid_out
from ui.paper_photos import photo_table

PAGE = QSizeF(481, 728)
_LONG = "Weight and carton dimensions measured 测量重量和外箱尺寸 " * 4


def page_of(document: QTextDocument, text: str) -> set[int]:
    """Return the pages on which the lines of blocks with ``text`` are."""
    found = set()
    block = document.begin()
    while block.isValid():
        if text in block.text():
            top = document.documentLayout().blockBoundingRect(block).top()
            lines = range(block.layout().lineCount())
            found |= {int((top + block.layout().lineAt(line).y()) // PAGE.height()) for line in lines}
        block = block.next()
    return found


def test_a_heading_goes_to_the_page_of_what_it_names(qapp: object) -> None:
    for lines in range(20, 60):
        html = "<p>line</p>" * lines + "<h3>Photos</h3><table><tr><td>a<br>b<br>the photo</td></tr></table>"
        document = laid_out(html, PAGE)
        assert page_of(document, "Photos") == page_of(document, "the photo"), lines


def test_a_row_of_a_table_is_not_torn(qapp: object) -> None:
    rows = "".join(f"<tr><td>row {number} {_LONG}</td><td>pass 合格</td></tr>" for number in range(60))
    document = laid_out(f"<h3>Checks</h3><table><thead><tr><th>A</th></tr></thead>{rows}</table>", PAGE)
    for number in range(60):
        assert len(page_of(document, f"row {number} ")) == 1, number
    assert document.pageCount() < 20


def test_a_row_taller_than_a_page_is_left(qapp: object) -> None:
    document = laid_out(f"<table><tr><td>{_LONG * 60}</td></tr></table>", PAGE)
    assert document.pageCount() > 1
    assert any(isinstance(frame, QTextTable) for frame in document.rootFrame().childFrames())


def test_three_photos_in_a_line_fit_the_page(qapp: object) -> None:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture = QImage(800, 600, QImage.Format.Format_RGB32)
    picture.fill(0xFF336699)
    assert picture.save(buffer, "JPEG")
    photo = buffer.data().data()
    document = laid_out(photo_table([(photo, "Plating or paint peels 镀层或油漆脱落")] * 6), PAGE)
    assert document.documentLayout().documentSize().width() <= PAGE.width()
