"""What nobody would type on purpose, and what still must not stop the journal."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from desktop.almanac.holiday_files import read_holiday_file
from desktop.commitments.follow_ups import add_follow_up
from desktop.errors import UsageError
from desktop.exchange.outcomes import Fate
from desktop.finding import find_touches
from desktop.journal.asking import Asked
from desktop.journal.journal import Journal
from desktop.journal.schema import instant, milliseconds
from desktop.people.contacts import add_contact, edit_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.people.tags import all_tags, tag
from desktop.planning.statutory_years import import_years, statutory_years
from desktop.touches.logging import TouchDraft, log_touch
from desktop.touches.tables import TouchSupplier
from desktop.touches.timeline import plain
from tests.desktop.exchange.journals import imported

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


def person(journal: Journal, name: str = "李伟") -> int:
    with journal.change("Add person") as session:
        return add_contact(session, {"name_zh": name})


@pytest.mark.parametrize(
    "filling", ["\n" * 200_000, "[" * 200_000, "[](" * 40_000, "供应商说晚两周，" * 20_000]
)
def test_a_very_long_text_is_found_without_a_wait(journal: Journal, filling: str) -> None:
    li = person(journal)
    with journal.change("Log") as session:
        log_touch(session, TouchDraft(at=NOON, people=(li,), summary="Chat", body=f"samples {filling} end"))
    with journal.read() as connection:
        hits = find_touches(connection, Asked("samples", 12))
    assert [hit.excerpt.text[:7] for hit in hits] == ["samples"]


def test_marks_of_markdown_go_and_words_stay() -> None:
    body = "# Visit\n\n- [drawing](https://example.com/a) *new*\n-\n3. 样品\n> said [sic"
    assert plain(body) == "Visit drawing new 样品 said [sic"


@pytest.mark.parametrize("year", [1, 1900, 2101, 9999])
def test_a_touch_far_from_our_time_is_refused_with_a_sentence(journal: Journal, year: int) -> None:
    li = person(journal)
    at = datetime(year, 1, 1, tzinfo=ZoneInfo("Asia/Shanghai"))
    with pytest.raises(UsageError, match="1901 to 2100"), journal.change("Log") as session:
        log_touch(session, TouchDraft(at=at, people=(li,)))


def test_a_touch_with_somebody_who_is_gone_is_refused_with_a_sentence(journal: Journal) -> None:
    li = person(journal)
    journal.undo()
    with pytest.raises(UsageError, match="no longer"), journal.change("Log") as session:
        log_touch(session, TouchDraft(at=NOON, people=(li,)))
    with pytest.raises(UsageError, match="no longer"), journal.change("Follow up") as session:
        add_follow_up(session, date(2026, 12, 1), "Ask", contact_id=li)


def test_a_number_too_large_for_the_engine_is_nobody(journal: Journal) -> None:
    with pytest.raises(UsageError, match="no longer"), journal.change("Edit") as session:
        edit_contact(session, 1 << 63, {"notes": "?"})


@pytest.mark.parametrize("zone", ["America/New_York", ""])
def test_a_call_late_in_the_evening_belongs_to_the_employer_of_that_evening(
    journal: Journal, zone: str
) -> None:
    li = person(journal)
    with journal.change("Jobs") as session:
        old, new = add_supplier(session, {"name_en": "Old"}), add_supplier(session, {"name_en": "New"})
        session.flush()
        add_employment(session, li, {"supplier_id": old, "until_date": date(2026, 6, 30)})
        add_employment(session, li, {"supplier_id": new, "from_date": date(2026, 7, 1)})
    evening = datetime(2026, 6, 30, 23, 30, tzinfo=ZoneInfo("America/New_York"))
    with journal.change("Log") as session:
        log_touch(session, TouchDraft(at=evening, people=(li,), zone=zone))
    with journal.read() as connection:
        assert connection.scalars(select(TouchSupplier.supplier_id)).all() == [old]


def test_a_moment_before_1970_comes_back_as_it_was() -> None:
    moment = datetime(1901, 1, 1, 0, 0, 0, 999_000, tzinfo=UTC)
    assert instant(milliseconds(moment)) == moment


def test_one_tag_stays_one_in_any_case_and_width(journal: Journal) -> None:
    li = person(journal)
    with journal.change("Tag") as session:
        made = {tag(session, name, contact_ids=[li]) for name in ("VIP", "vip", "ＶＩＰ", "＃ vip", "##Vip")}
    assert len(made) == 1
    with journal.read() as connection:
        assert [(row.name, row.contacts) for row in all_tags(connection)] == [("VIP", 1)]


def test_a_tag_without_a_name_costs_no_import(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Amy\r\nCATEGORIES:##,# #,VIP\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bob\r\nEND:VCARD\r\n",
        "utf-8",
    )
    assert [outcome.fate for outcome in imported(journal, path)] == [Fate.CREATED, Fate.CREATED]


def test_a_boss_with_an_impossible_id_costs_no_import(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Company,Reports To\nAmy,Hengda,guanxi-9999999999999999999\n", "utf-8")
    (outcome,) = imported(journal, path)
    assert outcome.fate is Fate.CREATED
    assert "not in the file" in outcome.reason


def test_half_a_character_in_a_list_of_holidays_is_left_out(journal: Journal) -> None:
    file = '{"year": 2027, "days": [{"name": "元\\ud800旦", "date": "2027-01-01", "isOffDay": true}]}'
    with journal.change("Bring in") as session:
        import_years(session, read_holiday_file(file, "list"))
    with journal.read() as connection:
        (year,) = statutory_years(connection, "cn")
    assert [day.name_zh for day in year.days] == ["元旦"]
