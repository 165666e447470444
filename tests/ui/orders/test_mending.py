"""What was typed by mistake around an order is mended or taken away by keys, and one Undo brings it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.trade import bank_accounts, checklists, milestones, priorities, shipments
from desktop.trade.inquiries import Tier, edit_quote
from desktop.trade.inquiry_reads import QuoteRow, asked_in
from tests.ui.orders.conftest import TODAY, Ids
from tests.ui.orders.test_inquiries import table_of
from tests.ui.orders.test_orders_page import dialog, fill, reading, settle
from ui.orders.detail import MONEY, PAPERS
from ui.pages.orders import OrdersPage
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace

T = TypeVar("T")


def button(widget: QWidget, words: str) -> QAbstractButton:
    settle()
    return next(
        one for one in widget.findChildren(QAbstractButton) if words in (one.text(), one.accessibleName())
    )


def row_of(widget: QWidget, words: str) -> ItemRow:
    settle()
    return next(one for one in widget.findChildren(ItemRow) if words in one.accessibleName())


def take_away(qtbot: QtBot, shown: QWidget, words: str, removal: str) -> None:
    """Open a row by Return, press the button of its form that takes it away."""
    qtbot.keyClick(row_of(shown, words), Qt.Key.Key_Return)
    assert dialog().removal.text() == removal
    qtbot.keyClick(dialog().removal, Qt.Key.Key_Space)


def read(workplace: Workplace, query: Callable[[Connection], T]) -> T:
    with workplace.journal.read() as connection:
        return query(connection)


def quotes(workplace: Workplace, ids: Ids) -> list[QuoteRow]:
    return [quote for one in read(workplace, lambda c: asked_in(c, ids.inquiry)) for quote in one.quotes]


def test_a_quote_is_mended_and_no_second_one_is_made(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    four = [Tier(1000 * n, 35_000 - 1000 * n) for n in range(1, 5)]
    with workplace.journal.change("More tiers") as session:
        fields = {"on_date": date(2026, 11, 20), "valid_until": date(2027, 1, 31), "note": "by phone"}
        edit_quote(session, quotes(workplace, ids)[0].id, fields, four)  # type: ignore[arg-type]  # some fields
    page.show_record("inquiry", ids.inquiry)
    qtbot.keyClick(button(page.inquiries.detail, "Edit quote"), Qt.Key.Key_Space)
    form = dialog()
    fill(form, **{"price:0": "3.15"}, moq=800)
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    (kept,) = quotes(workplace, ids)
    assert kept.tiers == (Tier(1000, 31_500), *four[1:]), "what the form does not show stays"
    assert (kept.moq, kept.on_date, kept.valid_until, kept.note) == (
        800, date(2026, 11, 20), date(2027, 1, 31), "by phone",
    )  # fmt: skip
    workplace.undo()
    assert quotes(workplace, ids)[0].moq == 500


def test_return_in_the_table_of_quotes_opens_that_of_the_supplier(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    page.show_record("inquiry", ids.inquiry)
    settle()
    table = table_of(page.inquiries.detail, "Quotes")
    QApplication.processEvents()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert "Hengda" in dialog().windowTitle(), "who has not answered yet gets a first quote"
    fill(dialog(), **{"price:0": "3.15"})
    qtbot.keyClick(dialog().save, Qt.Key.Key_Space)
    settle()
    table = table_of(page.inquiries.detail, "Quotes")
    assert page.focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert dialog().removal.text() == "Remove quote"
    qtbot.keyClick(dialog().removal, Qt.Key.Key_Space)
    first, second = read(workplace, lambda c: asked_in(c, ids.inquiry))
    assert (len(first.quotes), second.quotes, second.answered_on) == (1, (), None)
    workplace.undo()
    second = read(workplace, lambda c: asked_in(c, ids.inquiry))[1]
    assert second.quote is not None
    assert [tier.unit_price for tier in second.quote.tiers] == [31_500]
    assert second.answered_on == TODAY


def test_a_milestone_that_is_not_needed_is_taken_away(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    before = read(workplace, lambda c: milestones.milestones_of(c, ids.order))
    take_away(qtbot, page.orders.detail.work, before[1].name, "Remove milestone")
    assert read(workplace, lambda c: milestones.milestones_of(c, ids.order)) == [before[0], *before[2:]]
    workplace.undo()
    assert read(workplace, lambda c: milestones.milestones_of(c, ids.order)) == before


def test_a_shipment_that_never_was_is_taken_away(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    with workplace.journal.change("Shipment") as session:
        shipments.add_shipment(session, ids.order, {"vessel": "MORNING PEARL 047W", "etd": TODAY})
    page.orders.refresh()
    take_away(qtbot, page.orders.detail.work, "MORNING PEARL", "Remove shipment")
    assert read(workplace, lambda c: shipments.shipments_of(c, ids.order)) == []
    workplace.undo()
    assert row_of(page.orders.detail.work, "MORNING PEARL")


def test_a_new_shipment_has_nothing_to_take_away(page: OrdersPage, ids: Ids) -> None:
    page.handlers()["order_shipment"]()
    assert "Remove shipment" not in [one.text() for one in dialog().findChildren(QAbstractButton)]
    assert QApplication.activeModalWidget() is dialog()


def test_an_account_typed_by_mistake_is_taken_away_and_holds_nothing(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    with workplace.journal.change("Accounts") as session:
        for number, beneficiary in (("1", "宁波光明五金有限公司"), ("2", "Mistaken Trading")):
            bank_accounts.add_account(
                session, ids.supplier, {"beneficiary": beneficiary, "number": number, "announced_on": TODAY}
            )
    page.orders.refresh()
    page.orders.detail.tabs.setCurrentIndex(MONEY)
    assert page.orders.card is not None
    assert page.orders.card.hold is not None
    take_away(qtbot, page.orders.detail.money, "Mistaken Trading", "Remove account")
    assert page.orders.card.hold is None
    assert [one.number for one in page.orders.card.accounts] == ["1"]
    workplace.undo()
    assert page.orders.card.hold is not None


def test_a_change_of_priority_that_never_was_is_taken_away(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    with workplace.journal.change("Priority") as session:
        priorities.add_priority(
            session, ids.supplier, {"order_id": ids.order, "what": "Stop the red version", "on_date": TODAY}
        )
    page.orders.refresh()
    page.orders.detail.tabs.setCurrentIndex(PAPERS)
    take_away(qtbot, page.orders.detail.papers, "Stop the red", "Remove change")
    assert read(workplace, lambda c: priorities.priorities_of(c, order_id=ids.order)) == []
    workplace.undo()
    assert row_of(page.orders.detail.papers, "Stop the red")


def test_a_change_of_priority_names_its_person_and_counts_work_in_hours(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    with workplace.journal.change("People") as session:
        lin = add_contact(session, {"name_en": "Lin"})
        session.flush()
        add_employment(session, lin, {"supplier_id": ids.supplier})
    page.orders.refresh()
    page.orders.detail.tabs.setCurrentIndex(PAPERS)
    qtbot.keyClick(button(page.orders.detail.papers, "Note a change"), Qt.Key.Key_Space)
    fill(dialog(), what="Stop the red version", minutes="two")
    dialog().finish()
    assert "no number of hours" in dialog().lines["minutes"].error()
    fill(dialog(), minutes="1.5", contact_id=lin)
    dialog().finish()
    assert "The supplier (Lin)" in row_of(page.orders.detail.papers, "Stop the red").accessibleName()
    (kept,) = read(workplace, lambda c: priorities.priorities_of(c, order_id=ids.order))
    assert (kept.minutes, kept.contact_id) == (90, lin)
    qtbot.keyClick(row_of(page.orders.detail.papers, "Stop the red"), Qt.Key.Key_Return)
    assert dialog().editors["minutes"].text() == "1.5"


def test_the_last_reading_of_a_list_is_taken_back(
    page: OrdersPage, workplace: Workplace, ids: Ids, qtbot: QtBot
) -> None:
    with workplace.journal.change("Readings") as session:
        for name in ("Anna", "Ben"):
            checklists.add_pass(
                session, "contract", ids.supplier, checklists.Reading(TODAY, 20, name), {"parties": "yes"},
                order_id=ids.order,
            )  # fmt: skip
    page.orders.refresh()
    page.orders.detail.tabs.setCurrentIndex(PAPERS)
    qtbot.keyClick(row_of(page.orders.detail.papers, "last by Ben"), Qt.Key.Key_Return)
    assert reading().removal.text() == "Remove reading by Ben, Nov 22"
    qtbot.keyClick(reading().removal, Qt.Key.Key_Space)
    kept = read(workplace, lambda c: checklists.passes_of(c, "contract", order_id=ids.order))
    assert [(one.by_whom, one.answers) for one in kept] == [("Anna", {"parties": "yes"})]
    workplace.undo()
    assert row_of(page.orders.detail.papers, "last by Ben")
