"""A supplier with an order and an inquiry, and the page over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtTest import QTest

from desktop.people.suppliers import add_supplier
from desktop.planning.supplier_plans import Asked, answer
from desktop.planning.templates import template
from desktop.trade import inquiries, milestones, orders, payments
from desktop.trade.terms import usual_terms
from ui.pages.orders import OrdersPage
from ui.workplace import Workplace

TODAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Ids:
    """What the page shows."""

    supplier: int
    other: int
    order: int
    inquiry: int


@pytest.fixture
def ids(workplace: Workplace) -> Ids:
    with workplace.journal.change("Fill") as session:
        supplier = add_supplier(session, {"name_en": "Guangming", "name_zh": "宁波光明五金有限公司"})
        other = add_supplier(session, {"name_en": "Hengda", "name_zh": "东莞市恒达塑胶制品厂"})
        fields: orders.OrderFields = {"title": "Hinges", "port": "Ningbo", "stage": "confirmed"}
        order = orders.add_order(session, supplier, fields, TODAY)
        orders.set_items(session, order, [orders.ItemDraft("Hinge 35 mm", 5000, 8600)])
        payments.set_terms(session, order, usual_terms()["30_70_inspected"].steps)
        session.flush()
        found = answer(session.connection(), Asked(template("simple"), "order", TODAY, supplier), TODAY)
        milestones.plan_order(session, order, found)
        inquiry = inquiries.add_inquiry(
            session, {"title": "Travel mug", "title_zh": "旅行杯", "quantity": 3000}
        )
        session.flush()
        rows = inquiries.ask(session, inquiry, [supplier, other], TODAY)
        session.flush()
        inquiries.add_quote(session, rows[0], {"on_date": TODAY, "moq": 500}, [inquiries.Tier(1000, 35_000)])
    return Ids(supplier, other, order, inquiry)


@pytest.fixture
def make_page(workplace: Workplace, qtbot) -> Callable[[], OrdersPage]:
    def make() -> OrdersPage:
        page = OrdersPage(workplace)
        qtbot.addWidget(page)
        page.resize(1300, 900)
        page.show()
        QTest.qWaitForWindowExposed(page)
        page.activateWindow()
        return page

    return make


@pytest.fixture
def page(ids: Ids, make_page: Callable[[], OrdersPage]) -> OrdersPage:
    page = make_page()
    page.show_record("order", ids.order)
    return page
