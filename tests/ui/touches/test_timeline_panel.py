"""The timeline of a supplier or person: filtered, walked and changed by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu
from pytestqt.qtbot import QtBot

from desktop.touches.logging import TouchDraft, log_touch
from tests.ui.touches.conftest import Cast
from ui.filters import FilterCard
from ui.timeline_panel import TimelinePanel
from ui.touches.form import TouchForm
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows import TimelineRow
from ui.workplace import Workplace


def open_panel(workplace: Workplace, qtbot: QtBot, **whose: int) -> TimelinePanel:
    panel = TimelinePanel(workplace, **whose)
    qtbot.addWidget(panel)
    panel.resize(700, 600)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def panel(workplace: Workplace, year: Cast, qtbot: QtBot) -> TimelinePanel:
    return open_panel(workplace, qtbot, supplier_id=year.guangming)


def rows(panel: TimelinePanel) -> list[TimelineRow]:
    model = panel.model
    return [model.index(n).data(Qt.ItemDataRole.UserRole) for n in range(model.rowCount())]


def bodies(panel: TimelinePanel) -> list[str]:
    return [row.body for row in rows(panel)]


def forms() -> list[TouchForm]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, TouchForm) and w.isVisible()]


def test_it_tells_who_how_and_when_under_the_months(panel: TimelinePanel) -> None:
    newest, dinner, call = rows(panel)
    assert newest.title == "Mail to Lǐ Wěi 李伟"
    assert "Waits for an answer" in [chip.text for chip in newest.chips]
    assert "张建国" in dinner.title
    assert "李伟" in dinner.title
    assert (call.body, call.icon) == ("Mould price", "phone")
    assert [bool(row.heading) for row in rows(panel)] == [True, True, True]
    assert newest.heading == "November 2026"


def test_a_person_sees_their_own_touches(workplace: Workplace, year: Cast, qtbot: QtBot) -> None:
    panel = open_panel(workplace, qtbot, contact_id=year.li)
    assert bodies(panel) == ["Drawing sent", "Dinner 聚福楼"]
    panel.show_whose(contact_id=year.chen)
    assert not bodies(panel)
    assert [state for state in panel.findChildren(EmptyState) if state.isVisible()]


def test_typing_narrows_and_show_all_brings_back(panel: TimelinePanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.view, "/")
    assert panel.search.hasFocus()
    qtbot.keyClicks(panel.search, "draw")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert bodies(panel) == ["Drawing sent"]
    panel.search.setText("nothing like this")
    panel.search.settle()
    (state,) = (state for state in panel.findChildren(EmptyState) if state.isVisible())
    qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)
    assert len(bodies(panel)) == 3


def test_kinds_and_people_filter_at_once(panel: TimelinePanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.filter_button, Qt.MouseButton.LeftButton)
    (card,) = panel.findChildren(FilterCard)
    boxes = {box.text(): box for box in card.findChildren(QCheckBox)}
    assert set(boxes) == {"Call", "Mail", "Meal", "Lǐ Wěi 李伟", "Zhāng Jiànguó 张建国"}
    boxes["Meal"].click()
    assert bodies(panel) == ["Dinner 聚福楼"]
    boxes["Meal"].click()
    boxes["Zhāng Jiànguó 张建国"].click()
    assert bodies(panel) == ["Dinner 聚福楼", "Mould price"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_E])
def test_a_key_opens_the_form_of_the_touch(panel: TimelinePanel, qtbot: QtBot, key: Qt.Key) -> None:
    panel.focus_list()
    qtbot.keyClick(panel.view, key)
    (form,) = forms()
    assert form.fields.summary.text() == "Drawing sent"
    form.close()


def test_delete_moves_to_the_trash_and_undo_brings_back(
    panel: TimelinePanel, workplace: Workplace, qtbot: QtBot
) -> None:
    panel.focus_list()
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert bodies(panel) == ["Drawing sent", "Mould price"]
    assert (
        panel.model.index(panel.view.currentIndex().row()).data(Qt.ItemDataRole.UserRole).body
        == "Mould price"
    )
    workplace.undo()
    assert len(bodies(panel)) == 3


def test_a_new_touch_appears_at_once_and_the_current_one_stays_current(
    panel: TimelinePanel, workplace: Workplace, year: Cast
) -> None:
    panel.focus_list()
    current = panel.current()
    workplace.change(
        "Log",
        lambda session: log_touch(
            session, TouchDraft(at=workplace.clock(), people=(year.li,), summary="Just now")
        ),
    )
    assert bodies(panel)[0] == "Just now"
    assert panel.current() == current


def test_a_hidden_panel_reads_again_when_it_is_shown(
    panel: TimelinePanel, workplace: Workplace, year: Cast
) -> None:
    panel.hide()
    workplace.change(
        "Log",
        lambda session: log_touch(
            session, TouchDraft(at=workplace.clock(), people=(year.li,), summary="Later")
        ),
    )
    panel.show()
    assert bodies(panel)[0] == "Later"


def test_the_composer_asks_for_the_quick_log_with_this_supplier(
    panel: TimelinePanel, workplace: Workplace, year: Cast, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workplace.command_asked_for) as asked:
        qtbot.mouseClick(panel.composer.line, Qt.MouseButton.LeftButton)
    assert asked.args == ["log"]
    assert workplace.focus == ("supplier", year.guangming)


def test_the_menu_shows_people_and_trashes(panel: TimelinePanel, workplace: Workplace, qtbot: QtBot) -> None:
    panel.focus_list()
    QApplication.sendEvent(
        panel, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    )
    (menu,) = panel.findChildren(QMenu)
    actions = {action.text(): action for action in menu.actions()}
    assert "Show Lǐ Wěi 李伟" in actions
    actions["Move to trash"].trigger()
    menu.close()
    assert bodies(panel) == ["Dinner 聚福楼", "Mould price"]
