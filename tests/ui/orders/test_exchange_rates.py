"""Exchange rates typed into their form, and the sums that then stand in one currency too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.trade import orders
from desktop.trade.exchange_rates import Rate, all_rates
from tests.ui.orders.conftest import TODAY, Ids
from tests.ui.orders.test_orders_page import dialog, fill, settle, texts
from ui.dialogs.exchange_rates import RatesDialog, open_rates
from ui.pages.orders import OrdersPage
from ui.suppliers.orders_tab import OrdersTab
from ui.widgets.button import IconButton
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace


def kept(workplace: Workplace) -> list[Rate]:
    with workplace.journal.read() as connection:
        return all_rates(connection)


def type_rate(workplace: Workplace, page: OrdersPage, **values: object) -> RatesDialog:
    open_rates(workplace, page)
    form = dialog()
    assert isinstance(form, RatesDialog)
    fill(form, **values)
    form.finish()
    return form


def test_sums_stand_in_one_currency_as_soon_as_a_rate_is_typed(
    make_page: Callable[[], OrdersPage], workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    with workplace.journal.change("Another currency") as session:
        other = orders.add_order(session, ids.supplier, {"currency": "CNY", "stage": "confirmed"}, TODAY)
        orders.set_items(session, other, [orders.ItemDraft("Screw", 1000, 10_000)])
    page = make_page()
    page.turn("board")
    tab = OrdersTab(workplace)
    qtbot.addWidget(tab)
    tab.show_supplier(ids.supplier)
    assert "CN¥1,000.00 + $4,300.00" in texts(tab)
    assert "about" not in texts(tab)
    type_rate(workplace, page, currency="USD", rate="7.12", into="CNY", source="Bank of China")
    tab.show_supplier(ids.supplier)
    assert "CN¥1,000.00 + $4,300.00 (about CN¥31,616.00 at your rate of Nov 22)" in texts(tab)
    settle()
    assert "about CN¥31,616.00" in texts(page.board)


def test_an_older_rate_is_corrected_and_removed(workplace: Workplace, page: OrdersPage) -> None:
    form = type_rate(workplace, page, currency="USD", rate="nothing", into="CNY")
    assert "no amount" in form.lines["rate"].error()
    fill(form, rate="7,2")
    form.finish()
    open_rates(workplace, page)
    again = dialog()
    settle()
    line = again.findChildren(ItemRow)[0]
    assert "1 USD = 7.2 CNY" in line.accessibleName()
    QTest.keyClick(line, Qt.Key.Key_Return)
    fill(again, rate="7.1")
    again.finish()
    assert [one.rate for one in kept(workplace)] == [7_100_000]
    open_rates(workplace, page)
    settle()
    next(one for one in dialog().findChildren(IconButton) if "Remove" in one.accessibleName()).click()
    assert kept(workplace) == []
    workplace.undo()
    assert [one.rate for one in kept(workplace)] == [7_100_000]
    dialog().close()


def test_the_same_currency_twice_is_refused(workplace: Workplace, page: OrdersPage) -> None:
    form = type_rate(workplace, page, currency="USD", rate="1", into="USD")
    assert "no exchange rate" in form.banner.text()
    form.close()
