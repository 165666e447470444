"""Saved views: what they let through, in which order and words, and that they are kept, undone and read with care."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from desktop.errors import UsageError
from desktop.fields.defining import FieldDraft, add_field, trash_field
from desktop.fields.filling import fill_in_typed
from desktop.journal.journal import ChangeSession, Journal
from desktop.notes.keeping import make_note
from desktop.people.birthdays import Birthday
from desktop.people.channels import add_channel
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier, delete_suppliers
from desktop.people.tags import tag
from desktop.touches.logging import TouchDraft, log_touch
from desktop.views.attributes import Look
from desktop.views.cells import view_cells, view_groups
from desktop.views.criteria import HOWS, Criterion, criterion_words, from_json, how_label, to_json
from desktop.views.kinds import KINDS, view_kind
from desktop.views.query import ViewQuery
from desktop.views.reads import saved_views, view_counts
from desktop.views.ready import READY
from desktop.views.saving import (
    ViewDraft,
    add_view,
    edit_view,
    order_views,
    set_view_pinned,
    trash_views,
)
from desktop.views.selecting import view_count, view_ids
from desktop.views.tables import SavedView

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LOOK = Look(NOW, ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def ids(journal: Journal) -> dict[str, int]:
    """Three suppliers, three people, three touches, two notes, and custom fields on them."""
    with journal.change("Fill") as session:
        made = {
            "gm": add_supplier(session, {"name_zh": "光明五金", "name_en": "Guangming", "tier": 1,
                "city_zh": "义乌", "province": "33", "address_zh": "北苑街道", "since": date(2019, 5, 1)}),
            "hd": add_supplier(session, {"name_zh": "恒达塑胶", "tier": 2, "status": "prospect", "city_en": "Dongguan",
                "lead_time_days": 30}),
            "cx": add_supplier(session, {"name_en": "Morningstar", "tier": 1}),
            "li": add_contact(session, {"name_zh": "李伟", "birthday": Birthday("lunar", 8, 15, 1985)}),
            "wang": add_contact(session, {"name_zh": "王芳"}),
            "amy": add_contact(session, {"name_en": "Amy", "home_town": "Ningbo"}),
        }  # fmt: skip
        session.flush()
        add_employment(
            session, made["li"], {"supplier_id": made["gm"], "decision_role": "decides", "title": "总经理"}
        )
        add_employment(session, made["wang"], {"supplier_id": made["hd"], "decision_role": "prepares"})
        add_channel(session, "wechat", "li_wei", contact_id=made["li"])
        tag(session, "VIP", supplier_ids=[made["gm"], made["cx"]], contact_ids=[made["li"]])
        made["fair"] = tag(session, "Canton Fair", supplier_ids=[made["gm"]])
        for key, days, who in (("new", 3, "li"), ("old", 90, "wang"), ("asked", 20, "li")):
            asks = "何时出货?" if key == "asked" else ""
            draft = TouchDraft(
                at=NOW - timedelta(days=days), people=(made[who],), summary=f"{key} 交期", asks=asks
            )
            made[key] = log_touch(session, draft)
        made["open"] = make_note(session, date(2026, 11, 22), title="Visit 拜访", body="#质检 ok")
        made["secret"] = make_note(session, date(2026, 11, 22), title="Politics", body="x", private=True)
        session.flush()
        define(session, made)
    return made


def define(session: ChangeSession, made: dict[str, int]) -> None:
    """Define a custom field of most kinds and fill some in."""
    made["machines"] = add_field(session, "supplier", FieldDraft("Machines", "number"))
    made["price"] = add_field(session, "supplier", FieldDraft("Price", "money"))
    made["until"] = add_field(session, "supplier", FieldDraft("Until", "date"))
    made["audits"] = add_field(
        session, "supplier", FieldDraft("Audits", "choices", choices=[(None, "BSCI"), (None, "Sedex")])
    )
    made["mother"] = add_field(session, "supplier", FieldDraft("Parent", "link", link="supplier"))
    made["exports"] = add_field(session, "supplier", FieldDraft("Exports", "yes"))
    made["nick"] = add_field(session, "contact", FieldDraft("Nickname"))
    made["room"] = add_field(session, "touch", FieldDraft("Room"))
    for field, record, typed in (
        ("machines", "gm", "12"), ("machines", "hd", "9"), ("price", "gm", "USD 1.50"),
        ("until", "gm", "2027-03-01"), ("until", "hd", "lunar 2026-8-15"), ("until", "cx", "八月十五"),
        ("audits", "gm", "BSCI; Sedex"), ("audits", "cx", "Sedex"), ("mother", "cx", "Guangming"),
        ("exports", "gm", "yes"), ("exports", "hd", "no"), ("nick", "amy", "小艾"), ("room", "new", "兰花厅"),
    ):  # fmt: skip
        fill_in_typed(session, made[field], made[record], typed)


def through(journal: Journal, ids: dict[str, int], query: ViewQuery, look: Look = LOOK) -> list[str]:
    """Return the keys of what a view lets through, and see that its count is the same."""
    names = {record_id: key for key, record_id in ids.items()}
    with journal.read() as connection:
        found = view_ids(connection, query, look)
        assert view_count(connection, query, look) == len(found)
    return [names[one] for one in found]


def asked(kind: str, attribute: str, how: str, *values: str) -> ViewQuery:
    return ViewQuery(kind, criteria=(Criterion(attribute, how, values),))  # type: ignore[arg-type]


def own(ids: dict[str, int], key: str) -> str:
    return f"field:{ids[key]}"


@pytest.mark.parametrize(
    ("kind", "attribute", "how", "values", "expected"),
    [
        ("supplier", "name", "has", ("五金",), "gm"),
        ("supplier", "name", "has", ("guang MING",), "gm"),
        ("supplier", "status", "any", ("prospect",), "hd"),
        ("supplier", "status", "none", ("prospect",), "gm cx"),
        ("supplier", "tier", "any", ("1", "3"), "gm cx"),
        ("supplier", "city", "empty", (), "cx"),
        ("supplier", "city", "filled", (), "gm hd"),
        ("supplier", "address_zh", "empty", (), "hd cx"),
        ("supplier", "since", "range", ("2019-01-01", ""), "gm"),
        ("supplier", "since", "range", ("", "2018-12-31"), ""),
        ("supplier", "since", "empty", (), "hd cx"),
        ("supplier", "lead_time_days", "range", ("10", "30"), "hd"),
        ("supplier", "touched", "last", ("30",), "gm"),
        ("supplier", "touched", "older", ("60",), "hd"),
        ("supplier", "touched", "empty", (), "cx"),
        ("supplier", "people", "range", ("1", ""), "gm hd"),
        ("supplier", "role", "none", ("decides",), "hd cx"),
        ("contact", "birthday", "empty", (), "wang amy"),
        ("contact", "birthday", "filled", (), "li"),
        ("contact", "channel", "any", ("wechat",), "li"),
        ("contact", "title", "has", ("经理",), "li"),
        ("contact", "home_town", "has", ("ningbo",), "amy"),
        ("touch", "asks", "filled", (), "asked"),
        ("touch", "answered", "any", ("1",), ""),
        ("touch", "held", "any", ("1",), "new old asked"),
        ("touch", "at", "older", ("30",), "old"),
        ("note", "tag", "any", ("质检",), "open"),
        ("note", "private", "any", ("1",), "secret"),
        ("note", "day", "empty", (), "open secret"),
    ],
)  # fmt: skip
def test_a_criterion_lets_through_what_it_says(
    journal: Journal, ids: dict[str, int], kind: str, attribute: str, how: str, values: tuple[str, ...], expected: str
) -> None:  # fmt: skip
    assert set(through(journal, ids, asked(kind, attribute, how, *values))) == set(expected.split())


@pytest.mark.parametrize("typed", ["Éva", "Éva sørENSEN"])
def test_letters_with_marks_are_found_as_they_are_written(journal: Journal, typed: str) -> None:
    with journal.change("Add") as session:
        eva = add_contact(session, {"name_en": "Éva Sørensen"})
        add_contact(session, {"name_en": "Eva"})
    assert through(journal, {"eva": eva}, asked("contact", "name", "has", typed)) == ["eva"]


@pytest.mark.parametrize("typed", ["many", "sNaN", "NaN", "1e400"])
def test_a_number_that_is_none_lets_nothing_through(
    journal: Journal, ids: dict[str, int], typed: str
) -> None:
    assert through(journal, ids, asked("supplier", "people", "range", typed, "")) == []


def test_tags_and_records_are_asked_for_by_their_ids(journal: Journal, ids: dict[str, int]) -> None:
    with journal.read() as connection:
        keys = view_kind(connection, "supplier").attributes["tag"].choices
        assert keys is not None
        vip = next(key for key, words in keys(connection) if words == "VIP")
    fair = str(ids["fair"])
    assert set(through(journal, ids, asked("supplier", "tag", "any", vip, fair))) == {"gm", "cx"}
    assert through(journal, ids, asked("supplier", "tag", "all", vip, fair)) == ["gm"]
    assert set(through(journal, ids, asked("supplier", "tag", "none", fair))) == {"hd", "cx"}
    assert through(journal, ids, asked("supplier", "tag", "any", "123")) == []
    assert through(journal, ids, asked("contact", "supplier", "any", str(ids["gm"]))) == ["li"]
    assert set(through(journal, ids, asked("touch", "contact", "any", str(ids["li"])))) == {"new", "asked"}


def test_custom_fields_are_asked_for_like_all_others(journal: Journal, ids: dict[str, int]) -> None:
    def lets(key: str, how: str, *values: str) -> set[str]:
        return set(through(journal, ids, asked("supplier", own(ids, key), how, *values)))

    assert lets("machines", "range", "10", "") == {"gm"}
    assert lets("machines", "empty") == {"cx"}
    assert lets("price", "range", "", "2") == {"gm"}
    assert lets("until", "range", "2027-01-01", "2027-12-31") == {"gm"}
    assert lets("until", "older", "30") == {"hd"}, "a lunar day is compared by the solar day that it is"
    assert lets("until", "filled") == {"gm", "hd", "cx"}, "a day without a year is filled in all the same"
    assert lets("exports", "any", "no") == {"hd"}
    assert lets("mother", "any", str(ids["gm"])) == {"cx"}
    with journal.read() as connection:
        attribute = view_kind(connection, "supplier").attributes[own(ids, "audits")]
        assert attribute.choices is not None
        bsci, sedex = (key for key, _words in attribute.choices(connection))
    assert lets("audits", "any", sedex) == {"gm", "cx"}
    assert lets("audits", "all", bsci, sedex) == {"gm"}
    assert lets("audits", "empty") == {"hd"}
    assert through(journal, ids, asked("contact", own(ids, "nick"), "has", "小艾")) == ["amy"]
    assert through(journal, ids, asked("touch", own(ids, "room"), "filled")) == ["new"]


def test_several_criteria_must_all_hold_and_what_is_gone_asks_for_nothing(
    journal: Journal, ids: dict[str, int]
) -> None:
    both = ViewQuery(
        "supplier",
        criteria=(Criterion("tier", "any", ("1",)), Criterion(own(ids, "machines"), "empty")),
    )
    assert through(journal, ids, both) == ["cx"]
    with journal.change("Trash field") as session:
        trash_field(session, ids["machines"])
    assert set(through(journal, ids, both)) == {"gm", "cx"}


def test_words_find_by_names_pinyin_and_texts(journal: Journal, ids: dict[str, int]) -> None:
    assert through(journal, ids, ViewQuery("supplier", words="gm")) == ["gm"]
    assert through(journal, ids, ViewQuery("contact", words="wangfang")) == ["wang"]
    assert set(through(journal, ids, ViewQuery("touch", words="交期"))) == {"new", "old", "asked"}
    assert through(journal, ids, ViewQuery("touch", words="兰花")) == ["new"], "by what a custom field says"
    assert through(journal, ids, ViewQuery("note", words="拜访")) == ["open"]
    assert through(journal, ids, ViewQuery("note", words="!")) == []


def test_a_private_note_is_not_there_while_presenting(journal: Journal, ids: dict[str, int]) -> None:
    assert set(through(journal, ids, ViewQuery("note"))) == {"open", "secret"}
    assert through(journal, ids, ViewQuery("note"), replace(LOOK, hide_private=True)) == ["open"]


def test_the_order_is_that_of_an_attribute_with_empty_ones_last(
    journal: Journal, ids: dict[str, int]
) -> None:
    def ordered(sort: str, *, descending: bool = False) -> list[str]:
        return through(journal, ids, ViewQuery("supplier", sort=sort, descending=descending))

    assert ordered("") == ["gm", "hd", "cx"]
    assert ordered(own(ids, "machines")) == ["hd", "gm", "cx"]
    assert ordered(own(ids, "machines"), descending=True) == ["gm", "hd", "cx"]
    assert ordered("touched", descending=True) == ["gm", "hd", "cx"]
    assert ordered("touched") == ["hd", "gm", "cx"]
    assert ordered("gone") == ["gm", "hd", "cx"]
    assert ordered("name", descending=True) == ["cx", "hd", "gm"]


def test_cells_say_what_the_records_say(journal: Journal, ids: dict[str, int]) -> None:
    keys = (
        "name",
        "city",
        "tier",
        "touched",
        "role",
        own(ids, "audits"),
        own(ids, "until"),
        own(ids, "price"),
    )
    with journal.read() as connection:
        kind = view_kind(connection, "supplier")
        cells = view_cells(connection, kind, keys, [ids["gm"], ids["cx"]], LOOK)
        touch_kind = view_kind(connection, "touch")
        keys_of_touch = ("at", "kind", "contact", "supplier", "summary")
        touch = view_cells(connection, touch_kind, keys_of_touch, [ids["new"]], LOOK)[ids["new"]]
    assert cells[ids["gm"]] == (
        "Guangming", "义乌", "Tier 1, closest", "Nov 19", "Decides", "BSCI, Sedex", "Mar 1, 2027", "$1.50",
    )  # fmt: skip
    assert cells[ids["cx"]][1] == ""
    assert cells[ids["cx"]][-2] == "农历八月十五"
    assert touch == ("Nov 19", "Message", "Lǐ Wěi", "Guangming", "new 交期")


def test_groups_stand_in_the_order_of_choices_and_months(journal: Journal, ids: dict[str, int]) -> None:
    def grouped(kind: str, key: str) -> list[tuple[str, list[str]]]:
        names = {record_id: name for name, record_id in ids.items()}
        with journal.read() as connection:
            found = view_ids(connection, ViewQuery(kind), LOOK)
            groups = view_groups(connection, view_kind(connection, kind), key, found, LOOK)
        return [(group.words, [names[one] for one in group.ids]) for group in groups]

    assert grouped("supplier", "tier") == [("Tier 1, closest", ["gm", "cx"]), ("Tier 2", ["hd"])]
    assert grouped("supplier", "city") == [("Dongguan", ["hd"]), ("义乌", ["gm"]), ("Not set", ["cx"])]
    assert grouped("touch", "at") == [("November 2026", ["new", "asked"]), ("August 2026", ["old"])]
    assert grouped("supplier", own(ids, "audits")) == [
        ("BSCI, Sedex", ["gm"]), ("Sedex", ["cx"]), ("Not set", ["hd"]),
    ]  # fmt: skip
    assert grouped("supplier", own(ids, "until"))[0] == ("March 2027", ["gm"])


def test_every_attribute_can_be_asked_for_in_all_its_ways_and_shown(
    journal: Journal, ids: dict[str, int]
) -> None:
    values = {"has": ("x",), "range": ("1", "2"), "last": ("3",), "older": ("3",), "ahead": ("3",)}
    for key in KINDS:
        with journal.read() as connection:
            kind = view_kind(connection, key)
            there = view_ids(connection, ViewQuery(key), LOOK)
            assert there
            for attribute in kind.attributes.values():
                for how in HOWS[attribute.shape]:
                    given = values.get(how, ("1",))
                    given = (
                        ("2026-01-01", "2026-12-31")
                        if attribute.shape == "date" and how == "range"
                        else given
                    )
                    query = ViewQuery(
                        key, criteria=(Criterion(attribute.key, how, given),), sort=attribute.key
                    )
                    assert set(view_ids(connection, query, LOOK)) <= set(there)
                filled = asked(key, attribute.key, "filled")
                empty = asked(key, attribute.key, "empty")
                assert view_count(connection, filled, LOOK) + view_count(connection, empty, LOOK) == len(
                    there
                )
                cells = view_cells(connection, kind, [attribute.key], there, LOOK)
                said = {one for one, (words,) in cells.items() if words}
                if attribute.key not in ("people", "boxes"):  # a count of nothing says 0
                    assert said == set(view_ids(connection, filled, LOOK)), attribute.key
                groups = view_groups(connection, kind, attribute.key, there, LOOK)
                assert sorted(one for group in groups for one in group.ids) == sorted(there)


def test_ready_made_views_find_what_is_missing(journal: Journal, ids: dict[str, int]) -> None:
    found = {one.key: set(through(journal, ids, one.query)) for one in READY}
    assert found["no_birthday"] == {"wang", "amy"}
    assert found["no_address_zh"] == {"hd", "cx"}
    assert found["no_code"] == {"gm", "hd", "cx"}
    assert found["no_decider"] == {"cx"}
    assert found["no_channel"] == {"wang", "amy"}
    assert found["open_questions"] == {"asked"}
    assert found["quiet"] == set()


def test_a_view_is_kept_changed_and_undone(journal: Journal, ids: dict[str, int]) -> None:
    query = ViewQuery(
        "supplier", "gm", (Criterion("tier", "any", ("1",)),), ("name", "tier"), "touched", True, "city"
    )
    with journal.change("Save view") as session:
        view_id = add_view(session, ViewDraft(" Closest ", query, "seal"))
        other = add_view(session, ViewDraft("All people", ViewQuery("contact"), pinned=False))
    with journal.read() as connection:
        first, second = saved_views(connection)
        assert (first.name, first.tone, first.pinned, first.query) == ("Closest", "seal", True, query)
        assert second.pinned is False
        assert view_counts(connection, [first, second], LOOK) == {view_id: 1, other: 3}
    with journal.change("Change") as session:
        edit_view(session, view_id, ViewDraft("Tier 1", query, "seal"))
        set_view_pinned(session, other, pinned=True)
        order_views(session, [other, view_id])
    with journal.change("Edit") as session:
        edit_view(session, other, ViewDraft("Everybody", ViewQuery("contact", words="li")))
    with journal.read() as connection:
        assert [row.name for row in saved_views(connection)] == ["Everybody", "Tier 1"]
    with journal.change("Trash") as session:
        trash_views(session, [view_id])
    with journal.read() as connection:
        assert [row.id for row in saved_views(connection)] == [other]
    for _step in range(3):
        journal.undo()
    with journal.read() as connection:
        assert [row.name for row in saved_views(connection)] == ["Closest", "All people"]


def test_half_a_character_in_a_condition_is_left_out(journal: Journal) -> None:
    with journal.change("Save view") as session:
        add_view(session, ViewDraft("x", asked("supplier", "name", "has", " Light\ud800 ")))
    with journal.read() as connection:
        assert saved_views(connection)[0].query.criteria[0].values == ("Light",)


def test_what_cannot_be_asked_is_refused_with_a_sentence(journal: Journal, ids: dict[str, int]) -> None:
    for draft, words in (
        (ViewDraft(" ", ViewQuery("supplier")), "name"),
        (ViewDraft("x", ViewQuery("factory")), "factory"),
        (ViewDraft("x", ViewQuery("supplier"), "pink"), "pink"),
        (ViewDraft("x", asked("supplier", "name", "any", "a")), "in this way"),
        (ViewDraft("x", asked("supplier", "name", "has", " ")), "says nothing"),
        (ViewDraft("x", asked("supplier", "touched", "last", "soon")), "number of days"),
    ):
        with pytest.raises(UsageError, match=words), journal.change("Save view") as session:
            add_view(session, draft)
    assert ids


def test_criteria_are_written_so_that_they_read_again_and_read_with_care() -> None:
    criteria = (
        Criterion("tag", "all", ("1", "2")),
        Criterion("city", "empty"),
        Criterion("name", "has", ("五金",)),
    )
    assert from_json(to_json(criteria)) == criteria
    assert from_json("no json") == ()
    assert from_json('[1, {"what": 2}, {"what": "x", "how": "later"}, {"what": "y", "how": "empty"}]') == (
        Criterion("y", "empty"),
    )


def test_a_damaged_view_still_shows_its_records(journal: Journal, ids: dict[str, int]) -> None:
    with journal.change("Save view") as session:
        view_id = add_view(session, ViewDraft("x", asked("supplier", "touched", "last", "30")))
        session.flush()
        values = {"criteria": '[{"what": "since", "how": "range", "values": ["bad", ""]}]', "columns": "{}"}
        session.execute(update(SavedView).where(SavedView.id == view_id).values(**values))
    with journal.read() as connection:
        row = saved_views(connection)[0]
        assert view_ids(connection, row.query, LOOK) == [], "what cannot be read lets nothing through"
        assert row.query.columns == ()
    assert ids


def test_records_in_the_trash_are_not_counted(journal: Journal, ids: dict[str, int]) -> None:
    with journal.change("Trash") as session:
        delete_suppliers(session, [ids["gm"]])
    assert through(journal, ids, ViewQuery("supplier")) == ["hd", "cx"]


def test_criteria_are_said_in_words(journal: Journal) -> None:
    with journal.read() as connection:
        kind = view_kind(connection, "supplier")
    tier, touched = kind.attributes["tier"], kind.attributes["touched"]
    assert criterion_words(tier, Criterion("tier", "any", ("1",)), ["Tier 1"]) == "Tier is one of Tier 1"
    assert criterion_words(tier, Criterion("tier", "empty"), []) == "Tier is empty"
    said = criterion_words(touched, Criterion("touched", "older", ("60",)), [])
    assert said == "Last touch is longer ago than 60 days"
    assert {how_label(shape, how) for shape, hows in HOWS.items() for how in hows}
