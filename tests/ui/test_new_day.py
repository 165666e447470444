"""A program that stays open over midnight speaks of the new day."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop import formats
from desktop.people.contacts import add_contact
from ui.new_day import NewDay
from ui.pages.today import TodayPage
from ui.workplace import Workplace


def says_today(page: TodayPage) -> bool:
    """Tell whether the heading is that of the day; rows that went are still there until the loop comes round."""
    QTest.qWait(0)
    headings = {label.text() for label in page.findChildren(QLabel)}
    return formats.long_day(page.workplace.today) in headings


def test_today_becomes_the_next_day_by_itself(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.change("Person", lambda session: add_contact(session, {"name_zh": "王芳"}))
    shown, hidden = TodayPage(workplace), TodayPage(workplace)
    for page in (shown, hidden):
        qtbot.addWidget(page)
        page.bring_up_to_date()
    shown.show()
    watch = NewDay(workplace, shown)
    workplace.clock.time += timedelta(days=1)
    assert not says_today(shown)
    watch.look()
    assert says_today(shown)
    assert not says_today(hidden), "a hidden page waits until it is seen"
    hidden.show()
    assert says_today(hidden)
