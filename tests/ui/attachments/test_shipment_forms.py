"""The bill of lading is added in the form of a shipment and from its row; one undo takes both away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.trade.shipments import shipments_of
from tests.desktop.attachments.samples import pdf
from tests.ui.attachments.test_paper_forms import copy, names, row_of, the
from tests.ui.orders.conftest import Ids, ids, make_page, page
from tests.ui.orders.test_orders_page import dialog, fill
from tests.ui.touches.test_touch_form import drop
from ui.attachments.files_dialog import FilesClip, FilesDialog
from ui.pages.orders import OrdersPage
from ui.workplace import Workplace

__all__ = ["ids", "make_page", "page"]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_shipment_holds_its_papers(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "提单.pdf").write_bytes(pdf("Shipped on board"))
    page.handlers()["order_shipment"]()
    form = dialog()
    fill(form, vessel="PEARL 047W")
    drop(form.editors["vessel"], [tmp_path / "提单.pdf"])
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    with workplace.journal.read() as connection:
        (made,) = shipments_of(connection, ids.order)
    assert names(workplace, "shipment", made.id) == ["提单.pdf"]
    work = page.orders.detail
    clip = row_of(work, "PEARL").findChildren(FilesClip)[0]
    assert clip.accessibleName() == "PEARL 047W: 1 file"
    qtbot.mouseClick(clip, Qt.MouseButton.LeftButton)
    files = the(FilesDialog)
    copy(tmp_path / "装箱单.jpg")
    qtbot.keyClick(files.files, Qt.Key.Key_V, CTRL)
    files.close()
    qtbot.keyClick(row_of(work, "PEARL"), Qt.Key.Key_Return)
    form = dialog()
    assert form.files is not None
    assert form.files.button is not None
    assert form.files.button.text() == "Files (2)"
    copy(tmp_path / "page 2.jpg")
    qtbot.keyClick(form.editors["forwarder"], Qt.Key.Key_V, CTRL)
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    assert names(workplace, "shipment", made.id) == ["提单.pdf", "装箱单.jpg", "page 2.jpg"]
    for _step in range(3):
        workplace.undo()
    assert names(workplace, "shipment", made.id) == []
    with workplace.journal.read() as connection:
        assert shipments_of(connection, ids.order) == []
