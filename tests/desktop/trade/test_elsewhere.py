"""Orders outside their own page: on Today, in the search, among the headless commands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Connection

from desktop.errors import UsageError
from desktop.journal.asking import Asked
from desktop.journal.journal import Journal
from desktop.people.suppliers import add_supplier
from desktop.today.orders import OrderAlert, order_alerts
from desktop.trade import bank_accounts, inquiries, milestones, orders, payments
from desktop.trade.command import found_order, leverage_dict, order_dict, talk_named
from desktop.trade.finding import find_inquiries, find_orders, find_products
from desktop.trade.orders import ItemDraft
from desktop.trade.products import ProductFields, add_product, delete_products
from desktop.trade.terms import usual_terms

TODAY = date(2026, 11, 22)


@pytest.fixture
def order(journal: Journal) -> int:
    with journal.change("Add") as session:
        supplier = add_supplier(session, {"name_en": "Guangming", "name_zh": "宁波光明五金有限公司"})
        fields: orders.OrderFields = {"number": "PO-7", "title": "Hinges 铰链", "stage": "confirmed"}
        order_id = orders.add_order(session, supplier, fields, TODAY)
        orders.set_items(session, order_id, [ItemDraft("Hinge", 100, 10_000)])
        payments.set_terms(session, order_id, usual_terms()["30_70_inspected"].steps)
        milestones.add_milestone(session, order_id, "Deposit", TODAY - timedelta(days=4))
        milestones.add_milestone(session, order_id, "Labels", TODAY + timedelta(days=9))
        inquiries.add_inquiry(session, {"title": "Travel mug", "title_zh": "旅行杯"})
    return order_id


def alerts(journal: Journal) -> list[OrderAlert]:
    with journal.read_raw() as raw:
        return order_alerts(raw, TODAY)


def test_today_names_what_is_late_what_falls_due_and_what_changed(journal: Journal, order: int) -> None:
    assert [(one.kind, one.english) for one in alerts(journal)] == [("late", "Deposit")]
    with journal.change("Due") as session:
        step = payments.payments_of(session.connection(), order)[0]
        payments.edit_payment(session, step.id, due_on=TODAY + timedelta(days=2))
        supplier = session.get_one(orders.Order, order).supplier_id
        for day in (-200, -1):
            typed: bank_accounts.AccountFields = {
                "beneficiary": "宁波光明五金有限公司", "number": str(-day), "announced_on": TODAY + timedelta(day)
            }  # fmt: skip
            bank_accounts.add_account(session, supplier, typed)
    assert [one.kind for one in alerts(journal)] == ["account", "late", "payment"]
    with journal.change("Done") as session:
        orders.move_order(session, order, "done", TODAY)
    assert alerts(journal) == []


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [("铰链", ["order"]), ("旅行", ["inquiry"]), ("hing", ["order"]), ("zzz", []), ("", [])],
)
def test_orders_and_inquiries_are_found_by_their_words(
    journal: Journal, order: int, typed: str, kinds: list[str]
) -> None:
    with journal.read() as connection:
        assert _kinds_found(connection, typed) == kinds
    with journal.change("Trash") as session:
        orders.delete_orders(session, [order])
    with journal.read() as connection:
        assert "order" not in _kinds_found(connection, typed)


def _kinds_found(connection: Connection, typed: str) -> list[str]:
    asked = Asked(typed, 9)
    return [hit.kind for find in (find_orders, find_inquiries) for hit in find(connection, asked)]


def test_a_product_is_found_by_its_number_and_its_names(journal: Journal) -> None:
    with journal.change("Product") as session:
        fields: ProductFields = {"name_en": "Garden light", "name_zh": "花园灯", "code": "GL-210"}
        product = add_product(session, fields)
    for typed in ("GL-210", "花园", "gard"):
        with journal.read() as connection:
            hits = find_products(connection, Asked(typed, 9))
        assert [(hit.kind, hit.id) for hit in hits] == [("product", product)], typed
    with journal.change("Trash") as session:
        delete_products(session, [product])
    with journal.read() as connection:
        assert find_products(connection, Asked("GL-210", 9)) == []


def test_an_order_is_given_by_number_or_id_with_its_leverage(journal: Journal, order: int) -> None:
    with journal.read() as connection:
        row = found_order(connection, "po-7")
        assert found_order(connection, str(order)) == row
        told = order_dict(connection, row)
        found = leverage_dict(connection, row, TODAY, talk_named("rework"))
        with pytest.raises(UsageError):
            found_order(connection, "PO-9")
    assert (told["value"], [one["amount"] for one in told["payments"]]) == (10_000, [3000, 7000])
    assert [one["target"] for one in told["milestones"]] == ["2026-11-18", "2026-12-01"]
    assert (found["index"], found["talk"], found["position"]["balance"]) == (40, "rework", 10_000)
    with pytest.raises(UsageError):
        talk_named("lunch")


def test_what_was_paid_in_yuan_is_told_in_yuan(journal: Journal, order: int) -> None:
    with journal.change("Pay") as session:
        first = payments.payments_of(session.connection(), order)[0]
        payments.pay(session, first.id, TODAY, 21_600, currency="CNY")
    with journal.read() as connection:
        told = order_dict(connection, found_order(connection, "PO-7"))["payments"]
        assert isinstance(told, list)
        assert [(one["amount"], one["currency"]) for one in told] == [(21_600, "CNY"), (7000, "USD")]
