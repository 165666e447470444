"""Products on the screen: their list, a sample from the question to the seal, the lines of an order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.people.suppliers import add_supplier
from desktop.trade import products
from desktop.trade.items import items_of
from desktop.trade.order_reads import OrderFilter, order_ids
from desktop.trade.product_card import product_card
from desktop.trade.samples import SampleRow, samples_of
from desktop.trashing import trashed
from tests.ui.orders.conftest import TODAY, Ids
from tests.ui.orders.test_orders_page import dialog, fill, settle, texts
from ui.dialogs.order import OrderDialog, open_new_order
from ui.dialogs.product import open_new_product
from ui.dialogs.sample import AskSampleDialog, open_ask_sample
from ui.pages.orders import OrdersPage
from ui.products.detail import FILES, HISTORY
from ui.suppliers.products_tab import ProductsTab
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace


@pytest.fixture
def product(workplace: Workplace, ids: Ids) -> int:
    assert ids.supplier
    with workplace.journal.change("Product") as session:
        made = products.add_product(
            session, {"name_en": "Garden light", "name_zh": "花园灯", "code": "GL-210"}
        )
        products.add_revision(session, made, "A", TODAY - timedelta(days=50))
        products.add_revision(session, made, "B", TODAY - timedelta(days=20), changed="Thicker lens")
    return made


@pytest.fixture
def shown(make_page: Callable[[], OrdersPage], product: int) -> OrdersPage:
    page = make_page()
    page.show_record("product", product)
    return page


def samples(workplace: Workplace, product: int) -> list[SampleRow]:
    with workplace.journal.read() as connection:
        return samples_of(connection, product_id=product)


def row(widget: QWidget, words: str) -> ItemRow:
    settle()
    return next(one for one in widget.findChildren(ItemRow) if words in one.accessibleName())


def asking() -> AskSampleDialog:
    form = dialog()
    assert isinstance(form, AskSampleDialog)
    return form


def test_an_empty_list_says_what_it_is_for_and_a_first_product_is_shown(
    make_page: Callable[[], OrdersPage], workplace: Workplace
) -> None:
    page = make_page()
    workplace.record_asked_for.connect(page.show_record)
    page.turn("products")
    assert "What you buy stands here" in texts(page.products)
    QAbstractItemModelTester(
        page.products.pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page
    )
    open_new_product(workplace, page)
    fill(dialog(), name_en="Mug", code="M-1", revision="1", drawing="M-1.pdf")
    dialog().finish()
    assert page.products.card is not None
    assert [(one.name, one.drawing) for one in page.products.card.revisions] == [("1", "M-1.pdf")]
    assert page.looked_at() == ("product", page.products.card.product.id)


def test_a_product_without_a_name_is_refused_in_the_form(workplace: Workplace, page: OrdersPage) -> None:
    open_new_product(workplace, page)
    dialog().finish()
    assert "A product needs a name." in dialog().banner.text()
    dialog().close()


def test_a_sample_goes_from_the_question_to_the_seal(
    shown: OrdersPage, workplace: Workplace, product: int, ids: Ids, qtbot: QtBot
) -> None:
    open_ask_sample(workplace, shown)
    form = asking()
    assert form.product.text() == "Garden light"
    qtbot.waitUntil(form.supplier.hasFocus)
    form.finish()
    assert "Choose a supplier" in texts(form)
    form.supplier.show_choice(ids.supplier, "Guangming")
    form.finish()
    (sample,) = samples(workplace, product)
    assert (sample.revision, sample.asked_on, sample.supplier_id) == ("B", TODAY, ids.supplier)

    line = row(shown.products.detail, "Sample 1")
    assert "Waiting for dispatch" in line.accessibleName()
    QTest.keyClick(line, Qt.Key.Key_Return)
    fill(dialog(), sent_on="2026-11-24", courier="SF Express", tracking="SF1", received_on="2026-11-23")
    dialog().finish()
    assert "in this order" in dialog().banner.text()
    fill(dialog(), received_on="2026-11-27", verdict="approved", verdict_on="2026-11-28")
    fill(dialog(), sealed_on="2026-11-28", sealed_where="One each")
    dialog().finish()
    (sample,) = samples(workplace, product)
    assert (sample.tracking, sample.sealed_on) == ("SF1", date(2026, 11, 28))
    assert "Golden sample" in row(shown.products.detail, "Sample 1").accessibleName()
    workplace.undo()
    settle()
    assert "Waiting for dispatch" in row(shown.products.detail, "Sample 1").accessibleName()


def test_a_sample_typed_by_mistake_is_removed_and_comes_back(
    shown: OrdersPage, workplace: Workplace, product: int, ids: Ids
) -> None:
    open_ask_sample(workplace, shown)
    asking().supplier.show_choice(ids.supplier, "Guangming")
    asking().finish()
    QTest.keyClick(row(shown.products.detail, "Sample 1"), Qt.Key.Key_Return)
    dialog().removal.click()
    assert samples(workplace, product) == []
    workplace.undo()
    assert len(samples(workplace, product)) == 1


def test_a_product_that_is_not_known_is_made_with_the_sample(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    workplace.focus = ("supplier", ids.supplier)
    open_ask_sample(workplace, page)
    form = asking()
    assert form.supplier.chosen_id == ids.supplier
    form.product.setText("旅行杯")
    assert "A new product is made" in texts(form)
    form.finish()
    with workplace.journal.read() as connection:
        (made,) = products.products(connection)
    assert (made.name_zh, made.name_en, made.revision) == ("旅行杯", "", "A")
    assert len(samples(workplace, made.id)) == 1


def test_a_revision_is_corrected_and_one_in_use_stays(
    shown: OrdersPage, workplace: Workplace, product: int, ids: Ids
) -> None:
    shown.handlers()["revision_new"]()
    assert dialog().values() is not None
    fill(dialog(), name="B")
    dialog().finish()
    assert "has a revision B already" in dialog().banner.text()
    fill(dialog(), name="C", drawing="GL-210-C.pdf")
    dialog().finish()
    assert "GL-210-C.pdf" in row(shown.products.side, "Revision C").accessibleName()
    open_ask_sample(workplace, shown)
    asking().supplier.show_choice(ids.supplier, "Guangming")
    asking().finish()
    QTest.keyClick(row(shown.products.side, "Revision C"), Qt.Key.Key_Return)
    dialog().removal.click()
    assert "made by revision C" in dialog().banner.text()
    dialog().close()
    QTest.keyClick(row(shown.products.side, "Revision A"), Qt.Key.Key_Return)
    dialog().removal.click()
    with workplace.journal.read() as connection:
        card = product_card(connection, product)
    assert card is not None
    assert [one.name for one in card.revisions] == ["C", "B"]


def test_the_tabs_show_orders_files_and_history(shown: OrdersPage, product: int) -> None:
    detail = shown.products.detail
    assert "No order holds this product yet." in texts(detail)
    detail.tabs.setCurrentIndex(FILES)
    assert (detail.files.kind, detail.files.record_id) == ("product", product)
    detail.tabs.setCurrentIndex(HISTORY)
    assert detail.tabs.currentIndex() == HISTORY


def test_a_product_goes_to_the_trash_by_the_command(
    shown: OrdersPage, workplace: Workplace, product: int
) -> None:
    shown.handlers()["delete"]()
    with workplace.journal.read() as connection:
        assert [(one.kind, one.id) for one in trashed(connection)] == [("product", product)]
    assert shown.products.pane.model.rowCount() == 0


def test_the_supplier_shows_its_products_with_their_samples(
    shown: OrdersPage, workplace: Workplace, product: int, ids: Ids, qtbot: QtBot
) -> None:
    tab = ProductsTab(workplace)
    qtbot.addWidget(tab)
    tab.show_supplier(ids.supplier)
    assert "Ask for a sample, follow it by courier" in texts(tab)
    open_ask_sample(workplace, shown)
    asking().supplier.show_choice(ids.supplier, "Guangming")
    asking().finish()
    tab.show_supplier(ids.supplier)
    tab.show()
    with qtbot.waitSignal(workplace.record_asked_for) as asked:
        QTest.keyClick(row(tab, "GL-210"), Qt.Key.Key_Return)
    assert asked.args == ["product", product]
    with qtbot.waitSignal(tab.sample_chosen) as chosen:
        QTest.keyClick(row(tab, "Sample 1"), Qt.Key.Key_Return)
    assert (chosen.args[0].id, chosen.args[1].round) == (product, 1)


def test_a_line_called_like_a_product_takes_its_revision_in_force(
    shown: OrdersPage, workplace: Workplace, product: int
) -> None:
    with workplace.journal.change("Supplier") as session:
        supplier = add_supplier(session, {"name_en": "Hairun"})
    open_new_order(workplace, shown)
    form = dialog()
    assert isinstance(form, OrderDialog)
    assert form.supplier is not None
    form.supplier.show_choice(supplier, "Hairun")
    what, quantity, unit, price = form.items.line(0)
    revision = form.items.revision(0)
    assert not revision.isVisibleTo(form)
    what.setText("gl-210")
    assert (revision.isVisibleTo(form), revision.currentText()) == (True, "Rev. B")
    revision.setCurrentIndex(revision.findText("Rev. A"))
    what.setText("Garden light")
    assert revision.currentText() == "Rev. A"  # still the same product
    quantity.setText("500")
    price.setText("3.10")
    assert unit.text() == "pcs"
    form.finish()
    with workplace.journal.read() as connection:
        (order,) = order_ids(connection, OrderFilter(supplier_id=supplier))
        (item,) = items_of(connection, order)
    assert (item.product_id, item.revision, item.name) == (product, "A", "Garden light")
