"""Bank accounts with their hold, checklists, agreements, licences, priorities, rates, samples, terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.errors import GuanxiError, Refused, UsageError
from desktop.journal.journal import Journal
from desktop.people.suppliers import add_supplier
from desktop.trade import (
    bank_accounts,
    checklists,
    licences,
    papers,
    priorities,
    products,
    samples,
    shipments,
)
from desktop.trade.bank_accounts import differences, same_name, warning_signs
from desktop.trade.checklists import Reading, pass_hints
from desktop.trade.exchange_rates import (
    all_rates,
    converted,
    own_currency,
    rates_into,
    remove_rate,
    set_rate,
    summed_up,
)
from desktop.trade.money import parse_rate, plain_rate
from desktop.trade.orders import ItemDraft, add_order, order_hints, set_items
from desktop.trade.payments import pay, payments_of, set_terms
from desktop.trade.terms import terms_hints, usual_terms

TODAY = date(2026, 11, 22)
LEGAL = "宁波光明五金有限公司"


@pytest.fixture
def supplier(journal: Journal) -> int:
    with journal.change("Add") as session:
        return add_supplier(session, {"name_en": "Guangming", "name_zh": LEGAL})


@pytest.fixture
def order(journal: Journal, supplier: int) -> int:
    with journal.change("Order") as session:
        order_id = add_order(session, supplier, {}, TODAY)
        set_items(session, order_id, [ItemDraft("Hinge", 100, 10_000)])
        set_terms(session, order_id, usual_terms()["30_70_inspected"].steps)
    return order_id


def announce(journal: Journal, supplier: int, name: str, day: int, **fields: object) -> int:
    with journal.change("Account") as session:
        typed: bank_accounts.AccountFields = {  # type: ignore[typeddict-item]
            "beneficiary": name, "number": f"33{day}", "announced_on": TODAY + timedelta(day), **fields
        }  # fmt: skip
        return bank_accounts.add_account(session, supplier, typed)


def test_a_changed_account_holds_all_payments_until_three_proofs_are_there(
    journal: Journal, supplier: int, order: int
) -> None:
    announce(journal, supplier, LEGAL, -100)
    with journal.read() as connection:
        assert bank_accounts.account_hold(connection, supplier) is None, "a first account changes nothing"
        step = payments_of(connection, order)[0].id
    changed = announce(journal, supplier, LEGAL, 0)
    for missing, proof in ((3, "call"), (2, "notice"), (1, "name")):
        with pytest.raises(Refused, match=f"{missing} of 3"), journal.change("Pay") as session:
            pay(session, step, TODAY)
        with journal.change("Proof") as session:
            bank_accounts.give_proof(session, changed, proof, TODAY, "陈经理 0574-8888")  # type: ignore[arg-type]
    with journal.change("Pay") as session:
        pay(session, step, TODAY)
    with journal.read() as connection:
        assert payments_of(connection, order)[0].account_id == changed
    with journal.change("Take back") as session:
        bank_accounts.take_proof_back(session, changed, "notice")
    with journal.read() as connection:
        hold = bank_accounts.account_hold(connection, supplier)
    assert hold is not None
    assert hold.account.missing == ("notice",)


def test_a_name_that_differs_by_one_character_needs_a_reason(journal: Journal, supplier: int) -> None:
    changed = announce(journal, supplier, "宁波光朋五金有限公司", 0)
    with pytest.raises(UsageError, match="legal name"), journal.change("Proof") as session:
        bank_accounts.give_proof(session, changed, "name", TODAY)
    with pytest.raises(UsageError, match="number"), journal.change("Proof") as session:
        bank_accounts.give_proof(session, changed, "call", TODAY)


@pytest.mark.parametrize(
    ("name", "same", "where"),
    [
        (LEGAL, True, []),
        ("宁波光明五金有限公司 ", True, [(10, 11)]),
        ("宁波光朋五金有限公司", False, [(3, 4)]),
        ("宁波光明五金厂", False, [(6, 7)]),
        ("Guangming Trading", False, [(0, 9), (10, 17)]),
        ("", False, []),
    ],
)
def test_names_are_compared_character_by_character(
    name: str, same: bool, where: list[tuple[int, int]]
) -> None:
    assert same_name(name, LEGAL) is same
    if name.strip() == name and "Trading" not in name:
        assert differences(name, LEGAL) == where


def test_brackets_of_another_width_are_no_difference() -> None:
    assert same_name("光明(宁波)五金有限公司", "光明（宁波）五金有限公司")


def test_suspicious_signs_are_named(journal: Journal, supplier: int) -> None:
    announce(journal, supplier, LEGAL, -100)
    announce(journal, supplier, "Wang Wei", 0, region="HK", personal=True)
    with journal.read() as connection:
        rows = bank_accounts.accounts_of(connection, [supplier])[supplier]
    assert len(warning_signs(rows[0], rows[1], LEGAL)) == 4
    assert warning_signs(rows[1], None, LEGAL) == []


def read(journal: Journal, supplier: int, order: int, day: int, minutes: int, who: str) -> None:
    lines = checklists.checklists()["contract"].items
    with journal.change("Read") as session:
        reading = Reading(TODAY + timedelta(day), minutes, who)
        answers = {line.key: "yes" for line in lines[:-1]}
        checklists.add_pass(session, "contract", supplier, reading, answers, order_id=order)


def hints(journal: Journal, order: int) -> list[str]:
    with journal.read() as connection:
        passes = checklists.passes_of(connection, "contract", order_id=order)
    return pass_hints(checklists.checklists()["contract"], passes)


def test_a_contract_is_read_three_times_on_three_days_without_rush(
    journal: Journal, supplier: int, order: int
) -> None:
    assert hints(journal, order) == ["3 readings are missing."]
    read(journal, supplier, order, 0, 2, "Anna")
    assert "2 readings are missing." in hints(journal, order)
    assert any("not read" in hint for hint in hints(journal, order))
    read(journal, supplier, order, 0, 30, "Anna")
    assert any("one day" in hint for hint in hints(journal, order))
    read(journal, supplier, order, 2, 30, "Anna")
    assert any("somebody else" in hint for hint in hints(journal, order))
    assert hints(journal, order)[-1].startswith("1 line is open: Company or contract chop")


def test_a_reading_needs_a_known_list_line_and_answer(journal: Journal, supplier: int) -> None:
    for list_key, who, answers in (
        ("poem", "Anna", {}),
        ("contract", "", {}),
        ("contract", "Anna", {"weather": "yes"}),
        ("contract", "Anna", {"parties": "perhaps"}),
    ):
        with pytest.raises(UsageError), journal.change("Read") as session:
            checklists.add_pass(session, list_key, supplier, Reading(TODAY, 5, who), answers)


def test_every_list_is_there_in_both_languages() -> None:
    for checklist in checklists.checklists().values():
        assert len(checklist.items) >= 12
        assert all(item.english and item.hanzi for item in checklist.items)


@pytest.mark.parametrize(
    ("terms", "word", "said"),
    [
        ("30_70_documents", "", 0),
        ("30_70_documents", "dingjin", 2),
        ("30_70_shipment", "", 1),
        ("all_before", "", 1),
        ("open_30", "", 0),
    ],
)
def test_payment_terms_are_commented(terms: str, word: str, said: int) -> None:
    assert len(terms_hints(usual_terms()[terms].steps, word)) == said


def test_terms_that_do_not_make_a_hundred_are_told() -> None:
    steps = usual_terms()["30_70_documents"].steps
    assert "30 %" in terms_hints(steps[:1])[0]
    assert len(order_hints("EXW", "Ningbo")) == len(order_hints("FOB", "")) == len(order_hints("", "")) == 1
    assert order_hints("FOB", "Ningbo") == []


def test_papers_say_what_they_lack(journal: Journal, supplier: int, order: int) -> None:
    with journal.change("Contract") as session:
        papers.add_agreement(
            session,
            supplier,
            {"kind": "contract", "signed_on": TODAY, "chops": "finance", "party_zh": "宁波光明贸易有限公司"},
            order,
        )
        papers.add_agreement(
            session,
            supplier,
            {"kind": "nnn", "signed_on": TODAY, "chops": "company", "signer": "王总", "bilingual": True},
        )
    with journal.read() as connection:
        nnn, contract = papers.agreements_of(connection, supplier, order)
        assert papers.agreements_of(connection, supplier, None)
    assert len(papers.agreement_hints(contract, LEGAL)) == 4
    assert papers.agreement_hints(nnn, LEGAL) == []
    assert (nnn.chopped, contract.chopped) == (True, False)
    with pytest.raises(UsageError), journal.change("Contract") as session:
        papers.add_agreement(session, supplier, {"chops": "rubber duck"})


def test_a_licence_gives_the_legal_name(journal: Journal, supplier: int) -> None:
    with journal.change("Licence") as session:
        licences.set_licence(session, supplier, {"name_zh": "宁波光明五金制造有限公司", "seen_on": TODAY})
        licences.set_licence(session, supplier, {"credit_code": "9133 0100 7996 5505 8B", "seen_on": TODAY})
    with journal.read() as connection:
        licence = licences.licence_of(connection, supplier)
        assert bank_accounts.legal_name(connection, supplier) == "宁波光明五金制造有限公司"
    assert licence is not None
    assert licence.credit_code == "91330100799655058B"


def test_a_changed_priority_needs_words(journal: Journal, supplier: int, order: int) -> None:
    with journal.change("Change") as session:
        typed: priorities.PriorityFields = {
            "on_date": TODAY,
            "changed_by": "us",
            "what": "Stop the red version",
        }
        first = priorities.add_priority(session, supplier, {**typed, "order_id": order, "minutes": 180})
        priorities.edit_priority(session, first, {"settlement": "We pay the samples", "settled_on": TODAY})
    with journal.read() as connection:
        row = priorities.priorities_of(connection, order_id=order)[0]
    assert (row.minutes, row.settlement) == (180, "We pay the samples")
    assert (row.hours, replace(row, minutes=0).hours) == ("3", "")
    for minutes in (1, 20, 90, 600, 60_020, 525_600):
        assert priorities.minutes_of(replace(row, minutes=minutes).hours) == minutes
    for wrong in ({"what": " "}, {"changed_by": "fate"}, {"minutes": -1}, {"currency": "$"}):
        with pytest.raises(GuanxiError), journal.change("Change") as session:
            priorities.edit_priority(session, first, wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(("hours", "minutes"), [("", 0), ("2", 120), ("1.5", 90), ("1,5", 90), ("0.1", 6)])
def test_work_is_typed_in_hours(hours: str, minutes: int) -> None:
    assert priorities.minutes_of(hours) == minutes


@pytest.mark.parametrize("typed", ["two", "-1", "nan", "1e9"])
def test_what_is_no_number_of_hours_is_told(typed: str) -> None:
    with pytest.raises(UsageError, match=typed):
        priorities.minutes_of(typed)


def test_sums_are_converted_only_by_typed_rates(journal: Journal) -> None:
    with journal.change("Rate") as session:
        set_rate(session, "USD", "EUR", 920_000, TODAY - timedelta(days=9))
        set_rate(session, "usd", "eur", 900_000, TODAY)
        set_rate(session, "USD", "EUR", 990_000, TODAY + timedelta(days=1))
    with journal.read() as connection:
        rates = rates_into(connection, "EUR", TODAY)
    assert converted({"USD": 10_000, "EUR": 500}, "EUR", rates) == 9_500
    assert converted({"USD": 10_000, "CNY": 500}, "EUR", rates) is None
    with pytest.raises(UsageError), journal.change("Rate") as session:
        set_rate(session, "USD", "USD", 1_000_000, TODAY)


def test_one_sum_names_its_day_and_the_rate_that_is_missing(journal: Journal) -> None:
    amounts = [(10_000, "USD"), (500, "EUR"), (0, "JPY")]

    def said() -> str:
        with journal.read() as connection:
            return summed_up(connection, amounts, TODAY)

    assert said() == "€5.00 + $100.00"
    with journal.change("Rate") as session:
        set_rate(session, "EUR", "CNY", 7_800_000, TODAY - timedelta(days=19), "Bank of China")
    assert said() == "€5.00 + $100.00 (no rate of USD into CNY yet)"
    with journal.change("Rate") as session:  # typed the other way round
        set_rate(session, "CNY", "USD", 140_000, TODAY - timedelta(days=3))
        set_rate(session, "EUR", "CNY", 7_900_000, TODAY - timedelta(days=2))
    with journal.read() as connection:
        assert own_currency(connection) == "CNY"
        assert [(one.currency, one.source) for one in all_rates(connection)][-1] == ("EUR", "Bank of China")
    assert said() == "€5.00 + $100.00 (about CN¥753.79 at your rate of Nov 19)"
    with journal.change("Remove") as session:
        for rate in all_rates(session.connection()):
            remove_rate(session, rate.id)
    assert said() == "€5.00 + $100.00"


@pytest.mark.parametrize(("typed", "kept"), [("7.12", 7_120_000), ("0,1404", 140_400), ("7", 7_000_000)])
def test_a_rate_is_read_as_it_is_written(typed: str, kept: int) -> None:
    assert parse_rate(typed) == kept
    assert parse_rate(plain_rate(kept)) == kept


def test_a_rate_below_a_millionth_and_no_number_are_refused(journal: Journal) -> None:
    for wrong in ("-7", "seven", ""):
        with pytest.raises(UsageError):
            parse_rate(wrong)
    with pytest.raises(UsageError), journal.change("Rate") as session:
        set_rate(session, "VND", "EUR", parse_rate("0.0000001"), TODAY)


def test_samples_go_round_by_round_to_the_golden_one(journal: Journal, supplier: int) -> None:
    with journal.change("Samples") as session:
        product = products.add_product(session, {"name_en": "Hinge", "name_zh": "铰链"})
        products.add_revision(session, product, "A", TODAY - timedelta(days=60))
        first = samples.ask_sample(session, product, supplier, TODAY - timedelta(days=50))
        products.add_revision(session, product, "B", TODAY - timedelta(days=30), changed="Thicker")
        second = samples.ask_sample(session, product, supplier, TODAY - timedelta(days=20))
        samples.edit_sample(session, first, {"verdict": "rejected"})
    with pytest.raises(Refused), journal.change("Seal") as session:
        samples.seal_sample(session, first, TODAY, "")
    with pytest.raises(Refused), journal.change("Days") as session:
        samples.edit_sample(session, second, {"sent_on": TODAY - timedelta(days=21)})
    with journal.change("Seal") as session:
        samples.edit_sample(session, second, {"verdict": "approved", "verdict_on": TODAY})
        samples.seal_sample(session, second, TODAY, "one piece each")
    with journal.read() as connection:
        rows = samples.samples_of(connection, product_id=product)
        golden = samples.golden_sample(connection, product, supplier)
        assert products.products(connection)[0].revision == "B"
    assert [(row.round, row.revision) for row in rows] == [(1, "A"), (2, "B")]
    assert golden is not None
    assert golden.id == second
    with journal.change("Judge again") as session:
        samples.edit_sample(session, second, {"verdict": "changes"})
    with journal.read() as connection:
        assert samples.golden_sample(connection, product, supplier) is None


def test_a_shipment_says_which_days_do_not_fit(journal: Journal, order: int) -> None:
    with journal.change("Ship") as session:
        typed: shipments.ShipmentFields = {
            "vessel": "EVER GOLDEN 0123W",
            "etd": TODAY,
            "eta": TODAY - timedelta(1),
        }
        shipments.add_shipment(session, order, {**typed, "cutoff_on": TODAY + timedelta(1)})
    with journal.read() as connection:
        row = shipments.shipments_of(connection, order)[0]
    assert len(shipments.shipment_hints(row)) == 2


def test_a_rate_that_was_typed_the_other_way_is_exact(journal: Journal) -> None:
    with journal.change("Rates") as session:
        set_rate(session, "USD", "KRW", 1_400_000_000, TODAY)  # 1,400 won
        set_rate(session, "USD", "VND", 25_500_000_000, TODAY)
    with journal.read() as connection:
        rates = rates_into(connection, "USD", TODAY)
    assert converted({"KRW": 1_400_000_000}, "USD", rates) == 100_000_000, "a million dollars"
    assert converted({"VND": 2_550_000_000}, "USD", rates) == 10_000_000, "a hundred thousand dollars"
