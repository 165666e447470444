"""A week before a Spring Festival in the real window: find the day, read it, plan a greeting, take it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.journeys.windows import journal_window
from tests.ui.hands import compose
from ui.calendar.goto import GoToDialog
from ui.events.form import EventForm
from ui.pages.calendar import CalendarPage
from ui.places import PLACES
from ui.window import Window

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
CTRL = Qt.KeyboardModifier.ControlModifier
FESTIVAL = date(2027, 2, 6)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window over an empty journal."""
    with journal_window(qtbot, qapp, tmp_path, lambda: NOW) as window:
        yield window


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def back_in(qtbot: QtBot, window: Window, page: CalendarPage) -> None:
    """Give the keys back to the window, as every window system but the one for tests does."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert page.isAncestorOf(QApplication.focusWidget())


def said(page: CalendarPage) -> str:
    return "\n".join(found.text() for found in page.pane.findChildren(QLabel) if found.isVisible())


def test_from_the_sidebar_to_a_greeting_and_back(qtbot: QtBot, window: Window) -> None:
    number = [place.key for place in PLACES if place.sidebar].index("calendar") + 1
    press(qtbot, Qt.Key(Qt.Key.Key_0 + number), CTRL)
    assert window.desk is not None
    page = window.desk.page
    assert isinstance(page, CalendarPage)
    qtbot.waitUntil(lambda: page.view.focusProxy().hasFocus())

    press(qtbot, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: any(one.line.hasFocus() for one in page.findChildren(GoToDialog)))
    compose("正月初一")
    press(qtbot, Qt.Key.Key_Return)
    assert page.day == FESTIVAL
    qtbot.waitUntil(lambda: "丁未年正月初一" in said(page))
    assert "Most factories closed" in said(page)
    back_in(qtbot, window, page)

    press(qtbot, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: any(one.fields.title.hasFocus() for one in page.findChildren(EventForm)))
    (form,) = page.findChildren(EventForm)
    compose("给张总拜年")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not form.isVisible())
    assert [chip.text for chip in page.reading.day(FESTIVAL).chips] == ["给张总拜年"]

    back_in(qtbot, window, page)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(one.fields.title.hasFocus() for one in page.findChildren(EventForm)))
    press(qtbot, Qt.Key.Key_Escape)
    back_in(qtbot, window, page)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert page.reading.day(FESTIVAL).chips == ()
