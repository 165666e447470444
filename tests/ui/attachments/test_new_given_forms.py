"""A new promise, favour or event takes files along in the change that adds it; Cancel asks, and leaves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.commitments.promises import promises_of
from desktop.giving.favours import favours_of
from desktop.people.contacts import add_contact
from desktop.planning.event_reads import event_card
from tests.desktop.attachments.samples import pdf, photo
from tests.ui.attachments.test_given_forms import favours_page
from tests.ui.attachments.test_paper_forms import copy, names, the
from tests.ui.touches.test_touch_form import drop
from ui.contacts.favours import Favours
from ui.dialogs.event import open_new_event
from ui.dialogs.favour import FavourDialog
from ui.events.form import EventForm
from ui.relationship.commitments import Commitments
from ui.relationship.promise_form import PromiseForm
from ui.relationship.tab import RelationshipTab
from ui.widgets.button import IconButton
from ui.workplace import Workplace

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wang(workplace: Workplace) -> int:
    with workplace.journal.change("Add") as session:
        return add_contact(session, {"name_zh": "王伟"})


@pytest.fixture
def promises(workplace: Workplace, wang: int, qtbot: QtBot) -> Commitments:
    tab = RelationshipTab(workplace, "contact")
    qtbot.addWidget(tab)
    tab.show()
    tab.show_of(wang)
    (found,) = tab.findChildren(Commitments)
    return found


@pytest.fixture
def favours(workplace: Workplace, wang: int, qtbot: QtBot) -> Favours:
    return favours_page(workplace, wang, qtbot).detail.favours


def clip(widget: QWidget, name: str) -> IconButton:
    return next(one for one in widget.findChildren(IconButton) if one.accessibleName() == name)


def test_a_screenshot_pasted_into_the_line_goes_on_in_the_form_of_a_new_promise(
    promises: Commitments, workplace: Workplace, wang: int, qtbot: QtBot, tmp_path: Path
) -> None:
    promises.promise.setText("Photos of the line")
    promises.due.setText("2026-12-01")
    QGuiApplication.clipboard().setImage(QImage(20, 10, QImage.Format.Format_RGB32))
    qtbot.keyClick(promises.promise, Qt.Key.Key_V, CTRL)
    form = the(PromiseForm)
    assert form.what.text() == "Photos of the line"
    assert form.days.texts()[1] == "2026-12-01"
    (tmp_path / "line.jpg").write_bytes(photo())
    drop(form.what, [tmp_path / "line.jpg"])
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    with workplace.journal.read() as connection:
        (made,) = promises_of(connection, contact_id=wang)
    assert (made.what, made.due_on.isoformat()) == ("Photos of the line", "2026-12-01")
    assert [name[-4:] for name in names(workplace, "promise", made.id)] == [".png", ".jpg"]
    assert (promises.promise.text(), promises.due.text()) == ("", "")
    workplace.undo()
    assert names(workplace, "promise", made.id) == []
    with workplace.journal.read() as connection:
        assert promises_of(connection, contact_id=wang) == []


def test_a_new_promise_that_is_left_asks_once_and_leaves_no_file(
    promises: Commitments, workplace: Workplace, wang: int, qtbot: QtBot, tmp_path: Path
) -> None:
    promises.promise.setText("Photos")
    qtbot.mouseClick(clip(promises, "New promise with files"), Qt.MouseButton.LeftButton)
    form = the(PromiseForm)
    assert not form.typed(), "the line still holds the words"
    copy(tmp_path / "a.jpg")
    qtbot.keyClick(form.what, Qt.Key.Key_V, CTRL)
    form.reject()
    assert form.isVisible(), "asks once"
    form.reject()
    assert not form.isVisible()
    assert promises.promise.text() == "Photos"
    with workplace.journal.read() as connection:
        assert promises_of(connection, contact_id=wang) == []
        assert connection.exec_driver_sql("SELECT count(*) FROM attachment").scalar() == 0


def test_a_day_that_cannot_be_read_is_said_before_the_form_comes(
    promises: Commitments, qtbot: QtBot, tmp_path: Path
) -> None:
    promises.promise.setText("Photos")
    promises.due.setText("soon")
    copy(tmp_path / "a.jpg")
    qtbot.keyClick(promises.promise, Qt.Key.Key_V, CTRL)
    assert not promises.window().findChildren(PromiseForm)
    assert promises._error.isVisibleTo(promises)
    promises.due.setText("2026-12-01")
    qtbot.keyClick(promises.promise, Qt.Key.Key_V, CTRL)
    assert the(PromiseForm).files.waiting.files
    assert not promises._error.isVisibleTo(promises)


def test_words_are_pasted_into_the_line_as_ever(promises: Commitments, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("send photos")
    qtbot.keyClick(promises.promise, Qt.Key.Key_V, CTRL)
    assert promises.promise.text() == "send photos"


def test_a_new_favour_takes_its_screenshot_and_its_day_of_return_along_in_one_step(
    favours: Favours, workplace: Workplace, wang: int, qtbot: QtBot, tmp_path: Path
) -> None:
    favours.line.setText("Rushed our samples")
    favours.direction.select("received")
    (tmp_path / "微信.jpg").write_bytes(photo())
    drop(favours.line, [tmp_path / "微信.jpg"])
    form = the(FavourDialog)
    assert form.text.text() == "Rushed our samples"
    form.days["returned_on"].field.setText(workplace.today.isoformat())  # type: ignore[attr-defined]
    form.finish()
    assert not form.isVisible()
    with workplace.journal.read() as connection:
        (made,) = favours_of(connection, wang)
    assert (made.direction, made.returned_on) == ("received", workplace.today)
    assert names(workplace, "favour", made.id) == ["微信.jpg"]
    assert favours.line.text() == ""
    workplace.undo()
    with workplace.journal.read() as connection:
        assert favours_of(connection, wang) == []


def test_a_new_favour_begins_without_words_too(favours: Favours, qtbot: QtBot) -> None:
    qtbot.keyClick(clip(favours, "New favour with files"), Qt.Key.Key_Space)
    form = the(FavourDialog)
    form.finish()
    assert form.isVisible(), "says that words are missing"
    form.reject()


def test_a_new_event_takes_files_along_in_one_step(
    workplace: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    open_new_event(workplace, parent)
    form = the(EventForm)
    assert not form.typed()
    (tmp_path / "邀请函.pdf").write_bytes(pdf("Invitation"))
    drop(form, [tmp_path / "邀请函.pdf"])
    copy(tmp_path / "map.jpg")
    qtbot.keyClick(form.fields.notes, Qt.Key.Key_V, CTRL)
    form.reject()
    assert form.isVisible(), "asks once"
    form.fields.title.setText("Canton Fair")
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    with workplace.journal.read() as connection:
        made = connection.exec_driver_sql("SELECT id FROM event").scalar()
        assert event_card(connection, int(made or 0)).draft.title == "Canton Fair"
    assert names(workplace, "event", int(made or 0)) == ["邀请函.pdf", "map.jpg"]
    workplace.undo()
    assert names(workplace, "event", int(made or 0)) == []
    with workplace.journal.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0
