"""The numbers of the rules are changed by keys: Today and lists follow, nonsense is refused, undo turns it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.constants import Constants
from desktop.people.contact_reads import contact_rows
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.people.usual import usual_days
from desktop.touches.logging import TouchDraft, log_touch
from tests.ui.conftest import NOW, clock, fonts_loaded, keyring, open_journal, served, theme, workplace
from ui.dialogs.rule_numbers import RuleNumbers, open_rule_numbers
from ui.pages.settings import SettingsPage
from ui.pages.today import TodayPage
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace

__all__ = ["clock", "fonts_loaded", "keyring", "open_journal", "served", "theme", "workplace"]


@pytest.fixture
def wang(served: Workplace) -> int:
    """王芳 at a supplier of tier 1, touched ten days ago: nothing is due yet."""
    with served.journal.change("People") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金厂", "tier": 1})
        wang = add_contact(session, {"name_zh": "王芳"})
        session.flush()
        add_employment(session, wang, {"supplier_id": supplier})
        log_touch(session, TouchDraft(NOW - timedelta(days=10), people=(wang,), kind="call"))
    return wang


@pytest.fixture
def today(served: Workplace, wang: int, qtbot: QtBot) -> TodayPage:
    page = TodayPage(served)
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show()
    QTest.qWaitForWindowExposed(page)
    return page


def rows(page: TodayPage) -> list[str]:
    QApplication.processEvents()  # the layout shows rows that were put in
    return [row.accessibleName() for row in page.findChildren(ItemRow) if row.isVisible()]


def opened(served: Workplace, page: TodayPage) -> RuleNumbers:
    open_rule_numbers(served, page)
    dialog = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, RuleNumbers) and one.isVisible()
    )
    QTest.qWaitForWindowExposed(dialog)
    return dialog


def days(served: Workplace, wang: int) -> tuple[int, int]:
    with served.journal.read() as connection:
        cadence = contact_rows(connection, [wang])[0].cadence
    assert cadence is not None
    return cadence.ideal, cadence.longest


def test_days_of_a_tier_are_changed_by_keys(
    served: Workplace, today: TodayPage, wang: int, qtbot: QtBot
) -> None:
    assert not any("Wáng Fāng" in row for row in rows(today))
    dialog = opened(served, today)
    first = dialog.numbers["tier_days", 0]
    assert dialog.focusWidget() is first
    first.selectAll()
    qtbot.keyClicks(first, "7")
    times = dialog.numbers["longest_tenths", 0]
    times.setFocus()
    times.selectAll()
    qtbot.keyClicks(times, "2.5")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert any("Wáng Fāng" in row for row in rows(today)), "ten days are more than seven"
    assert days(served, wang) == (7, 18)

    served.undo()
    assert not any("Wáng Fāng" in row for row in rows(today))
    assert days(served, wang) == (14, 21)


def test_a_contradiction_is_said_in_the_form(served: Workplace, today: TodayPage, qtbot: QtBot) -> None:
    dialog = opened(served, today)
    longest = dialog.numbers["silence_most", 0]
    longest.setFocus()
    longest.selectAll()
    qtbot.keyClicks(longest, "2")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert (
        dialog._rows["silence_most"].error() == "The longest silence cannot be shorter than the shortest, 3."
    )
    assert dialog.focusWidget() is longest
    QTest.keyClick(longest, Qt.Key.Key_Escape)
    QTest.keyClick(longest, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_settings_show_the_numbers_and_lead_back(
    served: Workplace, today: TodayPage, qtbot: QtBot
) -> None:
    page = SettingsPage(served)
    qtbot.addWidget(page)
    page.show()
    assert "14, 30, 60, 120, 365" in page.rules.row.note()
    assert not page.rules.usual.isVisible()
    dialog = opened(served, today)
    dialog.hours.zone.setFocus()
    QTest.keyClicks(dialog.hours.zone, "Berlin")
    dialog.numbers["patience", 3].setFocus()
    QTest.keyClick(dialog.numbers["patience", 3], Qt.Key.Key_Up)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Berlin" in page.rules.row.note()
    with served.journal.read() as connection:
        assert usual_days(connection).patience == (2, 5, 8, 11)
    page.rules.usual.setFocus()
    QTest.keyClick(page.rules.usual, Qt.Key.Key_Space)
    with served.journal.read() as connection:
        assert usual_days(connection) == Constants()
    assert not page.rules.usual.isVisible()
