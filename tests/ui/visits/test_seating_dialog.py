"""The table of a dinner: by a scheme, by mouse and keys, and who comes later moves nobody."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.visits.seating import Guest, seated
from tests.ui.visits.cards import stop
from ui.dialogs.seating import SeatingDialog
from ui.widgets.round_table import RoundTable
from ui.workplace import Workplace


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


def seat_of(dialog: SeatingDialog, name: str) -> int:
    return next(place for place, one in enumerate(dialog.table.seats) if one is not None and one.name == name)


def test_a_guest_who_is_typed_later_moves_nobody_who_was_put_by_hand(
    parent: QWidget, workplace: Workplace, planned: int
) -> None:
    first = SeatingDialog(workplace, parent, stop(workplace, planned))
    first.guests.setPlainText("Ms Berg\nMr Weber\nMr Huber")
    first.table.exchange(seat_of(first, "Mr Weber"), seat_of(first, "王芳"))
    first.guests.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(first.guests, "\rThe driver")
    assert seat_of(first, "Mr Weber") == 0, "still where the host had been put"
    assert seat_of(first, "The driver") > 0
    first.finish()
    again = SeatingDialog(workplace, parent, stop(workplace, planned))
    before = again.table.seats
    again.guests.appendPlainText("Me")
    assert [one for one in again.table.seats if one != Guest("Me")] == list(before)


def test_choosing_a_scheme_seats_everybody_anew_and_is_taken_back(
    parent: QWidget, workplace: Workplace, planned: int
) -> None:
    dialog = SeatingDialog(workplace, parent, stop(workplace, planned))
    dialog.guests.setPlainText("Ms Berg\nMr Weber\nMr Huber")
    by_scheme = dialog.table.seats
    assert not dialog.turn_back.isEnabled()
    dialog.table.exchange(0, 2)
    by_hand = dialog.table.seats
    QTest.keyClick(dialog.scheme, Qt.Key.Key_Right)
    assert dialog.scheme.current() == "guest_faces_door"
    assert dialog.table.seats[0] == Guest("Ms Berg")
    dialog.turn_back.click()
    assert (dialog.scheme.current(), dialog.table.seats) == ("host_faces_door", by_hand)
    dialog.turn_back.click()
    assert dialog.table.seats == by_scheme
    assert not dialog.turn_back.isEnabled()


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
