"""With whom the quick log begins follows the page, and what the menus ask of one page works from any."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.people.suppliers import add_supplier
from desktop.trade.orders import add_order
from ui.desk import Desk
from ui.pages.network import NetworkPage
from ui.widgets.row_view import RowView
from ui.workplace import Workplace


def shown_desk(workplace: Workplace, qtbot: QtBot) -> Desk:
    """Show a desk over an open journal."""
    desk = Desk(workplace, QMenu())
    qtbot.addWidget(desk)
    desk.show()
    return desk


def test_today_begins_with_nobody_after_a_supplier_was_looked_at(workplace: Workplace, qtbot: QtBot) -> None:
    with workplace.journal.change("Add") as session:
        supplier = add_supplier(session, {"name_en": "Yiwu Guangming"})
    desk = shown_desk(workplace, qtbot)
    desk.show_record("supplier", supplier)
    assert workplace.focus == ("supplier", supplier)
    desk.show_place("today")
    assert workplace.focus is None
    desk.show_place("suppliers")
    assert workplace.focus == ("supplier", supplier)


def test_who_can_introduce_me_is_answered_from_any_page(workplace: Workplace, qtbot: QtBot) -> None:
    with workplace.journal.change("Add") as session:
        supplier = add_supplier(session, {"name_en": "Yiwu Guangming"})
    desk = shown_desk(workplace, qtbot)
    desk.show_record("supplier", supplier)
    desk.handlers()["introduce"]()
    page = desk.page
    assert isinstance(page, NetworkPage)
    assert page.view.current is not None
    assert page.view.current.id == supplier
    assert page.banner.isVisible()


def test_orders_begin_in_their_list_like_suppliers(workplace: Workplace, qtbot: QtBot) -> None:
    with workplace.journal.change("Add") as session:
        supplier = add_supplier(session, {"name_en": "Yiwu Guangming"})
        add_order(session, supplier, {"title": "Tool bags"}, date(2026, 11, 22))
    desk = shown_desk(workplace, qtbot)
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    desk.page.setFocus()
    for place in ("suppliers", "orders"):
        desk.show_place(place)
        assert isinstance(desk.window().focusWidget(), RowView)
