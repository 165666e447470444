"""Puts the program together: settings, theme, words, tasks, the keeper of the journal, and one window."""

from __future__ import annotations

import gc
import importlib
import locale
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from desktop import clock as clocks
from desktop import paths, texts
from ui.autolock import AutoLock
from ui.clipboard import Clipboard
from ui.failures import Failures
from ui.instance import RESTORE
from ui.keeper import Keeper
from ui.open_journal import OpenJournal
from ui.preferences import Preferences
from ui.quiet_wheel import QuietWheel
from ui.reminders import Reminders, Tray
from ui.resting import Resting
from ui.services import Services
from ui.starting import application
from ui.tasks import Tasks, ThreadTasks
from ui.theme.theme import Appearance, Theme, load_fonts
from ui.window import Window

__all__ = ["Program", "application", "services", "system_language"]


def services(
    app: QApplication,
    preferences: Preferences,
    *,
    clock: Callable[[], datetime] = clocks.now,
    tasks: Tasks | None = None,
) -> Services:
    """Make everything that the window needs."""
    load_fonts(paths.resources())
    now = preferences.now
    theme = Theme(paths.resources(), appearance=_appearance(now.appearance), scale=now.scale)
    theme.apply(app)
    theme.follow_system(app)
    runner = tasks or ThreadTasks()
    failures = Failures()
    clipboard = Clipboard(now.clipboard_seconds)
    keeper = Keeper(preferences, runner, failures, clipboard, clock)
    return Services(theme, preferences, runner, failures, clipboard, keeper, clock)


def make_gate(made: Services, folder: Path | None) -> QWidget:
    """Return the page before an open journal; its modules come only here, since an open journal needs none."""
    gate: QWidget = importlib.import_module("ui.gate").make_gate(made, folder)
    return gate


def _appearance(stored: str) -> Appearance:
    if stored == "light":
        return "light"
    return "dark" if stored == "dark" else "system"


class Program(QObject):
    """Keeps the window in step with the preferences, for as long as the program runs."""

    def __init__(self, app: QApplication, made: Services, window: Window | None = None) -> None:
        """Furnish ``window``, which may be on the screen already, or a new one."""
        super().__init__()
        self._app = app
        self._made = made
        self._translator = QTranslator()
        self._language = ""
        self._speak()
        self.window = window or Window()
        self.window.furnish(made, make_gate)
        self.auto_lock = AutoLock(app, made.preferences, made.keeper)
        self._wheel = QuietWheel(app)
        app.setWindowIcon(made.theme.icon("seal"))
        self.tray = Tray(lambda: made.theme.icon("seal"))
        self.tray.clicked.connect(self.come_forward)
        self.reminders = Reminders(made.keeper, made.clock, self.tray.tell)
        self.reminders.fell_due.connect(self._remind)
        self.resting = Resting(made.keeper, made.tasks)
        made.preferences.changed.connect(self._follow)
        made.keeper.opened.connect(_rest_when_loaded)
        made.keeper.about_to_lock.connect(gc.unfreeze)

    def come_forward(self) -> None:
        """Bring the window before all others."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _remind(self) -> None:
        if self.window.workplace is not None:
            self.window.workplace.reminded.emit()

    def _speak(self) -> bool:
        wanted = self._made.preferences.now.language or system_language()
        if wanted == self._language:
            return False
        self._language = wanted
        texts.use(wanted, paths.i18n())
        QLocale.setDefault(QLocale(wanted))
        self._app.removeTranslator(self._translator)
        self._translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{wanted}", folder):
            self._app.installTranslator(self._translator)
        return True

    def _follow(self) -> None:
        now = self._made.preferences.now
        self._made.clipboard.seconds = now.clipboard_seconds
        if self._speak() or self._made.theme.percent != now.scale:
            self.window.rebuild(self._dress)  # lengths and words are built in, colours are not
        else:
            self._dress()

    def _dress(self) -> None:
        """Take the appearance and the size that are preferred now."""
        now, theme = self._made.preferences.now, self._made.theme
        appearance = _appearance(now.appearance)
        if (theme.appearance, theme.percent) != (appearance, now.scale):
            theme.change(self._app, appearance=appearance, scale=now.scale)

    def start(self, folder: Path | None) -> None:
        """Show the window: the unlock page of a journal, or the first start."""
        known = folder or (
            Path(self._made.preferences.now.journal) if self._made.preferences.now.journal else None
        )
        self.window.show_gate(known)
        self.window.show()

    def answer(self, message: str) -> None:
        """Come forward for a second start, and show the backup that it was asked to show."""
        self.come_forward()
        if message.startswith(RESTORE):
            self.restore(Path(message.removeprefix(RESTORE)))

    def restore(self, backup: Path) -> None:
        """Show a backup that was opened by its folder or the file inside, over whatever the window shows."""
        dialog = importlib.import_module(
            "ui.gates.restore_dialog"
        )  # brings Babel, which no start has to wait for
        whole = backup.resolve()
        if whole.is_file():
            whole = whole.parent
        dialog.RestoreDialog(self._made, whole.parent.parent, None, self.window, chosen=whole).open()

    def close(self) -> None:
        """Stop everything that runs beside the window."""
        self.auto_lock.close()
        self._wheel.close()
        self.reminders.close()
        self.tray.close()
        self._made.keeper.close()
        self._made.tasks.close()


def _rest_when_loaded(opened: OpenJournal) -> None:
    """Let the garbage collector pass over what is there once a journal is loaded, until it is locked.

    A full collection goes through 130,000 objects of modules that stay: 240 ms of a
    still screen on a busy machine, some 20 ms without them.
    """
    opened.ready.connect(gc.freeze)


def system_language() -> str:
    """Return the language of the system as one of ``texts.LANGUAGES``."""
    name = QLocale.system().name() or (locale.getlocale()[0] or "")
    return "zh_CN" if name.startswith("zh") else "en"
