"""The real window over an empty journal, for every journey that begins with one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import bundled, opening, texts
from desktop.journal.journal import ChangeSession
from desktop.journal.opened import open_file
from tests.conftest import KEY
from tests.ui.conftest import SteppingClock
from ui.app import make_gate, services
from ui.preferences import Preferences
from ui.services import Services
from ui.tasks import InlineTasks
from ui.window import Window


@contextmanager
def journal_window(
    qtbot: QtBot,
    app: QApplication,
    home: Path,
    clock: Callable[[], datetime] | None = None,
    language: str = "en",
) -> Iterator[Window]:
    """Give the window, in front, with the journal loaded; the clock stands on a Sunday in November by default."""
    folder = home / "journal 日记"
    folder.mkdir()
    opening.create(folder, KEY)
    with _window_over(qtbot, app, folder, clock, language) as (window, _made):
        come_back(qtbot, window)
        qtbot.waitUntil(lambda: window.workplace is not None and window.workplace.open_journal.loaded)
        yield window


@contextmanager
def demo_window(
    qtbot: QtBot, app: QApplication, demo: Path, home: Path
) -> Iterator[tuple[Window, list[str]]]:
    """Give the window over a copy of the demo, and what is reported as a fault of ours."""
    folder = home / "journal 日记"
    shutil.copytree(demo, folder)
    with _window_over(qtbot, app, folder) as (window, made):
        reports: list[str] = []
        made.failures.reported.connect(reports.append)
        window.activateWindow()
        qtbot.waitUntil(lambda: window.workplace is not None and window.workplace.open_journal.loaded)
        yield window, reports


@contextmanager
def _window_over(
    qtbot: QtBot,
    app: QApplication,
    folder: Path,
    clock: Callable[[], datetime] | None = None,
    language: str = "en",
) -> Iterator[tuple[Window, Services]]:
    """Show the window over a journal, and close it afterwards."""
    preferences = Preferences(folder.parent / "settings")
    preferences.set(language=language, appearance="light")
    made = services(app, preferences, clock=clock or SteppingClock(), tasks=InlineTasks())
    window = Window(made, make_gate)
    qtbot.addWidget(window)
    made.keeper.open_file(open_file(folder, KEY))
    window.show()
    yield window, made
    made.keeper.close()


@contextmanager
def window_in(
    qtbot: QtBot, app: QApplication, home: Path, language: str, fill: Callable[[ChangeSession], object]
) -> Iterator[Window]:
    """Give the window in a language, over a journal that ``fill`` has written."""
    texts.use(language, bundled.i18n())
    with journal_window(qtbot, app, home, language=language) as window:
        assert window.workplace is not None
        window.workplace.change("Fill", fill, toast="")
        yield window
    texts.use("en", bundled.i18n())


def come_back(qtbot: QtBot, window: Window) -> None:
    """Give the keys to the window, as every window system but the one for tests does."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def press(
    qtbot: QtBot, window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a real key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)
