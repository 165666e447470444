"""Making, editing and listing suppliers."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import Refused, UsageError
from desktop.journal.journal import Journal
from desktop.people import suppliers, tags
from desktop.people.channels import add_channel
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment, end_employment
from desktop.people.supplier_card import SupplierCard, supplier_card, taxi_address
from desktop.people.supplier_reads import (
    SupplierFilter,
    SupplierRow,
    supplier_facets,
    supplier_ids,
    supplier_rows,
)
from desktop.people.suppliers import SupplierFields
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


def add(journal: Journal, fields: SupplierFields) -> int:
    with journal.change("Add supplier") as session:
        return suppliers.add_supplier(session, fields)


def edit(journal: Journal, supplier_id: int, fields: SupplierFields) -> None:
    with journal.change("Edit supplier") as session:
        suppliers.edit_supplier(session, supplier_id, fields)


def card(journal: Journal, supplier_id: int) -> SupplierCard:
    with journal.read() as connection:
        found = supplier_card(connection, supplier_id)
    assert found is not None
    return found


def listed(journal: Journal, wanted: SupplierFilter | None = None, sort: str = "name") -> list[str]:
    with journal.read() as connection:
        ids = supplier_ids(connection, wanted or SupplierFilter(), sort)  # type: ignore[arg-type]
        return [row.name_en for row in supplier_rows(connection, ids)]


def row(journal: Journal, supplier_id: int) -> SupplierRow:
    with journal.read() as connection:
        return supplier_rows(connection, [supplier_id])[0]


def touch(
    journal: Journal, at: datetime, supplier_id: int, contact_id: int | None = None, **values: object
) -> int:
    with journal.change("Log call") as session:
        made = session.make(Touch, kind="call", at=at, **values)
        session.make(TouchSupplier, touch_id=made.id, supplier_id=supplier_id, at=at)
        if contact_id is not None:
            session.make(TouchPerson, touch_id=made.id, contact_id=contact_id, at=at)
        return made.id


def test_pinyin_is_made_follows_the_name_and_stays_when_edited(journal: Journal) -> None:
    supplier_id = add(journal, {"name_zh": "义乌市光明五金有限公司"})
    assert card(journal, supplier_id).name_pinyin.startswith("Yìwū")
    edit(journal, supplier_id, {"name_zh": "宁波恒达"})
    assert "Níngbō" in card(journal, supplier_id).name_pinyin
    edit(journal, supplier_id, {"name_pinyin": "Níngbō HÉNGDÁ"})
    edit(journal, supplier_id, {"name_zh": "宁波恒大"})
    assert card(journal, supplier_id).name_pinyin == "Níngbō HÉNGDÁ"


def test_a_supplier_needs_a_name(journal: Journal) -> None:
    with pytest.raises(Refused, match="needs a name"):
        add(journal, {"city_en": "Yiwu", "name_en": "  "})
    supplier_id = add(journal, {"name_en": "Hengda"})
    with pytest.raises(Refused, match="needs a name"):
        edit(journal, supplier_id, {"name_en": ""})
    assert card(journal, supplier_id).name_en == "Hengda"


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "bakery"},
        {"status": "dead"},
        {"tier": 6},
        {"week_days": 4},
        {"lead_time_days": -1},
        {"cadence_ideal": 30, "cadence_longest": 10},
    ],
)
def test_impossible_values_are_named_and_nothing_is_kept(journal: Journal, fields: SupplierFields) -> None:
    supplier_id = add(journal, {"name_en": "A"})
    before = card(journal, supplier_id)
    with pytest.raises(UsageError) as caught:
        edit(journal, supplier_id, fields)
    assert caught.value.advice
    assert card(journal, supplier_id) == before


def test_a_wrong_credit_code_is_kept_with_a_warning(journal: Journal) -> None:
    supplier_id = add(journal, {"name_en": "A", "credit_code": " 9144 0300 1922 0382 17 "})
    shown = card(journal, supplier_id)
    assert shown.credit_code == "914403001922038217"
    assert shown.credit_verdict is not None
    assert not shown.credit_verdict.outer
    edit(journal, supplier_id, {"credit_code": "914403001922038216"})
    verdict = card(journal, supplier_id).credit_verdict
    assert verdict is not None
    assert verdict.valid


def test_the_newest_rating_counts_and_the_older_ones_are_its_story(journal: Journal) -> None:
    supplier_id = add(journal, {"name_en": "A"})
    with journal.change("Rate") as session:
        suppliers.rate_skill(session, supplier_id, "materials", 2, date(2026, 1, 5), "mixed plastics")
        suppliers.rate_skill(session, supplier_id, "materials", 4, date(2026, 6, 5))
        suppliers.rate_skill(session, supplier_id, "materials", 5, date(2026, 6, 5), "corrected")
    stories = {story.skill: story for story in card(journal, supplier_id).skills}
    assert list(stories) == [
        "certification", "foreign_trade", "materials", "communication", "transparency", "directness", "common_sense",
    ]  # fmt: skip
    newest = stories["materials"].newest
    assert newest is not None
    assert (newest.rating, newest.note) == (5, "corrected")
    assert [old.rating for old in stories["materials"].older] == [2]
    assert stories["directness"].newest is None
    with pytest.raises(UsageError), journal.change("Rate") as session:
        suppliers.rate_skill(session, supplier_id, "materials", 6, date(2026, 6, 6))


def test_deleted_suppliers_wait_in_the_trash_and_come_back(journal: Journal) -> None:
    first, _second = add(journal, {"name_en": "A"}), add(journal, {"name_en": "B"})
    with journal.change("Delete") as session:
        suppliers.delete_suppliers(session, [first])
    assert listed(journal) == ["B"]
    assert listed(journal, SupplierFilter(trashed=True)) == ["A"]
    with journal.change("Restore") as session:
        suppliers.restore_suppliers(session, [first])
    assert listed(journal) == ["A", "B"]


def test_filters_narrow_the_list_together(journal: Journal) -> None:
    a = add(journal, {"name_en": "A", "status": "active", "tier": 1, "province": "33"})
    b = add(journal, {"name_en": "B", "status": "active", "tier": 2, "province": "33", "kind": "trader"})
    add(journal, {"name_en": "C", "status": "ended", "tier": 1, "province": "44"})
    with journal.change("Tag") as session:
        tags.tag(session, "Canton Fair", supplier_ids=[a, b])
        hot = tags.tag(session, "Hot", supplier_ids=[b])
        fair = tags.tag_named(session, "canton fair")
    assert listed(journal, SupplierFilter(statuses=["active"])) == ["A", "B"]
    assert listed(journal, SupplierFilter(tiers=[1], provinces=["33"])) == ["A"]
    assert listed(journal, SupplierFilter(kinds=["trader"])) == ["B"]
    assert listed(journal, SupplierFilter(tags=[fair])) == ["A", "B"]
    assert listed(journal, SupplierFilter(tags=[fair, hot])) == ["B"]
    assert listed(journal, SupplierFilter(text_ids={b})) == ["B"]
    with journal.read() as connection:
        facets = supplier_facets(connection)
    assert facets.statuses == {"active": 2, "ended": 1}
    assert facets.tiers == {1: 2, 2: 1}
    assert facets.provinces == {"33": 2, "44": 1}


def test_sorting_by_last_touch_and_by_silence_puts_the_untouched_last(journal: Journal) -> None:
    a, b, _c = (add(journal, {"name_en": name}) for name in "ABC")
    touch(journal, NOW - timedelta(days=9), a)
    touch(journal, NOW - timedelta(days=2), b)
    assert listed(journal, sort="last_touch") == ["B", "A", "C"]
    assert listed(journal, sort="silence") == ["A", "B", "C"]


def test_only_touches_that_took_place_and_count_are_the_last_touch(journal: Journal) -> None:
    supplier_id = add(journal, {"name_en": "A"})
    real = NOW - timedelta(days=9)
    touch(journal, real, supplier_id)
    touch(journal, NOW, supplier_id, held=False)
    touch(journal, NOW, supplier_id, counts=False)
    touch(journal, NOW, supplier_id, deleted_at=NOW)
    assert row(journal, supplier_id).last_touch == real
    assert card(journal, supplier_id).last_touch == real


def test_the_main_contact_is_the_one_touched_last_among_those_who_still_work_there(journal: Journal) -> None:
    supplier_id = add(journal, {"name_en": "A"})
    with journal.change("Add people") as session:
        wang = add_contact(session, {"name_zh": "王伟"})
        li = add_contact(session, {"name_zh": "李娜"})
        add_employment(session, wang, {"supplier_id": supplier_id, "title": "经理"})
        works = add_employment(session, li, {"supplier_id": supplier_id, "title": "总经理"})
    assert row(journal, supplier_id).main_contact == "王经理"
    touch(journal, NOW, supplier_id, li)
    assert row(journal, supplier_id).main_contact == "李总"
    with journal.change("Left") as session:
        end_employment(session, works, date(2026, 11, 1))
    assert row(journal, supplier_id).main_contact == "王经理"
    shown = card(journal, supplier_id)
    assert [person.name_zh for person in shown.people] == ["王伟"]
    assert [person.name_zh for person in shown.former] == ["李娜"]
    assert shown.single_contact


def test_the_card_shows_channels_tags_and_the_address_for_a_taxi(journal: Journal) -> None:
    supplier_id = add(
        journal, {"name_zh": "光明五金", "name_en": "Guangming", "address_zh": "浙江省义乌市\r\n稠州路1号"}
    )
    with journal.change("Add") as session:
        add_channel(session, "phone", "0579-8555 1234 转 12", supplier_id=supplier_id)
        tags.tag(session, "Hot", supplier_ids=[supplier_id])
    shown = card(journal, supplier_id)
    assert shown.channels[0].link == "tel:057985551234,12"
    assert [chip.name for chip in shown.tags] == ["Hot"]
    assert taxi_address(shown) == "浙江省义乌市\n稠州路1号\n光明五金"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=20))
def test_whatever_is_typed_is_kept_in_nfc(journal: Journal, text: str) -> None:
    supplier_id = add(journal, {"name_en": "A"})
    edit(journal, supplier_id, {"notes": text, "products": unicodedata.normalize("NFD", text)})
    shown = card(journal, supplier_id)
    assert unicodedata.is_normalized("NFC", shown.notes)
    assert shown.notes == shown.products


def test_undo_brings_back_the_fields_of_many(journal: Journal) -> None:
    ids = [add(journal, {"name_en": name}) for name in "AB"]
    with journal.change("Pause") as session:
        suppliers.set_on_suppliers(session, ids, {"status": "paused"})
    assert {card(journal, i).status for i in ids} == {"paused"}
    journal.undo()
    assert {card(journal, i).status for i in ids} == {"active"}
