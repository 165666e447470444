"""The page of orders by keys and clicks: list, board, milestones, payments, papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.people.suppliers import add_supplier
from desktop.trade import bank_accounts, checklists, inquiries, milestones
from desktop.trade.inquiry_reads import AskedRow, asked_in
from desktop.trade.items import items_of
from desktop.trade.order_reads import OrderRow, order_row
from desktop.trade.papers import agreements_of, signs_of
from desktop.trade.payments import PaymentRow, payments_of
from desktop.trade.priorities import priorities_of
from desktop.trade.products import add_product
from desktop.trade.shipments import shipments_of
from tests.ui.orders.conftest import TODAY, Ids
from ui.dialogs import bank_account, order_papers, order_steps
from ui.dialogs.agreement import open_agreement
from ui.dialogs.order import OrderDialog, open_new_order
from ui.dialogs.order_steps import PlanDialog
from ui.dialogs.reading import ReadingDialog
from ui.dialogs.shipment import open_shipment
from ui.fields_dialog import FieldsDialog
from ui.orders.detail import MONEY, PAPERS
from ui.pages.orders import OrdersPage
from ui.widgets.chip import Chip
from ui.widgets.item_row import ItemRow, TaskRow
from ui.workplace import Workplace

CTRL = Qt.KeyboardModifier.ControlModifier


def order(workplace: Workplace, ids: Ids) -> OrderRow:
    with workplace.journal.read() as connection:
        found = order_row(connection, ids.order)
    assert found is not None
    return found


def dialog() -> FieldsDialog:
    found = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, FieldsDialog) and one.isVisible()
    ]
    return found[-1]


def settle() -> None:
    """Let what was shown before go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def texts(widget: QWidget) -> str:
    settle()
    labels = "\n".join(one.text() for one in widget.findChildren(QLabel))
    return labels + "\n" + "\n".join(one.accessibleName() for one in widget.findChildren(ItemRow))


def fill(form: FieldsDialog, **values: object) -> None:
    for key, value in values.items():
        editor = form.editors[key]
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QSpinBox):
            assert isinstance(value, int)
            editor.setValue(value)
        elif isinstance(editor, QCheckBox):
            editor.setChecked(bool(value))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(value))
        else:
            editor.setText(str(value))  # type: ignore[attr-defined]  # a line


def test_an_empty_journal_says_what_the_page_is_for(make_page: Callable[[], OrdersPage]) -> None:
    page = make_page()
    for key, words in (("orders", "from the draft"), ("inquiries", "several suppliers")):
        page.turn(key)
        assert words in texts(page.part)
    page.turn("board")
    assert all(column.model.rowCount() == 0 for column in page.board.columns.values())


@pytest.mark.parametrize("key", ["inquiries", "products", "orders"])
def test_turning_by_a_key_goes_to_the_list_and_not_to_its_buttons(
    page: OrdersPage, workplace: Workplace, qtbot: QtBot, key: str
) -> None:
    with workplace.journal.change("Product") as session:
        add_product(session, {"name_en": "Mug"})
    page.turn("inquiries" if key == "orders" else "orders")
    page.orders.detail.tabs.setFocus()
    page.handlers()[f"orders_{'list' if key == 'orders' else key}"]()
    qtbot.waitUntil(page.lists[key].pane.view.hasFocus)


def test_an_order_shows_value_milestones_and_leverage(page: OrdersPage) -> None:
    assert page.orders.card is not None
    said = texts(page.orders.detail)
    assert "Production" in said
    assert "Hinge 35 mm" in said
    assert page.orders.card.leverage.index == 40
    QAbstractItemModelTester(
        page.orders.pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page
    )


def test_ticking_a_milestone_keeps_today_and_can_be_undone(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    first = page.orders.detail.work.findChildren(TaskRow)[0]
    first.check.click()
    with workplace.journal.read() as connection:
        assert milestones.milestones_of(connection, ids.order)[0].actual_on == TODAY
    assert order(workplace, ids).stage == "production"
    workplace.undo()
    settle()
    assert order(workplace, ids).stage == "confirmed"
    assert not page.orders.detail.work.findChildren(TaskRow)[0].check.isChecked()


def test_a_day_in_a_shutdown_is_kept_and_hinted_at(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    with workplace.journal.read() as connection:
        production = next(m for m in milestones.milestones_of(connection, ids.order) if m.key == "production")
    order_steps.open_milestone(workplace, page, order(workplace, ids), production)
    form = dialog()
    assert "closed" not in texts(form)
    fill(form, estimate_on="2027-02-10")
    assert "The factory is closed from" in texts(form)
    form.finish()
    with workplace.journal.read() as connection:
        kept = next(m for m in milestones.milestones_of(connection, ids.order) if m.key == "production")
    assert kept.estimate_on == date(2027, 2, 10)


def test_a_later_estimate_is_said_with_what_it_moves(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    with workplace.journal.read() as connection:
        production = next(m for m in milestones.milestones_of(connection, ids.order) if m.key == "production")
    order_steps.open_milestone(workplace, page, order(workplace, ids), production)
    form = dialog()
    fill(form, estimate_on=date.fromordinal(production.target_on.toordinal() + 20).isoformat())
    form.finish()
    assert "days later than planned" in texts(page.orders.detail.work)


def test_a_day_that_cannot_be_read_stays_in_the_form(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    with workplace.journal.read() as connection:
        first = milestones.milestones_of(connection, ids.order)[0]
    order_steps.open_milestone(workplace, page, order(workplace, ids), first)
    form = dialog()
    fill(form, actual_on="soon")
    form.finish()
    assert form.isVisible()
    assert "soon" in form.lines["actual_on"].error()
    fill(form, actual_on="2026-12-24")
    form.finish()
    assert "still to come" in form.banner.text()


def test_a_changed_account_holds_the_payment_until_it_is_proved(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    legal = "宁波光明五金有限公司"
    for number, name in (("1", legal), ("2", "宁波光朋五金有限公司")):
        bank_account.open_account(workplace, page, ids.supplier, legal)
        fill(dialog(), beneficiary=name, number=number)
        dialog().finish()
    page.orders.detail.tabs.setCurrentIndex(MONEY)
    assert "3 of 3 proofs are missing" in texts(page.orders.detail.money)
    handlers = page.handlers()
    handlers["order_pay"]()
    form = dialog()
    fill(form, paid_on="2026-11-22")
    form.finish()
    assert "proofs are missing" in form.banner.text()
    form.reject()
    form.reject()
    settle()
    for _proof in bank_accounts.PROOFS:
        page.handlers()["bank_proof"]()
        form = dialog()
        assert "【朋】" in texts(form)
        fill(form, note="陈经理 0574-8888 1234")
        form.finish()
    assert "missing" not in texts(page.orders.detail.money)
    page.handlers()["order_pay"]()
    fill(dialog(), paid_on="2026-11-22")
    dialog().finish()
    with workplace.journal.read() as connection:
        assert payments_of(connection, ids.order)[0].paid_on == TODAY


def reading() -> ReadingDialog:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, ReadingDialog)]
    return [one for one in found if one.isVisible()][-1]


def test_a_contract_list_is_read_through_by_keys(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    page.handlers()["order_check"]()
    form = reading()
    form.lines[0].go()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_N, Qt.Key.Key_0, Qt.Key.Key_Up):
        focus = form.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key, Qt.KeyboardModifier.KeypadModifier)  # as macOS sends arrows, and keypads 0
    assert form.progress.text() == f"3 of {len(form.lines)}"
    assert form.lines[2].isAncestorOf(form.focusWidget())
    form.finish()
    assert form.isVisible(), "nobody is named"
    form.by_whom.setText("Anna")
    form.minutes.setValue(25)
    form.finish()
    with workplace.journal.read() as connection:
        passes = checklists.passes_of(connection, "contract", order_id=ids.order)
    assert [(one.by_whom, one.minutes, one.answers) for one in passes] == [
        ("Anna", 25, {"parties": "yes", "specification": "no", "golden_sample": "not_needed"})
    ]
    page.orders.detail.tabs.setCurrentIndex(PAPERS)
    assert "2 readings are missing" in texts(page.orders.detail.papers)
    page.handlers()["order_check"]()
    assert "last time: no" in [one.accessibleName() for one in reading().lines[1].findChildren(Chip)]
    assert reading().answers() == {}, "each reading begins anew"


@pytest.mark.parametrize(
    ("passed", "minutes"),
    [(timedelta(minutes=11, seconds=20), 12), (timedelta(days=3), 1440), (timedelta(hours=-1), 0)],
)
def test_minutes_that_nobody_types_are_those_of_the_clock(
    page: OrdersPage, workplace: Workplace, ids: Ids, monkeypatch: pytest.MonkeyPatch,
    passed: timedelta, minutes: int,
) -> None:  # fmt: skip
    page.handlers()["order_check"]()
    form = reading()
    form.by_whom.setText("Anna")
    later = workplace.clock() + passed
    monkeypatch.setattr(workplace, "clock", lambda: later)
    form.finish()
    with workplace.journal.read() as connection:
        (kept,) = checklists.passes_of(connection, "contract", order_id=ids.order)
    assert kept.minutes == minutes


def test_papers_signs_shipments_and_changes_are_written_down(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    row = order(workplace, ids)
    open_agreement(workplace, page, row.supplier_id, row.id)
    fill(dialog(), kind="nnn", signed_on="2026-11-01", bilingual=True, **{"chop:company": True})
    dialog().finish()
    order_papers.open_signs(workplace, page, row, {})
    fill(dialog(), logo=2, barcode=1)
    dialog().finish()
    open_shipment(workplace, page, row)
    fill(dialog(), vessel="MORNING PEARL 047W", etd="2026-12-20", eta="2027-01-20")
    dialog().finish()
    order_papers.open_priority(workplace, page, row)
    fill(dialog(), what="Stop the red version", cost="1,250.50")
    dialog().finish()
    with workplace.journal.read() as connection:
        paper = agreements_of(connection, ids.supplier)[0]
        assert (paper.order_id, paper.chopped, paper.bilingual) == (None, True, True)
        assert signs_of(connection, ids.order) == {"logo": 2, "barcode": 1}
        assert shipments_of(connection, ids.order)[0].vessel == "MORNING PEARL 047W"
        assert priorities_of(connection, order_id=ids.order)[0].cost == 125_050


def test_an_order_is_planned_back_from_its_arrival(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    page.handlers()["order_plan"]()
    form = dialog()
    assert isinstance(form, PlanDialog)
    fill(form, way="arrival", day="2027-03-31")
    assert "arrival Mar 31, 2027" in form.outcome.text()
    form.finish()
    assert order(workplace, ids).wanted_on == date(2027, 3, 31)


def test_a_new_order_by_keys(page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot) -> None:
    open_new_order(workplace, page)
    form = dialog()
    assert isinstance(form, OrderDialog)
    assert form.supplier is not None
    assert form.supplier.chosen_id == ids.supplier, "it begins with the supplier of the order in sight"
    fill(form, title="Handles")
    for field, typed in zip(form.items.line(0), ("Handle 128 mm", "4,000", "pcs", "1.35"), strict=True):
        field.clear()
        qtbot.keyClicks(field, typed)
    qtbot.keyClick(form.items.line(0)[3], Qt.Key.Key_Return)
    form.finish()
    with workplace.journal.read() as connection:
        made = page.orders.pane.model.ids
        new = next(one for one in made if one != ids.order)
        assert [(item.description, item.quantity) for item in items_of(connection, new)] == [
            ("Handle 128 mm", 4000)
        ]
        assert [row.amount for row in payments_of(connection, new)] == [162_000, 378_000]


def test_what_is_wrong_in_an_order_is_said_in_its_form(page: OrdersPage, workplace: Workplace) -> None:
    open_new_order(workplace, page)
    form = dialog()
    assert isinstance(form, OrderDialog)
    form.items.line(0)[0].setText("Handle")
    form.items.line(0)[1].setText("many")
    form.finish()
    assert "many" in form.banner.text()
    assert form.supplier is not None
    form.supplier.show_choice(None, "Nobody")
    form.finish()
    assert form.form.focus_first_error()


def test_a_card_is_carried_to_another_column_by_the_mouse(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    page.turn("board")
    start, end = page.board.columns["confirmed"], page.board.columns["production"]
    QAbstractItemModelTester(start.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    index = start.model.index(0)
    assert start.model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    data = start.model.mimeData([index])
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for column, taken in ((start, False), (end, True)):
        enter = QDragEnterEvent(QPoint(20, 60), move, data, left, none)
        enter.ignore()
        QApplication.sendEvent(column, enter)
        assert enter.isAccepted() is taken
    QApplication.sendEvent(end, QDropEvent(QPointF(20, 60), move, data, left, none))
    assert order(workplace, ids).stage == "production"
    assert end.current() == ids.order
    other = QMimeData()
    other.setText(str(ids.order))
    enter = QDragEnterEvent(QPoint(20, 60), move, other, left, none)
    enter.ignore()
    QApplication.sendEvent(start, enter)
    assert not enter.isAccepted()
    workplace.undo()
    assert order(workplace, ids).stage == "confirmed"


def test_cards_move_over_the_board_by_keys(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    page.turn("board")
    view = page.board.columns["confirmed"].view
    view.setFocus()
    view.go_to(0)
    qtbot.keyClick(view, Qt.Key.Key_Right, CTRL)
    assert order(workplace, ids).stage == "production"
    assert page.board.columns["production"].current() == ids.order
    page.board.move_card(ids.order, -1)
    assert order(workplace, ids).stage == "confirmed"
    page.board.columns["confirmed"].view.opened.emit(0)
    assert page.segments.current() == "orders"
    QAbstractItemModelTester(
        page.board.columns["confirmed"].model, QAbstractItemModelTester.FailureReportingMode.Fatal, page
    )


def test_the_list_finds_by_number_title_and_supplier(page: OrdersPage, ids: Ids) -> None:
    for typed, found in (("hin", 1), ("PO-2026", 1), ("guangm", 1), ("光明", 1), ("zzz", 0)):
        page.orders.pane.search.setText(typed)
        page.orders.pane.search.settled.emit(typed)
        assert len(page.orders.pane.model.ids) == found, typed


def test_an_order_goes_to_the_trash_and_comes_back(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    page.handlers()["delete"]()
    assert list(page.orders.pane.model.ids) == []
    workplace.undo()
    assert list(page.orders.pane.model.ids) == [ids.order]


def test_lines_without_words_are_told(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    page.handlers()["edit"]()
    form = dialog()
    assert isinstance(form, OrderDialog)
    field: QLineEdit = form.items.line(0)[0]
    field.clear()
    form.finish()
    assert "needs words" in form.banner.text()


@pytest.mark.parametrize(
    ("command", "title"),
    [("supplier_licence", "licence"), ("supplier_paper", "contract"), ("bank_account", "bank account")],
)
def test_papers_of_the_supplier_open_from_its_order(page: OrdersPage, command: str, title: str) -> None:
    page.handlers()[command]()
    assert title in dialog().windowTitle().casefold()


def test_the_list_of_the_supplier_is_read_from_its_order(page: OrdersPage) -> None:
    page.handlers()["supplier_check"]()
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, ReadingDialog)]
    assert found[-1].isVisible()


def test_a_supplier_chosen_by_mistake_is_taken_out_before_the_brief_was_sent(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    with workplace.journal.change("One more") as session:
        made = add_supplier(session, {"name_en": "Wrong one"})
        session.flush()
        inquiries.ask(session, ids.inquiry, [made], None)
    page.show_record("inquiry", ids.inquiry)

    def asked() -> list[AskedRow]:
        with workplace.journal.read() as connection:
            return asked_in(connection, ids.inquiry)

    first, _second, wrong = asked()
    page.inquiries.detail.asked_for.emit(first, "outcome")
    assert not hasattr(dialog(), "removal"), "who was asked is told how it ended"
    dialog().reject()
    page.inquiries.detail.asked_for.emit(wrong, "outcome")
    qtbot.keyClick(dialog().removal, Qt.Key.Key_Space)
    assert [row.name for row in asked()] == ["Guangming", "Hengda"]
    workplace.undo()
    assert asked()[2].name == "Wrong one"


def test_an_amount_without_a_day_is_not_dropped_in_silence(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    page.handlers()["order_pay"]()
    fill(dialog(), paid="1200")
    dialog().finish()
    assert "no day" in dialog().banner.text()
    fill(dialog(), paid_on="2026-11-20")
    dialog().finish()

    def deposit() -> PaymentRow:
        with workplace.journal.read() as connection:
            return payments_of(connection, ids.order)[0]

    assert (deposit().paid_on, deposit().paid_amount) == (date(2026, 11, 20), 120_000)
    order_steps.open_payment(workplace, page, the_order(workplace, ids), deposit())
    fill(dialog(), paid_on="")
    dialog().finish()
    assert (deposit().paid_on, deposit().paid_amount) == (None, 0), "taken back without a question"


def the_order(workplace: Workplace, ids: Ids) -> OrderRow:
    with workplace.journal.read() as connection:
        found = order_row(connection, ids.order)
    assert found is not None
    return found


def test_who_opens_an_order_lands_where_no_arrow_changes_its_stage(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    focus = page.window().focusWidget()
    assert focus is page.orders.detail.edit
    QTest.keyClick(focus, Qt.Key.Key_Down)
    assert order(workplace, ids).stage == "confirmed"
