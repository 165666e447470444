"""The form of payment terms over the order of the page."""

from __future__ import annotations

from desktop.trade.order_reads import order_row
from tests.ui.orders.conftest import Ids
from tests.ui.orders.test_orders_page import dialog
from ui.dialogs.order_terms import TermsDialog, open_terms
from ui.pages.orders import OrdersPage
from ui.workplace import Workplace


def terms_form(page: OrdersPage, workplace: Workplace, ids: Ids) -> TermsDialog:
    """Open the form over the terms that the order has now."""
    with workplace.journal.read() as connection:
        order = order_row(connection, ids.order)
    assert order is not None
    open_terms(workplace, page, order)
    form = dialog()
    assert isinstance(form, TermsDialog)
    return form
