"""Tables in the columns of HubSpot and Salesforce: what their importers and our own read in them."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from desktop.demo.fill import fill_demo
from desktop.exchange.cards import Card, CardAddress, CardBirthday, CardChannel
from desktop.exchange.crm_tables import HUBSPOT, HUBSPOT_COMPANIES, SALESFORCE, SALESFORCE_ACCOUNTS, write_crm
from desktop.exchange.exported_suppliers import supplier_cards
from desktop.exchange.exporting import Format, export
from desktop.exchange.gathering import gather, look_at
from desktop.journal.journal import Journal
from desktop.people.suppliers import SupplierFields, add_supplier

ZHANG = Card(
    full_name="张建国", chinese_name="张建国", family="张", given="建国", pinyin="Zhāng Jiànguó", english_name="James",
    company="义乌市光明五金有限公司", title="Owner", note="=SUM(1)", reports_to="7", source_id="5",
    channels=(
        CardChannel("mobile", "+86 138 0013 8000"), CardChannel("wechat", "zjg_1967"), CardChannel("mail", "z@gm.cn"),
    ),
    addresses=(CardAddress(street="春潮路118号", city="义乌", region="浙江", country="中国"),),
    birthday=CardBirthday(1, 26, 1967, lunar=True), tags=("VIP", "老客户"),
)  # fmt: skip


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_salesforce_gets_its_own_names_and_loses_nothing() -> None:
    row = rows(b"".join(write_crm([ZHANG], SALESFORCE)))[0]
    assert (row["LastName"], row["FirstName"], row["AccountName"]) == ("张", "建国", "义乌市光明五金有限公司")
    assert (row["Id"], row["ReportsToId"]) == ("5", "7")
    assert (row["MobilePhone"], row["Email"], row["Birthdate"]) == ("+86 138 0013 8000", "z@gm.cn", "")
    for told in (
        "Pinyin: Zhāng Jiànguó",
        "English name: James",
        "Birthday: lunar 01-26",
        "wechat: zjg_1967",
        "VIP, 老客户",
    ):
        assert told in row["Description"]
    assert row["Description"].startswith("'=SUM")


def test_hubspot_gets_its_own_names() -> None:
    row = rows(b"".join(write_crm([ZHANG], HUBSPOT)))[0]
    assert (row["First Name"], row["Last Name"], row["Company Name"]) == (
        "建国",
        "张",
        "义乌市光明五金有限公司",
    )
    assert (row["Street Address"], row["City"], row["Country/Region"]) == ("春潮路118号", "义乌", "中国")


@pytest.mark.parametrize(
    ("fields", "country"),
    [
        ({"address_zh": "中山西路1号", "province": "33"}, "中国"),
        ({"address_en": "1 Zhongshan West Road", "province": "33"}, "China"),
        ({"address_en": "1 Nathan Road", "province": "81"}, ""),
        ({"address_en": "1 Main Street"}, ""),
    ],
)
def test_the_country_of_a_supplier_follows_from_its_province(
    journal: Journal, fields: SupplierFields, country: str
) -> None:
    with journal.change("Supplier") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金", **fields})
    with journal.read() as connection:
        cards = list(supplier_cards(connection, [supplier]))
    assert rows(b"".join(write_crm(cards, HUBSPOT_COMPANIES)))[0]["Country/Region"] == country
    assert rows(b"".join(write_crm(cards, SALESFORCE_ACCOUNTS)))[0]["BillingCountry"] == country


@pytest.mark.parametrize(
    ("website", "domain"),
    [
        ("https://www.gm-hardware.cn/en/about?a=1", "gm-hardware.cn"),
        ("www.gm-hardware.cn", "gm-hardware.cn"),
        ("GM-Hardware.com.cn:8080", "gm-hardware.com.cn"),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_hubspot_tells_companies_apart_by_the_bare_domain(website: str, domain: str) -> None:
    card = Card(full_name="光明五金", urls=(website,) if website else ())
    assert rows(b"".join(write_crm([card], HUBSPOT_COMPANIES)))[0]["Company Domain Name"] == domain


@pytest.mark.parametrize("typed", ["+cmd|' /C calc'!A0", "+1+HYPERLINK(A1)", "+86 138\t=1"])
def test_only_a_phone_number_keeps_its_plus(typed: str) -> None:
    card = Card(full_name="A", channels=(CardChannel("mobile", typed),))
    assert rows(b"".join(write_crm([card], SALESFORCE)))[0]["MobilePhone"].startswith("'")


@pytest.mark.parametrize("card", [Card(full_name="Vincent"), Card(given="Vincent", company="Sunrise")])
def test_a_person_without_a_family_name_has_a_last_name_all_the_same(card: Card) -> None:
    row = rows(b"".join(write_crm([card], SALESFORCE)))[0]
    assert (row["LastName"], row["FirstName"]) == ("Vincent", "")


def test_we_read_again_what_we_wrote_for_them(journal: Journal, tmp_path: Path) -> None:
    fill_demo(journal, date(2026, 11, 22), touches=20)
    with journal.read() as connection:
        made = export(connection, tmp_path, kinds=[Format.HUBSPOT, Format.SALESFORCE])
    assert sorted(one.path.name for one in made) == [
        "contacts-hubspot.csv", "contacts-salesforce.csv", "suppliers-hubspot.csv", "suppliers-salesforce.csv",
    ]  # fmt: skip
    for name in ("contacts-hubspot.csv", "contacts-salesforce.csv"):
        entries = gather([look_at(tmp_path / name, None)])
        cards = [entry.entry for entry in entries if isinstance(entry.entry, Card)]
        assert len(cards) == 80
        zhang = next(card for card in cards if card.family == "张" and card.given == "建国")
        assert "光明五金" in zhang.company
        assert zhang.values("mobile", "phone")
