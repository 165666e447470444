"""The forms of an order's papers and of a new order: all chops are kept, the supplier stands first."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.trade.order_reads import order_row
from desktop.trade.papers import add_agreement, agreements_of
from desktop.trade.words import CHOPS
from tests.ui.orders.conftest import Ids
from tests.ui.orders.test_orders_page import dialog, fill
from ui.dialogs import order_papers
from ui.dialogs.order import OrderDialog, open_new_order
from ui.pages.orders import OrdersPage
from ui.workplace import Workplace


def test_editing_a_paper_keeps_every_chop_on_it(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    with workplace.journal.change("Paper") as session:
        add_agreement(session, ids.supplier, {"kind": "purchase_order", "chops": " ".join(CHOPS)}, ids.order)
    with workplace.journal.read() as connection:
        paper, row = agreements_of(connection, ids.supplier)[0], order_row(connection, ids.order)
    assert row is not None
    order_papers.open_agreement(workplace, page, row.supplier_id, row.id, paper)
    fill(dialog(), signer="Wang", **{"chop:contract": False})
    dialog().finish()
    with workplace.journal.read() as connection:
        kept = agreements_of(connection, ids.supplier)[0]
    assert kept.signer == "Wang"
    assert set(kept.chops.split()) == set(CHOPS) - {"contract"}


def test_the_supplier_is_the_first_field_of_a_new_order(
    page: OrdersPage, workplace: Workplace, qtbot: QtBot
) -> None:
    open_new_order(workplace, page)
    form = dialog()
    assert isinstance(form, OrderDialog)
    assert form.supplier is not None
    qtbot.waitUntil(form.supplier.hasFocus)
    number = form.editors["number"]
    origin = QPoint(0, 0)
    assert form.supplier.mapTo(form, origin).y() < number.mapTo(form, origin).y()
    qtbot.keyClick(form.supplier, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is number
    qtbot.keyClick(number, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.editors["title"]
