"""A lot fails, is talked about, put right and paid: in the real window, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier
from desktop.quality.report import Report, report
from desktop.trade.orders import ItemDraft, add_order, set_items
from desktop.trade.payments import payments_of, set_terms
from desktop.trade.terms import usual_terms
from tests.journeys.windows import journal_window
from ui.dialogs.inspecting import InspectingDialog
from ui.dialogs.inspection import InspectionDialog
from ui.dialogs.inspection_report import FinishDialog
from ui.dialogs.rework import AGREEMENT, OFFERS, ReworkDialog
from ui.pages.inspections import InspectionsPage
from ui.window import Window

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
TODAY = date(2026, 11, 22)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window over a journal with an order that is to be inspected."""
    with journal_window(qtbot, qapp, tmp_path) as window:
        with window.workplace.journal.change("Add") as session:
            supplier = add_supplier(
                session, {"name_en": "Yongkang Jingyi", "name_zh": "永康市精艺杯业有限公司"}
            )
            add_contact(session, {"name_zh": "胡永年", "form_of_address": "胡总"})
            order = add_order(session, supplier, {"number": "PO-7", "title": "Bottles"}, TODAY)
            set_items(session, order, [ItemDraft("Vacuum bottle", 60, 40_000)])
            set_terms(session, order, usual_terms()["30_70_inspected"].steps)
        yield window


def opened(qtbot: QtBot, window: Window, kind: type[QWidget]) -> QWidget:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)))
    return next(one for one in window.findChildren(kind) if one.isVisible())


def press(qtbot: QtBot, window: Window, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, CHORD)


def shown(window: Window) -> Report:
    found = window.findChildren(InspectionsPage)[0].report
    assert found is not None
    with window.workplace.journal.read() as connection:
        again = report(connection, found.row.id)
    assert again is not None
    return again


def holds(window: Window) -> list[str]:
    with window.workplace.journal.read() as connection:
        order = connection.exec_driver_sql("SELECT id FROM purchase_order").scalar()
        return [row.hold for row in payments_of(connection, order)]


def inspect(qtbot: QtBot, window: Window, bad: int, good: int) -> None:
    """Look at pieces by keys and finish the report as the count says."""
    press(qtbot, window, Qt.Key.Key_Q)
    dialog = opened(qtbot, window, InspectingDialog)
    for _ in range(bad):
        qtbot.keyClick(dialog, Qt.Key.Key_1)
        qtbot.keyClick(dialog.next, Qt.Key.Key_Space)
    for _ in range(good):
        qtbot.keyClick(dialog.next, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.finish_button, Qt.Key.Key_Return)
    finish = opened(qtbot, window, FinishDialog)
    qtbot.keyClick(finish.save, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window).row.done_on is not None)


def plan(qtbot: QtBot, window: Window) -> int:
    """Plan an inspection of the order by keys; return its id."""
    press(qtbot, window, Qt.Key.Key_I)
    form = opened(qtbot, window, InspectionDialog)
    qtbot.keyClicks(form.supplier.line, "jingyi")
    qtbot.keyClick(form.supplier.line, Qt.Key.Key_Return)
    form.order.setFocus()
    qtbot.keyClick(form.order, Qt.Key.Key_Down)
    assert (form.goods.text(), form.lot.value()) == ("Vacuum bottle", 60)
    qtbot.keyClick(form.save, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(InspectionsPage)))
    qtbot.waitUntil(lambda: window.findChildren(InspectionsPage)[0].report is not None)
    return shown(window).row.id


def test_a_failed_lot_is_put_right_inspected_again_and_paid(qtbot: QtBot, window: Window) -> None:
    first = plan(qtbot, window)
    inspect(qtbot, window, bad=2, good=18)
    assert shown(window).row.state == "rejected"

    press(qtbot, window, Qt.Key.Key_R)
    case = opened(qtbot, window, ReworkDialog)
    assert holds(window) == ["", "inspection"]
    case.tabs.setCurrentIndex(OFFERS)
    qtbot.keyClicks(case.offers.text, "Sort and re-coat")
    qtbot.keyClick(case.offers.text, Qt.Key.Key_Return)
    case.tabs.setCurrentIndex(AGREEMENT)
    case.agreement.option.setCurrentIndex(1)
    qtbot.keyClicks(case.agreement.day, "2026-11-27")
    qtbot.keyClick(case.agreement.keep, Qt.Key.Key_Return)
    case.agreement.again_day.clear()
    qtbot.keyClicks(case.agreement.again_day, "2026-11-28")
    qtbot.keyClick(case.agreement.plan, Qt.Key.Key_Return)
    qtbot.keyClick(case.agreement.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window).row.id != first)
    assert shown(window).row.follows_id == first

    inspect(qtbot, window, bad=0, good=20)
    assert shown(window).row.state == "accepted"
    window.workplace.show_record("inspection", first)
    press(qtbot, window, Qt.Key.Key_R)
    case = opened(qtbot, window, ReworkDialog)
    case.tabs.setCurrentIndex(AGREEMENT)
    qtbot.keyClick(case.agreement.close_case, Qt.Key.Key_Return)
    assert holds(window) == ["", ""]
    assert case.case.outcome == "accepted"
    window.workplace.undo()
    assert holds(window) == ["", "inspection"]
