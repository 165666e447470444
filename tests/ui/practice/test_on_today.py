"""Today says what to say to the people of today."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.commitments.follow_ups import add_follow_up
from desktop.people.contacts import add_contact
from ui.pages.today import TodayPage
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace


def rows(page: TodayPage) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(ItemRow) if one.isVisible()]


def test_a_phrase_for_whom_something_is_due(qtbot: QtBot, workplace: Workplace) -> None:
    with workplace.journal.change("Person") as session:
        contact_id = add_contact(session, {"name_zh": "王芳", "form_of_address": "王厂长"})
        add_follow_up(session, workplace.today, "Call her", contact_id=contact_id)
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
    [said] = [row for row in rows(page) if "Call her" not in row]
    assert said.endswith(", for Wáng Fāng")
    assert "你" not in said, "a factory director hears 您"
    [row] = [one for one in page.findChildren(ItemRow) if one.accessibleName() == said]
    with qtbot.waitSignal(workplace.phrase_asked_for):
        row.opened.emit()


def test_nobody_due_asks_for_no_phrase(qtbot: QtBot, workplace: Workplace) -> None:
    with workplace.journal.change("Person") as session:
        contact_id = add_contact(session, {"name_zh": "王芳"})
        add_follow_up(session, workplace.today + timedelta(days=9), "Later", contact_id=contact_id)
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    page.show()
    assert not any("Say it today" in one.text() for one in page.findChildren(QLabel) if one.isVisible())
