"""Photos before and after a corrective action: put in from its form, shown there, on paper beside their step."""

from __future__ import annotations

import io
from datetime import UTC

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.attachments.attaching import keep_all
from desktop.attachments.preparing import prepare
from desktop.quality.inspections import finish_inspection
from desktop.quality.photos import evidence_of
from desktop.quality.rework_reads import Case, rework_case
from desktop.quality.reworks import open_rework
from tests.ui.inspections.conftest import TODAY
from ui.dialogs.action_8d import ActionDialog
from ui.dialogs.rework import ACTIONS, ReworkDialog
from ui.paper_dialog import PaperDialog
from ui.rework.evidence import EvidenceDialog
from ui.workplace import Workplace


@pytest.fixture
def case_id(workplace: Workplace, factory: dict[str, int]) -> int:
    with workplace.journal.change("Open") as session:
        finish_inspection(session, factory["inspection"], "rejected", TODAY)
        session.flush()
        return open_rework(session, factory["inspection"], TODAY, factory["boss"])


def read(workplace: Workplace, case_id: int) -> Case:
    with workplace.journal.read() as connection:
        found = rework_case(connection, case_id)
    assert found is not None
    return found


def add_photo(workplace: Workplace, action_id: int, role: str, color: str, caption: str) -> None:
    data = io.BytesIO()
    Image.new("RGB", (640, 480), color).save(data, "JPEG")
    prepared = prepare(workplace.journal.files, f"{role}.jpg", data.getvalue(), UTC)
    with workplace.journal.change("Add photo") as session:
        keep_all(session, [prepared], ("corrective_action", action_id), role=role, caption=caption)


def test_photos_of_a_step_are_kept_apart_shown_and_printed(
    workplace: Workplace, case_id: int, qtbot: QtBot
) -> None:
    case = ReworkDialog(workplace, None, case_id)
    qtbot.addWidget(case)
    case.tabs.setCurrentIndex(ACTIONS)
    case.show()
    form = ActionDialog(workplace, case, read(workplace, case_id), 5)
    form.show()
    qtbot.keyClicks(form.text, "New spring supplier")
    qtbot.keyClick(form.photos, Qt.Key.Key_Space)
    (action,) = read(workplace, case_id).actions
    assert (action.step, action.text) == (5, "New spring supplier"), "what was typed is kept first"
    shown = next(one for one in QApplication.topLevelWidgets() if isinstance(one, EvidenceDialog))
    add_photo(workplace, action.id, "before", "red", "Weak spring")
    add_photo(workplace, action.id, "after", "green", "New spring")
    add_photo(workplace, action.id, "after", "blue", "Pressure test")
    assert (shown.before.model.rowCount(), shown.after.model.rowCount()) == (1, 2)
    shown.close()
    assert [len(form.strips[role].pictures) for role in ("before", "after")] == [1, 2]
    assert not form.typed()
    form.reject()

    qtbot.mouseClick(case.actions_tab.paper, Qt.MouseButton.LeftButton)
    paper = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PaperDialog))
    html = paper.html
    places = [
        html.index(words)
        for words in ("D5 永久对策", "改善前", "Weak spring", "改善后", "Pressure test", "D6 ")
    ]
    assert places == sorted(places)
    assert html.count("<img") == 3
    paper.close()


def test_a_photo_taken_back_leaves_form_and_paper(workplace: Workplace, case_id: int, qtbot: QtBot) -> None:
    form = ActionDialog(workplace, None, read(workplace, case_id), 2)
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClick(form.photos, Qt.Key.Key_Space)
    (action,) = read(workplace, case_id).actions
    add_photo(workplace, action.id, "before", "red", "")
    assert form.strips["before"].pictures
    workplace.undo()
    assert not form.strips["before"].pictures
    with workplace.journal.read() as connection:
        assert evidence_of(connection, [action.id]) == {}
