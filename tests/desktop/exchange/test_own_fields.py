"""Custom fields in vCards and tables: out and in again without loss, and out of the tables of other programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.exchange.exporting import USUAL, Format, What, export
from desktop.exchange.gathering import gather, look_at
from desktop.exchange.headers import Column
from desktop.exchange.importing import apply_plan
from desktop.exchange.outcomes import Fate
from desktop.exchange.proposing import plan_import
from desktop.fields.defining import FieldDraft, add_field
from desktop.fields.filling import fill_in_typed
from desktop.fields.reads import contents_of, custom_fields, typed_words
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Contact, Supplier
from tests.desktop.exchange.journals import imported, new_journal

FIELDS = (
    ("Machines", "number", (), "12.5"), ("单价", "money", (), "USD 1.50"), ("Until", "date", (), "农历八月十五"),
    ("Audit", "choice", ("BSCI, full", "Sedex"), "Sedex"), ("Marks", "choices", ("CE", "FDA", "ISO"), "CE; ISO"),
    ("Exports", "yes", (), "yes"), ("Notes", "text", (), "=1+1\nzwei"),
)  # fmt: skip


def fill(journal: Journal) -> None:
    """Define the fields on suppliers and people and fill them in on one of each."""
    with journal.change("Fill") as session:
        records = {
            "supplier": add_supplier(session, {"name_zh": "光明五金", "name_en": "Guangming"}),
            "contact": add_contact(session, {"name_zh": "李伟", "name_en": "Li Wei"}),
        }
        add_contact(session, {"name_zh": "王芳"})
        session.flush()
        for owner, record in records.items():
            for name, kind, choices, typed in FIELDS:
                draft = FieldDraft(name, kind, choices=[(None, choice) for choice in choices])
                fill_in_typed(session, add_field(session, owner, draft), record, typed)
        agent = add_field(session, "supplier", FieldDraft("Agent", "link", link="contact"))
        fill_in_typed(session, agent, records["supplier"], "Li Wei")


def said(journal: Journal, owner: str) -> dict[str, dict[str, tuple[str, str]]]:
    """Return by name of the record what it says: kind and typed words of each field; a link only that it is there."""
    table = Supplier if owner == "supplier" else Contact
    with journal.read() as connection:
        names = dict(connection.execute(select(table.id, table.name_zh)).all())
        fields = custom_fields(connection, owner)
        found = contents_of(connection, owner, list(names))
        return {
            names[record]: {
                one.name: (one.kind, typed_words(one, contents[one.id], {contents[one.id].to or 0: "there"}))
                for one in fields
                if one.id in contents
            }
            for record, contents in found.items()
        }


@pytest.mark.parametrize("kind", USUAL)
def test_all_kinds_come_back_into_an_empty_journal(tmp_path: Path, kind: Format) -> None:
    with new_journal(tmp_path / "old") as old, new_journal(tmp_path / "new") as new:
        fill(old)
        with old.read() as connection:
            people = export(connection, tmp_path / "files", (What.CONTACTS,), (kind,))
            firms = export(connection, tmp_path / "files", (What.SUPPLIERS,), (kind,))
        imported(new, people[0].path)  # a link is found by the name of a person who is there
        imported(new, firms[0].path)
        for owner in ("supplier", "contact"):
            assert said(new, owner) == said(old, owner)
        again = imported(old, people[0].path, firms[0].path)
        assert {outcome.fate for outcome in again} == {Fate.SKIPPED}


def test_a_table_names_the_columns_by_the_fields(tmp_path: Path) -> None:
    with new_journal(tmp_path / "old") as old:
        fill(old)
        with old.read() as connection:
            path = export(connection, tmp_path / "files", (What.SUPPLIERS,), (Format.CSV,))[0].path
    heading = path.read_text("utf-8-sig").splitlines()[0].split(",")
    assert heading[-8:] == [
        "Machines",
        "单价",
        "Until",
        "Audit",
        "Marks",
        "Exports",
        "Notes (custom)",
        "Agent",
    ]


def test_a_column_of_another_program_goes_into_the_field_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Machines,Shoe size\n李伟,7,43\n王芳,many,38\n", "utf-8")
    with new_journal(tmp_path / "journal") as journal:
        with journal.change("Define") as session:
            add_field(session, "contact", FieldDraft("machines", "number"))
        outcomes = imported(journal, path)
        assert said(journal, "contact") == {"李伟": {"machines": ("number", "7")}}
        assert "many" in outcomes[1].reason, "what cannot be read is said, row by row"
        with journal.read() as connection:
            notes = connection.scalars(select(Contact.notes).order_by(Contact.id)).all()
        assert all("Shoe size" in note for note in notes), "a column that nobody knows stays in the notes"
        journal.undo()
        assert said(journal, "contact") == {}


def test_a_column_makes_a_field_when_that_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Shoe size\n李伟,43\n王芳,38\n", "utf-8")
    with new_journal(tmp_path / "journal") as journal:
        seen = look_at(path)
        assert seen.seen.mapping is not None
        chosen = replace(seen, mapping=seen.seen.mapping.with_column(1, Column("own")))
        with journal.read() as connection:
            plan = plan_import(connection, gather([chosen]))
        apply_plan(journal, plan)
        assert said(journal, "contact") == {
            "李伟": {"Shoe size": ("text", "43")},
            "王芳": {"Shoe size": ("text", "38")},
        }


def test_a_merge_fills_gaps_and_an_update_wins(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Mobile,Machines,Room\n李伟,13812345678,9,兰花厅\n", "utf-8")
    with new_journal(tmp_path / "journal") as journal:
        with journal.change("Define") as session:
            machines = add_field(session, "contact", FieldDraft("Machines", "number"))
            add_field(session, "contact", FieldDraft("Room"))
        imported(journal, path)
        with journal.change("Fill") as session:
            person = session.scalars(select(Contact.id)).one()
            fill_in_typed(session, machines, person, "12")
        assert imported(journal, path)[0].fate is Fate.SKIPPED
        assert said(journal, "contact")["李伟"]["Machines"] == ("number", "12")
