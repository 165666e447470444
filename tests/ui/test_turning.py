"""Undo and redo of huge changes: beside the screen, with progress and a way out, while nothing else is changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.people.tables import Supplier
from tests.ui.conftest import SteppingClock
from tests.ui.slow_tasks import SlowTasks
from tests.ui.sound.fakes import sounds
from ui.clipboard import Clipboard
from ui.desk import Desk
from ui.dialogs.turning import TurningDialog
from ui.failures import Failures
from ui.open_journal import OpenJournal
from ui.theme.theme import Theme
from ui.turning import HUGE
from ui.workplace import Workplace


@pytest.fixture
def tasks() -> SlowTasks:
    return SlowTasks()


@pytest.fixture
def workplace(open_journal: OpenJournal, theme: Theme, tasks: SlowTasks) -> Workplace:
    return Workplace(open_journal, theme, tasks, Failures(), Clipboard(), SteppingClock(), sounds=sounds())


@pytest.fixture
def desk(workplace: Workplace, qtbot: QtBot, tasks: SlowTasks) -> Iterator[Desk]:
    """The desk over a journal into which a thousand suppliers were imported."""
    with workplace.journal.change("Import contacts") as session:
        for number in range(HUGE):
            session.make(Supplier, name_en=f"Factory {number}")
    desk = Desk(workplace, QMenu())
    qtbot.addWidget(desk)
    desk.show()
    tasks.slow = True
    yield desk
    desk.leave()


def count(workplace: Workplace) -> int:
    with workplace.journal.read() as connection:
        return connection.execute(select(func.count()).select_from(Supplier)).scalar_one()


def waiting() -> TurningDialog | None:
    """Return the dialog that stands over the window."""
    found = QApplication.activeModalWidget()
    return found if isinstance(found, TurningDialog) else None


def test_a_huge_change_is_undone_beside_the_screen(
    desk: Desk, workplace: Workplace, tasks: SlowTasks
) -> None:
    said: list[str] = []
    workplace.told.connect(lambda sentence, _operation: said.append(sentence))
    desk.handlers()["undo"]()
    shown = waiting()
    assert shown is not None
    assert shown.windowTitle() == "Undo: Import contacts"
    assert count(workplace) == HUGE  # it runs elsewhere, and the window lives
    tasks.end()
    assert count(workplace) == 0
    assert shown.bar.share > 0
    assert waiting() is None
    assert said == ["Undo: Import contacts"]


def test_nothing_else_is_changed_meanwhile(desk: Desk, workplace: Workplace, tasks: SlowTasks) -> None:
    told: list[str] = []
    workplace.failures.told.connect(lambda message, _advice: told.append(message))
    desk.handlers()["undo"]()
    made = workplace.change("Add supplier", lambda session: session.make(Supplier, name_en="New").id)
    assert made is None
    assert told == ["A large change is being undone or made again."]
    desk.handlers()["undo"]()  # a second time does nothing
    tasks.end()
    assert count(workplace) == 0
    assert workplace.change("Add supplier", lambda session: session.make(Supplier, name_en="New").id)


def test_escape_gives_up_and_leaves_the_journal_as_it_was(
    desk: Desk, workplace: Workplace, tasks: SlowTasks, qtbot: QtBot
) -> None:
    desk.handlers()["undo"]()
    shown = waiting()
    assert shown is not None
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert waiting() is shown  # until the job has stopped
    tasks.end()
    assert waiting() is None
    assert count(workplace) == HUGE
    assert workplace.journal.next_undo() is not None


def test_redo_goes_the_same_way(desk: Desk, workplace: Workplace, tasks: SlowTasks) -> None:
    workplace.journal.undo()
    desk.handlers()["redo"]()
    assert waiting() is not None
    assert count(workplace) == 0
    tasks.end()
    assert count(workplace) == HUGE


def test_a_small_change_is_undone_at_once(desk: Desk, workplace: Workplace) -> None:
    workplace.change("Add supplier", lambda session: session.make(Supplier, name_en="New").id)
    desk.handlers()["undo"]()
    assert waiting() is None
    assert count(workplace) == HUGE
