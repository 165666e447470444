"""The list of files: a paint never waits for rows, others do; what comes late and is out of date is dropped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.attachments.test_small_pictures import HeldTasks
from ui.attachments.file_list import FileListModel
from ui.widgets.rows import FileRow

PAINT = Qt.ItemDataRole.UserRole


def fetch(ids: Sequence[int]) -> list[FileRow]:
    return [FileRow(title=str(record_id)) for record_id in ids]


def painted(model: FileListModel, row: int) -> str:
    return str(model.index(row).data(PAINT).title)


def test_the_first_window_is_there_at_once_and_the_next_is_read_before_it_is_seen(qtbot: QtBot) -> None:
    tasks = HeldTasks()
    model = FileListModel(fetch, tasks)
    model.set_ids(range(1000))
    assert [painted(model, row) for row in range(20)] == [str(row) for row in range(20)]
    qtbot.waitUntil(lambda: len(tasks.waiting) == 1)
    with qtbot.assertNotEmitted(model.dataChanged):
        tasks.let_go()
    assert painted(model, 40) == "40"


def test_a_jump_paints_empty_rows_that_are_filled_a_moment_later(qtbot: QtBot) -> None:
    tasks = HeldTasks()
    model = FileListModel(fetch, tasks)
    model.set_ids(range(1000))
    assert painted(model, 0) == "0"
    assert [painted(model, row) for row in range(500, 520)] == [""] * 20
    qtbot.waitUntil(lambda: len(tasks.waiting) == 1)
    with qtbot.waitSignal(model.dataChanged):
        tasks.let_go()
    assert [painted(model, row) for row in range(500, 520)] == [str(row) for row in range(500, 520)]
    assert model.index(900).data() == "900", "a screen reader waits for it"


def test_rows_of_a_list_that_has_changed_meanwhile_are_dropped(qtbot: QtBot) -> None:
    tasks = HeldTasks()
    model = FileListModel(fetch, tasks)
    model.set_ids(range(1000))
    painted(model, 0)
    painted(model, 500)
    qtbot.waitUntil(lambda: len(tasks.waiting) == 1)
    model.set_ids(range(1000, 2000))
    tasks.let_go()
    assert painted(model, 0) == "1000"
    assert painted(model, 500) == ""


def test_a_jump_made_while_rows_are_being_read_is_filled_without_another_paint(qtbot: QtBot) -> None:
    tasks = HeldTasks()
    model = FileListModel(fetch, tasks)
    model.set_ids(range(1000))
    assert [painted(model, row) for row in range(2)] == ["0", "1"]
    qtbot.waitUntil(lambda: len(tasks.waiting) == 1)
    assert painted(model, 500) == ""
    qtbot.wait(5)  # the list is still busy with what comes after the first window
    tasks.let_go()
    qtbot.waitUntil(lambda: len(tasks.waiting) == 1)
    with qtbot.waitSignal(model.dataChanged):
        tasks.let_go()
    assert painted(model, 500) == "500"
