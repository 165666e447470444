"""Buying by keys in the real window: inquiry and award, an order planned back, a changed bank account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.people.suppliers import add_supplier
from desktop.trade import bank_accounts, orders, payments
from desktop.trade.terms import usual_terms
from tests.journeys.trading import CHORD, CTRL, choose, close, opened, press, said, type_into
from tests.journeys.windows import journal_window
from ui.dialogs.inquiry import AskDialog
from ui.dialogs.order import OrderDialog
from ui.dialogs.order_steps import PaymentDialog, PlanDialog
from ui.fields_dialog import FieldsDialog
from ui.pages.orders import OrdersPage
from ui.widgets.item_row import TaskRow
from ui.window import Window

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
NAMES = (
    ("Guangming", "宁波光明五金有限公司"),
    ("Hengda", "东莞市恒达塑胶制品厂"),
    ("Jingyi", "永康市精艺杯业有限公司"),
)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window over a journal with three suppliers, at the page of orders."""
    with journal_window(qtbot, qapp, tmp_path) as window:
        with window.workplace.journal.change("Suppliers") as session:
            for english, chinese in NAMES:
                add_supplier(session, {"name_en": english, "name_zh": chinese})
        window.workplace.show_place("orders")
        yield window


def page(window: Window) -> OrdersPage:
    assert window.desk is not None
    found = window.desk.page
    assert isinstance(found, OrdersPage)
    return found


def test_an_inquiry_to_three_suppliers_ends_in_an_award(window: Window, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_U, CHORD)
    form = opened(qtbot, window, FieldsDialog)
    type_into(qtbot, form, "title", "Travel mug")
    type_into(qtbot, form, "title_zh", "旅行杯")
    type_into(qtbot, form, "quantity", "3000")
    close(qtbot, window, form)
    press(qtbot, window, Qt.Key.Key_3, CHORD)
    inquiries = page(window).inquiries
    for english, _chinese in NAMES:
        press(qtbot, window, Qt.Key.Key_A, CHORD)
        ask = opened(qtbot, window, AskDialog)
        qtbot.keyClicks(ask.supplier, english)
        assert ask.supplier.chosen_id is not None, english
        close(qtbot, window, ask)
    for price in ("3.60", "3.35", "3.80"):
        press(qtbot, window, Qt.Key.Key_E, CHORD)
        form = opened(qtbot, window, FieldsDialog)
        type_into(qtbot, form, "price:0", price)
        close(qtbot, window, form)
    assert inquiries.card is not None
    assert [one.quote.price_at(3000) for one in inquiries.card.asked if one.quote] == [36_000, 33_500, 38_000]
    window.perform("inquiry_end")
    form = opened(qtbot, window, FieldsDialog)
    choose(form, "to", "Hengda")
    close(qtbot, window, form)
    assert [one.outcome for one in inquiries.card.asked] == ["not_chosen", "awarded", "not_chosen"]
    assert "Still to be told" in said(inquiries.side)


def test_an_order_is_planned_back_from_an_arrival_before_spring_festival(
    window: Window, qtbot: QtBot
) -> None:
    press(qtbot, window, Qt.Key.Key_O, CHORD)
    form = opened(qtbot, window, OrderDialog)
    assert form.supplier is not None
    type_into(qtbot, form, "title", "Hinges")
    qtbot.keyClicks(form.supplier, "Guangming")
    for field, text in zip(form.items.line(0), ("Hinge 35 mm", "5000", "pcs", "0.86"), strict=True):
        field.selectAll()
        qtbot.keyClicks(field, text)
    close(qtbot, window, form)
    parts = page(window).orders
    assert parts.card is not None
    press(qtbot, window, Qt.Key.Key_W, CHORD)
    plan = opened(qtbot, window, PlanDialog)
    choose(plan, "way", "Back from the arrival")
    type_into(qtbot, plan, "day", "2027-01-31")
    assert "Order by Nov 5," in plan.outcome.text()
    close(qtbot, window, plan)
    rows = {one.milestone.key: one.milestone for one in parts.card.milestones}
    assert rows["padding"].target_on == date(2027, 1, 31)
    assert rows["order"].target_on < date(2026, 11, 22), "it is too late for this order, and the page says so"
    assert any("days late" in one.accessibleName() for one in parts.detail.findChildren(TaskRow))
    assert parts.card.payments[0].due_on == rows["order"].target_on


def test_a_changed_account_is_held_and_released(window: Window, qtbot: QtBot) -> None:
    assert window.workplace is not None
    today = date(2026, 11, 22)
    with window.workplace.journal.change("Order") as session:
        supplier = add_supplier(session, {"name_en": "Haixing", "name_zh": "宁波海兴电器有限公司"})
        session.flush()
        order = orders.add_order(session, supplier, {"title": "Fans", "stage": "confirmed"}, today)
        orders.set_items(session, order, [orders.ItemDraft("Fan", 100, 100_000)])
        payments.set_terms(session, order, usual_terms()["30_70_inspected"].steps)
        account: bank_accounts.AccountFields = {
            "beneficiary": "宁波海兴电器有限公司", "number": "1", "announced_on": date(2026, 1, 1)
        }  # fmt: skip
        bank_accounts.add_account(session, supplier, account)
    window.workplace.show_record("order", order)
    parts = page(window).orders
    press(qtbot, window, Qt.Key.Key_K, CHORD)
    form = opened(qtbot, window, FieldsDialog)
    type_into(qtbot, form, "number", "2")
    close(qtbot, window, form)
    assert parts.card is not None
    assert parts.card.hold is not None
    press(qtbot, window, Qt.Key.Key_Y, CHORD)
    pay = opened(qtbot, window, PaymentDialog)
    type_into(qtbot, pay, "paid_on", "2026-11-22")
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert "3 of 3 proofs are missing" in pay.banner.text()
    pay.reject()
    pay.reject()
    window.activateWindow()
    for _proof in bank_accounts.PROOFS:
        window.perform("bank_proof")
        form = opened(qtbot, window, FieldsDialog)
        type_into(qtbot, form, "note", "0574-8888 1234")
        close(qtbot, window, form)
    assert parts.card.hold is None
    press(qtbot, window, Qt.Key.Key_Y, CHORD)
    pay = opened(qtbot, window, PaymentDialog)
    type_into(qtbot, pay, "paid_on", "2026-11-22")
    close(qtbot, window, pay)
    assert parts.card.payments[0].paid_on == today
