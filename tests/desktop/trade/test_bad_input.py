"""What people type wrong in buying, line by line: a hint or a clear sentence, nothing lost, nothing blocked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop import paths, texts
from desktop.chinese.credit_code import check_credit_code
from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.people.suppliers import add_supplier, delete_suppliers
from desktop.quality.inspections import InspectionFields, plan_inspection
from desktop.quality.sampling import plan_for
from desktop.trade import milestones, orders, payments
from desktop.trade.day_hints import closed_day_hint
from desktop.trade.exchange_rates import set_rate, summed_up
from desktop.trade.items import items_of
from desktop.trade.money import parse_price
from desktop.trade.order_reads import order_ids, order_row
from desktop.trade.orders import ItemDraft
from desktop.trade.terms import usual_terms
from desktop.trashing import restore

TODAY = date(2026, 11, 22)


@pytest.fixture
def supplier(journal: Journal) -> int:
    with journal.change("Add") as session:
        return add_supplier(session, {"name_en": "Guangming", "name_zh": "宁波光明五金有限公司"})


@pytest.fixture
def order(journal: Journal, supplier: int) -> int:
    with journal.change("Order") as session:
        made = orders.add_order(session, supplier, {"stage": "confirmed"}, TODAY)
        orders.set_items(session, made, [ItemDraft("Hinge", 1000, 20_000)])
        payments.set_terms(session, made, usual_terms()["30_70_inspected"].steps)
    return made


@pytest.mark.parametrize("quantity", [0, -5, 10**12])
def test_a_negative_or_absurd_quantity_is_refused_with_a_sentence(
    journal: Journal, order: int, quantity: int
) -> None:
    with pytest.raises(UsageError) as told, journal.change("Edit") as session:
        orders.set_items(session, order, [ItemDraft("Hinge", quantity, 20_000)])
    assert str(quantity) in told.value.message
    assert told.value.advice
    with journal.read() as connection:
        assert [item.quantity for item in items_of(connection, order)] == [1000]


@pytest.mark.parametrize("quantity", [0, -5])
def test_the_sentence_names_the_field_as_the_screen_does(journal: Journal, order: int, quantity: int) -> None:
    before = texts.language()
    texts.use("zh_CN", paths.i18n())
    try:
        with pytest.raises(UsageError) as told, journal.change("Edit") as session:
            orders.set_items(session, order, [ItemDraft("Hinge", quantity, 20_000)])
    finally:
        texts.use(before, paths.i18n())
    assert told.value.message == f"数量不能是 {quantity}。"


def test_a_machine_priced_in_won_is_no_mistake(journal: Journal, order: int) -> None:
    with journal.change("Edit") as session:
        orders.edit_order(session, order, {"currency": "KRW"}, TODAY)
        orders.set_items(session, order, [ItemDraft("Press", 1, parse_price("85,000,000"))])
    with journal.read() as connection:
        assert [item.unit_price for item in items_of(connection, order)] == [850_000_000_000]


def test_an_order_that_nobody_can_pay_is_refused_with_a_sentence(journal: Journal, order: int) -> None:
    with pytest.raises(UsageError) as told, journal.change("Edit") as session:
        orders.set_items(session, order, [ItemDraft("Hinge", 5000, parse_price("99999999999"))])
    assert told.value.message == "No order is worth that much."


@pytest.mark.parametrize(
    "wrong", [{"aql_major": "3"}, {"aql_minor": "10"}, {"lot": 0}, {"lot": -8}, {"level": "IV"}]
)
def test_what_no_sampling_table_has_is_refused(
    journal: Journal, supplier: int, wrong: InspectionFields
) -> None:
    fields: InspectionFields = {
        "supplier_id": supplier, "product": "Hinge", "kind": "final", "planned_on": TODAY, "lot": 800,
    }  # fmt: skip
    with pytest.raises(UsageError) as told, journal.change("Plan") as session:
        plan_inspection(session, {**fields, **wrong})
    assert told.value.advice


def test_a_lot_of_one_is_inspected_whole(journal: Journal, supplier: int) -> None:
    found = plan_for(1, "II")
    assert (found.pieces, found.inspect_all) == (1, True)
    with journal.change("Plan") as session:
        assert plan_inspection(
            session,
            {"supplier_id": supplier, "product": "Mould", "kind": "final", "planned_on": TODAY, "lot": 1},
        )


def test_terms_that_change_after_a_payment_lose_nothing_of_it(journal: Journal, order: int) -> None:
    with journal.change("Pay") as session:
        payments.pay(session, payments.payments_of(session.connection(), order)[0].id, TODAY)
    with journal.change("Terms") as session:
        payments.set_terms(session, order, usual_terms()["open_30"].steps)
    with journal.read() as connection:
        kept = payments.payments_of(connection, order)
        row = order_row(connection, order)
    assert (kept[0].paid_on, kept[0].paid_amount) == (TODAY, 60_000)
    assert row is not None
    assert sum(one.amount for one in kept if one.paid_on is None) + kept[0].paid_amount == row.value


def test_a_paid_deposit_is_not_asked_again_by_other_terms(journal: Journal, order: int) -> None:
    with journal.change("Pay") as session:
        payments.pay(session, payments.payments_of(session.connection(), order)[0].id, TODAY)
    for terms, shares in (("30_40_30", [30, 40, 30]), ("all_before", [30, 70]), ("30_70_shipment", [30, 70])):
        with journal.change("Terms") as session:
            payments.set_terms(session, order, usual_terms()[terms].steps)
        with journal.read() as connection:
            assert [one.percent for one in payments.payments_of(connection, order)] == shares


def test_deleting_a_supplier_keeps_its_open_orders_and_says_so(
    journal: Journal, supplier: int, order: int
) -> None:
    with journal.read() as connection:
        assert orders.open_orders_of(connection, [supplier]) == 1
    with journal.change("Trash") as session:
        delete_suppliers(session, [supplier])
    with journal.read() as connection:
        assert order_ids(connection) == [order]
        row = order_row(connection, order)
    assert row is not None
    assert row.supplier_en == "Guangming"
    with journal.change("Restore") as session:
        restore(session, [("supplier", supplier)])
    with journal.read() as connection:
        assert orders.open_orders_of(connection, [supplier]) == 1


def test_currencies_are_summed_each_by_itself_and_never_silently(journal: Journal) -> None:
    amounts = [(100_000, "USD"), (50_000, "CNY"), (700, "JPY")]
    with journal.read() as connection:
        assert summed_up(connection, amounts, TODAY) == "CN¥500.00 + ¥700 + $1,000.00"
    with journal.change("Rate") as session:
        set_rate(session, "USD", "CNY", 7_100_000, TODAY)
    with journal.read() as connection:
        assert "no rate of JPY into CNY yet" in summed_up(connection, amounts, TODAY)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 2, 10), "The factory is closed from"),
        (date(2026, 11, 29), "no working day"),
        (date(2026, 11, 25), ""),
        (date(2150, 1, 1), ""),
    ],
)
def test_a_day_in_a_shutdown_is_kept_with_a_hint(
    journal: Journal, supplier: int, order: int, day: date, words: str
) -> None:
    with journal.change("Milestone") as session:
        step = milestones.add_milestone(session, order, "Materials", TODAY + timedelta(days=3))
        milestones.move_target(session, step, day)
    with journal.read() as connection:
        assert milestones.milestones_of(connection, order)[0].target_on == day
        hint = closed_day_hint(connection, supplier, day)
    assert words in hint
    assert bool(words) == bool(hint)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("91350211M0000XUF46", "Verify it in the registry"),
        ("9133010057462616XH", "probably a typo"),
        ("9133010079965505", "has 18 characters"),
    ],
)
def test_a_code_that_fails_its_check_is_kept_with_advice(journal: Journal, code: str, words: str) -> None:
    with journal.change("Add") as session:
        supplier = add_supplier(session, {"name_en": "Hengda", "credit_code": code})
    assert supplier
    assert words in check_credit_code(code).advice
