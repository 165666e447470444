"""The notes page over a journal with two people and a supplier."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.notes.reads import NoteCard, note_card
from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier
from ui.pages.notes import NotesPage
from ui.workplace import Workplace


@pytest.fixture
def type_hanzi() -> Callable[[QWidget, str], None]:
    """Type as an input method does: simulated key clicks with hanzi abort the process."""

    def typing(widget: QWidget, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return typing


@pytest.fixture
def people(workplace: Workplace) -> dict[str, int]:
    """Ids by name."""

    def work(session) -> dict[str, int]:
        return {
            "张建国": add_contact(session, {"name_zh": "张建国"}),
            "李伟": add_contact(session, {"name_zh": "李伟"}),
            "恒达塑胶": add_supplier(session, {"name_zh": "恒达塑胶", "name_en": "Hengda"}),
        }

    made = workplace.change("Add", work)
    assert made is not None
    return made


@pytest.fixture
def page(workplace: Workplace, qtbot: QtBot) -> NotesPage:
    """The page, shown and active."""
    made = NotesPage(workplace)
    qtbot.addWidget(made)
    workplace.record_asked_for.connect(made.show_record)
    made.resize(1400, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def stored(workplace: Workplace) -> Callable[[int], NoteCard]:
    """Read a note."""

    def read(note_id: int) -> NoteCard:
        with workplace.journal.read() as connection:
            card = note_card(connection, note_id)
        assert card is not None
        return card

    return read
