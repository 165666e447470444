"""The page of visits: a route planned by keys, what came of a stop, a table that is moved by mouse and keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy import select

from desktop.commitments.tables import FollowUp
from desktop.giving.gifts import GiftFields, add_gift
from desktop.touches.tables import Touch
from desktop.visits.visits import StopDraft, edit_stop, finish_stop
from tests.ui.visits.cards import card, stop
from ui.dialogs.visit import FindingsDialog, StopDialog, VisitDialog
from ui.pages.visits import VisitsPage
from ui.touches.form_fields import from_typed
from ui.visits.paper import page
from ui.visits.words import stop_note
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace


@pytest.fixture
def shown(qtbot, workplace: Workplace, planned: int) -> VisitsPage:
    made = VisitsPage(workplace)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.refresh()
    made.show_record("visit", planned)
    return made


def there_today(workplace: Workplace, visit_id: int) -> None:
    """Let the stop be on this very day."""
    held = stop(workplace, visit_id)
    draft = StopDraft(
        held.supplier_id, workplace.clock(), held.zone, people=tuple(one.id for one in held.people)
    )
    workplace.change("Move", lambda session: edit_stop(session, held.id, draft), toast="")


def buttons(widget: QWidget) -> list[str]:
    return [button.accessibleName() for button in widget.findChildren(Button)]


def rows(widget: QWidget) -> list[str]:
    return [row.accessibleName() for row in widget.findChildren(ItemRow)]


def test_the_model_of_the_list_is_sound(shown: VisitsPage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(shown.pane.model, mode, shown)
    shown.refresh()
    assert shown.pane.model.rowCount() == 1


def test_a_visit_shows_its_stops_with_whom_and_where(shown: VisitsPage) -> None:
    assert any("Sunrise" in said and "王芳" in said for said in rows(shown.detail))
    assert any("Not seated yet" in said for said in rows(shown.side))


def test_a_stop_outside_the_days_of_its_visit_is_told(
    shown: VisitsPage, workplace: Workplace, planned: int
) -> None:
    def told() -> bool:
        return any("not within the days" in one.text() for one in shown.side.findChildren(QLabel))

    assert not told()
    there_today(workplace, planned)
    shown.refresh()
    assert told()


def test_nothing_is_to_be_brought_or_seated_after_a_stop(
    qtbot, shown: VisitsPage, workplace: Workplace, planned: int
) -> None:
    person = stop(workplace, planned).people[0].id
    gift = GiftFields(contact_id=person, what="Biscuits", state="planned")
    workplace.change("Gift", lambda session: add_gift(session, gift), toast="")
    shown.refresh()
    assert any("Biscuits" in said for said in rows(shown.detail))
    there_today(workplace, planned)
    held = stop(workplace, planned).id
    workplace.change("Held", lambda session: finish_stop(session, held, "", workplace.today), toast="")
    shown.refresh()
    assert "Biscuits" not in stop_note(stop(workplace, planned))
    qtbot.waitUntil(lambda: rows(shown.side) == [])


def test_what_came_of_a_stop_is_asked_from_its_day_on(
    shown: VisitsPage, workplace: Workplace, planned: int
) -> None:
    assert "What came of it: Sunrise" not in buttons(shown.detail)
    there_today(workplace, planned)
    shown.refresh()
    assert "What came of it: Sunrise" in buttons(shown.detail)


def test_a_visit_is_made_by_keys(qtbot, parent: QWidget, workplace: Workplace) -> None:
    dialog = VisitDialog(workplace, parent, None)
    dialog.begin_and_open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    title = QApplication.focusWidget()
    assert title is dialog.editors["title"]
    QTest.keyClicks(title, "Yiwu in spring")
    QTest.keyClick(title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with workplace.journal.read() as connection:
        names = [row[0] for row in connection.exec_driver_sql("SELECT title FROM visit").all()]
    assert names == ["Yiwu in spring"]


def test_days_in_the_wrong_order_are_told(parent: QWidget, workplace: Workplace) -> None:
    dialog = VisitDialog(workplace, parent, None)
    dialog.begin_and_open()
    dialog.editors["title"].setText("x")
    dialog.editors["until_day"].setText("2020-01-01")
    dialog.finish()
    assert dialog.isVisible()
    assert "before the first" in dialog.banner.text()


def test_a_stop_says_when_they_do_not_work(parent: QWidget, workplace: Workplace, planned: int) -> None:
    found = card(workplace, planned)
    dialog = StopDialog(workplace, parent, found, found.stops[0])
    spring = dialog.at.dateTime().date()
    spring.setDate(2027, 2, 8)
    dialog.at.setDate(spring)
    assert any("do not work" in words.text() for words in dialog.findChildren(QLabel))
    dialog.place.setText("Showroom")
    dialog.finish()
    kept = stop(workplace, planned)
    assert (kept.place, kept.closed) == ("Showroom", True)
    assert kept.at == from_typed(dialog.at.dateTime(), "Asia/Shanghai")


def test_what_came_of_it_makes_follow_ups_that_undo_takes_back(
    parent: QWidget, workplace: Workplace, planned: int
) -> None:
    there_today(workplace, planned)
    dialog = FindingsDialog(workplace, parent, stop(workplace, planned))
    told: list[tuple[str, object]] = []
    workplace.told.connect(lambda sentence, operation: told.append((sentence, operation)))
    dialog.findings.setPlainText("Sample is good\nsend drawings !fri")
    dialog.finish()
    [(sentence, operation)] = told
    assert "look at Today" in sentence
    assert operation is not None, "the toast offers Undo"
    with workplace.journal.read() as connection:
        texts = connection.scalars(select(FollowUp.text).order_by(FollowUp.text)).all()
        held = connection.scalar(select(Touch.held))
    assert list(texts) == ["Thank them for the visit", "send drawings"]
    assert held
    workplace.undo()
    assert not stop(workplace, planned).held


def test_the_paper_holds_the_address_for_the_driver(workplace: Workplace, planned: int) -> None:
    html = page(card(workplace, planned), workplace.today)
    assert "宁波市海曙区中山西路1号" in html
    assert "师傅您好" in html


def test_an_empty_journal_says_what_visits_are_for(qtbot, workplace: Workplace) -> None:
    made = VisitsPage(workplace)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    assert made.pane.model.rowCount() == 0


def test_thanks_for_an_older_visit_are_due_at_once(
    parent: QWidget, workplace: Workplace, planned: int
) -> None:
    there_today(workplace, planned)
    fresh = FindingsDialog(workplace, parent, stop(workplace, planned))
    assert fresh.thanks.text() == "Remind me to say thank you tomorrow"
    workplace.clock.time += timedelta(days=3)
    late = FindingsDialog(workplace, parent, stop(workplace, planned))
    assert late.thanks.text() == "Remind me to say thank you today"
    late.finish()
    with workplace.journal.read() as connection:
        assert connection.scalar(select(FollowUp.due_on)) == workplace.today
