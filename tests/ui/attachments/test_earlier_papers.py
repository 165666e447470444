"""An earlier quote and a replaced certificate have a row in a fold, keep their files there, and are led to by them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.finding.belonging import belonging
from desktop.trade.inquiries import Tier, add_inquiry, add_quote
from desktop.trade.inquiry_reads import QuoteRow, asked_in
from desktop.years.keeping import add_certificate, certificates_of
from desktop.years.reads import long_view
from tests.ui.attachments.test_paper_forms import copy, names, row_of, the
from tests.ui.orders.conftest import Ids, ids, make_page, page
from tests.ui.orders.test_orders_page import dialog
from ui.attachments.files_dialog import FilesClip, FilesDialog
from ui.long_view.tab import LongViewTab
from ui.pages.orders import OrdersPage
from ui.pages.suppliers import SuppliersPage
from ui.suppliers.detail import LONG_VIEW
from ui.widgets.fold import Fold
from ui.workplace import Workplace

__all__ = ["ids", "make_page", "page"]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def quotes(workplace: Workplace, ids: Ids) -> list[QuoteRow]:
    """The quotes of the first supplier, the one that holds first."""
    with workplace.journal.read() as connection:
        row = asked_in(connection, ids.inquiry)[0]
    day = workplace.today + timedelta(days=1)
    with workplace.journal.change("Quote") as session:
        add_quote(session, row.id, {"on_date": day}, [Tier(1000, 32_000)])
    with workplace.journal.read() as connection:
        return list(asked_in(connection, ids.inquiry)[0].quotes)


def fold_of(page: QWidget) -> Fold:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    (found,) = page.findChildren(Fold)
    return found


def test_without_an_earlier_quote_nothing_is_folded(page: OrdersPage, ids: Ids) -> None:
    page.show_record("inquiry", ids.inquiry)
    assert page.inquiries.detail.findChildren(Fold) == []


def test_an_earlier_quote_is_unfolded_takes_a_file_and_opens(
    page: OrdersPage, workplace: Workplace, ids: Ids, quotes: list[QuoteRow], qtbot: QtBot, tmp_path: Path
) -> None:
    page.show_record("inquiry", ids.inquiry)
    fold = fold_of(page)
    assert fold.button.text() == "Earlier quotes (1)"
    line = row_of(fold, "3.50")
    assert not line.isVisibleTo(fold)
    qtbot.keyClick(fold.button, Qt.Key.Key_Space)
    assert line.isVisibleTo(fold)
    qtbot.mouseClick(line.findChildren(FilesClip)[0], Qt.MouseButton.LeftButton)
    copy(tmp_path / "old.jpg")
    qtbot.keyClick(the(FilesDialog).files, Qt.Key.Key_V, CTRL)
    the(FilesDialog).close()
    assert names(workplace, "quote", quotes[1].id) == ["old.jpg"]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    form = dialog()
    assert form.editors["price:0"].text() == "3.50"  # type: ignore[attr-defined]
    form.editors["price:0"].setText("3.40")  # type: ignore[attr-defined]
    form.finish()
    after = fold_of(page)
    assert after.unfolded, "what was opened stays open while it is worked on"
    assert row_of(after, "3.40").isVisibleTo(after)


@pytest.mark.usefixtures("quotes")
def test_an_inquiry_that_asks_nobody_yet_may_be_looked_at_in_between(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    with workplace.journal.change("Ask") as session:
        empty = add_inquiry(session, {"title": "Nobody is asked"})
    page.show_record("inquiry", ids.inquiry)
    fold_of(page).button.click()
    page.show_record("inquiry", empty)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    page.show_record("inquiry", ids.inquiry)
    assert not fold_of(page).unfolded, "another inquiry was looked at"


def test_a_file_leads_to_the_earlier_quote_and_to_the_one_that_holds(
    page: OrdersPage, workplace: Workplace, ids: Ids, quotes: list[QuoteRow]
) -> None:
    held, earlier = quotes
    with workplace.journal.read() as connection:
        owners = belonging(connection, [("quote", earlier.id)])
    assert (owners["quote", earlier.id].kind, owners["quote", earlier.id].id) == ("inquiry", ids.inquiry)
    page.show_record("inquiry", ids.inquiry)
    page.show_part("quote", earlier.id)
    assert row_of(fold_of(page), "3.50") is page.window().focusWidget()
    page.inquiries.detail.tabs.setCurrentIndex(2)
    page.show_part("quote", held.id)
    assert page.inquiries.detail.tabs.currentIndex() == 0
    assert page.inquiries.detail._table is page.window().focusWidget()


def certify(workplace: Workplace, supplier: int, *lasts: int) -> list[int]:
    made = []
    with workplace.journal.change("Certificates") as session:
        for days in lasts:
            until = workplace.today + timedelta(days=days)
            made.append(add_certificate(session, supplier, {"name": "ISO 9001", "valid_until": until}))
    return made


def test_a_replaced_certificate_is_unfolded_and_opens(workplace: Workplace, ids: Ids, qtbot: QtBot) -> None:
    old, new = certify(workplace, ids.supplier, -30, 700)
    with workplace.journal.read() as connection:
        view = long_view(connection, ids.supplier, workplace.today)
        held = {one.id: one for one in certificates_of(connection, ids.supplier)}
    assert [one.id for one in view.renewals] == [new]
    assert [one.id for one in view.replaced] == [old]
    tab = LongViewTab(workplace)
    qtbot.addWidget(tab)
    asked: list[object] = []
    tab.certificate_asked.connect(asked.append)
    tab.show()
    tab.show_supplier(ids.supplier)
    fold = fold_of(tab)
    assert fold.button.text() == "Replaced certificates (1)"
    qtbot.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    line = row_of(fold, "ISO 9001")
    assert "Replaced" in line.accessibleName()
    assert len(line.findChildren(FilesClip)) == 1
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked == [held[old]]


def test_a_file_leads_to_the_replaced_certificate(workplace: Workplace, ids: Ids, qtbot: QtBot) -> None:
    old, new = certify(workplace, ids.supplier, -30, 700)
    page = SuppliersPage(workplace)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.show_record("supplier", ids.supplier)
    page.show_part("certificate", old)
    assert page.detail.tabs.currentIndex() == LONG_VIEW
    assert fold_of(page).unfolded
    assert fold_of(page).isAncestorOf(page.window().focusWidget())
    page.show_part("certificate", new)
    focus = page.window().focusWidget()
    assert not fold_of(page).isAncestorOf(focus)
    assert "ISO 9001" in focus.accessibleName()


def test_what_is_unfolded_at_the_lower_edge_comes_into_sight(
    page: OrdersPage, workplace: Workplace, ids: Ids, quotes: list[QuoteRow], qtbot: QtBot
) -> None:
    page.resize(1300, 300)
    page.show_record("inquiry", ids.inquiry)
    fold = fold_of(page)
    qtbot.keyClick(fold.button, Qt.Key.Key_Space)
    line = row_of(fold, "3.50")
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() >= line.sizeHint().height())
