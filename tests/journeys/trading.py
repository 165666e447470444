"""What journeys of buying share: keys, the form that opened, typing into it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.windows import come_back, press
from tests.ui.hands import type_hanzi
from ui.editors import RecordLine
from ui.fields_dialog import FieldsDialog
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
CHORD = CTRL | Qt.KeyboardModifier.AltModifier
W = TypeVar("W", bound=QWidget)


def opened(qtbot: QtBot, window: Window, kind: type[W]) -> W:
    """Return the dialog that has just opened."""

    def there() -> list[W]:
        return [one for one in window.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    form = there()[0]
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def close(qtbot: QtBot, window: Window, form: QWidget) -> None:
    """Store what a form holds, by keys."""
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not form.isVisible())
    come_back(qtbot, window)


def type_words(qtbot: QtBot, editor: QWidget, text: str) -> None:
    """Type; hanzi as an input method does."""
    if text.isascii():
        qtbot.keyClicks(editor, text)
        return
    type_hanzi(editor, text)


def type_into(qtbot: QtBot, form: FieldsDialog, key: str, text: str) -> None:
    """Type into a field of a form in place of what it holds."""
    editor = form.editors[key]
    editor.setFocus()
    select = getattr(editor, "selectAll", None)
    if select is not None:
        select()
    type_words(qtbot, editor, text)


def pick(qtbot: QtBot, line: RecordLine, typed: str) -> None:
    """Type a part of a name and take the first that the list under the line offers, by keys."""
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, typed)
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert line.chosen_id is not None, typed


def choose(form: FieldsDialog, key: str, words: str) -> None:
    """Choose an entry of a field by its words."""
    box = form.editors[key]
    assert isinstance(box, QComboBox)
    assert box.findText(words) >= 0, words
    box.setCurrentIndex(box.findText(words))


def said(widget: QWidget) -> str:
    """Return what the labels of a part say."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))
