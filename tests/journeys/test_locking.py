"""Locking the real window: afterwards nothing that was read from the journal stands anywhere on the screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import opening
from desktop.clock import local_date
from desktop.demo.fill import fill_demo
from desktop.journal import vault as vaults
from desktop.journal.opened import open_file
from desktop.journal.vault import Protection
from desktop.people.suppliers import add_supplier
from tests.desktop.journal.fakes import CHEAP
from tests.ui.conftest import SteppingClock
from tests.ui.slow_tasks import SlowTasks
from ui.app import make_gate, services
from ui.pages.contacts import ContactsPage
from ui.pages.suppliers import SuppliersPage
from ui.places import PLACES
from ui.preferences import Preferences
from ui.window import Window

WORDS = (
    "text", "title", "windowTitle", "accessibleName", "accessibleDescription", "toolTip", "statusTip",
    "whatsThis", "placeholderText", "plainText", "html", "currentText", "objectName",
)  # fmt: skip
PROTECTION = Protection(keychain=False, passphrase="a b c", kdf=CHEAP)
DIALOGS = ("edit", "taxi_card", "history", "log", "new_contact", "find")


@pytest.fixture
def tasks() -> SlowTasks:
    return SlowTasks()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo with keys (passphrase "a b c"), to be copied: it takes seconds to fill."""
    clock = SteppingClock()
    vault, _code = vaults.create(tmp_path_factory.mktemp("keys") / "Trade", PROTECTION, None)
    opening.create(vault.folder, vaults.database_key(vault))
    opened = open_file(vault.folder, vaults.database_key(vault))
    journal = opening.journal_from(opened, clock, 7)
    fill_demo(journal, local_date(clock()), touches=120)
    journal.close()
    opened.close()
    return vault.folder


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, tasks: SlowTasks, demo: Path
) -> Iterator[Window]:
    preferences = Preferences(tmp_path / "settings")
    preferences.set(language="en", appearance="light")
    clock = SteppingClock()
    made = services(qapp, preferences, clock=clock, tasks=tasks)
    vault = vaults.unlock_with_passphrase(shutil.copytree(demo, tmp_path / "Trade"), "a b c")
    window = Window(made, make_gate)
    qtbot.addWidget(window)
    made.keeper.open_with(vault, made.failures.tell)
    window.show()
    qtbot.waitUntil(lambda: window.workplace is not None and window.workplace.open_journal.loaded)
    yield window
    made.keeper.close()


def test_a_change_just_before_locking_leaves_nothing_that_reads_later(window: Window, qtbot: QtBot) -> None:
    assert window.workplace is not None
    with window.workplace.journal.change("Add") as session:
        add_supplier(session, {"name_zh": "义乌市光明五金有限公司"})
    made = window._services
    with qtbot.captureExceptions() as caught:
        made.keeper.lock()
        qtbot.wait(300)
    assert caught == []


def names_in(window: Window) -> set[str]:
    """Return the names of people and suppliers, and what was said in touches."""
    assert window.workplace is not None
    with window.workplace.journal.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name_zh FROM contact UNION SELECT form_of_address FROM contact"
            " UNION SELECT name_en FROM supplier UNION SELECT name_zh FROM supplier"
            " UNION SELECT address_zh FROM supplier UNION SELECT summary FROM touch"
            " UNION SELECT value FROM channel UNION SELECT name FROM tag"
        )
        return {word for (word,) in rows if word and len(word) >= 2}


def look_around(window: Window) -> None:
    """Visit every place, walk a little, and open what belongs to a record."""
    assert window.desk is not None
    for place in PLACES:
        window.desk.show_place(place.key)
        QApplication.processEvents()
        page = window.desk.page
        if not isinstance(page, SuppliersPage | ContactsPage):
            continue
        page.pane.view.go_to(1)
        tabs = page.detail.tabs
        for tab in range(tabs.count()):
            tabs.setCurrentIndex(tab)
            QApplication.processEvents()
        for command in DIALOGS:
            window.perform(command)
            QApplication.processEvents()


def everything_said() -> Iterator[tuple[str, str]]:
    """Yield where and what: all words of all widgets, actions and of the clipboard."""
    for widget in QApplication.allWidgets():
        found: list[QObject] = [widget, *widget.actions()]
        for one in found:
            for name in WORDS:
                value = one.property(name)
                if isinstance(value, str) and value:
                    yield f"{type(one).__name__}.{name}", value
    yield "clipboard", QApplication.clipboard().text()


def bury() -> None:
    """Let what was thrown away go, as the event loop does."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def test_nothing_of_the_journal_is_left_on_the_screen(window: Window) -> None:
    assert window.workplace is not None
    secret = names_in(window)
    look_around(window)
    window.workplace.clipboard.copy(next(iter(secret)))
    before = {said for _where, said in everything_said()}
    assert any(word in said for said in before for word in secret)  # the look-out sees what stands there
    window.perform("lock")
    bury()
    left = [(where, said) for where, said in everything_said() if any(word in said for word in secret)]
    assert left == []
    assert window.desk is None
    assert window.workplace is None
    assert not [top for top in QApplication.topLevelWidgets() if top.isVisible() and top is not window]


def test_jobs_that_end_after_the_lock_are_heard_by_nobody(
    window: Window, qtbot: QtBot, tasks: SlowTasks
) -> None:
    assert window.desk is not None
    reported: list[object] = []
    window._services.failures.reported.connect(reported.append)
    window._services.failures.told.connect(lambda *words: reported.append(words))
    tasks.slow = True
    window.desk.show_place("views")
    window.perform("find")
    QApplication.processEvents()
    window.perform("lock")
    bury()
    with qtbot.captureExceptions() as caught:
        assert tasks.end()
        bury()
    assert caught == []
    assert reported == []


def test_what_was_kept_for_painting_is_dropped(window: Window) -> None:
    assert window.desk is not None
    window.desk.show_place("suppliers")
    window.grab()
    secret, kept = names_in(window), window._services.theme._elided
    assert {text for text, _role, _width in kept} & secret
    window.perform("lock")
    assert not {text for text, _role, _width in kept} & secret


def test_a_journal_that_is_locked_before_all_of_it_is_there_stays_closed(
    window: Window, qtbot: QtBot, tasks: SlowTasks
) -> None:
    made, told = window._services, list[str]()
    made.failures.told.connect(lambda message, _advice: told.append(message))
    assert window.workplace is not None
    folder = window.workplace.open_journal.folder
    made.keeper.lock()
    made.keeper.open_with(vaults.unlock_with_passphrase(folder, "a b c"), made.failures.tell)
    opened = window.workplace.open_journal
    tasks.slow = True
    qtbot.waitUntil(lambda: bool(tasks._ends))  # it is being loaded
    made.keeper.lock()
    assert tasks.end()
    assert not opened.loaded
    assert told == []
