"""The week is looked back on by keys: what happened, who fell through, what comes, and a note of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.commitments.follow_ups import add_follow_up
from desktop.commitments.promises import PromiseFields, add_promise, settle_promise
from desktop.errors import StoreError
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.today.week import Section, monday_of, week_review
from desktop.today.week_rules import week_rules
from desktop.touches.logging import TouchDraft, log_touch
from tests.ui.conftest import NOW, fonts_loaded, open_journal, theme, workplace
from ui.pages import week
from ui.pages.week import WeekPage
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace

__all__ = ["fonts_loaded", "open_journal", "theme", "workplace"]
TODAY = date(2026, 11, 22)


@pytest.fixture
def people(workplace: Workplace) -> tuple[int, int, int]:
    """A supplier with 王芳, who kept a promise, and 李伟, who has been silent since spring."""
    with workplace.journal.change("People") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金厂", "name_en": "Bright Hardware", "tier": 1})
        wang, li = (add_contact(session, {"name_zh": name}) for name in ("王芳", "李伟"))
        session.flush()
        for person in (wang, li):
            add_employment(session, person, {"supplier_id": supplier})
        for days in (1, 2, 9):
            log_touch(session, TouchDraft(NOW - timedelta(days=days), people=(wang,), kind="call"))
        log_touch(session, TouchDraft(NOW - timedelta(days=3), people=(wang,), kind="message"))
        log_touch(session, TouchDraft(NOW - timedelta(days=200), people=(li,), kind="call"))
        made, due = TODAY - timedelta(days=6), TODAY - timedelta(days=2)
        promise: PromiseFields = {"contact_id": wang, "what": "8D报告", "made_on": made, "due_on": due}
        settle_promise(session, add_promise(session, promise), "kept", TODAY - timedelta(days=1))
        add_promise(session, promise | {"what": "Photos", "side": "ours"})
        add_follow_up(session, TODAY + timedelta(days=2), "Ask for the drawing", contact_id=wang)
    return supplier, wang, li


def sections(workplace: Workplace, monday: date) -> dict[str, Section]:
    with workplace.journal.read_raw() as raw:
        found = (*week_review(raw, monday, TODAY).sections, *week_rules(raw, monday, TODAY))
    return {one.key: one for one in found}


def test_a_week_holds_its_own_days(workplace: Workplace, people: tuple[int, int, int]) -> None:
    supplier, wang, li = people
    now = sections(workplace, monday_of(TODAY))
    assert now["touches"].lines[0].counts == (("call", 2), ("message", 1))
    assert now["touches"].lines[0].id == supplier
    assert [line.title for line in now["kept"].lines] == ["8D报告"]
    assert [(line.title, line.counts) for line in now["missed"].lines] == [("Photos", (("ours", 1),))]
    assert [line.id for line in now["cold"].lines] == [li]
    assert [(line.id, line.title) for line in now["follow_ups"].lines] == [(wang, "Ask for the drawing")]
    assert "new" not in now  # both were met before
    before = sections(workplace, monday_of(TODAY) - timedelta(days=7))
    assert before["touches"].lines[0].counts == (("call", 1),)
    assert "kept" not in before


def test_an_empty_journal_has_an_empty_week(workplace: Workplace) -> None:
    assert set(sections(workplace, monday_of(TODAY))) <= {"festivals"}


def test_the_review_is_walked_and_becomes_a_note(
    workplace: Workplace, people: tuple[int, int, int], qtbot: QtBot
) -> None:
    shown: list[tuple[str, int]] = []
    workplace.record_asked_for.connect(lambda kind, record: shown.append((kind, record)))
    page = WeekPage(workplace)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    QTest.qWaitForWindowExposed(page)
    QTest.qWait(1)
    first = next(row for row in page.findChildren(ItemRow) if row.isVisible())
    assert first.accessibleName() == "Bright Hardware, Call 2 · Message 1"
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert shown == [("supplier", people[0])]

    QTest.keyClick(page, Qt.Key.Key_PageUp)
    assert page.week.monday == date(2026, 11, 9)
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    QTest.keyClick(page.note, Qt.Key.Key_Space)
    assert shown[-1][0] == "note"
    with workplace.journal.read() as connection:
        title, body = connection.exec_driver_sql("SELECT title, body FROM note").one()
    assert title.startswith("Week of Nov")
    assert "- Promises kept: 1\n  - 8D报告" in body
    assert "- Touches by supplier: 3" in body
    assert "# Learned" in body, "the template follows the facts"
    workplace.undo()
    with workplace.journal.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM note WHERE deleted_at IS NULL").scalar() == 0


def test_a_week_whose_rules_cannot_be_read_can_be_noted_all_the_same(
    workplace: Workplace, people: tuple[int, int, int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> tuple[Section, ...]:
        raise StoreError("A page is damaged.", "Restore a backup.")

    told: list[str] = []
    workplace.failures.told.connect(lambda message, _advice: told.append(message))
    monkeypatch.setattr(week, "week_rules", broken)
    page = WeekPage(workplace)
    qtbot.addWidget(page)
    page.show()
    assert told == ["A page is damaged."]
    assert page.note.isEnabled()
    QTest.qWait(1)  # what was thrown away goes
    said = [one.text() for one in page.findChildren(QLabel)]
    assert "One moment…" not in said
    assert not [words for words in said if words.startswith("Nobody fell through")], "nobody knows"


def test_the_keyboard_goes_on_where_it_was_when_rows_are_made_anew(
    workplace: Workplace, qtbot: QtBot
) -> None:
    with workplace.journal.change("Calls") as session:
        for number in range(20):
            supplier = add_supplier(session, {"name_en": f"Works {number:02}"})
            session.flush()
            log_touch(session, TouchDraft(NOW - timedelta(days=1), suppliers=(supplier,), kind="call"))
    page = WeekPage(workplace)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    QTest.qWaitForWindowExposed(page)
    QTest.qWait(1)
    more = next(one for one in page.findChildren(Button) if one.text() == "Show 15 more")
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Space)

    def focused() -> str:
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget else ""

    qtbot.waitUntil(lambda: focused() == "Works 05, Call 1")
    workplace.change("Another", lambda session: add_supplier(session, {"name_en": "Zenith"}))
    QTest.qWait(5)
    assert focused() == "Works 05, Call 1"
