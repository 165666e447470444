"""The help sheet names every key once, and a report can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.about import VERSION
from ui.clipboard import Clipboard
from ui.commands import COMMANDS
from ui.dialogs.about import open_about
from ui.dialogs.help import groups, open_help
from ui.failures import report
from ui.widgets.report import ReportDialog


def words(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel)]


def test_every_command_with_a_key_stands_on_the_sheet_once(qtbot, workplace):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    open_help(workplace, window)
    shown = words(window)
    for command in COMMANDS:
        if command.shortcut:
            assert shown.count(command.title) == 1, command.title


def test_no_key_is_given_away_twice():
    used = [key for title, keys in list(groups())[:-1] for _name, key in keys]
    assert len(used) == len(set(used))


def test_about_names_the_version(qtbot, workplace):
    window = QWidget()
    qtbot.addWidget(window)
    open_about(workplace, window)
    assert f"Version {VERSION}" in words(window)


def test_a_report_is_copied_and_holds_no_values(qtbot, theme):
    secret = "王经理 13800138000"
    try:
        raise ValueError(secret)
    except ValueError as error:
        text = report(error)
    asked = ReportDialog(theme, Clipboard(), text)
    qtbot.addWidget(asked)
    asked.show()
    copy = next(found for found in asked.findChildren(QPushButton) if found.text() == "Copy report")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    assert secret not in copied
