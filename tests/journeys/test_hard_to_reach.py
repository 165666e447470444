"""Somebody does not answer: from Today by one key to the ladder, climbed by single keys, with both sides' hours."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.constants import Constants, changed
from desktop.people.channels import add_channel
from desktop.people.contacts import add_contact, edit_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Contact
from desktop.rhythm.holding import set_constants
from desktop.touches.logging import TouchDraft, log_touch
from tests.ui.conftest import NOW, fonts_loaded, open_journal, theme, workplace
from ui.dialog_table import opener
from ui.dialogs.reach import ReachDialog
from ui.dialogs.rule_numbers import RuleNumbers
from ui.pages.today import TodayPage
from ui.today.rows import QuietRow
from ui.workplace import Workplace

__all__ = ["fonts_loaded", "open_journal", "theme", "workplace"]


@pytest.fixture
def page(workplace: Workplace, qtbot: QtBot) -> TodayPage:
    """Today with one person who has been silent; the buyer sits in Berlin."""
    with workplace.journal.change("People") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金厂", "tier": 1})
        wang = add_contact(session, {"name_zh": "王芳", "form_of_address": "王经理", "best_hours": "下午"})
        chen = add_contact(session, {"name_zh": "陈洁", "form_of_address": "陈工"})
        session.flush()
        for person in (wang, chen):
            add_employment(session, person, {"supplier_id": supplier})
        add_channel(session, "wechat", "wangfang", contact_id=wang)
        add_channel(session, "mail", "wang@example.com", contact_id=wang)
        log_touch(session, TouchDraft(NOW - timedelta(days=40), people=(wang,), kind="call"))
        set_constants(session, changed(Constants(), "our_zone", "Europe/Berlin"))
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    workplace.command_asked_for.connect(lambda key: opener(key)(workplace, page))
    page.resize(1300, 900)
    page.show()
    QTest.qWaitForWindowExposed(page)
    return page


def dialog_of(page: TodayPage) -> ReachDialog:
    row = next(one for one in page.findChildren(QuietRow) if one.isVisible())
    assert "best 下午" in row.accessibleName()
    QTest.keyClick(row, Qt.Key.Key_R)
    dialog = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, ReachDialog) and one.isVisible()
    )
    QTest.qWaitForWindowExposed(dialog)
    return dialog


def states(dialog: ReachDialog) -> list[str]:
    return [step.state for step in dialog._found.ladder.steps]


def rung(dialog: ReachDialog) -> QWidget:
    """Return the row on which the keyboard stands."""
    QTest.qWait(1)
    row = dialog.focusWidget()
    assert row in dialog.rungs.rows
    return row


def climb(dialog: ReachDialog) -> None:
    QTest.keyClick(rung(dialog), Qt.Key.Key_L)


def test_the_ladder_is_climbed_by_keys(workplace: Workplace, page: TodayPage) -> None:
    dialog = dialog_of(page)
    assert states(dialog) == ["next", "open", "open", "open", "open"]
    climb(dialog)
    assert states(dialog) == ["done", "next", "open", "open", "open"]

    QTest.keyClick(rung(dialog), Qt.Key.Key_C)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("王经理，刚才给您打电话没打通。我明天下午")  # it is Sunday: tomorrow they work
    assert copied.endswith("（北京时间）都方便，您有空时回我一下就好。")
    assert dialog.pinyin.text().startswith("Wáng jīnglǐ, gāngcái")
    assert "Beijing time" in dialog.english.text()

    climb(dialog)
    assert states(dialog) == ["done", "done", "next", "open", "open"]
    assert "换" not in dialog.text.text()
    assert "我在这边再说一声" in dialog.text.text()
    climb(dialog)
    assert "陈工您好，我这两天想找王经理" in dialog.text.text()
    climb(dialog)
    climb(dialog)
    assert states(dialog) == ["done"] * 5
    with workplace.journal.read() as connection:
        touched = connection.exec_driver_sql("SELECT kind, counts FROM touch ORDER BY id").all()
        ahead = connection.exec_driver_sql("SELECT due_on FROM follow_up").scalar()
    assert [tuple(row) for row in touched[1:]] == [("call", 0), ("message", 1), ("mail", 1), ("message", 1)]
    assert ahead == "2026-11-25", "three working days later"


def test_undo_goes_one_rung_down(workplace: Workplace, page: TodayPage) -> None:
    dialog = dialog_of(page)
    climb(dialog)
    dialog._undo()
    assert states(dialog) == ["next", "open", "open", "open", "open"]


def test_the_hours_of_both_sides_are_walked(page: TodayPage) -> None:
    dialog = dialog_of(page)
    strip = dialog.strip
    assert "14:00 – 18:00 in China, 07:00 – 11:00 for you" in dialog.hours.text()
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert strip.accessibleDescription() == "14:00 in China, 07:00 in Berlin: both can talk."
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert strip.accessibleDescription() == "13:30 in China, 06:30 in Berlin: only they can talk."
    QTest.keyClick(strip, Qt.Key.Key_End)
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.accessibleDescription() == "18:00 in China, 11:00 in Berlin: only you can talk."


def test_the_day_is_said_where_it_is_another_one_for_us(workplace: Workplace, page: TodayPage) -> None:
    with workplace.journal.change("New York") as session:
        set_constants(session, changed(Constants(), "our_zone", "America/New_York"))
        wang = session.scalars(select(Contact.id).where(Contact.name_zh == "王芳")).one()
        edit_contact(session, wang, {"best_hours": "上午"})
    QTest.qWait(1)
    row = next(one for one in page.findChildren(QuietRow) if one.isVisible())
    QTest.keyClick(row, Qt.Key.Key_R)
    (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, ReachDialog))
    assert "08:30 – 11:00 in China; for you that is Sun, Nov 22, 19:30 – 22:00." in dialog.hours.text()


def test_without_a_zone_of_our_own_it_is_chinas_everywhere_and_one_button_sets_it(
    workplace: Workplace, page: TodayPage
) -> None:
    with workplace.journal.change("No zone") as session:
        set_constants(session, Constants())
    QTest.qWait(1)  # the layout shows the rows that were made anew
    dialog = dialog_of(page)
    assert not dialog.zone.isHidden(), "the machine stands elsewhere, and the dialog says which hours count"
    assert "13:30 – 18:00 in China, 13:30 – 18:00 for you" in dialog.hours.text()
    QTest.mouseClick(dialog.zone, Qt.MouseButton.LeftButton)
    numbers = next(one for one in dialog.findChildren(RuleNumbers) if one.isVisible())
    numbers.hours.zone.setCurrentIndex(numbers.hours.zone.findData("Europe/Berlin"))
    numbers.finish()
    assert dialog.zone.isHidden()
    assert "07:00 – 11:00 for you" in dialog.hours.text()
