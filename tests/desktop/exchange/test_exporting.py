"""What is exported comes back without loss, and never over another file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from desktop.demo.cast import write_cast
from desktop.demo.fill import SEED
from desktop.errors import Refused
from desktop.exchange.exporting import USUAL, Format, What, export
from desktop.exchange.outcomes import Fate
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact, delete_contacts, edit_contact
from desktop.people.employments import add_employment
from desktop.people.photos import set_photo
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Contact
from tests.desktop.exchange.journals import cards, imported, new_journal, person

PICTURE = b"\xff\xd8\xff" + bytes(range(200))


def exported(journal: Journal, folder: Path, kind: Format, *, private: bool = True) -> list[Path]:
    with journal.read() as connection:
        return [file.path for file in export(connection, folder, kinds=(kind,), private=private)]


@pytest.mark.parametrize("kind", USUAL)
def test_the_demo_journal_comes_back_without_loss(tmp_path: Path, kind: Format) -> None:
    with new_journal(tmp_path / "old") as old, new_journal(tmp_path / "new") as new:
        with old.change("Add the people of the demo") as session:
            write_cast(session, date(2026, 11, 22), Random(SEED))
        first = person(old, "张建国") if kind is Format.VCARD4 else None
        if first is not None:
            with old.change("Give a picture") as session:
                set_photo(session, Contact, first.id, "image/jpeg", PICTURE)
        paths = exported(old, tmp_path / "files", kind)
        outcomes = imported(new, *paths)
        assert {outcome.fate for outcome in outcomes} == {Fate.CREATED}
        assert cards(new) == cards(old)
        assert {outcome.fate for outcome in imported(old, *paths)} == {Fate.SKIPPED}


def add_wang(old: Journal) -> None:
    """Add a person with a boss, a former job, an introducer and private notes."""
    with old.change("Add") as session:
        boss = add_contact(session, {"form_of_address": "陈总"})
        firm = add_supplier(session, {"name_zh": "宁波日升电子有限公司", "name_en": "Sunrise"})
        wang = add_contact(
            session,
            {
                "name_zh": "王",
                "family_zh": "王",
                "given_zh": "",
                "form_of_address": "王经理",
                "private_notes": "quiet\nplease; really, yes",
                "cadence_ideal": 10,
                "introduced_by_id": boss,
            },
        )
        add_employment(
            session,
            wang,
            {
                "supplier_id": firm,
                "reports_to_id": boss,
                "from_date": date(2024, 3, 1),
                "decision_role": "decides",
            },
        )
        add_employment(
            session,
            wang,
            {
                "company": "Old Works Ltd",
                "title": "厂长",
                "from_date": date(2019, 1, 1),
                "until_date": date(2024, 2, 1),
            },
        )


def test_what_no_other_program_knows_comes_back_too(tmp_path: Path) -> None:
    with new_journal(tmp_path / "old") as old, new_journal(tmp_path / "new") as new:
        add_wang(old)
        imported(new, *exported(old, tmp_path / "files", Format.CSV))
        assert cards(new) == cards(old)
        back = person(new, "王")
        assert (back.form_of_address, back.given_zh, back.private_notes) == (
            "王经理",
            "",
            "quiet\nplease; really, yes",
        )
        assert back.introduced_by is not None
        assert [job.company_en for job in back.employments] == ["Sunrise", "Old Works Ltd"]


def test_private_notes_can_stay_at_home(journal: Journal, tmp_path: Path) -> None:
    with journal.change("Add") as session:
        add_contact(session, {"name_zh": "李伟", "private_notes": "secret-a", "ask_next": "secret-b"})
    for kind in Format:
        for path in exported(journal, tmp_path / kind, kind, private=False):
            assert b"secret" not in path.read_bytes()


def test_an_export_never_writes_over_a_file(journal: Journal, tmp_path: Path) -> None:
    with journal.change("Add") as session:
        add_supplier(session, {"name_en": "Sunrise"})
    (tmp_path / "suppliers.csv").write_text("mine")
    with pytest.raises(Refused, match=r"suppliers\.csv"):
        exported(journal, tmp_path, Format.CSV)
    assert (tmp_path / "suppliers.csv").read_text() == "mine"
    assert not (tmp_path / "contacts.csv").exists()


def test_the_trash_is_not_exported(journal: Journal, tmp_path: Path) -> None:
    with journal.change("Add") as session:
        gone, _kept = add_contact(session, {"name_zh": "李伟"}), add_contact(session, {"name_zh": "王芳"})
    with journal.change("Delete") as session:
        delete_contacts(session, [gone])
    with journal.read() as connection:
        (made,) = export(connection, tmp_path, [What.CONTACTS], [Format.VCARD4])
    text = made.path.read_text("utf-8")
    assert made.cards == 1
    assert "王芳" in text
    assert "李伟" not in text


def test_a_stopped_export_leaves_no_file(journal: Journal, tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done:
            raise StopError

    with journal.change("Add") as session:
        for name in ("李伟", "王芳"):
            add_contact(session, {"name_zh": name})
    with journal.read() as connection, pytest.raises(StopError):
        export(connection, tmp_path / "out", [What.CONTACTS], [Format.VCARD4], tick=stop)
    assert list((tmp_path / "out").iterdir()) == []


def test_an_older_export_does_not_take_back_what_was_written_since(journal: Journal, tmp_path: Path) -> None:
    with journal.change("Add") as session:
        contact_id = add_contact(session, {"name_zh": "李伟", "home_town": "宁波"})
    paths = exported(journal, tmp_path / "files", Format.VCARD4)
    with journal.change("Edit") as session:
        edit_contact(session, contact_id, {"home_town": "绍兴"})
    (outcome,) = imported(journal, *paths)
    assert outcome.fate is Fate.SKIPPED
    assert person(journal, "李伟").home_town == "绍兴"
    assert replace(outcome, reason="").name == "李伟"
