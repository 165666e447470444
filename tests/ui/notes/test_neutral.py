"""A note that names a quarrel in which one stays neutral says so while one types, unless it is private."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.giving.manners import House, set_house
from desktop.notes.keeping import make_note, set_private, tie
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from ui.pages.notes import NotesPage
from ui.workplace import Workplace


@pytest.fixture
def note(workplace: Workplace) -> int:
    """A note that belongs to 王芳, at whose house two bosses quarrel."""
    with workplace.journal.change("Quarrel") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金厂"})
        wang = add_contact(session, {"name_zh": "王芳"})
        session.flush()
        add_employment(session, wang, {"supplier_id": supplier})
        set_house(session, supplier, House(stay_neutral=True, names=("张总", "new line")))
        session.flush()
        note = make_note(session, date(2026, 11, 22), title="Call", body="Price agreed.")
        tie(session, note, "contact", wang)
    return note


@pytest.fixture
def page(workplace: Workplace, note: int, qtbot: QtBot) -> NotesPage:
    page = NotesPage(workplace)
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show()
    QTest.qWaitForWindowExposed(page)
    page.show_record("note", note)
    return page


def test_a_named_quarrel_is_pointed_out_while_one_types(
    page: NotesPage, workplace: Workplace, note: int
) -> None:
    assert not page.pad.neutral.isVisible()
    page.pad.editor.setFocus()
    QTest.keyClicks(page.pad.editor, " The New Line is late: they are right")
    assert page.pad.neutral.isVisible()
    assert "New Line" in page.pad.neutral.text()
    page.pad.keeping.keep_step()
    workplace.change("Private", lambda session: set_private(session, [note], private=True))
    assert not page.pad.neutral.isVisible(), "a private note may say it"


def test_a_house_without_the_flag_says_nothing(page: NotesPage, workplace: Workplace) -> None:
    def quiet(session) -> None:
        supplier = session.connection().exec_driver_sql("SELECT id FROM supplier").scalar()
        set_house(session, supplier, House(stay_neutral=False, names=("张总", "new line")))

    workplace.change("Quiet", quiet)
    page.pad.editor.setFocus()
    QTest.keyClicks(page.pad.editor, " new line")
    assert not page.pad.neutral.isVisible()
