"""A workplace over a real journal, with jobs that run at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop import opening, paths
from desktop.journal import vault as vaults
from desktop.journal.keychain import Keychain
from desktop.journal.opened import open_file
from desktop.journal.vault import Protection
from tests.conftest import KEY, NOW, SteppingClock
from tests.desktop.journal.fakes import CHEAP, MemoryKeyring
from tests.ui.sound.fakes import sounds
from ui.clipboard import Clipboard
from ui.failures import Failures
from ui.keeper import Keeper
from ui.open_journal import OpenJournal
from ui.preferences import Preferences
from ui.services import Services
from ui.tasks import InlineTasks
from ui.theme.theme import Theme, load_fonts
from ui.workplace import Workplace

__all__ = ["KEY", "NOW", "SteppingClock"]


@pytest.fixture(scope="session")
def fonts_loaded(qapp: QApplication) -> QApplication:
    load_fonts(paths.resources())
    return qapp


@pytest.fixture
def theme(fonts_loaded: QApplication) -> Theme:
    theme = Theme(paths.resources())
    theme.apply(fonts_loaded)
    return theme


@pytest.fixture
def open_journal(tmp_path: Path, empty_database: Path) -> Iterator[OpenJournal]:
    """An empty open journal."""
    folder = tmp_path / "journal 日记"
    folder.mkdir()
    shutil.copy(empty_database, folder)
    held = OpenJournal(open_file(folder, KEY), None, SteppingClock(), 7)
    held.load()
    yield held
    held.close()


@pytest.fixture
def workplace(open_journal: OpenJournal, theme: Theme) -> Workplace:
    """What a page is handed, over an empty journal, on a computer without voices."""
    return Workplace(
        open_journal, theme, InlineTasks(), Failures(), Clipboard(), SteppingClock(), sounds=sounds()
    )


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def keyring() -> MemoryKeyring:
    """The system keychain of the test."""
    return MemoryKeyring()


@pytest.fixture
def served(theme: Theme, tmp_path: Path, clock: SteppingClock, keyring: MemoryKeyring) -> Iterator[Workplace]:
    """A workplace over a journal with keys (passphrase "a b c"), and with all services: what settings need."""
    preferences, tasks, failures = Preferences(tmp_path / "settings"), InlineTasks(), Failures()
    keeper = Keeper(preferences, tasks, failures, Clipboard(), clock)
    made = Services(
        theme, preferences, tasks, failures, Clipboard(), keeper, clock, lambda: Keychain(keyring)
    )
    protection = Protection(keychain=False, passphrase="a b c", kdf=CHEAP)
    vault, _code = vaults.create(tmp_path / "Trade 日记", protection, None)
    opening.create(vault.folder, vaults.database_key(vault))
    opened: list[OpenJournal] = []
    keeper.opened.connect(opened.append)
    keeper.open_with(vault, failures.tell)
    opened[0].load()
    workplace = Workplace(opened[0], theme, tasks, failures, made.clipboard, clock, made)
    yield workplace
    workplace.close()
    keeper.close()


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Delete the windows that a test left: each later style sheet would be applied to them all.

    What it copied goes too: Qt would still hold it when Python is gone, and fall over it at the very end.
    """
    yield
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QGuiApplication.clipboard().clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
