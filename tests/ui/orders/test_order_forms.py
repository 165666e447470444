"""The forms of an order's papers and of a new order: all chops are kept, the supplier stands first."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.trade.exchange_rates import set_rate
from desktop.trade.order_reads import order_row
from desktop.trade.papers import add_agreement, agreements_of
from desktop.trade.payments import payments_of
from desktop.trade.words import CHOPS
from tests.ui.orders.conftest import TODAY, Ids
from tests.ui.orders.test_orders_page import dialog, fill
from ui.attachments.files_dialog import FilesDialog
from ui.dialogs.agreement import open_agreement
from ui.dialogs.order import OrderDialog, open_new_order
from ui.dialogs.order_steps import open_payment
from ui.pages.orders import OrdersPage
from ui.workplace import Workplace


def test_editing_a_paper_keeps_every_chop_on_it(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    with workplace.journal.change("Paper") as session:
        add_agreement(session, ids.supplier, {"kind": "purchase_order", "chops": " ".join(CHOPS)}, ids.order)
    with workplace.journal.read() as connection:
        paper, row = agreements_of(connection, ids.supplier)[0], order_row(connection, ids.order)
    assert row is not None
    open_agreement(workplace, page, row.supplier_id, row.id, paper)
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


def words_in(form: QWidget) -> str:
    return "\n".join(one.text() for one in form.findChildren(QLabel))


def test_a_payment_in_yuan_says_what_it_is_worth_and_is_kept(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    with workplace.journal.read() as connection:
        row, step = order_row(connection, ids.order), payments_of(connection, ids.order)[0]
    assert row is not None
    open_payment(workplace, page, row, step)
    form = dialog()
    fill(form, paid_on="2026-11-22", currency="CNY", paid="9000")
    assert "no rate of CNY into USD yet" in words_in(form)
    with workplace.journal.change("Rate") as session:
        set_rate(session, "USD", "CNY", 7_200_000, TODAY)
    fill(form, paid="9000.00")
    assert "about $1,250.00 at your rate of Nov 22" in words_in(form)
    form.finish()
    with workplace.journal.read() as connection:
        kept = payments_of(connection, ids.order)[0]
    assert (kept.paid_amount, kept.currency, kept.paid_on) == (900_000, "CNY", TODAY)


def test_a_paper_holds_its_files(page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot) -> None:
    with workplace.journal.change("Paper") as session:
        add_agreement(session, ids.supplier, {"kind": "contract"}, ids.order)
    with workplace.journal.read() as connection:
        paper = agreements_of(connection, ids.supplier)[0]
    open_agreement(workplace, page, ids.supplier, ids.order, paper)
    button = next(one for one in dialog().findChildren(QPushButton) if one.text() == "Files")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    (files,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, FilesDialog)]
    assert (files.files.kind, files.files.record_id) == ("agreement", paper.id)
    files.close()


def test_a_line_without_a_price_is_named(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    open_new_order(workplace, page)
    form = dialog()
    assert isinstance(form, OrderDialog)
    assert form.supplier is not None
    form.supplier.show_choice(ids.supplier, "x")
    for line, words in zip(form.items.line(0), ("Lamp", "100", "pcs", ""), strict=True):
        line.setText(words)
    form.finish()
    assert "“Lamp” has no price." in form.banner.text()
    form.items.line(0)[3].setText("0")
    form.finish()
    assert form._made
