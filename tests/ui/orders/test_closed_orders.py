"""A closed order: nothing in it presses any more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.trade.orders import move_order
from tests.ui.orders.conftest import Ids
from tests.ui.orders.test_orders_page import texts
from ui.pages.orders import OrdersPage
from ui.workplace import Workplace


def test_nothing_is_late_any_more_in_an_order_that_is_closed(
    page: OrdersPage, workplace: Workplace, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = workplace.clock() + timedelta(days=400)
    monkeypatch.setattr(workplace, "clock", lambda: later)
    for stage, late in (("production", True), ("cancelled", False), ("done", False)):
        with workplace.journal.change("Stage") as session:
            move_order(session, ids.order, stage, later.date())
        page.refresh()
        said = texts(page.orders.detail)
        assert ("late" in said or "later than planned" in said) == late, stage
