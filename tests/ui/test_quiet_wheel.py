"""The wheel over a form scrolls it, and changes no list or number on the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.quiet_wheel import QuietWheel


@pytest.fixture
def area(qapp: QApplication, qtbot: QtBot) -> Iterator[QScrollArea]:
    made, inside = QScrollArea(), QWidget()
    qtbot.addWidget(made)
    lines = QVBoxLayout(inside)
    made.list, made.number = QComboBox(), QSpinBox()
    made.list.addItems(["Draft", "Confirmed", "In production"])
    made.number.setValue(50)
    for piece in (QLabel("first"), made.list, made.number, *(QLabel(str(number)) for number in range(40))):
        lines.addWidget(piece)
    made.setWidget(inside)
    made.resize(300, 200)
    watching = QuietWheel(qapp)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    watching.close()


def turn(area: QScrollArea, over: QWidget) -> None:
    edge = QPoint(
        over.rect().right() - 6, over.rect().center().y()
    )  # not over the line: what is made up stays there
    at = over.mapTo(area, edge)
    event = QWheelEvent(
        QPointF(at), QPointF(area.mapToGlobal(at)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(area.windowHandle(), event)
    QApplication.processEvents()


def test_the_wheel_over_a_list_scrolls_the_form(area: QScrollArea) -> None:
    area.list.setFocus()
    turn(area, area.list)
    assert area.list.currentIndex() == 0
    assert area.verticalScrollBar().value() > 0


def test_the_wheel_changes_a_number_only_where_one_is_typing(area: QScrollArea) -> None:
    turn(area, area.number)
    assert area.number.value() == 50
    assert area.verticalScrollBar().value() > 0
    area.verticalScrollBar().setValue(0)
    area.number.setFocus()
    turn(area, area.number)
    assert area.number.value() == 49
