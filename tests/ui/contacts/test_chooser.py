from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.chooser import Chooser, person_chooser, supplier_chooser


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
