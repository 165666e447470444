"""What a promise or a favour rests on, such as a screenshot, is added in its form and from its row."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.commitments.promises import add_promise, promises_of
from desktop.giving.favours import add_favour, favours_of
from desktop.people.contacts import add_contact
from tests.desktop.attachments.samples import photo
from tests.ui.attachments.test_paper_forms import copy, names, row_of, the
from tests.ui.touches.test_touch_form import drop
from ui.attachments.files_dialog import FilesClip, FilesDialog
from ui.contacts.detail import FAVOURS
from ui.dialogs.favour import FavourDialog
from ui.pages.contacts import ContactsPage
from ui.relationship.promise_form import PromiseForm
from ui.relationship.tab import RelationshipTab
from ui.workplace import Workplace

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wang(workplace: Workplace) -> int:
    with workplace.journal.change("Add") as session:
        made = add_contact(session, {"name_zh": "王伟"})
        session.flush()
        day = workplace.today
        add_promise(session, {"contact_id": made, "what": "Photos", "made_on": day, "due_on": day})
        add_favour(session, made, "received", "Rushed samples", day)
    return made


def add_by_clip(clip: FilesClip, path: Path, qtbot: QtBot) -> None:
    qtbot.keyClick(clip, Qt.Key.Key_Space)
    files = the(FilesDialog)
    copy(path)
    qtbot.keyClick(files.files, Qt.Key.Key_V, CTRL)
    files.close()


def test_a_promise_holds_files(workplace: Workplace, wang: int, qtbot: QtBot, tmp_path: Path) -> None:
    tab = RelationshipTab(workplace, "contact")
    qtbot.addWidget(tab)
    tab.show()
    tab.show_of(wang)
    with workplace.journal.read() as connection:
        (promise,) = promises_of(connection, contact_id=wang)
    clip = row_of(tab, "Photos").findChildren(FilesClip)[0]
    add_by_clip(clip, tmp_path / "chat.jpg", qtbot)
    assert clip.accessibleName() == "Photos: 1 file"
    qtbot.keyClick(row_of(tab, "Photos"), Qt.Key.Key_Return)
    form = the(PromiseForm)
    (tmp_path / "line.jpg").write_bytes(photo(shade=3))
    drop(form, [tmp_path / "line.jpg"])
    form.reject()
    assert form.isVisible(), "asks once"
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    assert names(workplace, "promise", promise.id) == ["chat.jpg", "line.jpg"]
    workplace.undo()
    assert names(workplace, "promise", promise.id) == ["chat.jpg"]


def favours_page(workplace: Workplace, contact: int, qtbot: QtBot) -> ContactsPage:
    """Show the favours of a person."""
    page = ContactsPage(workplace)
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show()
    page.refresh()
    page.show_record("contact", contact)
    page.detail.tabs.setCurrentIndex(FAVOURS)
    return page


def test_a_favour_holds_files(workplace: Workplace, wang: int, qtbot: QtBot, tmp_path: Path) -> None:
    page = favours_page(workplace, wang, qtbot)
    with workplace.journal.read() as connection:
        (favour,) = favours_of(connection, wang)
    add_by_clip(row_of(page.detail.favours, "Rushed").findChildren(FilesClip)[0], tmp_path / "a.jpg", qtbot)
    assert row_of(page.detail.favours, "Rushed").findChildren(FilesClip)[0].text() == "1"
    qtbot.keyClick(row_of(page.detail.favours, "Rushed"), Qt.Key.Key_Return)
    form = the(FavourDialog)
    assert form.files.button is not None
    assert form.files.button.text() == "Files (1)"
    copy(tmp_path / "b.jpg")
    qtbot.keyClick(form.text, Qt.Key.Key_V, CTRL)
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    assert names(workplace, "favour", favour.id) == ["a.jpg", "b.jpg"]
    assert not [
        one for one in QApplication.topLevelWidgets() if isinstance(one, FilesDialog) and one.isVisible()
    ]
