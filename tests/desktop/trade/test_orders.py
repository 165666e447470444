"""Orders with their items, payments and milestones, on a real journal."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import GuanxiError, Refused, UsageError
from desktop.journal.journal import Journal
from desktop.people.suppliers import add_supplier
from desktop.planning.calendar_orders import order_bars
from desktop.planning.supplier_plans import Asked, answer
from desktop.planning.templates import template
from desktop.trade import milestones, orders, payments
from desktop.trade.exchange_rates import set_rate, worth_in_words
from desktop.trade.order_card import order_card
from desktop.trade.order_reads import order_row
from desktop.trade.orders import ItemDraft
from desktop.trade.terms import TermStep, usual_terms

TODAY = date(2026, 11, 22)


@pytest.fixture
def supplier(journal: Journal) -> int:
    with journal.change("Add") as session:
        return add_supplier(session, {"name_en": "Guangming", "name_zh": "宁波光明五金有限公司"})


@pytest.fixture
def order(journal: Journal, supplier: int) -> int:
    with journal.change("Add") as session:
        order_id = orders.add_order(session, supplier, {"title": "Hinges", "port": "Ningbo"}, TODAY)
        orders.set_items(session, order_id, [ItemDraft("Hinge", 5000, 8_550), ItemDraft("Screw", 3333, 135)])
        payments.set_terms(session, order_id, usual_terms()["30_70_inspected"].steps)
    return order_id


def steps(journal: Journal, order_id: int) -> list[tuple[str, int, int]]:
    with journal.read() as connection:
        return [(row.kind, row.amount, row.paid_amount) for row in payments.payments_of(connection, order_id)]


def test_a_value_is_counted_line_by_line_and_split_by_the_terms(journal: Journal, order: int) -> None:
    with journal.read() as connection:
        assert payments.order_value(connection, order) == 427_500 + 4_500  # 44.9955 dollars are 45.00
    assert steps(journal, order) == [("deposit", 129_600, 0), ("balance", 302_400, 0)]


def test_an_order_without_a_number_gets_the_next_one_of_the_year(journal: Journal, supplier: int) -> None:
    with journal.change("Add") as session:
        orders.add_order(session, supplier, {"number": "PO-2026-041"}, TODAY)
        orders.add_order(session, supplier, {}, TODAY)
        assert orders.next_number(session.connection(), TODAY) == "PO-2026-043"


def test_terms_that_change_after_a_payment_keep_what_was_paid(journal: Journal, order: int) -> None:
    with journal.change("Pay") as session:
        deposit = payments.payments_of(session.connection(), order)[0]
        payments.pay(session, deposit.id, TODAY, 120_000)
    with journal.change("Terms") as session:
        payments.set_terms(
            session, order, [TermStep("balance", 40, "inspection_passed"), TermStep("balance", 30, "arrival")]
        )
    assert steps(journal, order) == [
        ("deposit", 129_600, 120_000),
        ("balance", 172_800, 0),
        ("balance", 432_000 - 120_000 - 172_800, 0),
    ]


def test_a_value_that_changes_after_the_deposit_changes_the_balance(journal: Journal, order: int) -> None:
    with journal.change("Pay") as session:
        payments.pay(session, payments.payments_of(session.connection(), order)[0].id, TODAY)
        orders.set_items(session, order, [ItemDraft("Hinge", 6000, 10_000)])
    assert steps(journal, order) == [("deposit", 129_600, 129_600), ("balance", 600_000 - 129_600, 0)]


def test_a_held_payment_waits_or_says_why_it_did_not(journal: Journal, order: int) -> None:
    with journal.change("Hold") as session:
        balance = payments.payments_of(session.connection(), order)[1].id
        payments.hold_payment(session, balance, "inspection")
    with pytest.raises(Refused, match="passed inspection"), journal.change("Pay") as session:
        payments.pay(session, balance, TODAY)
    with journal.change("Pay") as session:
        payments.pay(session, balance, TODAY, despite="Boss agreed by phone")
    with journal.read() as connection:
        row = payments.payments_of(connection, order)[1]
    assert (row.paid_amount, row.note) == (302_400, "Boss agreed by phone")


@pytest.mark.parametrize(
    "draft",
    [
        ItemDraft("", 5, 1),
        ItemDraft("Hinge", 0, 1),
        ItemDraft("Hinge", -3, 1),
        ItemDraft("Hinge", 5, -1),
        ItemDraft("Hinge", 10**10, 1),
        ItemDraft("Hinge", 10**9, 10**11),
        ItemDraft("Hinge", 5, 1, product_id=4),
    ],
)
def test_a_line_that_cannot_be_leaves_the_order_as_it_was(
    journal: Journal, order: int, draft: ItemDraft
) -> None:
    with pytest.raises(UsageError), journal.change("Edit") as session:
        orders.set_items(session, order, [draft])
    with journal.read() as connection:
        assert payments.order_value(connection, order) == 432_000


@pytest.mark.parametrize("fields", [{"stage": "lost"}, {"incoterm": "FOP"}, {"currency": "Dollar"}])
def test_a_field_that_cannot_be_is_refused(journal: Journal, order: int, fields: orders.OrderFields) -> None:
    with pytest.raises(GuanxiError), journal.change("Edit") as session:
        orders.edit_order(session, order, fields, TODAY)


def plan(journal: Journal, order_id: int, supplier: int, arrival: date) -> list[milestones.MilestoneRow]:
    with journal.change("Plan") as session:
        asked = Asked(template("simple"), "arrival", arrival, supplier)
        milestones.plan_order(session, order_id, answer(session.connection(), asked, TODAY))
    with journal.read() as connection:
        return milestones.milestones_of(connection, order_id)


def test_a_plan_gives_milestones_and_days_to_the_payments(
    journal: Journal, order: int, supplier: int
) -> None:
    rows = plan(journal, order, supplier, date(2027, 3, 1))
    assert [row.key for row in rows][:3] == ["order", "materials", "production"]
    assert rows[-1].target_on == date(2027, 3, 1)
    by_key = {row.key: row.target_on for row in rows}
    with journal.read() as connection:
        due = [row.due_on for row in payments.payments_of(connection, order)]
    assert due == [by_key["order"], by_key["balance"]]


def test_planning_again_keeps_what_was_done(journal: Journal, order: int, supplier: int) -> None:
    first = plan(journal, order, supplier, date(2027, 3, 1))[0]
    with journal.change("Done") as session:
        milestones.reach(session, first.id, TODAY, TODAY)
    again = plan(journal, order, supplier, date(2027, 6, 20))[0]
    assert (again.id, again.actual_on) == (first.id, TODAY)
    assert again.target_on > first.target_on


def test_a_step_that_is_done_moves_the_stage_forward_and_never_back(
    journal: Journal, order: int, supplier: int
) -> None:
    rows = {row.key: row.id for row in plan(journal, order, supplier, date(2027, 3, 1))}
    stages = []
    for key in ("production", "order"):
        with journal.change("Done") as session:
            milestones.reach(session, rows[key], TODAY, TODAY)
            stages.append(session.get_one(orders.Order, order).stage)
    assert stages == ["inspection", "inspection"]
    with pytest.raises(Refused), journal.change("Done") as session:
        milestones.reach(session, rows["transport"], date(2027, 1, 1), TODAY)


def test_a_late_step_pushes_what_follows_over_spring_festival(
    journal: Journal, order: int, supplier: int
) -> None:
    rows = plan(journal, order, supplier, date(2027, 3, 10))
    production = next(row for row in rows if row.key == "production")
    late = date.fromordinal(production.target_on.toordinal() + 12)
    with journal.change("Late") as session:
        milestones.estimate(session, production.id, late)
    with journal.read() as connection:
        works = answer(
            connection, Asked(template("simple"), "arrival", date(2027, 3, 10), supplier), TODAY
        ).works
        found = {
            one.milestone.key: one
            for one in milestones.expected(milestones.milestones_of(connection, order), works)
        }
    assert found["production"].days == 12
    assert found["materials"].days == 0
    assert found["inspection"].days >= 10
    assert found["transport"].days > found["padding"].days > 0, "the reserve is used up first"


def test_a_payment_in_another_currency_counts_at_your_own_rate(journal: Journal, order: int) -> None:
    def paid() -> int | None:
        with journal.read() as connection:
            row = order_row(connection, order)
        assert row is not None
        return row.paid

    with journal.read() as connection:
        first = payments.payments_of(connection, order)[0]
        assert worth_in_words(connection, (900_000, "CNY"), "USD", TODAY) == "no rate of CNY into USD yet"
    with journal.change("Pay in yuan") as session:
        payments.pay(session, first.id, TODAY, 900_000, currency="cny")
    assert paid() is None, "nobody typed a rate: it is not guessed"
    with journal.change("Type a rate") as session:
        set_rate(session, "USD", "CNY", 7_200_000, TODAY)
    assert paid() == 125_000
    with journal.read() as connection:
        assert (
            worth_in_words(connection, (900_000, "CNY"), "USD", TODAY)
            == "about $1,250.00 at your rate of Nov 22"
        )
        card = order_card(connection, order, TODAY)
    assert card is not None
    assert card.paid_words == "CN¥9,000.00"
    with journal.change("Take it back") as session:
        payments.unpay(session, first.id)
    assert paid() == 0
    with journal.read() as connection:
        again = payments.payments_of(connection, order)[0]
    assert (again.currency, again.amount) == ("USD", first.amount)


def test_a_currency_that_is_none_is_refused_and_nothing_is_paid(journal: Journal, order: int) -> None:
    with journal.read() as connection:
        first = payments.payments_of(connection, order)[0]
    with pytest.raises(UsageError, match="no currency"), journal.change("Pay") as session:
        payments.pay(session, first.id, TODAY, 100, currency="yuan")
    assert steps(journal, order)[0][2] == 0


def test_a_typed_sum_stays_the_same_sum_when_the_currency_has_no_cents(journal: Journal, order: int) -> None:
    with journal.change("Tooling") as session:
        payments.set_terms(session, order, [TermStep("tooling", None, "order", 50_000)])
        session.flush()
        orders.edit_order(session, order, {"currency": "JPY"}, TODAY)
    assert steps(journal, order) == [("tooling", 500, 0)], "500 dollars become 500 yen, and not 50,000"
    with journal.change("Back") as session:
        orders.edit_order(session, order, {"currency": "EUR"}, TODAY)
    assert steps(journal, order) == [("tooling", 50_000, 0)]


def test_a_payment_that_is_taken_back_is_counted_by_what_the_order_is_worth_now(
    journal: Journal, order: int
) -> None:
    with journal.read() as connection:
        deposit = payments.payments_of(connection, order)[0]
    with journal.change("Pay") as session:
        payments.pay(session, deposit.id, TODAY)
    with journal.change("Half of it") as session:
        orders.set_items(session, order, [ItemDraft("Hinge", 2500, 8_000)])
    assert steps(journal, order) == [("deposit", 129_600, 129_600), ("balance", 70_400, 0)]
    with journal.change("It was another order") as session:
        payments.unpay(session, deposit.id)
    assert steps(journal, order) == [("deposit", 60_000, 0), ("balance", 140_000, 0)]


def test_what_was_paid_short_is_left_to_the_balance_at_once(journal: Journal, order: int) -> None:
    with journal.read() as connection:
        deposit = payments.payments_of(connection, order)[0]
    with journal.change("Fees of the bank came off") as session:
        payments.pay(session, deposit.id, TODAY, 129_000)
    assert steps(journal, order) == [("deposit", 129_600, 129_000), ("balance", 303_000, 0)]


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(1, 1, 1)])
def test_an_estimate_at_the_end_of_all_days_leaves_order_and_calendar_readable(
    journal: Journal, order: int, supplier: int, day: date
) -> None:
    with journal.change("Plan") as session:
        found = answer(session.connection(), Asked(template("simple"), "order", TODAY, supplier), TODAY)
        milestones.plan_order(session, order, found)
        session.flush()
        planned = {row.key: row for row in milestones.milestones_of(session.connection(), order)}
        first = planned["order"]
        milestones.estimate(session, first.id, day)
        milestones.move_target(session, planned["ex_factory"].id, day)
    for move in (milestones.estimate, milestones.move_target):
        with journal.change("Move") as session:
            move(session, first.id, day)
        with journal.read() as connection:
            card = order_card(connection, order, TODAY)
            assert card is not None
            assert card.milestones[0].on == day
            assert [bar.record_id for bar in order_bars(connection, TODAY)] == [order]


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(9998, 1, 1), date(1, 1, 1)])
def test_a_plan_from_a_day_beyond_the_almanac_is_told(journal: Journal, supplier: int, day: date) -> None:
    with journal.read() as connection, pytest.raises(GuanxiError, match="too far"):
        answer(connection, Asked(template("simple"), "arrival", day, supplier), TODAY)


def test_a_line_by_a_revision_that_is_gone_is_refused(journal: Journal, order: int) -> None:
    with pytest.raises(UsageError), journal.change("Items") as session:
        orders.set_items(session, order, [ItemDraft("Hinge", 1, 1, revision_id=12345)])
