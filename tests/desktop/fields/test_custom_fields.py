"""Fields of one's own: defined, filled in, read again, moved to the trash and back, found, merged."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop import trashing
from desktop.errors import Refused, UsageError
from desktop.fields import defining, filling
from desktop.fields.content import NOTHING, Content, content_words, read_content, typed_content
from desktop.fields.defining import FieldDraft
from desktop.fields.history import value_rows
from desktop.fields.reads import FieldRow, all_words, contents_of, custom_fields, used_counts
from desktop.fields.searching import FIELDS
from desktop.fields.tables import FieldValue
from desktop.journal.journal import Journal
from desktop.journal.search_check import search_differences
from desktop.journal.tables import SearchDocument
from desktop.people import contacts, suppliers
from desktop.touches.logging import TouchDraft, log_touch
from desktop.uniting import compare_records, unite

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def supplier(journal: Journal, name: str = "光明五金") -> int:
    with journal.change("Add supplier") as session:
        return suppliers.add_supplier(session, {"name_zh": name})


def define(journal: Journal, owner: str, name: str, kind: str = "text", **rest: object) -> int:
    with journal.change("Define field") as session:
        return defining.add_field(session, owner, FieldDraft(name, kind, **rest))  # type: ignore[arg-type]


def say(journal: Journal, field_id: int, record_id: int, typed: str) -> None:
    with journal.change("Fill in") as session:
        filling.fill_in_typed(session, field_id, record_id, typed)


def field(journal: Journal, owner: str, field_id: int) -> FieldRow:
    with journal.read() as connection:
        return next(row for row in custom_fields(connection, owner) if row.id == field_id)


def shown(journal: Journal, owner: str, record_id: int) -> dict[str, str]:
    """Return what the page shows of a record's own fields, by their names."""
    with journal.read() as connection:
        fields = custom_fields(connection, owner)
        words = all_words(connection, fields, contents_of(connection, owner, [record_id]))
    return {one.name: words.get(record_id, {}).get(one.id, "") for one in fields}


def found(journal: Journal, typed: str) -> set[tuple[str, int]]:
    """Return what the index finds for one word."""
    with journal.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT d.kind, d.record_id FROM search_index JOIN search_document AS d ON d.id = search_index.rowid"
            " WHERE search_index MATCH ?",
            (typed,),
        )
        return {(row[0], row[1]) for row in rows}


def sound(journal: Journal) -> None:
    with journal.read() as connection:
        for kind in FIELDS:
            assert search_differences(connection, kind, Random(0), 100) == ()


@pytest.mark.parametrize(
    ("kind", "typed", "words", "again"),
    [
        ("text", "  两台  注塑机 \r\n\r\n x", "两台  注塑机\n\n x", "两台  注塑机\n\n x"),
        ("number", "1,234.50", "1,234.5", "1234.5"),
        ("number", "１２", "12", "12"),
        ("number", "-0.0040", "-0.004", "-0.004"),
        ("money", "12000", "CN¥12,000.00", "CNY 12000.00"),
        ("money", "usd 1.250,5", "$1,250.50", "USD 1250.50"),
        ("money", "¥300", "CN¥300.00", "CNY 300.00"),
        ("money", "250元", "CN¥250.00", "CNY 250.00"),
        ("money", "JPY 1200", "¥1,200", "JPY 1200"),
        ("date", "2027-3-1", "Mar 1, 2027", "2027-03-01"),
        ("date", "3月1日", "Mar 1", "03-01"),
        ("date", "lunar 2027-8-15", "农历2027年八月十五 (Sep 15, 2027)", "农历2027年八月十五"),
        ("date", "八月十五", "农历八月十五", "农历八月十五"),
        ("yes", "是", "Yes", "yes"),
        ("yes", "N", "No", "no"),
    ],
)
def test_what_is_typed_is_shown_and_written_so_that_it_reads_again(
    kind: str, typed: str, words: str, again: str
) -> None:
    content = read_content(kind, typed)
    assert content_words(kind, content) == words
    assert typed_content(kind, content) == again
    assert read_content(kind, again) == content


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("number", "a few"),
        ("number", "1e400"),
        ("money", "EURO 12"),
        ("money", "12 USD CNY"),
        ("money", "-5"),
        ("date", "2027-02-30"),
        ("date", "soon"),
        ("yes", "maybe"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(kind: str, typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_content(kind, typed)
    assert refused.value.message
    assert refused.value.advice


@settings(max_examples=60, deadline=None)
@given(number=st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_any_number_is_kept_exactly(number: Decimal) -> None:
    content = read_content("number", f"{number:f}")
    assert Decimal(typed_content("number", content)) == number
    assert read_content("number", typed_content("number", content)) == content


@settings(max_examples=60, deadline=None)
@given(day=st.dates(date(1902, 1, 1), date(2099, 12, 31)))
def test_any_solar_day_sorts_as_it_falls(day: date) -> None:
    assert read_content("date", day.isoformat()).rank == day.toordinal()


def test_a_record_says_what_was_filled_in_until_it_is_cleared(journal: Journal) -> None:
    record = supplier(journal)
    machines = define(journal, "supplier", "Machines", "number")
    audit = define(journal, "supplier", "审核 Audit", "choice", choices=[(None, "BSCI"), (None, "Sedex")])
    marks = define(journal, "supplier", "Certificates", "choices", choices=[(None, "CE"), (None, "FDA")])
    say(journal, machines, record, "12")
    say(journal, audit, record, "Sedex")
    say(journal, marks, record, "fda; ce; FDA; ISO 9001")
    assert shown(journal, "supplier", record) == {
        "Machines": "12",
        "审核 Audit": "Sedex",
        "Certificates": "CE, FDA, ISO 9001",
    }
    say(journal, machines, record, "")
    say(journal, marks, record, "CE")
    assert shown(journal, "supplier", record)["Machines"] == ""
    assert shown(journal, "supplier", record)["Certificates"] == "CE"
    sound(journal)
    journal.undo()
    journal.undo()
    assert shown(journal, "supplier", record)["Certificates"] == "CE, FDA, ISO 9001"
    assert shown(journal, "supplier", record)["Machines"] == "12"
    sound(journal)


def test_a_link_leads_to_one_record_and_follows_its_name(journal: Journal) -> None:
    record, parent = supplier(journal), supplier(journal, "华盛集团")
    mother = define(journal, "supplier", "Parent", "link", link="supplier")
    say(journal, mother, record, "华盛集团")
    assert shown(journal, "supplier", record) == {"Parent": "Huáshèng Jítuán"}
    with journal.change("Rename") as session:
        suppliers.edit_supplier(session, parent, {"name_en": "Huasheng Group"})
    assert shown(journal, "supplier", record) == {"Parent": "Huasheng Group"}
    supplier(journal, "华盛集团")
    with pytest.raises(UsageError, match="More than one"):
        say(journal, mother, record, "华盛集团")
    with pytest.raises(UsageError, match="Nobody"):
        say(journal, mother, record, "nobody")


def test_names_are_unique_on_one_kind_of_records_and_choices_are_needed(journal: Journal) -> None:
    define(journal, "supplier", "Machines")
    define(journal, "contact", "Machines")
    with pytest.raises(Refused, match="already"):
        define(journal, "supplier", "ＭＡＣＨＩＮＥＳ")
    with pytest.raises(UsageError, match="name"):
        define(journal, "supplier", " \u200b ".replace("\u200b", ""))
    with pytest.raises(UsageError, match="choose from"):
        define(journal, "supplier", "Audit", "choice", choices=[(None, " ")])
    with pytest.raises(UsageError):
        define(journal, "supplier", "X", "colour")


def test_a_choice_is_renamed_where_it_stands_and_its_removal_clears_it(journal: Journal) -> None:
    record = supplier(journal)
    audit = define(journal, "supplier", "Audit", "choice", choices=[(None, "BSCI"), (None, "Sedex")])
    say(journal, audit, record, "BSCI")
    first, second = field(journal, "supplier", audit).choices
    assert found(journal, "BSCI") == {("supplier_field", record)}
    draft = FieldDraft("Audit", "choice", choices=[(second.id, "Sedex"), (first.id, "amfori")])
    with journal.change("Edit field") as session:
        defining.edit_field(session, audit, draft)
    assert shown(journal, "supplier", record) == {"Audit": "amfori"}
    assert found(journal, "BSCI") == set()
    assert found(journal, "amfori") == {("supplier_field", record)}
    with journal.change("Edit field") as session:
        defining.edit_field(session, audit, FieldDraft("Audit", "choice", choices=[(second.id, "Sedex")]))
    assert shown(journal, "supplier", record) == {"Audit": ""}
    sound(journal)
    journal.undo()
    assert shown(journal, "supplier", record) == {"Audit": "amfori"}
    sound(journal)


def test_the_kind_of_a_field_stays_once_something_is_filled_in(journal: Journal) -> None:
    record, machines = supplier(journal), define(journal, "supplier", "Machines")
    with journal.change("Edit field") as session:
        defining.edit_field(session, machines, FieldDraft("Machines", "number"))
    say(journal, machines, record, "12")
    with journal.change("Edit field") as session, pytest.raises(Refused, match="kind"):
        defining.edit_field(session, machines, FieldDraft("Machines", "text"))
    with journal.change("Edit field") as session:
        defining.edit_field(session, machines, FieldDraft("Number of machines", "number"))
    assert shown(journal, "supplier", record) == {"Number of machines": "12"}


def test_the_kind_can_change_again_when_all_records_are_cleared(journal: Journal) -> None:
    record, until = supplier(journal), define(journal, "supplier", "Contract until")
    say(journal, until, record, "until spring")
    say(journal, until, record, "")
    cleared = journal.next_undo()
    assert cleared is not None
    with journal.change("Edit field") as session:
        defining.edit_field(session, until, FieldDraft("Contract until", "date"))
    with pytest.raises(Refused):
        journal.undo(cleared[0])  # the words would stand in a field of days
    say(journal, until, record, "2027-03-12")
    assert "2027" in shown(journal, "supplier", record)["Contract until"]
    with journal.read() as connection:
        (row,) = value_rows(connection, "supplier", record).values()
        assert row.words({}, "text", "until spring") == "until spring", "history tells what it was"
        assert row.words({}, "text", "2027-03-12") == shown(journal, "supplier", record)["Contract until"]
    sound(journal)


def test_a_field_goes_to_the_trash_with_its_values_and_comes_back_with_them(journal: Journal) -> None:
    record, word = supplier(journal), define(journal, "supplier", "Nickname")
    say(journal, word, record, "老地方")
    with journal.change("Move field to trash") as session:
        defining.trash_field(session, word)
    assert shown(journal, "supplier", record) == {}
    assert found(journal, "老") == set()
    define(journal, "supplier", "nickname")
    with journal.read() as connection:
        assert [(row.kind, row.name) for row in trashing.trashed(connection)] == [
            ("custom_field", "Nickname")
        ]
    with journal.change("Restore") as session:
        trashing.restore(session, [("custom_field", word)])
    assert shown(journal, "supplier", record) == {"nickname": "", "Nickname (2)": "老地方"}
    assert found(journal, "老") == {("supplier_field", record)}
    sound(journal)


def test_fields_stand_in_the_order_that_was_chosen(journal: Journal) -> None:
    ids = [define(journal, "contact", name) for name in ("A", "B", "C")]
    with journal.change("Order fields") as session:
        defining.order_fields(session, [ids[2], ids[0], ids[1]])
    with journal.read() as connection:
        assert [row.name for row in custom_fields(connection, "contact")] == ["C", "A", "B"]


def test_words_on_people_and_touches_are_found_and_go_with_them(journal: Journal) -> None:
    with journal.change("Add person") as session:
        person = contacts.add_contact(session, {"name_zh": "李伟"})
        touch = log_touch(session, TouchDraft(at=NOW, people=(person,), summary="Call"))
    nick, room = define(journal, "contact", "Nickname"), define(journal, "touch", "Room")
    say(journal, nick, person, "小李子")
    say(journal, room, touch, "Orchid 兰花厅")
    assert found(journal, '"兰 花"') == {("touch_field", touch)}
    assert found(journal, '"小 李 子"') == {("contact_field", person)}
    with journal.change("Trash") as session:
        contacts.delete_contacts(session, [person])
    assert found(journal, '"小 李 子"') == set()
    sound(journal)


def test_two_records_become_one_with_the_contents_that_were_chosen(journal: Journal) -> None:
    kept, other = supplier(journal), supplier(journal, "光明五金厂")
    word, number = define(journal, "supplier", "Nickname"), define(journal, "supplier", "Machines", "number")
    only = define(journal, "supplier", "Audit", "choices", choices=[(None, "BSCI"), (None, "Sedex")])
    for record, nick, machines in ((kept, "one", "1"), (other, "two", "2")):
        say(journal, word, record, nick)
        say(journal, number, record, machines)
    say(journal, only, kept, "BSCI")
    say(journal, only, other, "Sedex")
    with journal.read() as connection:
        pairs = {pair.field: pair for pair in compare_records(connection, "supplier", kept, other)}
    assert (pairs[f"field:{word}"].first, pairs[f"field:{word}"].second) == ("one", "two")
    assert pairs[f"field:{word}"].differs
    with journal.change("Merge") as session:
        unite(session, "supplier", kept, other, ["name_zh", f"field:{number}"])
    assert shown(journal, "supplier", kept) == {"Nickname": "one", "Machines": "2", "Audit": "BSCI"}
    with journal.read() as connection:
        left = connection.scalars(select(FieldValue.id).where(FieldValue.supplier_id == other)).all()
    assert left == []
    sound(journal)
    journal.undo()
    assert shown(journal, "supplier", other) == {"Nickname": "two", "Machines": "2", "Audit": "Sedex"}
    sound(journal)


def test_an_empty_field_takes_what_the_other_record_says(journal: Journal) -> None:
    kept, other = supplier(journal), supplier(journal, "光明五金厂")
    word = define(journal, "supplier", "Nickname")
    say(journal, word, other, "two")
    with journal.read() as connection:
        pair = compare_records(connection, "supplier", kept, other)[-1]
    assert (pair.field, pair.proposed) == (f"field:{word}", "second")
    with journal.change("Merge") as session:
        unite(session, "supplier", kept, other, [f"field:{word}"])
    assert shown(journal, "supplier", kept) == {"Nickname": "two"}


def test_what_is_gone_cannot_be_filled_in(journal: Journal) -> None:
    record, word = supplier(journal), define(journal, "supplier", "Nickname")
    with pytest.raises(UsageError):
        say(journal, word, 12345, "x")
    with pytest.raises(UsageError):
        say(journal, 12345, record, "x")
    audit = define(journal, "supplier", "Audit", "choice", choices=[(None, "BSCI")])
    with journal.change("Fill in") as session, pytest.raises(UsageError, match="no longer"):
        filling.fill_in(session, audit, record, Content(choices=(12345,)))
    with journal.change("Move") as session:
        defining.trash_field(session, word)
    with pytest.raises(UsageError, match="trash"):
        say(journal, word, record, "x")
    with journal.change("Fill in") as session:
        filling.fill_in(session, audit, record, NOTHING)
    with journal.read() as connection:
        assert connection.scalars(select(SearchDocument.id)).all() == []


def test_a_link_is_typed_with_the_letters_of_the_name(journal: Journal) -> None:
    with journal.change("Add") as session:
        contacts.add_contact(session, {"name_en": "Éva Sørensen"})
    house, agent = supplier(journal), define(journal, "supplier", "Agent", "link", link="contact")
    say(journal, agent, house, "Éva sørensen")
    assert shown(journal, "supplier", house) == {"Agent": "Éva Sørensen"}


def test_it_is_counted_on_how_many_records_a_field_says_something(journal: Journal) -> None:
    code, colour = define(journal, "supplier", "ERP code"), define(journal, "supplier", "Colour")
    for number in range(3):
        say(journal, code, supplier(journal, f"工厂{number}"), f"S-{number}")
    with journal.read() as connection:
        assert used_counts(connection, "supplier") == {code: 3}
        assert colour not in used_counts(connection, "supplier")
        assert used_counts(connection, "contact") == {}
