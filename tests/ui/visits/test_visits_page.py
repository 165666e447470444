"""The page of visits: a route planned by keys, what came of a stop, a table that is moved by mouse and keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy import select

from desktop.commitments.tables import FollowUp
from desktop.giving.gifts import GiftFields, add_gift
from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier
from desktop.touches.tables import Touch
from desktop.visits.reads import StopCard, VisitCard, visit_card
from desktop.visits.seating import Guest, seated
from desktop.visits.visits import StopDraft, add_stop, add_visit, edit_stop, finish_stop
from ui.dialogs.seating import SeatingDialog
from ui.dialogs.visit import FindingsDialog, StopDialog, VisitDialog
from ui.pages.visits import VisitsPage
from ui.touches.form_fields import from_typed
from ui.visits.paper import page
from ui.visits.words import stop_note
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.round_table import RoundTable
from ui.workplace import Workplace


@pytest.fixture
def planned(workplace: Workplace) -> int:
    """Write a visit with one stop, and return its id."""
    first = workplace.today + timedelta(days=7)
    with workplace.journal.change("story") as session:
        supplier = add_supplier(
            session,
            {
                "name_zh": "宁波日升电子有限公司",
                "name_en": "Sunrise",
                "address_zh": "宁波市海曙区中山西路1号",
            },
        )
        person = add_contact(session, {"name_zh": "王芳"})
        visit = add_visit(
            session, {"title": "Ningbo", "from_day": first, "until_day": first + timedelta(days=2)}
        )
        session.flush()
        at = workplace.clock() + timedelta(days=7)
        add_stop(session, visit, StopDraft(supplier, at, zone="Asia/Shanghai", people=(person,)))
    return visit


@pytest.fixture
def parent(qtbot) -> QWidget:
    """Return a window over which dialogs open: they delete themselves."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    return made


@pytest.fixture
def shown(qtbot, workplace: Workplace, planned: int) -> VisitsPage:
    made = VisitsPage(workplace)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.refresh()
    made.show_record("visit", planned)
    return made


def card(workplace: Workplace, visit_id: int) -> VisitCard:
    with workplace.journal.read() as connection:
        found = visit_card(connection, visit_id)
    assert found is not None
    return found


def stop(workplace: Workplace, visit_id: int) -> StopCard:
    return card(workplace, visit_id).stops[0]


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


def test_a_dinner_is_seated_and_moved_by_keys(parent: QWidget, workplace: Workplace, planned: int) -> None:
    dialog = SeatingDialog(workplace, parent, stop(workplace, planned))
    dialog.guests.setPlainText("Ms Berg\nMr Weber")
    table = dialog.table
    assert {guest.name for guest in table.seats if guest} == {"王芳", "Ms Berg", "Mr Weber"}
    before = table.seats
    table.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(table, key)
    assert table.seats[1] == before[0]
    dialog.finish()
    assert stop(workplace, planned).seats == table.seats


def test_a_dinner_opened_again_keeps_the_ranks_of_its_guests(
    parent: QWidget, workplace: Workplace, planned: int
) -> None:
    first = SeatingDialog(workplace, parent, stop(workplace, planned))
    first.guests.setPlainText("Ms Berg\nMr Weber\nMr Huber")
    first.finish()
    again = SeatingDialog(workplace, parent, stop(workplace, planned))
    assert again.guests.toPlainText() == "Ms Berg\nMr Weber\nMr Huber"
    again.guests.appendPlainText("The driver")
    seats = [guest.name for guest in again.table.seats if guest]
    assert seats.index("Ms Berg") == len(seats) - 1, "still on the host's right"


def test_guests_that_were_typed_are_not_thrown_away_without_a_question(
    parent: QWidget, workplace: Workplace, planned: int
) -> None:
    untouched = SeatingDialog(workplace, parent, stop(workplace, planned))
    untouched.open()
    untouched.reject()
    assert not untouched.isVisible()
    dialog = SeatingDialog(workplace, parent, stop(workplace, planned))
    dialog.open()
    dialog.guests.setPlainText("Ms Berg\nMr Weber")
    dialog.reject()
    assert dialog.isVisible()
    assert "not kept yet" in dialog.banner.text()


def test_people_are_dragged_to_another_seat(qtbot, workplace: Workplace) -> None:
    table = RoundTable(workplace.theme)
    qtbot.addWidget(table)
    table.resize(600, 420)
    table.show()
    table.show_seats(seated("guest_on_left", [Guest("王总"), Guest("陈经理")], [Guest("A"), Guest("B")]))
    before = table.seats
    drawn = table.grab().toImage()
    assert drawn.pixelColor(drawn.rect().center()) == workplace.theme.color("sunken"), "the table itself"

    def at(place: int) -> QPoint:
        return QPointF(table.box(place).center()).toPoint()

    QTest.mousePress(table, Qt.MouseButton.LeftButton, pos=at(0))
    QTest.mouseMove(table, at(2))
    QTest.mouseRelease(table, Qt.MouseButton.LeftButton, pos=at(2))
    assert (table.seats[2], table.seats[0]) == (before[0], before[2])
    assert "王总, seat 3" in table.accessibleDescription()


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
