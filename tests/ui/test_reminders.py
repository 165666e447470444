"""Reminders fall due while the program runs, name nobody, and outlive a lock as mere instants."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.planning.event_drafts import EventDraft
from desktop.planning.events import add_event
from desktop.planning.reminders import due_reminders
from ui.pages.today import TodayPage
from ui.reminders import Reminders, sentence
from ui.today.reminders import ReminderRow
from ui.workplace import Workplace


def add(workplace: Workplace, minutes: int, title: str = "Ask Ms Zhang", lead: int = 0) -> int:
    """Add an event that begins in some minutes."""
    starts = workplace.clock() + timedelta(minutes=minutes)
    with workplace.journal.change("Add") as session:
        return add_event(
            session, EventDraft(title, starts_at=starts, zone="Asia/Shanghai", remind_minutes=lead)
        )


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def reminders(served, told):
    made = Reminders(served.services.keeper, served.clock, told.append)
    made._open(served.open_journal)
    yield made
    made.close()


def test_a_reminder_falls_due_at_its_lead_and_names_nobody(served, reminders, told, clock):
    add(served, minutes=60, lead=30)
    reminders.read()
    assert len(reminders.instants) == 1
    reminders.look()
    assert told == []
    clock.time += timedelta(minutes=31)
    reminders.look()
    assert told == ["Guanxi Journal: 1 reminder"]
    reminders.look()
    assert len(told) == 1


def test_two_at_once_are_one_sentence():
    assert sentence(2) == "Guanxi Journal: 2 reminders"


def test_a_change_of_an_event_is_followed(qtbot, served, reminders):
    add(served, minutes=60)
    qtbot.waitUntil(lambda: len(reminders.instants) == 1)


def test_while_locked_only_instants_are_kept(served, reminders, told, clock):
    add(served, minutes=60)
    reminders.read()
    served.services.keeper.lock()
    assert reminders._journal is None
    clock.time += timedelta(minutes=61)
    reminders.look()
    assert told == ["Guanxi Journal: 1 reminder"]


def test_another_journal_forgets_them(served, reminders):
    add(served, minutes=60)
    reminders.read()
    served.services.keeper.go_to(None)
    assert reminders.instants == []


@pytest.fixture
def page(qtbot, workplace) -> TodayPage:
    add(workplace, minutes=-5, title="Call the mould maker")
    made = TodayPage(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def rows(page: TodayPage) -> list[ReminderRow]:
    return [one for one in page.findChildren(ReminderRow) if one.isVisible()]


def due(page: TodayPage) -> list[str]:
    with page.workplace.journal.read() as connection:
        return [one.title for one in due_reminders(connection, page.workplace.clock())]


def test_today_lists_what_is_due_and_space_finishes_it(qtbot, page):
    assert rows(page)[0].accessibleName().startswith("Call the mould maker")
    qtbot.keyClick(rows(page)[0], Qt.Key.Key_Space)
    assert due(page) == []
    page.workplace.undo()
    assert due(page) == ["Call the mould maker"]


@pytest.mark.parametrize("key", [Qt.Key.Key_H, Qt.Key.Key_3])
def test_a_key_puts_it_off(qtbot, page, key):
    qtbot.keyClick(rows(page)[0], key)
    assert due(page) == []


def test_enter_opens_the_event(qtbot, page):
    with qtbot.waitSignal(page.workplace.record_asked_for) as asked:
        qtbot.keyClick(rows(page)[0], Qt.Key.Key_Return)
    assert asked.args[0] == "event"


def test_what_falls_due_appears_on_the_open_page(qtbot, page):
    add(page.workplace, minutes=-1, title="Send the drawing")
    page.workplace.reminded.emit()
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
