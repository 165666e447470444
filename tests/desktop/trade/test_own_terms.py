"""Payment terms of one's own: typed as shares, released by what one says, checked to be the whole."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.people.suppliers import add_supplier
from desktop.trade.milestones import payment_day
from desktop.trade.orders import ItemDraft, add_order, edit_order, set_items
from desktop.trade.own_terms import check_terms, own_step, parse_terms, shares
from desktop.trade.payments import pay, payments_of, set_terms
from desktop.trade.terms import TermStep, terms_hints
from desktop.trade.words import days_after, say

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("20/80", [("deposit", 20, "order"), ("balance", 80, "bl_copy")]),
        (
            "30/40/30",
            [("deposit", 30, "order"), ("balance", 40, "inspection_passed"), ("balance", 30, "bl_copy")],
        ),
        ("30 % + 70 %", [("deposit", 30, "order"), ("balance", 70, "bl_copy")]),
        ("３０／７０", [("deposit", 30, "order"), ("balance", 70, "bl_copy")]),
        ("30-70", [("deposit", 30, "order"), ("balance", 70, "bl_copy")]),
        ("100", [("balance", 100, "bl_copy")]),
    ],
)
def test_shares_are_read_as_one_types_them(typed: str, expected: list[tuple[str, int, str]]) -> None:
    steps = parse_terms(typed)
    assert [(one.kind, one.percent, one.released_by) for one in steps] == expected
    check_terms(steps)
    assert parse_terms(shares(steps)) == steps


@pytest.mark.parametrize(
    "typed", ["", "thirty", "30/x", "0/100", "101", "-5/105", "1/1/1/1/1/1/94", "12.5/87.5"]
)
def test_what_is_no_shares_is_said_in_one_sentence(typed: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_terms(typed)
    assert "no payment terms" in caught.value.message


@pytest.mark.parametrize(("typed", "together"), [("30/60", 90), ("50/60", 110)])
def test_shares_that_are_not_the_whole_are_refused(typed: str, together: int) -> None:
    with pytest.raises(UsageError) as caught:
        check_terms(parse_terms(typed))
    assert caught.value.message == f"The steps make {together} % and not 100 %."


def test_any_number_of_days_after_the_bill_of_lading_may_release() -> None:
    assert [days_after(key) for key in ("days_1", "days_45", "days_365")] == [1, 45, 365]
    assert [days_after(key) for key in ("days_0", "days_", "days_x", "days_-1", "days_1000", "order")] == [
        None
    ] * 6
    assert say("release", "days_45") == "45 days after the B/L date"
    assert say("release", "days_1") == "1 day after the B/L date"
    assert payment_day("days_45", {"ex_factory": date(2027, 1, 1)}) == date(2027, 2, 15)
    assert payment_day("days_45", {}) is None
    assert terms_hints([own_step(20, "order"), own_step(80, "days_45")]) == []


def ordered(journal: Journal) -> int:
    with journal.change("Order") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金"})
        order = add_order(session, supplier, {"currency": "USD"}, TODAY)
        set_items(session, order, [ItemDraft("Kettle", 1000, 20_000)])
        return order


def test_own_terms_are_counted_and_the_last_takes_the_rounding(journal: Journal) -> None:
    order = ordered(journal)
    with journal.change("Terms") as session:
        steps = [own_step(33, "order"), own_step(33, "golden_sample"), own_step(34, "days_45")]
        set_terms(session, order, steps)
        set_items(session, order, [ItemDraft("Kettle", 1, 333_300)])
    with journal.read() as connection:
        rows = payments_of(connection, order)
    assert [(one.kind, one.amount, one.released_by) for one in rows] == [
        ("deposit", 1100, "order"),
        ("deposit", 1100, "golden_sample"),
        ("balance", 1133, "days_45"),
    ]


def test_changed_terms_after_a_payment_count_what_was_paid(journal: Journal) -> None:
    order = ordered(journal)
    with journal.change("Terms") as session:
        set_terms(session, order, parse_terms("30/70"))
        first = payments_of(session.connection(), order)[0]
        pay(session, first.id, TODAY)
        edit_order(session, order, {"stage": "production"}, TODAY)
        set_terms(session, order, parse_terms("20/40/40"))
    with journal.read() as connection:
        rows = payments_of(connection, order)
    assert [(one.percent, one.paid_on is not None) for one in rows] == [(30, True), (30, False), (40, False)]
    assert sum(one.counted for one in rows) == 200_000


def test_a_release_that_there_is_not_is_refused(journal: Journal) -> None:
    order = ordered(journal)
    with pytest.raises(UsageError), journal.change("Terms") as session:
        set_terms(session, order, [TermStep("balance", 100, "days_0")])
