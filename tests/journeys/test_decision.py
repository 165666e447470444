"""A decision with patience: asked for, left alone, asked about in private, and at last the real obstacle."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.commitments.decisions import decisions_of
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment, has_left
from desktop.people.suppliers import add_supplier
from tests.ui.conftest import SteppingClock, fonts_loaded, open_journal, theme, workplace
from ui.contacts.detail import RELATIONSHIP
from ui.pages.contacts import ContactsPage
from ui.pages.today import TodayPage
from ui.relationship.decision_form import DecisionForm
from ui.today.alerts import AlertRow
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace

__all__ = ["fonts_loaded", "open_journal", "theme", "workplace"]
WHAT = "Price of the new mould"


@pytest.fixture
def wang(workplace: Workplace) -> int:
    """The sales manager of a factory, whose owner decides."""
    with workplace.journal.change("Factory") as session:
        supplier = add_supplier(session, {"name_en": "Bright Hardware", "name_zh": "光明五金厂"})
        wang = add_contact(session, {"name_en": "Wang Fang", "name_zh": "王芳"})
        owner = add_contact(session, {"name_en": "Zhang Jianguo", "name_zh": "张建国"})
        session.flush()
        add_employment(session, wang, {"supplier_id": supplier, "title": "销售经理"})
        add_employment(session, owner, {"supplier_id": supplier, "decision_role": "decides"})
    return wang


def asked(workplace: Workplace, wang: int, qtbot: QtBot) -> str:
    """Ask for the decision on the page of a person by keys, and return what its line says."""
    page = ContactsPage(workplace)
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show()
    QTest.qWaitForWindowExposed(page)
    page.show_record("contact", wang)
    page.detail.show_tab(RELATIONSHIP)
    part = page.detail.relationship.commitments
    assert part.decider.currentText() == "Zhang Jianguo", "who is known to decide there is offered"
    QTest.keyClicks(part.what, WHAT)
    for _step in range(2):  # from the manager over the director to the boss
        QTest.keyClick(part.level, Qt.Key.Key_Right)
    QTest.keyClick(part.what, Qt.Key.Key_Return)
    (line,) = [row for row in part.findChildren(ItemRow) if row.accessibleName().startswith(WHAT)]
    return line.accessibleName()


def on_today(workplace: Workplace, day: date, qtbot: QtBot) -> list[AlertRow]:
    """Return the rows of the decision on the Today page of a day."""
    workplace.clock = SteppingClock(datetime(day.year, day.month, day.day, 1, tzinfo=UTC))
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    page.show()
    return [row for row in page.findChildren(AlertRow) if row.accessibleName().startswith(WHAT)]


def test_a_decision_is_given_time_and_then_asked_about_in_private(
    workplace: Workplace, wang: int, qtbot: QtBot
) -> None:
    said = asked(workplace, wang, qtbot)  # on Sunday, November 22
    assert "Boss" in said
    assert "Being discussed; do not push before Dec 3." in said
    assert on_today(workplace, date(2026, 12, 2), qtbot) == [], "ten working days are the boss's"

    (ask,) = on_today(workplace, date(2026, 12, 3), qtbot)
    assert (
        "Ask Wang Fang privately whether Zhang Jianguo needs anything more from you." in ask.accessibleName()
    )

    (stuck,) = on_today(workplace, date(2026, 12, 15), qtbot)
    assert "Ask Wang Fang alone what really stands in the way, and offer a way out." in stuck.accessibleName()

    stuck.setFocus()
    QTest.keyClick(stuck, Qt.Key.Key_Space)
    with workplace.journal.read() as connection:
        (decided,) = decisions_of(connection, contact_id=wang)
    assert decided.answered_on == date(2026, 12, 15)
    assert on_today(workplace, date(2026, 12, 16), qtbot) == []
    workplace.undo()
    assert len(on_today(workplace, date(2026, 12, 16), qtbot)) == 1
    QApplication.processEvents()


def test_who_decides_is_corrected_in_the_form_of_the_decision(
    workplace: Workplace, wang: int, qtbot: QtBot
) -> None:
    asked(workplace, wang, qtbot)
    with workplace.journal.read() as connection:
        (row,) = decisions_of(connection, contact_id=wang)
    form = DecisionForm(workplace, None, row)
    qtbot.addWidget(form)
    assert form.decider.currentText() == "Zhang Jianguo"
    form.decider.setFocus()
    QTest.keyClicks(form.decider, "Wang")
    assert form.typed()
    assert form.store()
    with workplace.journal.read() as connection:
        (row,) = decisions_of(connection, contact_id=wang)
    assert row.decider_id == wang
    with workplace.journal.change("Left") as session:
        has_left(session, wang, date(2026, 11, 20))
    again = DecisionForm(workplace, None, row)
    qtbot.addWidget(again)
    assert again.decider.currentText() == "Wang Fang", "who decided then works there no more"
    assert not again.typed()
