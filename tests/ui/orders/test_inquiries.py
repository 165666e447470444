"""Inquiries on the page: brief, suppliers, quotes, comparison, award."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionFrame

from desktop.people.suppliers import add_supplier
from desktop.trade import inquiries
from desktop.trade.comparing import weights_of
from desktop.trade.inquiry_reads import asked_in, inquiry, inquiry_ids
from tests.ui.orders.conftest import Ids
from tests.ui.orders.test_orders_page import dialog, fill, texts
from ui.dialogs.inquiry import AskDialog, open_new_inquiry
from ui.orders.comparison import Comparison
from ui.orders.inquiry_detail import COMPARISON, InquiryDetail
from ui.pages.orders import OrdersPage
from ui.text_table import TextTable
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace


def shown(page: OrdersPage, ids: Ids) -> InquiryDetail:
    page.show_record("inquiry", ids.inquiry)
    return page.inquiries.detail


def table_of(detail: InquiryDetail, name: str) -> TextTable:
    return [one for one in detail.findChildren(TextTable) if one.accessibleName() == name][-1]


def test_quotes_stand_side_by_side(page: OrdersPage, ids: Ids) -> None:
    table = table_of(shown(page, ids), "Quotes")
    rows = {row.cells[0]: row.cells[1:] for row in table.text_model.rows}
    assert rows["Price for 3,000"] == ("$3.50", "–")
    assert rows["MOQ"] == ("500", "–")
    assert rows["Messages"] == ("we 0, they 0", "we 0, they 0")


def test_a_quote_is_written_down_with_its_tiers(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    shown(page, ids)
    page.handlers()["inquiry_quote"]()
    form = dialog()
    fill(form, **{"price:0": "3.15", "price:1": "2,95", "quantity:1": 10_000}, tooling="0")
    form.finish()
    with workplace.journal.read() as connection:
        offer = asked_in(connection, ids.inquiry)[1].quote
    assert offer is not None
    assert [(tier.from_quantity, tier.unit_price) for tier in offer.tiers] == [
        (3000, 31_500),
        (10_000, 29_500),
    ]
    assert (offer.tooling, offer.sample) == (0, None)


def test_a_price_without_a_quantity_is_told(page: OrdersPage, ids: Ids) -> None:
    shown(page, ids)
    page.handlers()["inquiry_quote"]()
    form = dialog()
    fill(form, **{"price:2": "3.15"})
    form.finish()
    assert "no quantity" in form.banner.text()


def test_a_quantity_without_a_price_is_told(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    shown(page, ids)
    page.handlers()["inquiry_quote"]()
    form = dialog()
    fill(form, **{"price:0": "3.15", "quantity:1": 10_000})
    form.finish()
    assert "no price" in form.banner.text()
    fill(form, **{"price:1": "2.95"})
    form.finish()
    with workplace.journal.read() as connection:
        offer = asked_in(connection, ids.inquiry)[1].quote
    assert offer is not None
    assert len(offer.tiers) == 2


def test_an_award_says_who_is_still_to_be_told(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    shown(page, ids)
    page.handlers()["inquiry_end"]()
    dialog().finish()
    assert "Still to be told" in texts(page.inquiries.side)
    assert page.inquiries.card is not None
    page.inquiries.detail.asked_for.emit(page.inquiries.card.asked[1], "outcome")
    dialog().finish()
    assert "Still to be told" not in texts(page.inquiries.side)
    with workplace.journal.read() as connection:
        row = inquiry(connection, ids.inquiry)
    assert row is not None
    assert row.status == "awarded"


def test_marks_and_weights_change_the_comparison(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    detail = shown(page, ids)
    assert page.inquiries.card is not None
    detail.asked_for.emit(page.inquiries.card.asked[1], "marks")
    fill(dialog(), quality=5, fit=4)
    dialog().finish()
    detail.asked_for.emit(None, "weights")
    fill(dialog(), quality=10)
    dialog().finish()
    with workplace.journal.read() as connection:
        assert weights_of(connection, ids.inquiry)["quality"] == 10
    table = table_of(detail, "Comparison")
    rows = {row.key: row.cells for row in table.text_model.rows}
    assert rows["quality"][3] == "5"
    assert int(rows["score"][3]) > 75


def test_a_brief_is_copied_in_both_languages(page: OrdersPage, ids: Ids) -> None:
    shown(page, ids)
    page.handlers()["inquiry_copy"]()
    text = QApplication.clipboard().text()
    assert "询价：旅行杯" in text
    assert "Inquiry: Travel mug" in text


def test_a_new_inquiry_and_one_more_supplier(page: OrdersPage, workplace: Workplace, ids: Ids) -> None:
    open_new_inquiry(workplace, page)
    form = dialog()
    form.finish()
    assert "needs a title" in form.banner.text()
    fill(form, title="Lamp", target_price="4.20", **{"homework:phoned": True})
    form.finish()
    with workplace.journal.read() as connection:
        new = next(one for one in inquiry_ids(connection) if one != ids.inquiry)
    page.show_record("inquiry", new)
    assert "Nobody is asked yet" in texts(page.inquiries.detail)
    page.handlers()["inquiry_ask"]()
    ask = dialog()
    assert isinstance(ask, AskDialog)
    ask.finish()
    assert ask.isVisible(), "nobody is chosen"
    ask.supplier.show_choice(ids.other, "Hengda")
    ask.finish()
    with workplace.journal.read() as connection:
        assert [row.supplier_id for row in asked_in(connection, new)] == [ids.other]


def messages(detail: InquiryDetail) -> list[ItemRow]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [one for one in detail.findChildren(ItemRow) if "wrote" in one.accessibleName()]


def test_messages_can_be_read_again_put_right_and_removed(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    detail = shown(page, ids)
    assert page.inquiries.card is not None
    detail.asked_for.emit(page.inquiries.card.asked[1], "outcome")
    form = dialog()
    fill(form, text="Which Pantone?")
    form.finish()
    assert "names nobody who wrote" in form.banner.text(), "what is typed is never dropped silently"
    fill(form, by="them")
    form.finish()
    assert "They wrote" in messages(detail)[0].accessibleName()
    messages(detail)[0].opened.emit()
    form = dialog()
    fill(form, text="Which Pantone for the lid?")
    form.finish()
    assert "Which Pantone for the lid?" in messages(detail)[0].accessibleName()
    messages(detail)[0].opened.emit()
    dialog().removal.click()
    assert not messages(detail)
    with workplace.journal.read() as connection:
        assert asked_in(connection, ids.inquiry)[1].answered_on is None, "their only answer was taken back"


def test_three_suppliers_are_compared_within_the_page(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    with workplace.journal.change("Ask") as session:
        third = add_supplier(session, {"name_en": "Guangzhou Yuehai Trading and Industry"})
        session.flush()
        inquiries.ask(session, ids.inquiry, [third], workplace.today)
    page.resize(1300, 900)
    detail = shown(page, ids)
    detail.tabs.setCurrentIndex(COMPARISON)
    QApplication.processEvents()
    inside = detail.findChild(Comparison)
    assert inside is not None
    assert inside.width() <= inside.parentWidget().width()
    assert all(one.geometry().right() <= inside.width() for one in inside.findChildren(Button))


def test_what_a_quote_asks_for_can_be_read_whole(page: OrdersPage, ids: Ids) -> None:
    shown(page, ids)
    page.handlers()["inquiry_quote"]()
    lines = [one for one in dialog().findChildren(QLineEdit) if one.isVisible() and one.placeholderText()]
    assert lines
    for line in lines:
        option = QStyleOptionFrame()
        line.initStyleOption(option)
        room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width()
        words = line.placeholderText()
        assert line.fontMetrics().horizontalAdvance(words) + 4 <= room, words
