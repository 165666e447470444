"""Merging two records that are one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.commitments.tables import FollowUp
from desktop.errors import UsageError
from desktop.giving.tables import Favour
from desktop.journal.history import logged_tables
from desktop.journal.journal import ChangeSession, Journal
from desktop.journal.schema import Base
from desktop.people import photos, tags
from desktop.people.alike import dismiss_pair, looks_alike, reason_text
from desktop.people.channels import add_channel
from desktop.people.contact_card import ContactCard, contact_card
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.merging import compare, merge
from desktop.people.supplier_card import supplier_card
from desktop.people.suppliers import add_supplier, rate_skill
from desktop.people.tables import Contact, Supplier
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


def state(journal: Journal) -> dict[str, list[tuple[object, ...]]]:
    with journal.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for table in logged_tables(Base.metadata)
        }


def card(journal: Journal, contact_id: int) -> ContactCard:
    with journal.read() as connection:
        found = contact_card(connection, contact_id)
    assert found is not None
    return found


def touch(session: ChangeSession, people: list[int], suppliers: list[int]) -> int:
    made = session.make(Touch, kind="call", at=NOW)
    for contact_id in people:
        session.make(TouchPerson, touch_id=made.id, contact_id=contact_id, at=NOW)
    for supplier_id in suppliers:
        session.make(TouchSupplier, touch_id=made.id, supplier_id=supplier_id, at=NOW)
    return made.id


def two_people(journal: Journal) -> tuple[int, int, int]:
    """Two records of Wang Wei who work at one supplier, with something of everything."""
    with journal.change("Begin") as session:
        here = add_supplier(session, {"name_en": "Hengda"})
        kept = add_contact(session, {"name_zh": "王伟", "hobbies": "tea"})
        other = add_contact(session, {"name_zh": "王玮", "name_en": "Wayne", "introduced_by_id": kept})
        third = add_contact(session, {"name_zh": "李娜", "introduced_by_id": other})
        add_employment(session, kept, {"supplier_id": here, "title": "经理"})
        add_employment(
            session, other, {"supplier_id": here, "from_date": date(2020, 1, 1), "reports_to_id": kept}
        )
        add_employment(session, third, {"supplier_id": here, "reports_to_id": other})
        add_channel(session, "wechat", "wangwei", contact_id=kept)
        add_channel(session, "wechat", "WangWei ", contact_id=other)
        add_channel(session, "mobile", "+86 138 0013 8000", contact_id=other, preferred=True)
        tags.tag(session, "VIP", contact_ids=[kept, other])
        tags.tag(session, "Fair", contact_ids=[other])
        photos.set_photo(session, Contact, other, "image/png", b"face")
        touch(session, [kept, other], [here])
        touch(session, [other], [here])
        session.make(FollowUp, due_on=date(2026, 12, 1), text="call", contact_id=other)
        session.make(Favour, contact_id=other, direction="given", text="samples", on_date=date(2026, 1, 1))
    return kept, other, third


def test_fields_stand_side_by_side_with_a_proposal(journal: Journal) -> None:
    kept, other, _third = two_people(journal)
    with journal.read() as connection:
        pairs = {pair.field: pair for pair in compare(connection, "contact", kept, other)}
    assert pairs["name_zh"].differs
    assert pairs["name_zh"].proposed == "first"
    assert pairs["name_en"].proposed == "second"
    assert not pairs["name_en"].differs
    assert "home_town" not in pairs


def test_everything_moves_to_the_kept_person_and_is_there_once(journal: Journal) -> None:
    kept, other, third = two_people(journal)
    with journal.change("Merge") as session:
        merge(session, "contact", kept, other, ["name_en", "photo_id"])
    shown = card(journal, kept)
    assert (shown.name_zh, shown.name_en, shown.hobbies) == ("王伟", "Wayne", "tea")
    assert shown.photo_id is not None
    assert [(channel.kind, channel.preferred) for channel in shown.channels] == [
        ("wechat", True),
        ("mobile", False),
    ]
    assert [chip.name for chip in shown.tags] == ["Fair", "VIP"]
    assert [(job.title, job.from_date, job.reports_to) for job in shown.employments] == [
        ("经理", date(2020, 1, 1), None)
    ]
    assert shown.touches == 2
    assert [person.id for person in shown.reports] == [third]
    assert [person.id for person in shown.introduced] == [third]
    assert shown.introduced_by is None
    with journal.read() as connection:
        assert connection.scalars(select(FollowUp.contact_id)).all() == [kept]
        assert connection.scalars(select(Favour.contact_id)).all() == [kept]
    gone = card(journal, other)
    assert gone.deleted_at is not None
    assert "Merged into 王伟" in gone.notes


def test_one_undo_brings_both_back_as_they_were(journal: Journal) -> None:
    kept, other, _third = two_people(journal)
    before = state(journal)
    with journal.change("Merge") as session:
        merge(session, "contact", kept, other, ["name_zh", "photo_id"])
    after = state(journal)
    assert after != before
    journal.undo()
    assert state(journal) == before
    journal.redo()
    assert state(journal) == after


def test_a_boss_who_reported_to_the_other_leaves_no_circle(journal: Journal) -> None:
    with journal.change("Begin") as session:
        a, b, x = (add_contact(session, {"name_zh": name}) for name in ("王伟", "王玮", "陈芳"))
        add_employment(session, a, {"company": "Hengda", "reports_to_id": x})
        add_employment(session, x, {"company": "Hengda", "reports_to_id": b})
    with journal.change("Merge") as session:
        merge(session, "contact", a, b)
    assert card(journal, a).employments[0].reports_to is None
    assert [person.id for person in card(journal, a).reports] == [x]


def test_merged_suppliers_share_people_ratings_and_touches(journal: Journal) -> None:
    with journal.change("Begin") as session:
        kept = add_supplier(session, {"name_en": "Hengda"})
        other = add_supplier(session, {"name_en": "Heng Da", "city_en": "Ningbo"})
        wang, li = (add_contact(session, {"name_zh": name}) for name in ("王伟", "李娜"))
        add_employment(session, wang, {"supplier_id": kept})
        add_employment(session, wang, {"supplier_id": other, "title": "经理"})
        add_employment(session, li, {"supplier_id": other})
        rate_skill(session, kept, "materials", 3, date(2026, 1, 1))
        rate_skill(session, other, "materials", 4, date(2026, 2, 1))
        touch(session, [], [kept, other])
    before = state(journal)
    with journal.change("Merge") as session:
        merge(session, "supplier", kept, other, ["city_en"])
    with journal.read() as connection:
        shown = supplier_card(connection, kept)
    assert shown is not None
    assert shown.city_en == "Ningbo"
    assert [(person.name_zh, person.title) for person in shown.people] == [("王伟", "经理"), ("李娜", "")]
    assert shown.touches == 1
    materials = next(story for story in shown.skills if story.skill == "materials")
    assert materials.newest is not None
    assert (materials.newest.rating, len(materials.older)) == (4, 1)
    journal.undo()
    assert state(journal) == before


def test_a_record_is_not_merged_with_itself_or_with_the_trash(journal: Journal) -> None:
    kept, other, third = two_people(journal)
    with pytest.raises(UsageError), journal.change("Merge") as session:
        merge(session, "contact", kept, kept)
    with journal.change("Merge") as session:
        merge(session, "contact", kept, other)
    with pytest.raises(UsageError), journal.change("Merge") as session:
        merge(session, "contact", third, other)


STEPS: tuple[Callable[[ChangeSession, list[int], int, int], object], ...] = (
    lambda s, p, i, j: add_channel(s, "mail", f"box{j}@hengda.cn", contact_id=p[i], preferred=bool(j % 2)),
    lambda s, p, i, j: tags.tag(s, f"tag {j}", contact_ids=[p[i]]),
    lambda s, p, i, j: touch(s, list({p[i], p[j]}), []),
    lambda s, p, i, j: add_employment(s, p[i], {"company": f"Co {j}", "title": "经理" if j else ""}),
    lambda s, p, i, j: s.make(FollowUp, due_on=date(2026, 12, 1 + j), contact_id=p[i]),
    lambda s, p, i, j: setattr(s.get_one(Contact, p[i]), "introduced_by_id", p[j] if i != j else None),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(0, 2)), max_size=12),
    chosen=st.sets(
        st.sampled_from(["name_zh", "pinyin", "notes", "birth_calendar", "photo_id", "introduced_by_id"])
    ),
)
def test_any_merge_is_undone_completely_and_leaves_one_preferred_channel(
    journal: Journal, steps, chosen
) -> None:
    with journal.change("Begin") as session:
        people = [add_contact(session, {"name_zh": name}) for name in ("王伟", "王玮", "陈芳")]
        session.flush()
        for which, one, two in steps:
            STEPS[which](session, people, one, two)
            session.flush()
    before = state(journal)
    with journal.change("Merge") as session:
        merge(session, "contact", people[0], people[1], chosen)
    shown = card(journal, people[0])
    assert [channel.preferred for channel in shown.channels].count(True) == min(len(shown.channels), 1)
    assert shown.introduced_by is None or shown.introduced_by.id == people[2]
    assert len({chip.id for chip in shown.tags}) == len(shown.tags)
    journal.undo()
    assert state(journal) == before


def test_look_alikes_are_proposed_surest_first_until_they_are_told_apart(journal: Journal) -> None:
    with journal.change("Begin") as session:
        here = add_supplier(session, {"name_zh": "宁波恒达"})
        a, b, c, d = (add_contact(session, {"name_zh": name}) for name in ("王伟", "王伟", "王伟", "李娜"))
        for contact_id in (a, b):
            add_employment(session, contact_id, {"supplier_id": here})
        add_channel(session, "mobile", "138 0013 8000", contact_id=c)
        add_channel(session, "phone", "+86 13800138000", contact_id=d)

    def pairs() -> list[tuple[int, int, str]]:
        with journal.read() as connection:
            return [
                (pair.first_id, pair.second_id, pair.sureness) for pair in looks_alike(connection, "contact")
            ]

    assert pairs() == [(c, d, "sure"), (a, b, "likely"), (a, c, "maybe"), (b, c, "maybe")]
    with journal.read() as connection:
        assert reason_text(looks_alike(connection, "contact")[0]) == "The same 13800138000"
    with journal.change("Not the same") as session:
        dismiss_pair(session, "contact", d, c)
        dismiss_pair(session, "contact", c, d)
    assert pairs()[0] == (a, b, "likely")
    with journal.change("Merge") as session:
        merge(session, "contact", a, b)
    assert pairs() == [(a, c, "maybe")]


def test_suppliers_with_one_credit_code_are_surely_one(journal: Journal) -> None:
    with journal.change("Begin") as session:
        for name in ("宁波恒达塑胶厂", "宁波恒达有限公司"):
            add_supplier(session, {"name_zh": name, "credit_code": "914403001922038216"})
        add_supplier(session, {"name_zh": "东莞恒达有限公司"})
    with journal.read() as connection:
        found = [(pair.sureness, pair.reason) for pair in looks_alike(connection, "supplier")]
    assert found == [("sure", "code")]
    with journal.read() as connection:
        assert len(connection.scalars(select(Supplier.id)).all()) == 3
