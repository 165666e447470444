"""Files of an order: dropped on its page, counted on the tab, gone with one undo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from desktop.attachments.reads import files_of
from tests.desktop.attachments.samples import pdf
from tests.ui.orders.conftest import Ids
from ui.orders.detail import FILES
from ui.pages.orders import OrdersPage
from ui.workplace import Workplace


def test_a_proforma_is_dropped_on_an_order(
    page: OrdersPage, workplace: Workplace, ids: Ids, tmp_path: Path
) -> None:
    (tmp_path / "形式发票.pdf").write_bytes(pdf("Proforma 2026"))
    detail = page.orders.detail
    detail.tabs.setCurrentIndex(FILES)
    assert detail.files.isVisible()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "形式发票.pdf"))])
    assert detail.files.intake.take_mime(("purchase_order", ids.order), mime)
    with workplace.journal.read() as connection:
        assert [file.name for file in files_of(connection, "purchase_order", ids.order)] == ["形式发票.pdf"]
    assert detail.tabs.accessibleTabName(FILES) == "Files 1"
    workplace.undo()
    with workplace.journal.read() as connection:
        assert files_of(connection, "purchase_order", ids.order) == []
