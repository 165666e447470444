"""Copying sensitive text."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.clipboard import Clipboard


def content() -> str:
    return QGuiApplication.clipboard().text()


def test_sensitive_text_leaves_by_itself(qtbot: QtBot) -> None:
    clipboard = Clipboard(seconds=0)
    clipboard.copy("wx-lina-88", sensitive=True)
    assert content() == "wx-lina-88"
    qtbot.waitUntil(lambda: content() == "")


def test_other_text_stays(qtbot: QtBot) -> None:
    clipboard = Clipboard(seconds=0)
    clipboard.copy("义乌市稠州北路")
    qtbot.wait(30)
    clipboard.forget()
    assert content() == "义乌市稠州北路"


def test_what_the_person_copied_since_is_left_alone(qtbot: QtBot) -> None:
    clipboard = Clipboard(seconds=60)
    clipboard.copy("secret", sensitive=True)
    QGuiApplication.clipboard().setText("own")
    clipboard.forget()
    assert content() == "own"


def test_locking_takes_it_back_at_once(qtbot: QtBot) -> None:
    clipboard = Clipboard(seconds=60)
    clipboard.copy("secret", sensitive=True)
    clipboard.forget()
    assert content() == ""


def test_a_locked_journal_leaves_no_address_behind(qtbot: QtBot) -> None:
    clipboard = Clipboard(seconds=60)
    clipboard.copy("义乌市稠州北路")
    clipboard.forget_all()
    assert content() == ""


def test_locking_leaves_alone_what_the_person_copied_since(qtbot: QtBot) -> None:
    clipboard = Clipboard(seconds=60)
    clipboard.copy("义乌市稠州北路")
    QGuiApplication.clipboard().setText("own")
    clipboard.forget_all()
    assert content() == "own"
