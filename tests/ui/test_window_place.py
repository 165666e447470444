from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from ui.dialogs.about import AboutDialog
from ui.dialogs.help import HelpSheet
from ui.geometry import first_size, inside, take_room
from ui.preferences import Preferences
from ui.services import Services
from ui.theme.theme import LARGEST_SCALE, Theme
from ui.window import SMALLEST, USUAL, Window
from ui.workplace import Workplace

SCREENS = [QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 1024)]
LEAST = QSize(*SMALLEST)


@pytest.mark.parametrize("wanted", [QRect(40, 30, 1500, 900), QRect(1930, 10, 1000, 700)])
def test_a_window_in_sight_stays_where_it_was(wanted: QRect) -> None:
    assert inside(wanted, SCREENS, LEAST) == wanted


@pytest.mark.parametrize(("left", "top"), [(5000, 100), (-1490, 20), (100, -900), (300, 1075)])
def test_a_window_that_nobody_could_take_hold_of_comes_back(left: int, top: int) -> None:
    found = inside(QRect(left, top, 1500, 900), SCREENS, LEAST)
    assert SCREENS[0].contains(found)
    assert found.size() == QSize(1500, 900)


def test_a_window_from_a_larger_screen_is_made_to_fit() -> None:
    assert inside(QRect(9000, 0, 3800, 2100), SCREENS, LEAST).size() == SCREENS[0].size()


@pytest.mark.parametrize(
    ("screen", "size"), [((1920, 1080), (1512, 920)), ((1280, 860), (1264, 812)), ((800, 600), SMALLEST)]
)
def test_the_first_window_fits_its_screen(screen: tuple[int, int], size: tuple[int, int]) -> None:
    assert first_size(QSize(*USUAL), QRect(0, 0, *screen), LEAST) == QSize(*size)


@pytest.fixture
def made(served: Workplace) -> Services:
    assert served.services is not None
    served.services.keeper.close()
    return served.services


def gate(_services: Services, _folder: Path | None) -> QWidget:
    return QWidget()


def shown(made: Services, qtbot) -> Window:
    window = Window(made, gate)
    qtbot.addWidget(window)
    window.show_gate(None)
    window.show()
    return window


def test_the_window_comes_back_where_it_was_closed(made: Services, qtbot, tmp_path: Path) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    place = QRect(screen.left() + 5, screen.top() + 7, *SMALLEST)
    first = shown(made, qtbot)
    first.setGeometry(place)
    first.close()
    assert Preferences(made.preferences._folder).now.window == (*place.getRect(), 0)
    assert shown(made, qtbot).geometry().size() == QSize(*SMALLEST)


def test_help_and_about_open_before_a_journal_does(made: Services, qtbot) -> None:
    window = shown(made, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.findChild(HelpSheet).isVisible()
    window.perform("about")
    assert window.findChild(AboutDialog).isVisible()
    assert window._menus.actions["about"].isEnabled()


def test_no_dialog_is_larger_than_the_window_under_it(theme: Theme, qtbot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(*SMALLEST)
    theme.change(QApplication.instance(), appearance="light", scale=LARGEST_SCALE)
    sheet = HelpSheet(theme, window)
    assert window.size().boundedTo(sheet.size()) == sheet.size()


def test_a_dialog_over_a_small_dialog_has_the_room_of_the_window(qtbot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    small = QDialog(window)
    small.resize(200, 100)
    over = QDialog(small)
    take_room(over, 600, 2000)
    assert over.width() == 600
    assert 600 < over.height() < window.height()
