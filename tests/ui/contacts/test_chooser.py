from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.people.relations import relations_of
from ui.chooser import Chooser, person_chooser, supplier_chooser
from ui.dialogs.relation import RelationDialog


@pytest.fixture
def chooser(workplace, people, qtbot) -> Chooser:
    line = person_chooser(workplace, "Boss", without=people["chen"])
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    return line


def offered(line: Chooser) -> list[str]:
    model = line.completer().model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_person_is_found_by_initials_and_taken_by_enter(chooser, people, qtbot) -> None:
    QTest.keyClicks(chooser, "lgd")
    assert offered(chooser)[0].startswith("林国栋")
    popup = chooser.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert chooser.text() == "林国栋"
    assert chooser.chosen_id == people["lin"]


def test_the_person_it_is_about_is_not_offered(chooser) -> None:
    QTest.keyClicks(chooser, "chenjie")
    assert offered(chooser) == []
    assert chooser.chosen_id is None


def test_typing_on_lets_a_choice_go(chooser, people) -> None:
    chooser.show_choice(people["lin"], "林国栋")
    QTest.keyClicks(chooser, "x")
    assert chooser.chosen_id is None
    assert chooser.text() == "林国栋x"


def test_a_name_typed_in_full_is_the_supplier(workplace, people, qtbot) -> None:
    line = supplier_chooser(workplace, "Company")
    qtbot.addWidget(line)
    QTest.keyClicks(line, "Hengda Plastics")
    assert line.chosen_id == people["hengda"]
    QTest.keyClicks(line, " Export")
    assert line.chosen_id is None


@pytest.fixture
def bound(workplace, people, qtbot) -> Chooser:
    line = supplier_chooser(workplace, "Supplier", bound=True)
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    line.setFocus()
    return line


def test_where_a_record_is_needed_enter_takes_the_first_one_offered(bound, people, qtbot) -> None:
    QTest.keyClicks(bound, "hengd")
    popup = bound.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert bound.chosen_id == people["hengda"]
    assert not popup.isVisible()


def test_where_a_record_is_needed_leaving_the_line_takes_the_only_one(bound, people) -> None:
    QTest.keyClicks(bound, "hengd")
    bound.completer().popup().hide()
    bound.clearFocus()
    assert bound.chosen_id == people["hengda"]


def test_what_nobody_is_called_stays_as_it_was_typed(bound) -> None:
    QTest.keyClicks(bound, "qqq")
    QTest.keyClick(bound, Qt.Key.Key_Return)
    bound.clearFocus()
    assert bound.chosen_id is None
    assert bound.text() == "qqq"


@pytest.mark.parametrize("keys", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_takes_the_one_offered_and_stores_the_form(workplace, people, qtbot, keys) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    form = RelationDialog(workplace, parent, people["chen"], None)
    form.open()
    form.activateWindow()
    qtbot.waitUntil(form.person.hasFocus)
    QTest.keyClicks(form.person, "lgd")
    popup = form.person.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    held = Qt.KeyboardModifier.ControlModifier
    if keys is Qt.Key.Key_Enter:
        held |= Qt.KeyboardModifier.KeypadModifier
    QTest.keyClick(popup, keys, held)
    with workplace.journal.read() as connection:
        assert [tie.other.id for tie in relations_of(connection, people["chen"])] == [people["lin"]]
    parent.close()


def test_ctrl_enter_leaves_a_company_that_may_be_any_as_it_was_typed(workplace, people, qtbot) -> None:
    line = supplier_chooser(workplace, "Company")
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    QTest.keyClicks(line, "hengd")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not popup.isVisible(), "one press is enough to store the form"
    assert (line.chosen_id, line.text()) == (None, "hengd")
