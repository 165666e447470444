"""Tags, the trash, the history and the finding of names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop import trashing
from desktop.errors import Refused, UsageError
from desktop.journal.journal import Journal
from desktop.people import tags
from desktop.people.contact_reads import ContactFilter, contact_ids
from desktop.people.contacts import add_contact, delete_contacts, edit_contact
from desktop.people.finding import PeopleIndex, load_index
from desktop.people.history_reads import history_of, record_history
from desktop.people.suppliers import add_supplier, delete_suppliers

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


def people(journal: Journal, *names: str) -> list[int]:
    with journal.change("Add people") as session:
        return [add_contact(session, {"name_zh": name}) for name in names]


def counts(journal: Journal) -> dict[str, int]:
    with journal.read() as connection:
        return {tag.name: tag.contacts + tag.suppliers for tag in tags.all_tags(connection)}


def index(journal: Journal) -> PeopleIndex:
    with journal.read() as connection:
        return load_index(connection)


def test_many_are_tagged_and_untagged_at_once_in_one_undo_step(journal: Journal) -> None:
    ids = people(journal, "王伟", "李娜", "陈芳")
    with journal.change("Tag") as session:
        fair = tags.tag(session, " #Canton  Fair ", contact_ids=ids)
        assert tags.tag(session, "canton fair", contact_ids=ids) == fair
    assert counts(journal) == {"Canton Fair": 3}
    with journal.change("Untag") as session:
        tags.untag(session, fair, contact_ids=ids[:2])
    assert counts(journal) == {"Canton Fair": 1}
    journal.undo()
    assert counts(journal) == {"Canton Fair": 3}
    with pytest.raises(UsageError), journal.change("Tag") as session:
        tags.tag(session, " # ", contact_ids=ids)


def test_the_count_of_a_tag_leaves_out_the_trash(journal: Journal) -> None:
    ids = people(journal, "王伟", "李娜")
    with journal.change("Tag") as session:
        tags.tag(session, "VIP", contact_ids=ids)
        delete_contacts(session, ids[:1])
    assert counts(journal) == {"VIP": 1}


def test_merged_tags_are_on_all_who_bore_either(journal: Journal) -> None:
    ids = people(journal, "王伟", "李娜", "陈芳")
    with journal.change("Tag") as session:
        vip = tags.tag(session, "VIP", contact_ids=ids[:2])
        key = tags.tag(session, "Key people", contact_ids=ids[1:])
        tags.set_tag_cadence(session, key, 10, 20)
    with pytest.raises(Refused, match="already"), journal.change("Rename") as session:
        tags.rename_tag(session, key, "vip")
    with journal.change("Merge tags") as session:
        tags.merge_tags(session, vip, key)
    assert counts(journal) == {"VIP": 3}
    with journal.read() as connection:
        assert tags.all_tags(connection)[0].cadence_ideal == 10
    with journal.change("Rename") as session:
        tags.rename_tag(session, vip, "Vip")
    with journal.change("Delete tag") as session:
        tags.delete_tag(session, vip)
    assert counts(journal) == {}
    journal.undo()
    assert counts(journal) == {"Vip": 3}


def test_the_trash_shows_the_last_deleted_first_and_gives_back_what_is_chosen(journal: Journal) -> None:
    wang, li = people(journal, "王伟", "李娜")
    with journal.change("Add") as session:
        supplier = add_supplier(session, {"name_en": "Hengda"})
    for step in ("first", "second"):
        with journal.change("Delete") as session:
            delete_contacts(session, [wang, li]) if step == "first" else delete_suppliers(session, [supplier])
    with journal.read() as connection:
        shown = trashing.trashed(connection)
    assert [(record.kind, record.name) for record in shown] == [
        ("supplier", "Hengda"),
        ("contact", "李娜"),
        ("contact", "王伟"),
    ]
    with journal.change("Restore") as session:
        trashing.restore(session, [("contact", wang), ("supplier", supplier), ("contact", 99)])
    with journal.read() as connection:
        assert [record.name for record in trashing.trashed(connection)] == ["李娜"]
        assert contact_ids(connection, ContactFilter()) == [wang]


def test_the_history_of_a_person_says_what_was_before(journal: Journal) -> None:
    (wang,) = people(journal, "王伟")
    with journal.change("Edit contact") as session:
        edit_contact(session, wang, {"hobbies": "tea", "name_en": "Wayne"})
    with journal.change("Delete contact") as session:
        delete_contacts(session, [wang])
    journal.undo()
    with journal.read() as connection:
        steps = record_history(connection, "contact", wang)
        assert history_of(connection, []) == []
    assert [(step.title, step.fate) for step in steps] == [
        ("Undo: Delete contact", "restored"),
        ("Delete contact", "deleted"),
        ("Edit contact", "changed"),
        ("Add people", "made"),
    ]
    changed = {change.column: (change.before, change.after) for change in steps[2].changes}
    assert changed == {"hobbies": ("", "tea"), "name_en": ("", "Wayne")}
    assert {change.column for change in steps[3].changes} >= {"name_zh", "pinyin"}


def test_names_are_found_in_the_order_of_the_list_and_follow_each_edit(journal: Journal) -> None:
    zhang, _wang = people(journal, "张建国", "王建国")
    with journal.change("Add") as session:
        hengda = add_supplier(session, {"name_zh": "宁波恒达塑胶有限公司", "name_en": "Ningbo Hengda"})
    assert index(journal).find_contacts("zjg") == [zhang]
    assert len(index(journal).find_contacts("建国")) == 2
    assert index(journal).find_suppliers("hd") == [hengda]
    with journal.change("Edit") as session:
        edit_contact(session, zhang, {"name_zh": "章子怡"})
    assert index(journal).find_contacts("zjg") == []
    with journal.change("Delete") as session:
        delete_contacts(session, [zhang])
    assert index(journal).find_contacts("zzy") == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=12), pinyin=st.text(max_size=12), english=st.text(max_size=12))
def test_any_name_that_is_kept_can_be_listed_and_undone(
    journal: Journal, name: str, pinyin: str, english: str
) -> None:
    with journal.change("Add") as session:
        contact_id = add_contact(session, {"name_zh": name, "pinyin": pinyin, "name_en": english + "x"})
    assert contact_id in index(journal).find_contacts("")
    journal.undo()
    assert contact_id not in index(journal).find_contacts("")
