"""An order is made from the quote that was awarded: supplier, goods, price and terms are there already."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.trade import inquiries
from desktop.trade.inquiries import Tier
from desktop.trade.inquiry_reads import asked_in
from desktop.trade.items import items_of
from desktop.trade.order_reads import order_row
from desktop.trade.payments import payments_of
from tests.ui.orders.conftest import TODAY, Ids
from tests.ui.orders.test_mending import button
from tests.ui.orders.test_orders_page import dialog, settle
from ui.dialogs.order import OrderDialog
from ui.pages.orders import OrdersPage
from ui.workplace import Workplace


def award(workplace: Workplace, ids: Ids, terms: str) -> None:
    with workplace.journal.change("Award") as session:
        inquiries.edit_inquiry(session, ids.inquiry, {"wanted_on": date(2027, 3, 31)})
        first = asked_in(session.connection(), ids.inquiry)[0]
        inquiries.add_quote(
            session,
            first.id,
            {"on_date": TODAY, "currency": "CNY", "incoterm": "FCA", "port": "Yiwu", "payment_terms": terms},
            [Tier(1000, 35_000), Tier(3000, 33_500)],
        )
        inquiries.award(session, ids.inquiry, first.id, TODAY)


@pytest.mark.parametrize(
    ("terms", "shares"),
    [("20 / 80", [20, 80]), ("30/40/30", [30, 40, 30]), ("as always", [30, 70]), ("", [30, 70])],
)
def test_an_awarded_quote_becomes_an_order(
    page: OrdersPage, workplace: Workplace, ids: Ids, terms: str, shares: list[int]
) -> None:
    award(workplace, ids, terms)
    page.show_record("inquiry", ids.inquiry)
    settle()
    button(page.inquiries.detail, "Make order").click()
    form = dialog()
    assert isinstance(form, OrderDialog)
    assert not form.typed(), "nothing is lost when it is closed"
    form.finish()
    with workplace.journal.read() as connection:
        made = order_row(connection, form._made)
        items, payments = items_of(connection, form._made), payments_of(connection, form._made)
    assert made is not None
    assert (made.supplier_id, made.inquiry_id, made.currency) == (ids.supplier, ids.inquiry, "CNY")
    assert (made.incoterm, made.port, made.wanted_on) == ("FCA", "Yiwu", date(2027, 3, 31))
    assert [(one.quantity, one.unit_price) for one in items] == [(3000, 33_500)]
    assert [one.percent for one in payments] == shares


def test_only_who_was_awarded_gets_an_order(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    page.show_record("inquiry", ids.inquiry)
    settle()
    with pytest.raises(StopIteration):
        button(page.inquiries.detail, "Make order")
