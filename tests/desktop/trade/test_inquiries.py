"""Inquiries from the brief to the award, and the comparison of suppliers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused, UsageError
from desktop.journal.journal import Journal
from desktop.people.suppliers import add_supplier
from desktop.trade import inquiries
from desktop.trade.brief import both, brief_chinese
from desktop.trade.comparing import (
    CRITERIA,
    USUAL_WEIGHTS,
    compare,
    marks_of,
    proposed_marks,
    set_mark,
    set_weight,
    shares_of,
    weights_of,
)
from desktop.trade.inquiries import Tier
from desktop.trade.inquiry_reads import AskedRow, InquiryRow, asked_in, inquiry, inquiry_ids, inquiry_lines

TODAY = date(2026, 11, 22)


@pytest.fixture
def asked(journal: Journal) -> tuple[int, list[int]]:
    with journal.change("Ask") as session:
        three = [add_supplier(session, {"name_en": name}) for name in ("Alpha", "Beta", "Gamma")]
        inquiry_id = inquiries.add_inquiry(
            session,
            {
                "title": "Cabinet hinges",
                "title_zh": "橱柜铰链",
                "need": "Stainless steel 304, soft close",
                "need_zh": "304 不锈钢，缓冲",
                "quantity": 5000,
                "target_price": 8500,
                "port": "Ningbo",
                "homework": "introduced phoned",
            },
        )
        rows = inquiries.ask(session, inquiry_id, three, TODAY)
    return inquiry_id, rows


def rows(journal: Journal, inquiry_id: int) -> list[AskedRow]:
    with journal.read() as connection:
        return asked_in(connection, inquiry_id)


def one(journal: Journal, inquiry_id: int) -> InquiryRow:
    with journal.read() as connection:
        found = inquiry(connection, inquiry_id)
    assert found is not None
    return found


def quote(price: int, **fields: object) -> tuple[inquiries.QuoteFields, list[Tier]]:
    typed: inquiries.QuoteFields = {"on_date": TODAY + timedelta(days=2), **fields}  # type: ignore[typeddict-item]
    return typed, [Tier(1000, price + 500), Tier(5000, price)]


def test_homework_counts_what_is_ticked_and_what_is_filled_in(
    journal: Journal, asked: tuple[int, list[int]]
) -> None:
    found = one(journal, asked[0]).prepared
    assert found.score == 15 + 15 + 10 + 15 + 10
    assert found.missing[0] == "drawings"


def test_the_brief_is_ready_in_both_languages(journal: Journal, asked: tuple[int, list[int]]) -> None:
    text = both(one(journal, asked[0]))
    assert "询价：橱柜铰链\n304 不锈钢，缓冲\n数量：5,000 件" in text
    assert "Target price: USD 0.85 per pcs" in text
    assert "到货时间" not in brief_chinese(one(journal, asked[0])), "what is not known is not asked for"


def test_an_award_leaves_the_others_to_be_told(journal: Journal, asked: tuple[int, list[int]]) -> None:
    inquiry_id, (alpha, beta, gamma) = asked
    with journal.change("Quotes") as session:
        inquiries.add_quote(session, alpha, *quote(8000))
        inquiries.touch_back(session, beta, TODAY + timedelta(days=1), by_us=False, text="Which finish?")
        inquiries.touch_back(session, beta, TODAY + timedelta(days=1), by_us=True)
        inquiries.set_outcome(session, gamma, "declined", TODAY)
        inquiries.award(session, inquiry_id, alpha, TODAY + timedelta(days=9), "Best sample")
    found = rows(journal, inquiry_id)
    assert [(row.outcome, row.to_tell) for row in found] == [
        ("awarded", False),
        ("not_chosen", True),
        ("declined", False),
    ]
    assert (found[1].ours, found[1].theirs, found[1].days_to_answer) == (1, 1, 1)
    with journal.read() as connection:
        line = inquiry_lines(connection, inquiry_ids(connection))[0]
    assert (line.asked, line.answered, line.quoted, line.to_tell) == (3, 2, 1, 1)
    with journal.change("Tell") as session:
        inquiries.set_outcome(session, beta, "not_chosen", TODAY)
    assert not any(row.to_tell for row in rows(journal, inquiry_id))


def test_a_withdrawn_inquiry_asks_to_tell_everybody(journal: Journal, asked: tuple[int, list[int]]) -> None:
    with journal.change("Withdraw") as session:
        inquiries.withdraw(session, asked[0], TODAY, "Project stopped")
    assert one(journal, asked[0]).status == "withdrawn"
    assert [row.to_tell for row in rows(journal, asked[0])] == [True] * 3
    with journal.change("Reopen") as session:
        inquiries.reopen(session, asked[0])
    assert [row.outcome for row in rows(journal, asked[0])] == [""] * 3


def test_withdrawing_after_an_award_asks_to_tell_who_had_it_too(
    journal: Journal, asked: tuple[int, list[int]]
) -> None:
    with journal.change("Award") as session:
        inquiries.award(session, asked[0], asked[1][0], TODAY)
        inquiries.set_outcome(session, asked[1][1], "not_chosen", TODAY)
        inquiries.set_outcome(session, asked[1][2], "declined", None)
        inquiries.withdraw(session, asked[0], TODAY, "The client shelved it")
    assert [(row.outcome, row.to_tell) for row in rows(journal, asked[0])] == [
        ("withdrawn", True), ("not_chosen", False), ("declined", False),
    ]  # fmt: skip


def test_the_newest_quote_holds_with_the_price_for_the_quantity(
    journal: Journal, asked: tuple[int, list[int]]
) -> None:
    with journal.change("Quotes") as session:
        inquiries.add_quote(session, asked[1][0], *quote(9000))
        inquiries.add_quote(session, asked[1][0], *quote(8200, on_date=TODAY + timedelta(days=5)))
    offer = rows(journal, asked[0])[0].quote
    assert offer is not None
    assert [offer.price_at(quantity) for quantity in (None, 10, 4999, 5000)] == [8700, 8700, 8700, 8200]


def test_what_cannot_be_is_refused(journal: Journal, asked: tuple[int, list[int]]) -> None:
    with pytest.raises(UsageError), journal.change("Quote") as session:
        inquiries.add_quote(session, asked[1][0], {"on_date": TODAY}, [])
    with pytest.raises(UsageError), journal.change("Quote") as session:
        inquiries.add_quote(session, asked[1][0], {"on_date": TODAY}, [Tier(5, 1), Tier(5, 2)])
    with pytest.raises(Refused), journal.change("Answer") as session:
        inquiries.answered(session, asked[1][0], TODAY - timedelta(days=1))
    with pytest.raises(UsageError), journal.change("Edit") as session:
        inquiries.edit_inquiry(session, asked[0], {"quantity": -5})
    with pytest.raises(Refused), journal.change("Take out") as session:
        inquiries.not_asked(session, asked[1][0])


def test_without_the_last_quote_the_one_before_holds_and_the_answer_keeps_its_day(
    journal: Journal, asked: tuple[int, list[int]]
) -> None:
    later = TODAY + timedelta(days=5)
    with journal.change("Quotes") as session:
        inquiries.add_quote(session, asked[1][0], *quote(9000))
        second = inquiries.add_quote(session, asked[1][0], *quote(8200, on_date=later))
    with journal.change("Remove quote") as session:
        inquiries.remove_quote(session, second)
    one = rows(journal, asked[0])[0]
    assert [found.price_at(5000) for found in one.quotes] == [9000]
    assert one.answered_on == TODAY + timedelta(days=2)


def test_without_any_quote_the_first_message_is_the_answer(
    journal: Journal, asked: tuple[int, list[int]]
) -> None:
    later = TODAY + timedelta(days=5)
    with journal.change("Quote and message") as session:
        only = inquiries.add_quote(session, asked[1][0], *quote(9000))
        inquiries.touch_back(session, asked[1][0], later, by_us=False)
    with journal.change("Remove quote") as session:
        inquiries.remove_quote(session, only)
    one = rows(journal, asked[0])[0]
    assert (one.quotes, one.answered_on) == ((), later)


def test_quotes_in_several_currencies_get_no_mark_for_the_price(
    journal: Journal, asked: tuple[int, list[int]]
) -> None:
    with journal.change("Quotes") as session:
        for number, asked_id in enumerate(asked[1]):
            inquiries.add_quote(session, asked_id, *quote(8000 + 2000 * number, lead_days=30 * (number + 1)))
    marks = proposed_marks(rows(journal, asked[0]), 5000)
    assert [marks[one]["price"] for one in asked[1]] == [5, 4, 3]
    assert [marks[one]["lead_time"] for one in asked[1]] == [5, 1, 1]
    with journal.change("Yuan") as session:
        inquiries.add_quote(
            session, asked[1][2], *quote(60_000, currency="CNY", on_date=TODAY + timedelta(days=9))
        )
    assert all("price" not in found for found in proposed_marks(rows(journal, asked[0]), 5000).values())


def test_marks_and_weights_are_kept_for_the_inquiry(journal: Journal, asked: tuple[int, list[int]]) -> None:
    with journal.change("Mark") as session:
        set_weight(session, asked[0], "certificates", 9)
        set_mark(session, asked[1][0], "quality", 5, "the sample was perfect")
        set_mark(session, asked[1][0], "quality", 4)
        set_mark(session, asked[1][1], "fit", 3)
        set_mark(session, asked[1][1], "fit", None)
    with journal.read() as connection:
        assert weights_of(connection, asked[0]) == {**USUAL_WEIGHTS, "certificates": 9}
        assert marks_of(connection, asked[1]) == {asked[1][0]: {"quality": 4}}


def test_neither_price_nor_speed_can_decide_alone() -> None:
    loud = {**dict.fromkeys(CRITERIA, 1), "price": 10, "speed": 10}
    shares = shares_of(loud)
    assert (shares["price"], shares["speed"]) == (0.25, 0.1)
    cheap = dict.fromkeys(CRITERIA, 2) | {"price": 5, "speed": 5}
    good = dict.fromkeys(CRITERIA, 5) | {"price": 2, "speed": 2}
    assert [found.asked_id for found in compare(loud, {1: cheap, 2: good})] == [2, 1]


@given(st.fixed_dictionaries({key: st.integers(0, 10) for key in CRITERIA}))
def test_shares_make_one_whole_at_most(weights: dict[str, int]) -> None:
    shares = shares_of(weights)
    assert sum(shares.values()) <= 1 + 1e-9
    assert shares["price"] <= 0.25 + 1e-9
    assert shares["speed"] <= 0.1 + 1e-9
    if any(weights[key] for key in CRITERIA if key not in ("price", "speed")):
        assert abs(sum(shares.values()) - 1) < 1e-9


def test_a_quote_from_before_the_question_answers_it_at_once(
    journal: Journal, asked: tuple[int, list[int]]
) -> None:
    inquiry_id, (first, second, _third) = asked
    with journal.change("Price list of yesterday") as session:
        for row, day in ((first, TODAY - timedelta(days=1)), (second, TODAY + timedelta(days=2))):
            inquiries.add_quote(session, row, {"on_date": day}, [Tier(1000, 8000)])
    found = rows(journal, inquiry_id)
    assert [row.days_to_answer for row in found] == [0, 2, None]
    marks = proposed_marks(found, 5000)
    assert (marks[first]["speed"], marks[second]["speed"]) == (5, 1)


def test_the_day_of_a_quote_that_is_put_right_is_the_day_of_the_answer(
    journal: Journal, asked: tuple[int, list[int]]
) -> None:
    inquiry_id, (first, *_others) = asked
    with journal.change("Quote") as session:
        quote = inquiries.add_quote(session, first, {"on_date": TODAY + timedelta(days=40)}, [Tier(1, 8000)])
    with journal.change("Typed wrongly") as session:
        inquiries.edit_quote(session, quote, {"on_date": TODAY + timedelta(days=4)}, [Tier(1, 8000)])
    assert rows(journal, inquiry_id)[0].days_to_answer == 4
    with journal.change("A message came first") as session:
        inquiries.touch_back(session, first, TODAY + timedelta(days=2), by_us=False)
    with journal.change("Later") as session:
        inquiries.edit_quote(session, quote, {"on_date": TODAY + timedelta(days=5)}, [Tier(1, 8000)])
    assert rows(journal, inquiry_id)[0].days_to_answer == 2


def test_a_supplier_who_is_not_asked_yet_is_taken_out_with_the_marks_and_not_after_a_word(
    journal: Journal, asked: tuple[int, list[int]]
) -> None:
    inquiry_id, before = asked
    with journal.change("Two more") as session:
        two = [add_supplier(session, {"name_en": name}) for name in ("Delta", "Epsilon")]
        session.flush()
        delta, epsilon = inquiries.ask(session, inquiry_id, two, None)
        session.flush()
        set_mark(session, delta, "price", 3)
        inquiries.touch_back(session, epsilon, TODAY, by_us=True, text="May we ask you?")
    with journal.change("Take out") as session:
        inquiries.not_asked(session, delta)
    with pytest.raises(Refused), journal.change("Take out") as session:
        inquiries.not_asked(session, epsilon)
    assert [row.id for row in rows(journal, inquiry_id)] == [*before, epsilon]
    journal.undo()
    with journal.read() as connection:
        assert marks_of(connection, [delta]) == {delta: {"price": 3}}
