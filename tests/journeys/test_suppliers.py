"""A supplier from its first name to the trash and back, by keys in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.journeys.windows import journal_window, press
from tests.ui.hands import compose
from ui.dialogs.supplier import SupplierDialog
from ui.pages.suppliers import SuppliersPage
from ui.pages.trash import TrashPage
from ui.tag_chooser import TagChooser
from ui.window import Window

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window over an empty journal."""
    with journal_window(qtbot, qapp, tmp_path) as window:
        yield window


def suppliers_page(window: Window) -> SuppliersPage:
    assert window.desk is not None
    page = window.desk.page
    assert isinstance(page, SuppliersPage)
    return page


def dialog(window: Window) -> QDialog:
    (found,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    return found


def add(qtbot: QtBot, window: Window, name: str) -> None:
    press(qtbot, window, Qt.Key.Key_N, CTRL | SHIFT)
    form = dialog(window)
    assert isinstance(form, SupplierDialog)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.line("name_zh").setFocus()
    compose(name)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not [d for d in window.findChildren(QDialog) if d.isVisible()])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_a_supplier_is_added_found_tagged_deleted_and_restored(window: Window, qtbot: QtBot) -> None:
    for name in ("义乌市光明五金有限公司", "宁波海润包装有限公司"):
        add(qtbot, window, name)
    page = suppliers_page(window)
    assert page.card is not None
    assert page.card.name_pinyin.startswith("Níngbō Hǎirùn")

    press(qtbot, window, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "gmwj")
    press(qtbot, window, Qt.Key.Key_Return)
    assert page.card.name_zh == "义乌市光明五金有限公司"

    press(qtbot, window, Qt.Key.Key_T, CTRL)
    (chooser,) = page.findChildren(TagChooser)
    qtbot.keyClicks(QApplication.focusWidget(), "Hinges")
    press(qtbot, window, Qt.Key.Key_Return)
    press(qtbot, window, Qt.Key.Key_Return)
    assert not chooser.isVisible()
    assert [tag.name for tag in page.card.tags] == ["Hinges"]

    press(qtbot, window, Qt.Key.Key_Delete, CTRL)
    assert page.pane._no_match.isVisible()
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert page.pane.model.rowCount() == 1

    press(qtbot, window, Qt.Key.Key_Delete, CTRL)
    assert window.workplace is not None
    window.workplace.show_place("trash")
    assert window.desk is not None
    trash = window.desk.page
    assert isinstance(trash, TrashPage)
    trash.view.setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    assert trash.model.rowCount() == 0
    window.workplace.show_place("suppliers")
    assert page.pane.model.rowCount() == 1


def test_nothing_of_a_supplier_stays_in_the_window_when_it_locks(window: Window, qtbot: QtBot) -> None:
    add(qtbot, window, "义乌市光明五金有限公司")
    suppliers_page(window).pane.open_filters()
    window.clear_desk()
    qtbot.waitUntil(lambda: not window.findChildren(SuppliersPage))
    assert not window.findChildren(TagChooser)
