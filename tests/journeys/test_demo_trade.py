"""The four stories of buying, told in the demo journal as ``--demo`` makes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.quality.inspection_reads import InspectionRow, inspection_rows
from desktop.trade.order_reads import OrderFilter, order_ids
from desktop.trade.payments import PaymentRow, payments_of
from tests.journeys.trading import (
    CHORD,
    CTRL,
    choose,
    close,
    come_back,
    opened,
    pick,
    press,
    said,
    type_into,
    type_words,
)
from tests.journeys.windows import demo_window
from ui.dialogs.inquiry import AskDialog
from ui.dialogs.inspecting import InspectingDialog
from ui.dialogs.inspection_report import FinishDialog
from ui.dialogs.order import OrderDialog
from ui.dialogs.order_steps import PaymentDialog, PlanDialog
from ui.dialogs.rework import AGREEMENT, OFFERS, ReworkDialog
from ui.fields_dialog import FieldsDialog
from ui.pages.inspections import InspectionsPage
from ui.pages.orders import OrdersPage
from ui.widgets.item_row import TaskRow
from ui.window import Window

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)


@pytest.fixture
def window(demo_folder: Path, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window over a copy of the demo, at the page of orders."""
    with demo_window(qtbot, qapp, demo_folder, tmp_path) as (window, _reports):
        assert window.workplace is not None
        window.workplace.show_place("orders")
        come_back(qtbot, window)
        yield window


def page(window: Window) -> OrdersPage:
    assert window.desk is not None
    found = window.desk.page
    assert isinstance(found, OrdersPage)
    return found


def order_of(window: Window, number: str) -> int:
    with window.workplace.journal.read() as connection:
        return order_ids(connection, OrderFilter(typed=number))[0]


def steps_of(window: Window, number: str) -> list[PaymentRow]:
    order = order_of(window, number)
    with window.workplace.journal.read() as connection:
        return payments_of(connection, order)


def test_an_inquiry_goes_to_three_suppliers_and_one_gets_it(window: Window, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_U, CHORD)
    form = opened(qtbot, window, FieldsDialog)
    type_into(qtbot, form, "title", "Lunch box with bamboo lid")
    type_into(qtbot, form, "title_zh", "竹盖饭盒")
    type_into(qtbot, form, "quantity", "2000")
    close(qtbot, window, form)
    press(qtbot, window, Qt.Key.Key_3, CHORD)
    inquiries = page(window).inquiries
    for typed in ("hengda", "yunzhu", "gzyht"):  # by English, by pinyin, by initials
        press(qtbot, window, Qt.Key.Key_A, CHORD)
        ask = opened(qtbot, window, AskDialog)
        pick(qtbot, ask.supplier, typed)
        close(qtbot, window, ask)
    assert inquiries.card is not None
    assert len(inquiries.card.asked) == 3
    for price in ("1.15", "1.42", "1.30"):
        press(qtbot, window, Qt.Key.Key_E, CHORD)
        form = opened(qtbot, window, FieldsDialog)
        type_into(qtbot, form, "price:0", price)
        close(qtbot, window, form)
    window.perform("inquiry_end")
    form = opened(qtbot, window, FieldsDialog)
    choose(form, "to", "Anji Yunzhu Bamboo")
    close(qtbot, window, form)
    outcomes = {one.name: one.outcome for one in inquiries.card.asked}
    assert outcomes.pop("Anji Yunzhu Bamboo") == "awarded"
    assert set(outcomes.values()) == {"not_chosen"}
    assert all(name in said(inquiries.side) for name in outcomes), "who is still to be told"


def test_an_order_is_planned_back_from_an_arrival_before_spring_festival(
    window: Window, qtbot: QtBot
) -> None:
    press(qtbot, window, Qt.Key.Key_O, CHORD)
    form = opened(qtbot, window, OrderDialog)
    assert form.supplier is not None
    type_into(qtbot, form, "title", "Storage boxes")
    pick(qtbot, form.supplier, "hengda")
    for field, text in zip(form.items.line(0), ("Storage box 20 l", "1800", "pcs", "2.10"), strict=True):
        field.selectAll()
        qtbot.keyClicks(field, text)
    close(qtbot, window, form)
    press(qtbot, window, Qt.Key.Key_W, CHORD)
    plan = opened(qtbot, window, PlanDialog)
    choose(plan, "way", "Back from the arrival")
    type_into(qtbot, plan, "day", "2027-01-31")
    assert "Order by Nov 5," in plan.outcome.text()
    assert "arrival Jan 31, 2027" in plan.outcome.text()
    close(qtbot, window, plan)
    parts = page(window).orders
    assert parts.card is not None
    days = {one.milestone.key: one.milestone.target_on for one in parts.card.milestones}
    assert days["order"] < TODAY, "for Spring Festival 2027 it is too late by sea"
    assert days["ex_factory"] < date(2027, 1, 31)
    assert any("days late" in one.accessibleName() for one in parts.detail.findChildren(TaskRow))
    assert all(one.due_on is not None for one in parts.card.payments[:1])
    window.workplace.undo()
    assert not parts.card.milestones


def inspected(qtbot: QtBot, window: Window) -> None:
    """Find the whole sample good, ten pieces a key, and finish the report."""
    press(qtbot, window, Qt.Key.Key_Q, CHORD)
    dialog = opened(qtbot, window, InspectingDialog)
    while dialog.report is not None and dialog.report.row.inspected < dialog.report.row.sample:
        qtbot.keyClick(dialog.many, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.finish_button, Qt.Key.Key_Return)
    finish = opened(qtbot, window, FinishDialog)
    qtbot.keyClick(finish.save, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not finish.isVisible())
    come_back(qtbot, window)


def failed_lot(window: Window, order: int) -> InspectionRow:
    with window.workplace.journal.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id FROM inspection WHERE order_id = ? ORDER BY planned_on DESC", (order,)
        )
        return inspection_rows(connection, [row.id for row in rows])[0]


def rework_of(qtbot: QtBot, window: Window, inspection_id: int) -> ReworkDialog:
    """Open the case of an inspection by keys."""
    window.workplace.show_record("inspection", inspection_id)
    press(qtbot, window, Qt.Key.Key_R, CHORD)
    return opened(qtbot, window, ReworkDialog)


def agree(qtbot: QtBot, case: ReworkDialog) -> None:
    """Take the factory's offer: ready on Friday, inspected again on Monday."""
    case.tabs.setCurrentIndex(OFFERS)
    type_words(qtbot, case.offers.text, "充不上电的换电池座")
    qtbot.keyClick(case.offers.text, Qt.Key.Key_Return)
    case.tabs.setCurrentIndex(AGREEMENT)
    case.agreement.option.setCurrentIndex(1)
    qtbot.keyClicks(case.agreement.day, "2026-11-27")
    qtbot.keyClick(case.agreement.keep, Qt.Key.Key_Return)
    case.agreement.again_day.clear()
    qtbot.keyClicks(case.agreement.again_day, "2026-11-30")
    qtbot.keyClick(case.agreement.plan, Qt.Key.Key_Return)


def test_a_failed_lot_is_put_right_and_its_balance_released(window: Window, qtbot: QtBot) -> None:
    number = "PO-2026-035"
    order = order_of(window, number)
    failed = failed_lot(window, order)
    assert failed.state == "rejected"
    case = rework_of(qtbot, window, failed.id)
    assert [one.hold for one in steps_of(window, number)][-1] == "inspection"
    agree(qtbot, case)
    qtbot.keyClick(case.agreement.close_case, Qt.Key.Key_Return)
    assert "has not passed yet" in said(case)
    qtbot.keyClick(case.agreement.go, Qt.Key.Key_Return)
    come_back(qtbot, window)
    shown = window.findChildren(InspectionsPage)[0]
    qtbot.waitUntil(lambda: shown.report is not None and shown.report.row.follows_id == failed.id)
    inspected(qtbot, window)
    assert failed_lot(window, order).state == "accepted", "the newest lot of the order is the one put right"

    case = rework_of(qtbot, window, failed.id)
    case.tabs.setCurrentIndex(AGREEMENT)
    qtbot.keyClick(case.agreement.close_case, Qt.Key.Key_Return)
    assert case.case is not None
    assert case.case.outcome == "accepted"
    case.reject()
    come_back(qtbot, window)
    assert (steps_of(window, number)[-1].hold, steps_of(window, number)[-1].paid_on) == ("", None)

    window.workplace.show_record("order", order)
    while steps_of(window, number)[-1].paid_on is None:
        press(qtbot, window, Qt.Key.Key_Y, CHORD)
        pay = opened(qtbot, window, PaymentDialog)
        type_into(qtbot, pay, "paid_on", "2026-11-22")
        close(qtbot, window, pay)


def test_a_changed_account_is_held_and_released(window: Window, qtbot: QtBot) -> None:
    number = "PO-2026-039"
    window.workplace.show_record("order", order_of(window, number))
    parts = page(window).orders
    assert parts.card is not None
    assert parts.card.hold is not None
    assert parts.card.hold.account.missing == ("call", "name")
    before = [one.paid_on for one in steps_of(window, number)]
    press(qtbot, window, Qt.Key.Key_Y, CHORD)
    pay = opened(qtbot, window, PaymentDialog)
    type_into(qtbot, pay, "paid_on", "2026-11-22")
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert "2 of 3 proofs are missing" in pay.banner.text()
    pay.reject()
    pay.reject()
    come_back(qtbot, window)
    for note in ("Ms Ma, 0755-2788 1122", ""):
        window.perform("bank_proof")
        form = opened(qtbot, window, FieldsDialog)
        type_into(qtbot, form, "note", note)
        close(qtbot, window, form)
    assert parts.card.hold is None
    press(qtbot, window, Qt.Key.Key_Y, CHORD)
    pay = opened(qtbot, window, PaymentDialog)
    type_into(qtbot, pay, "paid_on", "2026-11-22")
    close(qtbot, window, pay)
    after = [one.paid_on for one in steps_of(window, number)]
    assert [one for one, old in zip(after, before, strict=True) if one != old] == [TODAY]
