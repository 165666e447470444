"""Making, editing and listing people."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from desktop.errors import Refused, UsageError
from desktop.journal.journal import Journal
from desktop.people import photos, tags
from desktop.people.birthdays import Birthday
from desktop.people.channels import add_channel, prefer_channel, remove_channel, reorder_channels
from desktop.people.contact_card import ContactCard, contact_card
from desktop.people.contact_reads import ContactFilter, contact_ids, contact_rows
from desktop.people.contacts import (
    ContactFields,
    add_contact,
    delete_contacts,
    edit_contact,
    restore_contacts,
    set_on_contacts,
)
from desktop.people.employments import (
    EmploymentFields,
    add_employment,
    edit_employment,
    end_employment,
    has_left,
    meet_boss,
    remove_employment,
)
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Contact

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


def add(journal: Journal, fields: ContactFields) -> int:
    with journal.change("Add contact") as session:
        return add_contact(session, fields)


def edit(journal: Journal, contact_id: int, fields: ContactFields) -> None:
    with journal.change("Edit contact") as session:
        edit_contact(session, contact_id, fields)


def employ(journal: Journal, contact_id: int, fields: EmploymentFields) -> int:
    with journal.change("Add employment") as session:
        return add_employment(session, contact_id, fields)


def supplier(journal: Journal, name: str) -> int:
    with journal.change("Add supplier") as session:
        return add_supplier(session, {"name_en": name})


def card(journal: Journal, contact_id: int) -> ContactCard:
    with journal.read() as connection:
        found = contact_card(connection, contact_id)
    assert found is not None
    return found


def listed(journal: Journal, wanted: ContactFilter | None = None) -> list[str]:
    with journal.read() as connection:
        ids = contact_ids(connection, wanted or ContactFilter())
        return [row.name_zh or row.name_en for row in contact_rows(connection, ids)]


def test_a_chinese_name_is_split_read_and_sorted_by_its_pinyin(journal: Journal) -> None:
    add(journal, {"name_zh": "张建国"})
    contact_id = add(journal, {"name_zh": "欧阳娜娜"})
    add(journal, {"name_zh": "单雄信"})
    shown = card(journal, contact_id)
    assert (shown.family_zh, shown.given_zh, shown.pinyin) == ("欧阳", "娜娜", "Ōuyáng Nànà")
    assert listed(journal) == ["欧阳娜娜", "单雄信", "张建国"]


def test_a_person_may_say_where_the_family_name_ends(journal: Journal) -> None:
    contact_id = add(journal, {"name_zh": "东方红"})
    edit(journal, contact_id, {"family_zh": "东"})
    shown = card(journal, contact_id)
    assert (shown.family_zh, shown.given_zh) == ("东", "方红")
    assert shown.pinyin == "Dōng Fānghóng"


def test_edited_pinyin_stays_and_made_pinyin_follows(journal: Journal) -> None:
    contact_id = add(journal, {"name_zh": "单田芳"})
    assert card(journal, contact_id).pinyin == "Shàn Tiánfāng"
    edit(journal, contact_id, {"name_zh": "单田方"})
    assert card(journal, contact_id).pinyin == "Shàn Tiánfāng"
    edit(journal, contact_id, {"pinyin": "Dān Tiánfāng"})
    edit(journal, contact_id, {"name_zh": "单天方"})
    assert card(journal, contact_id).pinyin == "Dān Tiánfāng"


def test_the_form_of_address_follows_the_title_until_it_is_edited(journal: Journal) -> None:
    here = supplier(journal, "Hengda")
    contact_id = add(journal, {"name_zh": "李伟", "gender": "m"})
    assert card(journal, contact_id).form_of_address == "李先生"
    job = employ(journal, contact_id, {"supplier_id": here, "title": "Sales Manager"})
    assert card(journal, contact_id).form_of_address == "李经理"
    with journal.change("Promote") as session:
        edit_employment(session, job, {"title": "总经理"})
    assert card(journal, contact_id).form_of_address == "李总"
    edit(journal, contact_id, {"form_of_address": "李哥"})
    with journal.change("Demote") as session:
        edit_employment(session, job, {"title": "工程师"})
    assert card(journal, contact_id).form_of_address == "李哥"


def test_a_contact_needs_some_name(journal: Journal) -> None:
    with pytest.raises(Refused, match="needs a name"):
        add(journal, {"home_town": "温州"})
    contact_id = add(journal, {"form_of_address": "王师傅"})
    assert listed(journal) == [""]
    with pytest.raises(Refused):
        edit(journal, contact_id, {"form_of_address": ""})


def test_a_birthday_is_kept_as_typed(journal: Journal) -> None:
    contact_id = add(journal, {"name_en": "Anna", "birthday": Birthday("lunar", 6, 1, None, leap=True)})
    assert card(journal, contact_id).birthday == Birthday("lunar", 6, 1, None, leap=True)
    edit(journal, contact_id, {"hobbies": "tea"})
    assert card(journal, contact_id).birthday is not None
    edit(journal, contact_id, {"birthday": None})
    assert card(journal, contact_id).birthday is None
    with pytest.raises(UsageError):
        edit(journal, contact_id, {"birthday": Birthday("solar", 2, 30)})


def test_introductions_are_seen_from_both_sides(journal: Journal) -> None:
    wang = add(journal, {"name_zh": "王伟"})
    li = add(journal, {"name_zh": "李娜", "introduced_by_id": wang})
    introducer = card(journal, li).introduced_by
    assert introducer is not None
    assert introducer.shown == "王伟"
    assert [person.shown for person in card(journal, wang).introduced] == ["李娜"]
    with pytest.raises(Refused, match="themselves"):
        edit(journal, li, {"introduced_by_id": li})


def test_a_photo_takes_the_place_of_the_one_before(journal: Journal) -> None:
    contact_id = add(journal, {"name_zh": "王伟"})
    for data in (b"\xff\xd8first", b"\xff\xd8second"):
        with journal.change("Set photo") as session:
            photos.set_photo(session, Contact, contact_id, "image/jpeg", data)
    with journal.read() as connection:
        photo_id = card(journal, contact_id).photo_id
        assert photo_id is not None
        assert photos.photo_data(connection, photo_id) == b"\xff\xd8second"
        assert connection.scalar(text("SELECT count(*) FROM photo")) == 1
    with journal.change("Clear photo") as session:
        photos.clear_photo(session, Contact, contact_id)
    assert card(journal, contact_id).photo_id is None
    journal.undo()
    journal.undo()
    with journal.read() as connection:
        photo_id = card(journal, contact_id).photo_id
        assert photo_id is not None
        assert photos.photo_data(connection, photo_id) == b"\xff\xd8first"
    with pytest.raises(Refused, match="too large"), journal.change("Set photo") as session:
        photos.set_photo(session, Contact, contact_id, "image/jpeg", bytes(50_001))


def test_reporting_lines_may_not_be_a_circle_and_may_name_someone_unknown(journal: Journal) -> None:
    here = supplier(journal, "Hengda")
    boss, rep, clerk = (add(journal, {"name_zh": name}) for name in ("王总", "李经理", "陈芳"))
    top = employ(journal, boss, {"supplier_id": here, "reports_to_name": "赵董事长"})
    employ(journal, rep, {"supplier_id": here, "reports_to_id": boss})
    employ(journal, clerk, {"supplier_id": here, "reports_to_id": rep})
    with pytest.raises(Refused, match="circle"), journal.change("Edit") as session:
        edit_employment(session, top, {"reports_to_id": clerk})
    assert card(journal, boss).employments[0].reports_to_name == "赵董事长"
    assert [person.shown for person in card(journal, boss).reports] == ["李经理"]
    with pytest.raises(Refused, match="circle"):
        employ(journal, boss, {"company": "Side business", "reports_to_id": boss})


def test_a_boss_who_was_only_a_name_becomes_a_person(journal: Journal) -> None:
    here, there = supplier(journal, "Hengda"), supplier(journal, "Other")
    rep, clerk, boss = (add(journal, {"name_zh": name}) for name in ("李伟", "陈芳", "赵强"))
    employ(journal, rep, {"supplier_id": here, "reports_to_name": "赵总"})
    employ(journal, clerk, {"supplier_id": there, "reports_to_name": "赵总"})
    with journal.change("Meet the boss") as session:
        assert meet_boss(session, here, " 赵总 ", boss) == 1
    reports_to = card(journal, rep).employments[0].reports_to
    assert reports_to is not None
    assert reports_to.id == boss
    assert card(journal, clerk).employments[0].reports_to_name == "赵总"


def test_someone_who_has_left_keeps_their_trail(journal: Journal) -> None:
    old, new = supplier(journal, "Old"), supplier(journal, "New")
    contact_id = add(journal, {"name_zh": "王伟"})
    employ(journal, contact_id, {"supplier_id": old, "title": "经理", "from_date": date(2020, 3, 1)})
    with journal.change("Has left") as session:
        has_left(session, contact_id, date(2026, 5, 1))
    assert listed(journal, ContactFilter(without_job=True)) == ["王伟"]
    with pytest.raises(Refused), journal.change("Has left") as session:
        has_left(session, contact_id, date(2026, 5, 1))
    now = employ(journal, contact_id, {"supplier_id": new, "title": "总监", "from_date": date(2026, 6, 1)})
    assert [job.company_en for job in card(journal, contact_id).employments] == ["New", "Old"]
    assert listed(journal, ContactFilter(suppliers=[new])) == ["王伟"]
    assert listed(journal, ContactFilter(suppliers=[old])) == []
    with pytest.raises(UsageError, match="before it begins"), journal.change("End") as session:
        end_employment(session, now, date(2026, 1, 1))
    with journal.change("Remove") as session:
        remove_employment(session, now)
    assert [job.company_en for job in card(journal, contact_id).employments] == ["Old"]


def test_exactly_one_channel_is_preferred(journal: Journal) -> None:
    contact_id = add(journal, {"name_zh": "王伟"})
    with journal.change("Add channels") as session:
        wechat = add_channel(session, "wechat", "wang_wei88", contact_id=contact_id)
        mail = add_channel(session, "mail", "wang@hengda.cn", contact_id=contact_id)
        phone = add_channel(session, "mobile", "138 0013 8000", contact_id=contact_id)

    def preferred() -> list[int]:
        return [channel.id for channel in card(journal, contact_id).channels if channel.preferred]

    assert preferred() == [wechat]
    with journal.change("Prefer") as session:
        prefer_channel(session, mail)
    assert preferred() == [mail]
    with journal.change("Reorder") as session:
        reorder_channels(session, [phone, wechat, mail])
    with journal.change("Remove") as session:
        remove_channel(session, mail)
    assert preferred() == [phone]
    with journal.read() as connection:
        assert contact_rows(connection, [contact_id])[0].channel == "mobile"
    with pytest.raises(UsageError), journal.change("Add") as session:
        add_channel(session, "mail", "  ", contact_id=contact_id)
    with pytest.raises(UsageError), journal.change("Add") as session:
        add_channel(session, "pigeon", "x", contact_id=contact_id)


def test_many_are_deleted_restored_and_set_at_once(journal: Journal) -> None:
    ids = [add(journal, {"name_en": name}) for name in ("Anna", "Ben", "Cara")]
    with journal.change("Delete") as session:
        delete_contacts(session, ids[:2])
    assert listed(journal) == ["Cara"]
    with journal.change("Restore") as session:
        restore_contacts(session, ids)
    assert listed(journal) == ["Anna", "Ben", "Cara"]
    with journal.change("Set cadence") as session:
        set_on_contacts(session, ids, {"cadence_ideal": 20})
    cadence = card(journal, ids[1]).cadence
    assert cadence is not None
    assert (cadence.ideal, cadence.longest, cadence.source) == (20, 30, "contact")
    journal.undo()
    assert card(journal, ids[1]).cadence is None


def test_a_tag_brings_its_cadence(journal: Journal) -> None:
    contact_id = add(journal, {"name_en": "Anna"})
    with journal.change("Tag") as session:
        vip = tags.tag(session, "VIP", contact_ids=[contact_id])
        tags.set_tag_cadence(session, vip, 7, None)
    cadence = card(journal, contact_id).cadence
    assert cadence is not None
    assert (cadence.ideal, cadence.longest, cadence.source) == (7, 11, "tag")


def test_somebody_who_left_is_listed_with_where_they_worked_last(journal: Journal) -> None:
    contact_id = add(journal, {"name_zh": "王伟"})
    first, last = supplier(journal, "Old Works"), supplier(journal, "Sunrise")
    for house, until in ((last, date(2026, 10, 1)), (first, date(2020, 1, 1))):
        job = employ(journal, contact_id, {"supplier_id": house, "from_date": date(2019, 1, 1)})
        with journal.change("Leave") as session:
            end_employment(session, job, until)
    with journal.read() as connection:
        (row,) = contact_rows(connection, [contact_id])
    assert row.job is None
    assert row.left == ("", "Sunrise")
    employ(journal, contact_id, {"supplier_id": first})
    with journal.read() as connection:
        (row,) = contact_rows(connection, [contact_id])
    assert row.left == ("", "")
