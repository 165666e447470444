"""The form of a follow-up: changed, finished, reopened, put into the trash, and undone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.commitments.follow_ups import add_follow_up, finish, follow_up_of
from desktop.people.contacts import add_contact
from ui.dialogs.follow_up import FollowUpForm, open_follow_up

DUE = date(2026, 11, 24)


@pytest.fixture
def follow_up(workplace):
    return workplace.change("Add", lambda session: add_follow_up(session, DUE, "Ask for the quote"))


def read(workplace, follow_up_id):
    with workplace.journal.read() as connection:
        return follow_up_of(connection, follow_up_id)


@pytest.fixture
def form(qtbot, workplace, follow_up):
    made = FollowUpForm(workplace, None, read(workplace, follow_up))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_changed_is_kept_and_undone(qtbot, workplace, follow_up, form):
    contact_id = workplace.change("Add", lambda session: add_contact(session, {"name_zh": "张建国"}))
    form.what.setText("Ask for the new quote")
    form.due.setText("2026-11-27")
    form.person.show_ids([contact_id])
    assert form.typed()
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = read(workplace, follow_up)
    assert (row.text, row.due_on, row.contact_id) == ("Ask for the new quote", date(2026, 11, 27), contact_id)
    workplace.undo()
    assert read(workplace, follow_up).text == "Ask for the quote"


def test_a_follow_up_is_marked_as_done_with_what_was_typed(qtbot, workplace, follow_up, form):
    form.what.setText("Asked for the quote")
    qtbot.mouseClick(form.turn, Qt.MouseButton.LeftButton)
    row = read(workplace, follow_up)
    assert (row.text, row.done_at is not None, form.isVisible()) == ("Asked for the quote", True, False)


def test_a_done_one_is_reopened(qtbot, workplace, follow_up):
    workplace.change("Finish", lambda session: finish(session, follow_up))
    form = FollowUpForm(workplace, None, read(workplace, follow_up))
    qtbot.addWidget(form)
    form.show()
    assert form.turn.text() == "Reopen"
    qtbot.mouseClick(form.turn, Qt.MouseButton.LeftButton)
    assert read(workplace, follow_up).done_at is None


def test_a_follow_up_goes_to_the_trash_and_comes_back_by_undo(qtbot, workplace, follow_up, form):
    qtbot.mouseClick(form.delete, Qt.MouseButton.LeftButton)
    assert read(workplace, follow_up) is None
    workplace.undo()
    assert read(workplace, follow_up).text == "Ask for the quote"


def test_without_a_text_or_day_nothing_is_kept(qtbot, workplace, follow_up, form):
    form.what.clear()
    form.due.setText("some day")
    qtbot.mouseClick(form.turn, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert read(workplace, follow_up).done_at is None


def test_one_that_is_gone_opens_nothing(workplace):
    host = QWidget()
    open_follow_up(workplace, host, 404)
    assert QApplication.activeModalWidget() is None
    assert host.findChildren(FollowUpForm) == []
