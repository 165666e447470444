"""Business licences: what is typed, what is compared, what is to be looked at twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.people.merging import merge
from desktop.people.suppliers import add_supplier
from desktop.trade.bank_accounts import add_account, differences
from desktop.trade.licences import (
    LicenceFields,
    licence_hints,
    licence_of,
    licences_of,
    parse_capital,
    plain_capital,
    remove_licence,
    set_licence,
)
from desktop.trade.supplier_papers import SupplierPapers, supplier_papers

TODAY = date(2026, 11, 22)
NAME, CODE = "宁波光明五金有限公司", "91330100799655058B"
GOOD: LicenceFields = {
    "name_zh": NAME, "credit_code": CODE, "scope": "五金制品制造、加工；货物进出口", "registry_status": "active",
    "founded_on": date(2011, 3, 2), "seen_on": TODAY,
}  # fmt: skip


@pytest.fixture
def supplier(journal: Journal) -> int:
    with journal.change("Add") as session:
        return add_supplier(session, {"name_en": "Guangming", "name_zh": NAME, "credit_code": CODE})


def papers(journal: Journal, supplier: int) -> SupplierPapers:
    with journal.read() as connection:
        return supplier_papers(connection, supplier, TODAY)


@pytest.mark.parametrize(
    ("typed", "yuan", "shown"),
    [
        ("500万元", 5_000_000, "500万元"),
        ("人民币 500 万元整", 5_000_000, "500万元"),
        ("1.2亿", 120_000_000, "12,000万元"),
        ("5,000,000", 5_000_000, "500万元"),
        ("RMB 3 million", 3_000_000, "300万元"),
        ("12345元", 12_345, "12,345元"),
        ("0", 0, "0元"),
        ("", None, ""),
    ],
)
def test_capital_is_read_as_licences_write_it(typed: str, yuan: int | None, shown: str) -> None:
    assert parse_capital(typed) == yuan
    assert plain_capital(yuan) == shown
    assert parse_capital(shown) == yuan


@pytest.mark.parametrize("typed", ["五百万元", "-500万", "1.2.3万", "万元", "a lot"])
def test_capital_that_cannot_be_read_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        parse_capital(typed)


def test_a_good_licence_leaves_nothing_to_say(journal: Journal, supplier: int) -> None:
    (missing,) = papers(journal, supplier).licence_hints
    assert "No business licence was seen yet" in missing
    with journal.change("Licence") as session:
        set_licence(session, supplier, GOOD)
    assert papers(journal, supplier).licence_hints == ()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"registry_status": "revoked"}, "Pay nothing"),
        ({"registry_status": ""}, "A photo is no proof"),
        ({"valid_until": TODAY - timedelta(days=1)}, "ran out on Nov 21, 2026"),
        ({"valid_until": TODAY + timedelta(days=90)}, "runs out on Feb 20, 2027"),
        ({"name_zh": "宁波光朋五金有限公司"}, "not the supplier's Chinese name"),
        ({"credit_code": "91110108551385082Q"}, "not the code that you keep"),
        ({"founded_on": TODAY - timedelta(days=700)}, "younger than two years"),
        ({"scope": "五金制品批发、零售"}, "may be a trader"),
        ({"name_zh": "宁波光明进出口有限公司"}, "ask who makes the goods"),
    ],
)
def test_what_does_not_fit_is_said(journal: Journal, supplier: int, wrong: LicenceFields, words: str) -> None:
    with journal.change("Licence") as session:
        set_licence(session, supplier, {**GOOD, **wrong})
    assert any(words in hint for hint in papers(journal, supplier).licence_hints)


def test_a_code_that_fails_its_check_is_kept_with_a_hint(journal: Journal, supplier: int) -> None:
    with journal.change("Licence") as session:
        set_licence(session, supplier, {**GOOD, "credit_code": "9135 0211 M000 0XUF 46"})
    found = papers(journal, supplier)
    assert found.licence is not None
    assert found.licence.credit_code == "91350211M0000XUF46"
    assert any("Verify it in the registry" in hint for hint in found.licence_hints)


def test_a_licence_of_another_day_is_a_new_one_and_the_newest_names_the_company(
    journal: Journal, supplier: int
) -> None:
    with journal.change("Licences") as session:
        set_licence(session, supplier, {**GOOD, "seen_on": TODAY - timedelta(days=400)})
        set_licence(session, supplier, {**GOOD, "name_zh": "宁波光明精工有限公司"})
    assert papers(journal, supplier).legal_name == "宁波光明精工有限公司"
    with journal.change("Remove") as session:
        newest = licence_of(session.connection(), supplier)
        assert newest is not None
        remove_licence(session, newest.id)
    assert papers(journal, supplier).legal_name == NAME
    with journal.read() as connection:
        assert licence_of(connection, supplier) is not None
        assert licence_hints(None, papers(journal, supplier).kept, TODAY)


def test_characters_that_differ_are_found_where_one_is_missing_or_too_much() -> None:
    assert differences("宁波市光明五金有限公司", NAME) == [(2, 3)]
    assert differences(NAME, "宁波市光明五金有限公司") == []
    assert differences("宁波光明五金有限公司香港分公司", NAME) == [(10, 15)]
    assert differences("宁波光朋五金有限公司", NAME) == [(3, 4)]


def test_a_changed_account_holds_and_is_compared(journal: Journal, supplier: int) -> None:
    with journal.change("Accounts") as session:
        for day, name in ((-90, NAME), (-1, "宁波光明五金有限公司香港分公司")):
            add_account(
                session,
                supplier,
                {"beneficiary": name, "number": "1", "announced_on": TODAY + timedelta(days=day)},
            )
    found = papers(journal, supplier)
    assert found.hold is not None
    assert "The beneficiary differs from the legal name." in found.account_signs


def test_merged_suppliers_with_two_licences_of_a_day_show_the_one_that_is_edited(
    journal: Journal, supplier: int
) -> None:
    with journal.change("Merge") as session:
        other = add_supplier(session, {"name_en": "Guangming Hardware"})
        session.flush()
        set_licence(session, supplier, {**GOOD, "note": "ours"})
        set_licence(session, other, {**GOOD, "note": "theirs"})
        session.flush()
        merge(session, "supplier", supplier, other)
    with journal.change("Edit") as session:
        set_licence(session, supplier, {**GOOD, "note": "edited"})
    with journal.read() as connection:
        assert [one.note for one in licences_of(connection, supplier)] == ["edited", "ours"]
        older = licences_of(connection, supplier)[1]
    with journal.change("Edit the older one") as session:
        set_licence(session, supplier, {**GOOD, "note": "mended"}, older.id)
    with journal.read() as connection:
        assert [one.note for one in licences_of(connection, supplier)] == ["edited", "mended"]
