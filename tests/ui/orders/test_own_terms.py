"""Own payment terms in the two forms that have them: typed as shares, each with what releases it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from desktop.trade.order_reads import order_row
from desktop.trade.own_terms import own_step
from desktop.trade.payments import payments_of, set_terms
from tests.ui.orders.conftest import Ids
from tests.ui.orders.terms_form import terms_form
from tests.ui.orders.test_orders_page import dialog, fill
from ui.dialogs.order import OrderDialog, open_edit_order, open_new_order
from ui.dialogs.order_terms import TermsDialog
from ui.own_terms import OwnTerms
from ui.pages.orders import OrdersPage
from ui.workplace import Workplace


def steps_of(workplace: Workplace, order: int) -> list[tuple[str, int | None, str]]:
    with workplace.journal.read() as connection:
        return [(one.kind, one.percent, one.released_by) for one in payments_of(connection, order)]


def release(own: OwnTerms, number: int, key: str) -> None:
    box = own.release(number)
    box.setCurrentIndex(box.findData(key))


@pytest.fixture
def terms(page: OrdersPage, workplace: Workplace, ids: Ids) -> TermsDialog:
    return terms_form(page, workplace, ids)


def test_own_shares_are_typed_with_what_releases_each(
    terms: TermsDialog, workplace: Workplace, ids: Ids
) -> None:
    assert not terms.own.isVisible()
    fill(terms, terms="own")
    assert terms.own.isVisible()
    assert terms.own.line.text() == "30/70", "it begins with the terms in force"
    terms.own.line.clear()
    QTest.keyClicks(terms.own.line, "20/30/50")
    assert terms.own._row.hint() == "Together 100 %"
    release(terms.own, 1, "before_shipment")
    release(terms.own, 2, "days")
    assert not terms.own.days(2).isHidden()
    terms.own.days(2).setValue(45)
    terms.finish()
    assert steps_of(workplace, ids.order) == [
        ("deposit", 20, "order"),
        ("balance", 30, "before_shipment"),
        ("balance", 50, "days_45"),
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("30/60", "The steps make 90 % and not 100 %."), ("later", "“later” are no payment terms.")],
)
def test_shares_that_are_no_whole_are_told_and_nothing_is_kept(
    terms: TermsDialog, workplace: Workplace, ids: Ids, typed: str, said: str
) -> None:
    before = steps_of(workplace, ids.order)
    fill(terms, terms="own")
    terms.own.line.clear()
    QTest.keyClicks(terms.own.line, typed)
    terms.finish()
    assert terms.isVisible()
    assert said in terms.own._row.error()
    assert steps_of(workplace, ids.order) == before
    QTest.keyClick(terms, Qt.Key.Key_Escape)
    assert terms.isVisible(), "what was typed is asked for"
    QTest.keyClick(terms, Qt.Key.Key_Escape)


def test_what_releases_a_step_stays_while_a_share_is_changed(terms: TermsDialog) -> None:
    fill(terms, terms="own")
    release(terms.own, 0, "golden_sample")
    QTest.keyClick(terms.own.line, Qt.Key.Key_Backspace)
    QTest.keyClick(terms.own.line, Qt.Key.Key_5)
    assert terms.own.line.text() == "30/75"
    assert terms.own.release(0).currentData() == "golden_sample"


def test_terms_of_ones_own_are_shown_to_be_changed(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    with workplace.journal.change("Terms") as session:
        set_terms(session, ids.order, [own_step(25, "order"), own_step(75, "days_45")])
    form = terms_form(page, workplace, ids)
    assert "75%, 45 days after the B/L date" in form.steps.text()
    fill(form, terms="own")
    assert (form.own.line.text(), form.own.days(1).value()) == ("25/75", 45)


def test_a_new_order_takes_own_terms(page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot) -> None:
    open_new_order(workplace, page)
    form = dialog()
    assert isinstance(form, OrderDialog)
    assert form.supplier is not None
    form.supplier.show_choice(ids.supplier, "x")
    for line, words in zip(form.items.line(0), ("Lamp", "100", "pcs", "2"), strict=True):
        line.setText(words)
    fill(form, terms="own")
    form.editors["terms"].setFocus()
    qtbot.waitUntil(form.editors["terms"].hasFocus)
    for field in (form.own.line, form.own.release(0), form.own.release(1), form.editors["future_orders"]):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is field
    form.own.line.clear()
    QTest.keyClicks(form.own.line, "40/50")
    form.finish()
    assert "90 %" in form.own._row.error()
    form.own.line.clear()
    QTest.keyClicks(form.own.line, "40/60")
    form.finish()
    assert steps_of(workplace, form._made) == [("deposit", 40, "order"), ("balance", 60, "bl_copy")]


def test_an_order_that_is_edited_keeps_its_terms(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    before = steps_of(workplace, ids.order)
    with workplace.journal.read() as connection:
        order = order_row(connection, ids.order)
    assert order is not None
    open_edit_order(workplace, page, order)
    form = dialog()
    assert isinstance(form.editors["terms"], QComboBox)
    fill(form, title="Other words")
    form.finish()
    assert steps_of(workplace, ids.order) == before
