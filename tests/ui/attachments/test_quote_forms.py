"""The price list of a supplier is added in the form of its quote and from its row; one undo takes both away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from desktop.trade.inquiry_reads import asked_in
from tests.desktop.attachments.samples import pdf
from tests.ui.attachments.test_paper_forms import copy, names, the
from tests.ui.orders.conftest import Ids, ids, make_page, page
from tests.ui.orders.test_orders_page import dialog, fill
from tests.ui.touches.test_touch_form import drop
from ui.attachments.files_dialog import FilesClip, FilesDialog
from ui.pages.orders import OrdersPage
from ui.workplace import Workplace

__all__ = ["ids", "make_page", "page"]
CTRL = Qt.KeyboardModifier.ControlModifier


def quote_of(workplace: Workplace, ids: Ids, place: int) -> int:
    with workplace.journal.read() as connection:
        offer = asked_in(connection, ids.inquiry)[place].quote
    assert offer is not None
    return offer.id


def clips(page: OrdersPage) -> list[FilesClip]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return page.inquiries.detail.findChildren(FilesClip)


def test_a_new_quote_takes_its_files_along_in_one_step(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot, tmp_path: Path
) -> None:
    page.show_record("inquiry", ids.inquiry)
    assert [clip.accessibleName() for clip in clips(page)] == ["Quote of Guangming: add files"]
    (tmp_path / "报价单.pdf").write_bytes(pdf("Prices"))
    page.handlers()["inquiry_quote"]()
    form = dialog()
    fill(form, **{"price:0": "3.15"})
    drop(form, [tmp_path / "报价单.pdf"])
    copy(tmp_path / "chat.jpg")
    qtbot.keyClick(form.editors["port"], Qt.Key.Key_V, CTRL)
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    made = quote_of(workplace, ids, 1)
    assert names(workplace, "quote", made) == ["报价单.pdf", "chat.jpg"]
    assert [clip.text() for clip in clips(page)] == ["", "2"]
    workplace.undo()
    assert names(workplace, "quote", made) == []
    assert len(clips(page)) == 1


def test_the_paperclip_of_a_quote_adds_by_click_and_its_form_says_how_many(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot, tmp_path: Path
) -> None:
    page.show_record("inquiry", ids.inquiry)
    qtbot.mouseClick(clips(page)[0], Qt.MouseButton.LeftButton)
    files = the(FilesDialog)
    copy(tmp_path / "IMG.jpg")
    qtbot.keyClick(files.files, Qt.Key.Key_V, CTRL)
    files.close()
    assert [clip.text() for clip in clips(page)] == ["1"]
    assert page.inquiries.card is not None
    page.inquiries.detail.asked_for.emit(page.inquiries.card.asked[0], "edit_quote")
    form = dialog()
    assert form.files is not None
    assert form.files.button is not None
    assert form.files.button.text() == "Files (1)"
    copy(tmp_path / "page 2.jpg")
    qtbot.keyClick(form.editors["port"], Qt.Key.Key_V, CTRL)
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    held = quote_of(workplace, ids, 0)
    assert names(workplace, "quote", held) == ["IMG.jpg", "page 2.jpg"]
