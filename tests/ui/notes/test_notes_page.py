"""Writing notes by keys: formatting, completion, boxes, links, autosave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.commitments.follow_ups import finish, open_follow_ups
from desktop.notes import keeping
from desktop.notes.markdown import MOST_CHARACTERS
from desktop.notes.reads import NoteCard
from desktop.people.contacts import delete_contacts
from desktop.people.suppliers import SupplierFields, add_supplier
from desktop.planning.event_drafts import EventDraft
from desktop.planning.events import add_event
from desktop.touches.logging import TouchDraft, log_touch
from desktop.trade.orders import add_order
from desktop.trade.products import add_product
from desktop.visits.visits import add_visit
from tests.ui.slow_tasks import SlowTasks
from ui.dialogs.notes import TemplateChooser, TieDialog, open_daily_note, open_new_note, open_note_templates
from ui.notes.drawing import box_of
from ui.notes.side import NoteSide
from ui.pages.notes import NotesPage
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow, TaskRow
from ui.workplace import Workplace

TODAY = date(2026, 11, 22)
CTRL = Qt.KeyboardModifier.ControlModifier
Stored = Callable[[int], NoteCard]
Typing = Callable[..., None]


def new_note(workplace: Workplace, page: NotesPage, body: str = "", **fields: object) -> int:
    made = workplace.change(
        "New note",
        lambda session: keeping.make_note(session, TODAY, body=body, **fields),  # type: ignore[arg-type]
    )
    assert made is not None
    workplace.show_record("note", made)
    return made


def shown(page: NotesPage, kind: type[QWidget]) -> str:
    """Return the words of all widgets of a kind that can be seen at the side."""
    there = [one for one in page.side.findChildren(kind) if one.isVisible()]
    return "\n".join(one.text() if isinstance(one, Button) else one.accessibleName() for one in there)


def to_end(page: NotesPage) -> None:
    page.pad.editor.moveCursor(QTextCursor.MoveOperation.End)


def test_a_new_note_is_ready_to_write_in(
    workplace: Workplace, page: NotesPage, qtbot: QtBot, stored: Stored
) -> None:
    open_new_note(workplace, page)
    assert page.pad.editor.hasFocus()
    qtbot.keyClicks(page.pad.editor, "Mould is ready")
    page.pad.keeping.keep_step()
    assert stored(page.pad.note_id).body == "Mould is ready"
    assert workplace.journal.next_undo()[1] == "Edit note"  # type: ignore[index]


class Paints(QObject):
    """Hears which rectangles of a widget are painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.heights: list[int] = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


def test_a_key_paints_its_own_line_and_a_new_line_all_that_moves(
    workplace: Workplace, page: NotesPage, qtbot: QtBot
) -> None:
    new_note(workplace, page, "# Heading\n- [ ] ask **them**\nplain\n" + "line\n" * 30)
    editor = page.pad.editor
    cursor = editor.textCursor()
    cursor.setPosition(len("# Heading\n- [ ] ask **them"))
    editor.setTextCursor(cursor)
    editor.setFocus()
    qtbot.wait(50)
    paints = Paints(editor.viewport())
    qtbot.keyClick(editor, "x")
    qtbot.waitUntil(lambda: bool(paints.heights))
    assert max(paints.heights) < editor.viewport().height() / 4
    cursor.setPosition(editor.text().index("plain"))
    editor.setTextCursor(cursor)
    qtbot.wait(50)
    paints.heights.clear()
    qtbot.keyClick(editor, Qt.Key.Key_Return)  # the lines below it move
    qtbot.waitUntil(lambda: max(paints.heights, default=0) > editor.viewport().height() / 2)


def test_a_person_is_named_by_initials_and_becomes_a_link(
    workplace: Workplace, page: NotesPage, people: dict[str, int], qtbot: QtBot, stored: Stored
) -> None:
    note = new_note(workplace, page)
    qtbot.keyClicks(page.pad.editor, "met @zjg")
    assert page.pad.completer.isVisible()
    qtbot.keyClick(page.pad.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(page.pad.editor, "today")
    page.pad.keeping.keep_step()
    assert stored(note).body == f"met [张建国](contact:{people['张建国']}) today"
    assert [(tied.kind, tied.id) for tied in stored(note).ties] == [("contact", people["张建国"])]


def test_a_person_is_named_by_hanzi_and_escape_gives_up(
    workplace: Workplace, page: NotesPage, people: dict[str, int], qtbot: QtBot, type_hanzi: Typing
) -> None:
    new_note(workplace, page)
    type_hanzi(page.pad.editor, "见@李")
    assert page.pad.completer.view.current_hit().title.text == "李伟"  # type: ignore[union-attr]
    qtbot.keyClick(page.pad.editor, Qt.Key.Key_Escape)
    type_hanzi(page.pad.editor, "伟")
    assert not page.pad.completer.isVisible()
    assert page.pad.editor.text() == "见@李伟"


def test_tags_and_notes_are_completed(
    workplace: Workplace, page: NotesPage, qtbot: QtBot, stored: Stored
) -> None:
    first = new_note(workplace, page, "#quality of the mould", title="Mould talk")
    second = new_note(workplace, page)
    qtbot.keyClicks(page.pad.editor, "#qu")
    qtbot.keyClick(page.pad.editor, Qt.Key.Key_Tab)
    qtbot.keyClicks(page.pad.editor, "see [[mould")
    qtbot.keyClick(page.pad.editor, Qt.Key.Key_Return)
    page.pad.keeping.keep_step()
    assert stored(second).body == f"#quality see [Mould talk](note:{first}) "
    workplace.show_record("note", first)
    qtbot.waitUntil(lambda: "#quality see Mould talk" in shown(page, ItemRow))


def test_the_cursor_steps_over_what_a_link_hides_and_backspace_takes_it_whole(
    workplace: Workplace, page: NotesPage, people: dict[str, int], qtbot: QtBot
) -> None:
    new_note(workplace, page, f"a [张建国](contact:{people['张建国']})!")
    editor = page.pad.editor
    to_end(page)
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    assert editor.textCursor().positionInBlock() == len("a [张建国")
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert editor.textCursor().positionInBlock() == len(editor.text()) - 1
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == "a !"
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert "[张建国]" in editor.text()


def test_enter_goes_on_with_boxes_and_ends_the_list(
    workplace: Workplace, page: NotesPage, qtbot: QtBot
) -> None:
    new_note(workplace, page)
    editor = page.pad.editor
    qtbot.keyClicks(editor, "- [ ] one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "two")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "- [ ] one\n    - [ ] two\n"
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.text() == "- [ ] one\n    - [ ] two\n    - [ ] "


def test_keys_of_emphasis_and_headings(workplace: Workplace, page: NotesPage, qtbot: QtBot) -> None:
    new_note(workplace, page, "word")
    editor = page.pad.editor
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    assert editor.text() == "**word**"
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    assert editor.text() == "word"
    qtbot.keyClick(editor, Qt.Key.Key_2, CTRL)
    assert editor.text() == "## word"
    qtbot.keyClick(editor, Qt.Key.Key_2, CTRL)
    assert editor.text() == "word"


def test_ctrl_enter_ticks_a_box_and_its_follow_up(
    workplace: Workplace, page: NotesPage, qtbot: QtBot, stored: Stored
) -> None:
    note = new_note(workplace, page, "- [ ] send drawing !fri")
    assert [task.check.isChecked() for task in page.side.findChildren(TaskRow)] == [False]
    qtbot.keyClick(page.pad.editor, Qt.Key.Key_Return, CTRL)
    page.pad.keeping.keep_step()
    assert stored(note).body == "- [x] send drawing !fri"
    with workplace.journal.read() as connection:
        assert open_follow_ups(connection) == []


def test_a_click_ticks_a_box(workplace: Workplace, page: NotesPage, qtbot: QtBot) -> None:
    new_note(workplace, page, "text\n- [ ] 问模具\n")
    editor = page.pad.editor
    block = editor.document().findBlockByNumber(1)
    box = box_of(block, editor._corner(block), editor._theme.px(15))
    assert box is not None
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert editor.text() == "text\n- [x] 问模具\n"


def test_a_follow_up_finished_elsewhere_ticks_the_box_in_the_open_note(
    workplace: Workplace, page: NotesPage, qtbot: QtBot
) -> None:
    new_note(workplace, page, "a\n- [ ] send drawing !fri\nb")
    with workplace.journal.read() as connection:
        (row,) = open_follow_ups(connection)
    workplace.change("Done", lambda session: finish(session, row.id))
    assert page.pad.editor.text() == "a\n- [x] send drawing !fri\nb"


def test_typing_is_a_draft_within_a_second_and_one_step_after_a_pause(
    workplace: Workplace, page: NotesPage, qtbot: QtBot, stored: Stored
) -> None:
    note = new_note(workplace, page, "before")
    step = workplace.journal.next_undo()
    to_end(page)
    qtbot.keyClicks(page.pad.editor, " after")
    qtbot.waitUntil(lambda: stored(note).body == "before after", timeout=2000)
    assert workplace.journal.next_undo() == step
    page.pad.keeping._step.start(0)
    qtbot.waitUntil(lambda: workplace.journal.next_undo() != step)
    workplace.undo()
    assert page.pad.editor.text() == "before"


def test_leaving_a_note_keeps_it(workplace: Workplace, page: NotesPage, qtbot: QtBot, stored: Stored) -> None:
    first, second = new_note(workplace, page, "one"), new_note(workplace, page, "two")
    to_end(page)
    qtbot.keyClicks(page.pad.editor, "!")
    workplace.show_record("note", first)
    assert stored(second).body == "two!"
    assert page.pad.editor.text() == "one"
    qtbot.keyClicks(page.pad.editor, "0")
    page.hide()
    assert stored(first).body == "0one"


def test_presenting_hides_private_notes(workplace: Workplace, page: NotesPage) -> None:
    new_note(workplace, page, "open")
    private = new_note(workplace, page, "politics", private=True)
    assert page.pane.model.rowCount() == 2
    workplace.present(on=True)
    assert private not in page.pane.model.ids
    assert page.pad.editor.text() == "open"
    workplace.present(on=False)
    assert private in page.pane.model.ids


def test_a_link_to_a_deleted_person_says_so_and_brings_them_back(
    workplace: Workplace, page: NotesPage, people: dict[str, int], qtbot: QtBot
) -> None:
    new_note(workplace, page, f"[李伟](contact:{people['李伟']})")
    workplace.change("Delete", lambda session: delete_contacts(session, [people["李伟"]]))
    qtbot.waitUntil(lambda: "Restore" in shown(page, Button))
    (restore,) = [
        one for one in page.side.findChildren(Button) if one.text() == "Restore" and one.isVisible()
    ]
    restore.click()
    qtbot.waitUntil(lambda: "李伟" in shown(page, ItemRow) and "Restore" not in shown(page, Button))


def test_a_huge_paste_is_refused_and_nothing_is_lost(
    workplace: Workplace, page: NotesPage, qtbot: QtBot
) -> None:
    told: list[str] = []
    workplace.failures.told.connect(lambda message, _advice: told.append(message))
    new_note(workplace, page, "mine")
    data = QMimeData()
    data.setText("x" * (MOST_CHARACTERS + 1))
    page.pad.editor.insertFromMimeData(data)
    assert "too long for a note" in told[0]
    assert page.pad.editor.text() == "mine"


def test_the_list_finds_by_whom_a_note_names(
    workplace: Workplace, page: NotesPage, people: dict[str, int], qtbot: QtBot
) -> None:
    named = new_note(workplace, page, f"[张建国](contact:{people['张建国']}) 模具")
    new_note(workplace, page, "else")
    page.pane.search.setFocus()
    for typed in ("zjg", "Zhang"):
        page.pane.search.setText(typed)
        page.pane.search.settle()
        assert list(page.pane.model.ids) == [named]


def test_what_is_written_stays_in_the_list_that_was_narrowed(
    workplace: Workplace, page: NotesPage, qtbot: QtBot
) -> None:
    note = new_note(workplace, page, "mould")
    new_note(workplace, page, "mould two")
    page.pane.search.setText("mould")
    page.pane.search.settle()
    page.show_record("note", note)
    page.pad.editor.selectAll()
    qtbot.keyClicks(page.pad.editor, "other")
    page.pad.keeping.keep_step()
    assert page.pad.note_id == note
    assert page.pad.editor.text() == "other"


def test_a_template_makes_a_note_with_boxes(workplace: Workplace, page: NotesPage, qtbot: QtBot) -> None:
    open_note_templates(workplace, page)
    chooser = page.findChild(TemplateChooser)
    assert chooser is not None
    qtbot.keyClicks(chooser.line, "dinner")
    qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    assert page.pad.title.text().startswith("Dinner")
    assert "- [ ] Thank the host !1d" in page.pad.editor.text()
    with workplace.journal.read() as connection:
        assert [row.text for row in open_follow_ups(connection)] == ["Thank the host"]


def test_the_daily_page_is_one(workplace: Workplace, page: NotesPage) -> None:
    open_daily_note(workplace, page)
    first = page.pad.note_id
    open_daily_note(workplace, page)
    assert page.pad.note_id == first
    assert page.pane.model.rowCount() == 1


def test_a_note_is_tied_by_keys_to_whatever_the_find_box_finds(
    workplace: Workplace, page: NotesPage, people: dict[str, int], qtbot: QtBot, stored: Stored
) -> None:
    at = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
    with workplace.journal.change("Add") as session:
        firm = add_supplier(session, SupplierFields(name_en="Guangming"))
        order = add_order(session, firm, {"number": "PO-77"}, TODAY)
        touch = log_touch(session, TouchDraft(at, (people["李伟"],), summary="Glaze cracks"))
        event = add_event(session, EventDraft("Canton Fair", first_on=TODAY))
        visit = add_visit(session, {"title": "Autumn trip", "from_day": TODAY, "until_day": TODAY})
    note = new_note(workplace, page, "x")
    dialog = TieDialog(workplace, page, stored(note))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    line = dialog.records.line
    for typed in ("zjg", "guangm", "PO-77", "glaze", "canton", "autumn"):
        qtbot.keyClicks(line, typed)
        qtbot.waitUntil(lambda: dialog.records.suggestions.current_hit() is not None)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.typed()
    dialog.finish()
    wanted = [
        ("contact", people["张建国"]), ("event", event), ("order", order), ("supplier", firm), ("touch", touch),
        ("visit", visit),
    ]  # fmt: skip
    assert sorted((tied.kind, tied.id) for tied in stored(note).ties if not tied.named) == wanted
    assert isinstance(page.side, NoteSide)
    around = " ".join(row.accessibleName() for row in page.side.findChildren(ItemRow))
    assert all(name in around for name in ("PO-77", "Canton Fair", "Autumn trip"))

    again = TieDialog(workplace, page, stored(note))
    qtbot.addWidget(again)
    assert sorted(again.records.records()) == wanted
    assert not again.typed()
    again.show()
    qtbot.keyClick(again.records.line, Qt.Key.Key_Backspace)
    again.finish()
    assert len(stored(note).ties) == len(wanted) - 1


def test_what_is_found_after_the_form_was_closed_is_shown_nowhere(
    workplace: Workplace, page: NotesPage, qtbot: QtBot, stored: Stored
) -> None:
    note = new_note(workplace, page, "x")
    workplace.tasks = tasks = SlowTasks(slow=True)
    dialog = TieDialog(workplace, page, stored(note))
    dialog.records._texts._slow = True  # as in a large journal
    dialog.show()
    dialog.records.suggest("glaze")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    assert tasks.end() == 1


def test_the_model_of_the_list_is_sound(page: NotesPage, workplace: Workplace) -> None:
    QAbstractItemModelTester(page.pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    new_note(workplace, page, "a")
    new_note(workplace, page, "b")


@pytest.mark.parametrize(
    "body", ["  # 参观  \n\n* a\n\t- [X] c\n```\n- [ ] x\n```\n| a|b |\n ", "🦊 [x](contact:1)🦊"]
)
def test_showing_a_note_changes_nothing(
    workplace: Workplace, page: NotesPage, body: str, stored: Stored
) -> None:
    note = new_note(workplace, page, body)
    step = workplace.journal.next_undo()
    page.pad.keeping.keep_step()
    assert page.pad.editor.text() == body
    assert stored(note).body == body
    assert workplace.journal.next_undo() == step


def test_products_and_touches_are_named_by_two_brackets(
    workplace: Workplace, page: NotesPage, people: dict[str, int], qtbot: QtBot, stored: Stored
) -> None:
    at = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
    with workplace.journal.change("Add") as session:
        product = add_product(session, {"name_en": "Ceramic mug"})
        touch = log_touch(session, TouchDraft(at, (people["李伟"],), summary="Glaze cracks on the mug"))
    note = new_note(workplace, page)
    qtbot.keyClicks(page.pad.editor, "see [[ceramic")
    qtbot.keyClick(page.pad.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(page.pad.editor, "and [[glaze")
    qtbot.keyClick(page.pad.editor, Qt.Key.Key_Return)
    page.pad.keeping.keep_step()
    assert stored(note).body == (
        f"see [Ceramic mug](product:{product}) and [Glaze cracks on the mug](touch:{touch}) "
    )


def test_edit_goes_into_the_note_on_a_narrow_page_too(workplace: Workplace, page: NotesPage) -> None:
    new_note(workplace, page, "Price talk")
    page.show_list()
    page.resize(748, 640)
    QApplication.processEvents()
    page.handlers()["edit"]()
    assert page.pad.editor.hasFocus()
