"""The journal locks when nobody is there, after sleep, and with the screen."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import opening
from desktop.journal.opened import open_file
from ui import autolock
from ui.autolock import AutoLock
from ui.clipboard import Clipboard
from ui.failures import Failures
from ui.keeper import Keeper
from ui.preferences import Preferences
from ui.tasks import InlineTasks

from .conftest import KEY, SteppingClock


class Watch:
    """A time of day that a test moves."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings")


@pytest.fixture
def keeper(tmp_path: Path, preferences: Preferences) -> Iterator[Keeper]:
    folder = tmp_path / "journal"
    folder.mkdir()
    opening.create(folder, KEY)
    made = Keeper(preferences, InlineTasks(), Failures(), Clipboard(), SteppingClock())
    made.open_file(open_file(folder, KEY))
    yield made
    made.close()


@pytest.fixture
def window(qtbot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


@pytest.fixture
def auto_lock(qapp: QApplication, window, preferences, keeper, watch) -> Iterator[AutoLock]:
    made = AutoLock(qapp, preferences, keeper, watch)
    yield made
    made.close()


def press(window: QWidget) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)


def test_a_journal_that_nobody_touches_locks(qtbot, auto_lock, keeper):
    auto_lock._idle.start(10)
    qtbot.waitUntil(lambda: keeper.journal is None)


def test_an_export_comes_to_its_end_before_it_locks(qtbot, auto_lock, keeper, watch, window, monkeypatch):
    monkeypatch.setattr(autolock, "_AT_WORK_MS", 10)
    keeper.journal.awaited = 1
    watch.now += 600
    auto_lock._idle.start(10)
    qtbot.wait(100)
    assert keeper.journal is not None
    press(window)  # somebody looks how far it is
    assert keeper.journal is not None
    auto_lock._idle.start(10)
    qtbot.wait(50)
    keeper.journal.awaited = 0
    qtbot.waitUntil(lambda: keeper.journal is None)


def test_a_key_in_time_keeps_it_open(window, auto_lock, keeper, watch):
    for _minute in range(10):
        watch.now += 60
        press(window)
    assert keeper.journal is not None


def test_the_first_key_after_a_long_sleep_locks_and_goes_no_further(qtbot, window, auto_lock, keeper, watch):
    watch.now += 8 * 3600
    press(window)
    assert keeper.journal is None


def test_without_minutes_the_clock_is_off(window, auto_lock, keeper, preferences, watch):
    preferences.set(lock_minutes=0)
    watch.now += 8 * 3600
    press(window)
    assert keeper.journal is not None
    assert not auto_lock._idle.isActive()


def test_the_screen_of_the_system_locks_too_unless_switched_off(auto_lock, keeper, preferences):
    preferences.set(lock_with_screen=False)
    auto_lock._screen.locked.emit()
    assert keeper.journal is not None
    preferences.set(lock_with_screen=True)
    auto_lock._screen.locked.emit()
    assert keeper.journal is None


_BUS = """
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from ui.screen_lock_linux import Ear
app = QCoreApplication([])
heard = []
ear = Ear(lambda: (heard.append("locked"), app.quit()))
def send():
    for on in (False, True):
        word = QDBusMessage.createSignal("/Saver", "org.freedesktop.ScreenSaver", "ActiveChanged")
        word.setArguments([on])
        QDBusConnection.sessionBus().send(word)
QTimer.singleShot(0, send)
QTimer.singleShot(10000, app.quit)
app.exec()
print(heard)
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs a session bus")
def test_the_word_of_a_screen_saver_is_heard_on_the_bus():
    run = ["dbus-run-session", "--", sys.executable, "-c", _BUS]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "['locked']"
