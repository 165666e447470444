"""Somebody opens everything and clicks and types at random in the demo journal: nothing escapes, nothing warns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QFileDialog,
    QMenu,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.journeys.windows import demo_window
from ui.commands import COMMANDS
from ui.places import PLACES
from ui.widgets.item_row import ItemRow
from ui.widgets.row_view import RowView
from ui.widgets.segmented import Segmented
from ui.window import Window

STEPS = 150
APART = frozenset(
    {"quit", "lock", "language", "larger", "smaller", "appearance", "tones", "say_it", "play_phrase", "play_slowly"}
)  # fmt: skip
"""What ends the walk, makes the window anew, or wants a loudspeaker."""
UNTOUCHED = ("Encrypted", "Lock", "Settings", "Tones", "Say it", "Play", "Record", "Hear")
QUIET = "This plugin does not support"
KEYS = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
)
WORDS = ("zhang", "2026-12-24", "12.5", "!fri call", "@li", "-1", "2026-02-30", "<b>%s {n}", "1e9")
Reports = list[str]


@pytest.fixture
def walked(
    demo_folder: Path, qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Window, Reports]]:
    """The window over a copy of the demo, and what was reported as a fault of ours."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    with demo_window(qtbot, qapp, demo_folder, tmp_path) as found:
        yield found


class Walker:
    """Goes at random, by chance that can be told again; a step that opens a menu does not keep the next one waiting."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window, self.left = window, STEPS
        self._chance = Random(seed)
        self.done: list[str] = []

    def step(self) -> None:
        """Do one thing, and come back for the next."""
        if self.left > 0:
            self.left -= 1
            QTimer.singleShot(0, self.step)
            self._act(QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window)

    def _act(self, where: QWidget) -> None:
        drawn = self._chance.random()
        if isinstance(where, QMenu | QFileDialog) or (where is not self.window and drawn < 0.1):
            self._note("close", where)
            where.close()
        elif where is self.window and drawn < 0.1:
            self._go()
        elif where is self.window and drawn < 0.3:
            self._perform()
        elif drawn < 0.65:
            self._click(where)
        else:
            self._type(where)

    def _note(self, what: str, where: QWidget) -> None:
        self.done.append(f"{what} {type(where).__name__} {where.accessibleName()}")

    def _go(self) -> None:
        place = self._chance.choice([place.key for place in PLACES if place.key != "settings"])
        self.done.append(f"go to {place}")
        assert self.window.desk is not None
        self.window.desk.show_place(place)

    def _perform(self) -> None:
        command = self._chance.choice([command.key for command in COMMANDS if command.key not in APART])
        self.done.append(f"perform {command}")
        self.window.perform(command)

    def _click(self, where: QWidget) -> None:
        kinds = (QAbstractButton, QTabBar, ItemRow, RowView)
        seen = [one for one in where.findChildren(QWidget) if isinstance(one, kinds) and _can_be_clicked(one)]
        if not seen:
            return
        one = self._chance.choice(seen)
        target = one.viewport() if isinstance(one, QAbstractScrollArea) else one
        spot = QPoint(self._chance.randrange(target.width()), self._chance.randrange(target.height()))
        self._note("click", one)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def _type(self, where: QWidget) -> None:
        focused = QApplication.focusWidget() or where.focusWidget() or where
        target = focused if focused.window() is where.window() and _is_harmless(focused) else where
        if self._chance.random() < 0.75:
            key = self._chance.choice(KEYS)
            self._note(f"press {key.name} in", target)
            QTest.keyClick(target, key)
        else:
            words = self._chance.choice(WORDS)
            self._note(f"type {words} in", target)
            QTest.keyClicks(target, words)


def _is_harmless(widget: QWidget) -> bool:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return not any(word in said for word in UNTOUCHED for said in (text, widget.accessibleName()))


def _can_be_clicked(widget: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.isEnabled()
        and min(widget.width(), widget.height()) > 1
        and _is_harmless(widget)
    )


def warnings(qtlog) -> list[str]:  # type: ignore[no-untyped-def]  # pytest-qt names no type
    return [record.message for record in qtlog.records if QUIET not in record.message]


def test_every_place_shows_each_of_its_views(
    walked: tuple[Window, Reports], qtbot: QtBot, qtlog  # type: ignore[no-untyped-def]
) -> None:  # fmt: skip
    window, reports = walked
    shown = 0
    for place in PLACES:
        window.desk.show_place(place.key)
        for choice in window.desk.page.findChildren(Segmented) if place.key != "settings" else ():
            for button in choice.findChildren(QAbstractButton):
                if _can_be_clicked(button):
                    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
                    shown += 1
    assert shown > 10
    assert (reports, warnings(qtlog)) == ([], [])


@pytest.mark.parametrize("seed", [3, 8])
def test_nothing_escapes_from_a_walk_at_random(
    walked: tuple[Window, Reports], qtbot: QtBot, seed: int, qtlog  # type: ignore[no-untyped-def]
) -> None:  # fmt: skip
    window, reports = walked
    walker = Walker(window, seed)
    walker.step()
    qtbot.waitUntil(lambda: walker.left == 0, timeout=120_000)
    assert (reports, warnings(qtlog)) == ([], []), walker.done[-20:]
