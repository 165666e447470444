"""Today: ticked, put off and opened by keys; logging from it; the first day of a journal."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop import formats
from desktop.clock import local_date
from desktop.commitments.follow_ups import add_follow_up, open_follow_ups
from desktop.people.tables import Contact, Supplier
from desktop.touches.logging import TouchDraft, log_touch
from ui.dialogs.put_off import PutOffDialog
from ui.open_journal import OpenJournal
from ui.pages.today import TodayPage
from ui.relationship.tab import RelationshipTab
from ui.today.alerts import AlertRow
from ui.today.rows import FollowUpRow, QuietRow
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
TODAY = local_date(NOW)
TASKS = ("Pay the deposit", "Ask for photos", "Send the drawing")


@pytest.fixture
def li(workplace: Workplace) -> int:
    """Li Wei, wanted every ten days and silent for a hundred; three follow-ups are due."""
    with workplace.journal.change("People") as session:
        found = session.make(
            Contact, name_zh="李伟", pinyin="Lǐ Wěi", cadence_ideal=10, cadence_longest=20
        ).id
        session.flush()
        log_touch(
            session, TouchDraft(at=workplace.clock() - timedelta(days=100), people=(found,), kind="call")
        )
        for number, text in enumerate(TASKS):
            add_follow_up(session, TODAY - timedelta(days=3 - number), text, contact_id=found)
    return found


@pytest.fixture
def page(workplace: Workplace, li: int, qtbot: QtBot) -> TodayPage:
    made = TodayPage(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def rows(page: TodayPage) -> list[FollowUpRow]:
    return [row for row in page.findChildren(FollowUpRow) if row.isVisible()]


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def titles(page: TodayPage) -> list[str]:
    return [row.accessibleName().split(",")[0] for row in rows(page) if not row.check.isChecked()]


def shows(page: TodayPage, qtbot: QtBot, *tasks: str) -> None:
    qtbot.waitUntil(lambda: titles(page) == list(tasks))


def waiting(workplace: Workplace) -> dict[str, date]:
    with workplace.journal.read() as connection:
        return {row.text: row.due_on for row in open_follow_ups(connection)}


def test_it_shows_the_day_what_is_due_and_who_is_silent(page: TodayPage) -> None:
    words = [label.text() for label in page.findChildren(QLabel)]
    assert formats.long_day(TODAY) in words
    assert any(word.startswith("十月") for word in words)
    assert titles(page) == list(TASKS)
    assert any(
        "李伟" in row.accessibleName() and "100 days" in row.accessibleName()
        for row in page.findChildren(ItemRow)
    )


def test_space_ticks_and_the_next_row_takes_the_focus(
    page: TodayPage, workplace: Workplace, qtbot: QtBot
) -> None:
    rows(page)[0].setFocus()
    qtbot.keyClick(rows(page)[0], Qt.Key.Key_Space)
    shows(page, qtbot, *TASKS[1:])
    assert list(waiting(workplace)) == list(TASKS[1:])
    qtbot.waitUntil(lambda: focused().startswith(TASKS[1]))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    shows(page, qtbot, TASKS[2])
    qtbot.waitUntil(lambda: focused().startswith(TASKS[2]))


def test_what_was_ticked_by_mistake_comes_back_by_undo(
    page: TodayPage, workplace: Workplace, qtbot: QtBot
) -> None:
    qtbot.mouseClick(rows(page)[1].check, Qt.MouseButton.LeftButton)
    shows(page, qtbot, TASKS[0], TASKS[2])
    workplace.undo()
    shows(page, qtbot, *TASKS)


@pytest.mark.parametrize(("key", "days"), [("1", 1), ("3", 3), ("7", 7)])
def test_a_number_puts_off_by_as_many_days(
    page: TodayPage, workplace: Workplace, qtbot: QtBot, key: str, days: int
) -> None:
    said: list[str] = []
    workplace.told.connect(lambda sentence, _undo: said.append(sentence))
    rows(page)[0].setFocus()
    qtbot.keyClicks(rows(page)[0], key)
    shows(page, qtbot, *TASKS[1:])
    assert waiting(workplace)[TASKS[0]] == TODAY + timedelta(days=days)
    assert said[0].startswith("Put off to")


def test_return_opens_the_person(page: TodayPage, workplace: Workplace, li: int, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workplace.record_asked_for) as asked:
        qtbot.keyClick(rows(page)[0], Qt.Key.Key_Return)
    assert asked.args == ["contact", li]


def test_the_log_button_begins_with_its_person_and_leaves_nobody_behind(
    page: TodayPage, workplace: Workplace, li: int, qtbot: QtBot
) -> None:
    seen: list[object] = []
    workplace.command_asked_for.connect(lambda command: seen.append((command, workplace.focus)))
    (button,) = (b for b in page.findChildren(Button) if b.accessibleName().startswith("Log touch with"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert seen == [("log", ("contact", li))]
    assert workplace.focus is None


def test_nobody_is_silent_any_more_once_a_touch_is_logged(
    page: TodayPage, workplace: Workplace, li: int
) -> None:
    workplace.change(
        "Log touch", lambda session: log_touch(session, TouchDraft(at=workplace.clock(), people=(li,)))
    )
    assert not any(
        "No contact for" in row.accessibleName() for row in page.findChildren(ItemRow) if row.isVisible()
    )


def test_an_empty_journal_offers_to_bring_people_in(workplace: Workplace, qtbot: QtBot) -> None:
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    page.show()
    (empty,) = page.findChildren(EmptyState)
    with qtbot.waitSignal(workplace.command_asked_for) as asked:
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["import"]


def quiet_row(page: TodayPage) -> QuietRow | None:
    return next((row for row in page.findChildren(QuietRow) if row.isVisible()), None)


def pauses(workplace: Workplace) -> list[tuple[str, str | None, str]]:
    with workplace.journal.read_raw() as raw:
        return raw.execute("SELECT rule, until_on, reason FROM rhythm_pause").fetchall()


@pytest.mark.parametrize(("key", "days"), [("1", 1), ("7", 7), ("s", 10)])
def test_who_is_quiet_is_put_off_by_a_number_and_skipped_by_s(
    page: TodayPage, workplace: Workplace, qtbot: QtBot, key: str, days: int
) -> None:
    row = quiet_row(page)
    assert row is not None
    qtbot.keyClicks(row, key)
    qtbot.waitUntil(lambda: quiet_row(page) is None)
    assert pauses(workplace) == [("cadence", (TODAY + timedelta(days=days)).isoformat(), "")]
    workplace.undo()
    qtbot.waitUntil(lambda: quiet_row(page) is not None)


def test_a_letter_in_a_chord_is_not_for_the_row(page: TodayPage, workplace: Workplace) -> None:
    row = quiet_row(page)
    assert row is not None
    for key, word in ((Qt.Key.Key_S, "s"), (Qt.Key.Key_7, "7")):
        pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.AltModifier, word)
        QApplication.sendEvent(row, pressed)
    assert pauses(workplace) == []


def test_a_pause_has_a_reason_and_stands_on_their_page_where_it_is_taken_back(
    page: TodayPage, workplace: Workplace, li: int, qtbot: QtBot
) -> None:
    row = quiet_row(page)
    assert row is not None
    qtbot.keyClicks(row, "p")
    qtbot.waitUntil(lambda: bool(page.findChildren(PutOffDialog)))
    form = page.findChildren(PutOffDialog)[-1]
    form.until.setText("2026-11-01")
    form.finish()
    assert form.isVisible(), "a day that has passed pauses nothing"
    form.length.setCurrentIndex(form.length.findData("open"))
    form.reason.setPlainText("On maternity leave")
    form.finish()
    qtbot.waitUntil(lambda: quiet_row(page) is None)
    assert pauses(workplace) == [("cadence", None, "On maternity leave")]
    tab = RelationshipTab(workplace, "contact")
    qtbot.addWidget(tab)
    tab.show_of(li)
    (line,) = [one for one in tab.findChildren(ItemRow) if "On maternity leave" in one.accessibleName()]
    (button,) = line.findChildren(Button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pauses(workplace) == []
    qtbot.waitUntil(lambda: quiet_row(page) is not None)


def test_a_supplier_that_slips_comes_a_moment_after_the_first_look(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slip(workplace)
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    with monkeypatch.context() as loading:
        loading.setattr(OpenJournal, "loaded", False)
        page.show()
        assert not page.findChildren(AlertRow)
    workplace.open_journal.ready.emit()
    (row,) = page.findChildren(AlertRow)
    assert "Works" in row.accessibleName()


def slip(workplace: Workplace) -> None:
    with workplace.journal.change("Works") as session:
        supplier = session.make(Supplier, name_en="Works").id
        session.flush()
        for days in range(40, 110, 7):
            at = workplace.clock() - timedelta(days=days)
            log_touch(session, TouchDraft(at=at, suppliers=(supplier,), kind="call"))


def test_a_supplier_that_slips_is_put_off_by_a_key(workplace: Workplace, qtbot: QtBot) -> None:
    slip(workplace)
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    page.show()
    (row,) = page.findChildren(AlertRow)
    assert "Works, You talked every 7 days as a rule, and now not for 40 days." in row.accessibleName()
    qtbot.keyClicks(row, "7")
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in page.findChildren(AlertRow)))
    assert pauses(workplace) == [("drift", (TODAY + timedelta(days=7)).isoformat(), "")]


def test_what_comes_stands_under_the_day_where_there_is_no_room_beside_it(
    page: TodayPage, qtbot: QtBot
) -> None:
    header = next(one for one in page.findChildren(QLabel) if one.text() == "Next festivals")
    assert page.room.beside
    assert header.isVisible()
    page.resize(760, 640)
    qtbot.waitUntil(lambda: not page.room.beside)
    assert header.isVisible()
    assert header.mapTo(page, header.rect().topLeft()).x() < 100
    page.resize(1200, 800)
    qtbot.waitUntil(lambda: page.room.beside)
    assert header.isVisible()
    assert header.mapTo(page, header.rect().topLeft()).x() > 800
