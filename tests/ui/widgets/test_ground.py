"""A view that paints its own ground looks like the frame around it, and the same when it is scrolled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.ground import own_ground, paint_ground
from ui.widgets.layouts import column


class View(QListView):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.lines = QStringListModel([f"line {number}" for number in range(200)])
        self.setModel(self.lines)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.painted = 0
        own_ground(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        paint_ground(self, self.theme, event)
        self.painted += sum(box.height() for box in event.region())
        super().paintEvent(event)


@pytest.mark.parametrize(("kind", "token"), [("page", "surface"), ("pane", "canvas"), ("soft", "sunken")])
def test_the_ground_is_that_of_the_frame_and_a_scroll_paints_what_comes(
    theme: Theme, qtbot: QtBot, kind: str, token: str
) -> None:
    window, frame, view = QFrame(), QFrame(), View(theme)
    qtbot.addWidget(window)
    window.setProperty("kind", "root")
    frame.setProperty("kind", kind)
    frame.setLayout(column((view, 1)))
    window.setLayout(column((frame, 1)))
    window.resize(300, 400)
    window.show()
    qtbot.waitUntil(lambda: view.painted > 0)
    corner = view.viewport().rect().bottomRight() - QPoint(2, 2)
    assert view.viewport().grab().toImage().pixelColor(corner) == theme.color(token)

    qtbot.wait(50)  # the scroll bar comes
    view.painted = 0
    view.verticalScrollBar().setValue(10)
    qtbot.waitUntil(lambda: view.painted > 0)
    assert view.painted < view.viewport().height() / 4
    moved = QApplication.primaryScreen().grabWindow(window.winId()).toImage()
    view.viewport().update()
    QApplication.processEvents()
    assert QApplication.primaryScreen().grabWindow(window.winId()).toImage() == moved
