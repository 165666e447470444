"""A Mid-Autumn gift plan gone through by keys, and a hard message softened and logged as sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.people.channels import add_channel
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.touches.tables import Touch
from tests.journeys.windows import journal_window
from tests.ui.conftest import SteppingClock
from tests.ui.hands import type_hanzi
from ui.dialogs.draft import DraftDialog
from ui.dialogs.festival_plan import FestivalPlanDialog
from ui.dialogs.gift import GiftDialog
from ui.window import Window

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PEOPLE = (("陈国栋", "总经理"), ("王芳", "销售经理"), ("李娜", "销售经理"), ("赵敏", "跟单"))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window over a journal with a factory of four people, in August before Mid-Autumn."""
    august = SteppingClock(datetime(2026, 8, 20, 1, 0, tzinfo=UTC))
    with journal_window(qtbot, qapp, tmp_path, august) as window:
        with window.workplace.journal.change("Add") as session:
            house = add_supplier(session, {"name_zh": "光明五金", "name_en": "Guangming", "tier": 1})
            for name, title in PEOPLE:
                person = add_contact(session, {"name_zh": name})
                add_employment(session, person, {"supplier_id": house, "title": title})
                add_channel(session, "wechat", name, contact_id=person)
        yield window


def cells(dialog: FestivalPlanDialog, column: int) -> list[str]:
    return [row.cells[column] for row in dialog.table.text_model.rows]


def plan_honey(dialog: FestivalPlanDialog, qtbot: QtBot) -> None:
    """Plan a gift for the chosen person by keys, after thinking of one that is not given."""
    qtbot.keyClick(dialog.table, Qt.Key.Key_G)
    form = dialog.findChild(GiftDialog)
    assert form is not None
    qtbot.waitUntil(form.isActiveWindow)
    type_hanzi(form.what, "雨伞")
    assert form.against.concerns[0].kind == "taboo"
    form.what.clear()
    type_hanzi(form.what, "黑森林蜂蜜")
    form.worth.line.setText("128")
    qtbot.keyClick(form.what, Qt.Key.Key_Return, CTRL)


def test_a_mid_autumn_plan_from_empty_to_posted(window: Window, qtbot: QtBot) -> None:
    assert window.workplace is not None
    window.perform("festival_plan")
    dialog = window.findChild(FestivalPlanDialog)
    assert dialog is not None
    assert (dialog.festival.currentData(), dialog.year.currentData()) == ("mid_autumn", 2026)
    qtbot.keyClick(dialog._nothing.button, Qt.Key.Key_Space)
    assert cells(dialog, 2) == ["Boss", "Manager", "Manager"]
    assert dialog.side.zh.text().startswith("陈总，中秋将至")
    assert "Fri, Aug 28" in dialog.side.by.text()

    table = dialog.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    plan_honey(dialog, qtbot)
    assert cells(dialog, 5) == ["", "黑森林蜂蜜", ""]
    qtbot.keyClick(table, Qt.Key.Key_R)
    assert cells(dialog, 5) == ["", "黑森林蜂蜜", "黑森林蜂蜜"]
    qtbot.keyClick(table, Qt.Key.Key_B)
    qtbot.keyClick(table, Qt.Key.Key_P)
    assert cells(dialog, 7) == ["", "On its way", "Planned"]
    assert cells(dialog, 8) == ["", "", "Aug 28"]

    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_S)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_K)
    assert cells(dialog, 3) == ["Sent", "To send", "Skipped"]
    assert dialog.state.text() == "1 of 2 greetings sent · 1 of 1 gift on its way"
    with window.workplace.journal.read() as connection:
        assert connection.scalar(select(Touch.summary)).startswith("陈总，中秋将至")
    window.workplace.undo()
    assert cells(dialog, 3) == ["Sent", "To send", "To send"]
    dialog.close()


def test_an_own_greeting_is_kept_for_the_plan(window: Window, qtbot: QtBot) -> None:
    window.perform("festival_plan")
    dialog = window.findChild(FestivalPlanDialog)
    assert dialog is not None
    qtbot.keyClick(dialog._nothing.button, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.table, Qt.Key.Key_W)
    draft = dialog.findChild(DraftDialog)
    assert draft is not None
    qtbot.waitUntil(draft.isActiveWindow)
    draft.writing.text.selectAll()
    type_hanzi(draft.writing.text, "陈总，月圆人团圆！")
    qtbot.keyClick(draft.writing.text, Qt.Key.Key_Return, CTRL)
    assert dialog.side.zh.text() == "陈总，月圆人团圆！"
    qtbot.keyClick(dialog.table, Qt.Key.Key_C)
    assert QApplication.clipboard().text() == "陈总，月圆人团圆！"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert cells(dialog, 2) == ["Manager", "Manager"]
    dialog.close()


def test_a_hard_message_is_softened_and_logged_as_sent(window: Window, qtbot: QtBot) -> None:
    workplace = window.workplace
    assert workplace is not None
    window.perform("draft")
    draft = window.findChild(DraftDialog)
    assert draft is not None
    qtbot.waitUntil(draft.isActiveWindow)
    draft.person.line.setFocus()
    draft.person.line.setText("wang fang")
    draft.person.line.textEdited.emit("wang fang")
    qtbot.keyClick(draft.person.line, Qt.Key.Key_Return)
    text = draft.writing.text
    text.setFocus()
    text.selectAll()
    type_hanzi(text, "王经理，又迟了，那是你们的问题。")
    assert len(text.hints) == 2
    for _place in range(2):
        qtbot.keyClick(text, Qt.Key.Key_F8)
        qtbot.keyClick(text, Qt.Key.Key_Return, ALT)
    assert text.toPlainText() == "王经理，想了解一下实际进度，我们一起想办法解决。"
    qtbot.keyClick(text, Qt.Key.Key_Return, CTRL)
    with workplace.journal.read() as connection:
        rows = connection.execute(select(Touch.summary, Touch.channel, Touch.direction)).all()
        assert rows == [("王经理，想了解一下实际进度，我们一起想办法解决。", "wechat", "out")]


def test_a_plan_made_by_mistake_is_removed_by_a_key_and_comes_back(window: Window, qtbot: QtBot) -> None:
    window.perform("festival_plan")
    dialog = window.findChild(FestivalPlanDialog)
    assert dialog is not None
    assert not dialog.removal.isVisible(), "there is no plan yet"
    qtbot.keyClick(dialog._nothing.button, Qt.Key.Key_Space)
    assert len(dialog.rows) == 3
    qtbot.keyClick(dialog.removal, Qt.Key.Key_Space)
    assert dialog.plan is None
    assert dialog._nothing.isVisible()
    assert not dialog.removal.isVisible()
    dialog.banner._button.click()
    assert len(dialog.rows) == 3
    dialog.close()
