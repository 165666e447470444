"""One act at most stands out on the page of orders, empty or full."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from desktop.trade.inquiries import add_inquiry
from desktop.trade.products import add_product
from ui.pages.orders import OrdersPage
from ui.widgets.button import Button
from ui.workplace import Workplace


def primaries(page: OrdersPage) -> list[str]:
    QApplication.processEvents()  # a layout shows what came into it a moment later
    shown = (one for one in page.findChildren(Button) if one.isVisible())
    return [one.text() for one in shown if one.property("kind") == "primary"]


def test_one_act_at_most_stands_out(make_page: Callable[[], OrdersPage], workplace: Workplace) -> None:
    page = make_page()
    found = {}
    for key in page.parts:
        page.turn(key)
        found[key] = primaries(page)
    assert found == {
        "orders": ["New order"],
        "board": ["New order"],
        "inquiries": ["New inquiry"],
        "products": ["New product"],
    }
    with workplace.journal.change("Fill") as session:
        product = add_product(session, {"name_en": "Mug"})
        inquiry = add_inquiry(session, {"title": "Mugs"})
    page.show_record("product", product)
    assert primaries(page) == ["Ask for a sample"], "none was asked for yet"
    page.show_record("inquiry", inquiry)
    assert primaries(page) == ["Ask a supplier"]
