"""The painted month: keys and clicks tell days, chips open and are carried, a screen reader hears each cell."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.planning.calendar_rows import Bar, BarMark
from tests.ui.calendar.conftest import TODAY, chip
from ui.calendar.cell_layout import lane_rect
from ui.calendar.day_table import DayTable

FIRST = date(2027, 2, 1)
THERE = date(2027, 2, 10)


@pytest.fixture
def table(qtbot, theme, cells):
    made = DayTable(theme, "Month", 0)
    qtbot.addWidget(made)
    made.resize(980, 800)
    own = {TODAY: [chip(text="Call Chen"), chip("birthday", 2, "Yang Lei", turns=41)]}
    made.days.show(cells(FIRST, 28, own))
    made.month = (2027, 2)
    made.show()
    made.select(TODAY)
    made.setFocus()
    return made


def middle(table, day) -> QPoint:
    index = table.days.index_of(day)
    rect = table.cell_rect(index.row(), index.column())
    return QPoint(int(rect.center().x()), int(rect.bottom()) - 10)


def chip_point(table, day, number=0) -> QPoint:
    return table.layout_of(day).chips[number].rect.center().toPoint()


def test_the_model_keeps_the_rules_of_models(table, qtmodeltester):
    qtmodeltester.check(table.days)


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Right, date(2027, 2, 3)),
        (Qt.Key.Key_Up, date(2027, 1, 26)),
        (Qt.Key.Key_End, date(2027, 2, 7)),
    ],
)
def test_a_key_tells_the_day_it_leads_to_even_on_another_page(qtbot, table, key, day):
    with qtbot.waitSignal(table.walked) as found:
        qtbot.keyClick(table, key)
    assert found.args == [day]


def test_in_a_mirrored_window_left_is_the_next_day_and_a_click_finds_its_cell(qtbot, table):
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with qtbot.waitSignal(table.walked) as found:
        qtbot.keyClick(table, Qt.Key.Key_Left)
    assert found.args == [date(2027, 2, 3)]
    with qtbot.waitSignal(table.walked) as found:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    assert found.args == [date(2027, 2, 7)]


def test_return_opens_the_day(qtbot, table):
    with qtbot.waitSignal(table.opened) as found:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert found.args == [TODAY]


def test_a_click_selects_a_day_and_opens_a_chip(qtbot, table):
    with qtbot.waitSignal(table.walked) as found:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, THERE))
    assert found.args == [THERE]
    with qtbot.waitSignal(table.chip_opened) as found:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=chip_point(table, TODAY))
    assert found.args[0].text == "Call Chen"


def test_a_double_click_beside_chips_asks_for_a_new_event(qtbot, table):
    with qtbot.waitSignal(table.new_asked) as found:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, THERE))
    assert found.args == [THERE]


def carry(table, start: QPoint, end: QPoint) -> None:
    view = table.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for point in (start + QPoint(12, 12), end):
        QTest.mouseMove(view, point)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_an_event_is_carried_to_another_day(qtbot, table):
    with qtbot.waitSignal(table.chip_moved) as found:
        carry(table, chip_point(table, TODAY), middle(table, THERE))
    assert (found.args[0].text, found.args[1]) == ("Call Chen", 8)


def test_a_birthday_stays_where_it_is(qtbot, table):
    with qtbot.assertNotEmitted(table.chip_moved):
        carry(table, chip_point(table, TODAY, 1), middle(table, THERE))


def test_the_wheel_turns_a_page_per_notch(qtbot, table):
    turned = []
    table.turned.connect(turned.append)
    for angle in (-60, -60, 120):
        _wheel(table, angle)
    assert turned == [1, -1]


def _wheel(table, angle):
    event = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(table.viewport(), event)


def test_a_screen_reader_hears_the_whole_day(table):
    told = QAccessible.queryAccessibleInterface(table)
    assert told.role() == QAccessible.Role.Table
    heard = [told.child(number).text(QAccessible.Text.Name) for number in range(told.childCount())]
    words = next(text for text in heard if "Feb 2, 2027" in text)
    assert "Tuesday" in heard
    assert words.startswith("Tuesday, Feb 2, 2027; today; day 26 of lunar month 12, year of the horse")
    assert "2 own dates; Event: Call Chen; Birthday: Yang Lei turns 41" in words


def test_today_is_filled_and_other_months_are_sunken(table, theme, cells):
    table.month = (2027, 3)
    image = table.viewport().grab().toImage()
    disc = table.cell_rect(0, 1)
    at = image.pixelColor(int(disc.left()) + 9, int(disc.top()) + 19)
    assert at == theme.color("accent")
    ground = table.cell_rect(1, 0)
    assert image.pixelColor(int(ground.center().x()), int(ground.bottom()) - 4) == theme.color("sunken")


def order_bar(number, first, last, **values):
    return Bar(first, last, 1, "order", f"Order {number}", confirmed=True, record_id=number, **values)


def test_a_click_on_the_bar_of_an_order_opens_it_and_its_words_are_heard(qtbot, table, cells):
    step = BarMark(date(2027, 2, 10), "Production", done=False)
    closed = Bar(date(2027, 2, 8), date(2027, 2, 12), 1, "closing", "Closed", confirmed=True)
    bars = [order_bar(7, FIRST, date(2027, 2, 20), late=True, marks=(step,)), closed]
    table.days.show(cells(FIRST, 28), bars)
    index = table.days.index_of(THERE)
    assert "Order: Order 7, late, Production" in table.days.data(index, Qt.ItemDataRole.AccessibleTextRole)
    cell = table.cell_rect(index.row(), index.column())
    assert table.bar_at(lane_rect(cell, 0, 1.0).center()) is None, "closings come first and open nothing"
    with qtbot.waitSignal(table.bar_opened) as found:
        place = lane_rect(cell, 1, 1.0).center().toPoint()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert found.args[0].record_id == 7
    assert not table.grab().isNull()
