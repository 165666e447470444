"""The form of a touch: filled by keys, refused where it must be, and nothing lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.attachments.reads import files_of
from desktop.touches.cards import TouchCard, touch_card
from desktop.touches.timeline_ids import timeline_ids
from tests.desktop.attachments.samples import photo
from tests.ui.touches.conftest import Cast
from ui.dialogs.follow_up import FollowUpForm
from ui.touches.form import TouchForm, open_new_touch, open_touch
from ui.touches.records_field import RecordsField
from ui.widgets.button import IconButton
from ui.workplace import Workplace


def ids(workplace: Workplace) -> list[int]:
    with workplace.journal.read() as connection:
        return timeline_ids(connection)


def card(workplace: Workplace, touch_id: int) -> TouchCard:
    with workplace.journal.read() as connection:
        return touch_card(connection, touch_id)


def file_names(workplace: Workplace, touch_id: int) -> list[str]:
    with workplace.journal.read() as connection:
        return [file.name for file in files_of(connection, "touch", touch_id)]


def drop(widget: QWidget, paths: list[Path]) -> None:
    """Drop files as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        widget, QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, left, none)
    )  # Qt hands the drop to whom the drag has entered
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, none))


def the_form(qtbot: QtBot) -> TouchForm:
    (form,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, TouchForm) and w.isVisible()]
    return form


@pytest.fixture
def form(workplace: Workplace, year: Cast, qtbot: QtBot) -> TouchForm:
    made = TouchForm(
        workplace, None, card(workplace, ids(workplace)[0]).draft, card(workplace, ids(workplace)[0])
    )
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_known_touch_is_shown_and_storing_it_changes_nothing(form: TouchForm, workplace: Workplace) -> None:
    before = card(workplace, ids(workplace)[0])
    assert form.fields.summary.text() == "Drawing sent"
    assert not form.typed()
    form.finish()
    assert card(workplace, ids(workplace)[0]) == before


def test_fields_are_changed_with_a_follow_up_that_can_be_taken_out_again(
    form: TouchForm, workplace: Workplace
) -> None:
    touch_id = ids(workplace)[0]
    form.fields.mood.select("tense")
    form.fields.due.setText("fri")
    form.fields.next_step.setText("Ask again")
    assert form.typed()
    form.finish()
    changed = card(workplace, touch_id)
    assert changed.draft.mood == "tense"
    assert changed.follow_up is not None
    assert (changed.follow_up.due_on, changed.follow_up.text) == (date(2026, 11, 27), "Ask again")
    again = TouchForm(workplace, None, changed.draft, changed)
    again.fields.due.clear()
    again.finish()
    assert card(workplace, touch_id).follow_up is None


def test_people_are_typed_in_any_script_and_their_work_place_is_found(
    workplace: Workplace, year: Cast, qtbot: QtBot
) -> None:
    open_new_touch(workplace, None, "visit")  # type: ignore[arg-type]  # a window of its own
    form = the_form(qtbot)
    people = form.fields.people.line
    for typed in ("zjg", "lw"):
        qtbot.keyClicks(people, typed)
        qtbot.keyClick(people, Qt.Key.Key_Return)
    assert form.fields.people.ids() == (year.zhang, year.li)
    qtbot.keyClick(people, Qt.Key.Key_Backspace)
    assert form.fields.people.ids() == (year.zhang,)
    form.fields.summary.setText("Line 3")
    form.finish()
    newest = card(workplace, ids(workplace)[0])
    assert newest.draft.kind == "visit"
    assert newest.draft.suppliers == (year.guangming,)


def test_an_open_question_is_offered_and_answered(workplace: Workplace, year: Cast, qtbot: QtBot) -> None:
    question = ids(workplace)[0]
    workplace.focus = ("contact", year.li)
    open_new_touch(workplace, None)  # type: ignore[arg-type]  # a window of its own
    form = the_form(qtbot)
    assert "When?" in form.fields.answers.itemText(1)
    form.fields.answers.setCurrentIndex(1)
    form.finish()
    assert card(workplace, ids(workplace)[0]).draft.answers_id == question


def test_a_touch_with_nobody_and_a_day_that_is_none_are_said_under_their_fields(
    workplace: Workplace, year: Cast, qtbot: QtBot
) -> None:
    before = ids(workplace)
    open_new_touch(workplace, None)  # type: ignore[arg-type]  # a window of its own
    form = the_form(qtbot)
    form.fields.due.setText("someday")
    form.finish()
    assert form.isVisible()
    errors = [row.error() for row in form.form.rows if row.error()]
    assert len(errors) == 2
    assert form.fields.people.line.hasFocus() or not form.isActiveWindow()
    assert ids(workplace) == before
    form.fields.due.setText("2w")
    assert form.form.rows[0].error()
    form.reject()
    assert form.isVisible()  # asks once
    form.reject()
    assert not form.isVisible()


def test_a_touch_that_went_is_told_instead_of_shown(workplace: Workplace, year: Cast, qtbot: QtBot) -> None:
    told: list[str] = []
    workplace.failures.told.connect(lambda message, _advice: told.append(message))
    open_touch(workplace, None, 12345)  # type: ignore[arg-type]  # a window of its own
    assert told


def test_a_follow_up_is_added_for_whom_the_page_shows(workplace: Workplace, year: Cast, qtbot: QtBot) -> None:
    workplace.focus = ("contact", year.li)
    form = FollowUpForm(workplace, None)
    form.show()
    form.finish()
    assert form.form.rows[0].error()
    form.what.setText("Send the contract")
    form.due.setText("周五")
    form.finish()
    with workplace.journal.read() as connection:
        row = connection.exec_driver_sql("SELECT text, due_on, contact_id FROM follow_up").one()
    assert (row.text, str(row.due_on), row.contact_id) == ("Send the contract", "2026-11-27", year.li)


def test_one_field_for_one_record_takes_the_newest(workplace: Workplace, cast: Cast, qtbot: QtBot) -> None:
    field = RecordsField(workplace, "contact", single=True)
    qtbot.addWidget(field)
    field.show()
    field.show_ids([cast.li])
    qtbot.keyClicks(field.line, "chen")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.ids() == (cast.chen,)


def test_files_are_attached_while_a_touch_is_logged_in_the_same_step(
    workplace: Workplace, year: Cast, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "划痕.jpg").write_bytes(photo())
    (tmp_path / "list.txt").write_text("5 cartons")
    workplace.focus = ("contact", year.li)
    open_new_touch(workplace, None)  # type: ignore[arg-type]  # a window of its own
    form = the_form(qtbot)
    drop(form.fields.body.viewport(), [tmp_path / "划痕.jpg", tmp_path / "list.txt"])
    assert form.fields.body.toPlainText() == "", "a file is no text"
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(form.fields.summary, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [file.name for file in form.new_files.files][:2] == ["划痕.jpg", "list.txt"]
    assert len(form.new_files.files) == 3
    away = next(b for b in form.new_files.findChildren(IconButton) if "list.txt" in b.accessibleName())
    away.click()
    form.fields.summary.setText("Scratches")
    form.finish()
    touch_id = ids(workplace)[0]
    assert [name.split(".")[-1] for name in file_names(workplace, touch_id)] == ["jpg", "png"]
    workplace.undo()
    assert touch_id not in ids(workplace)
    assert file_names(workplace, touch_id) == []


def test_words_are_still_pasted_as_words(workplace: Workplace, year: Cast, qtbot: QtBot) -> None:
    open_new_touch(workplace, None)  # type: ignore[arg-type]  # a window of its own
    form = the_form(qtbot)
    QGuiApplication.clipboard().setText("Price agreed")
    qtbot.keyClick(form.fields.summary, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert form.fields.summary.text() == "Price agreed"
    assert form.new_files.files == []


def test_files_of_a_form_that_is_left_are_asked_for_once_and_belong_to_nobody(
    workplace: Workplace, year: Cast, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").write_bytes(photo())
    open_new_touch(workplace, None)  # type: ignore[arg-type]  # a window of its own
    form = the_form(qtbot)
    drop(form, [tmp_path / "a.jpg"])
    assert len(form.new_files.files) == 1
    form.reject()
    assert form.isVisible(), "asks once"
    form.reject()
    assert not form.isVisible()
    with workplace.journal.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM attachment").scalar() == 0
