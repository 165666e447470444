"""The help sheet names every key once, and a report can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.about import VERSION
from ui.clipboard import Clipboard
from ui.commands import COMMANDS
from ui.dialogs.about import AboutDialog, LicencesDialog, open_about
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
    used = [key for title, keys in list(groups())[:-2] for _name, key in keys]
    assert len(used) == len(set(used))


def test_about_names_the_version(qtbot, workplace):
    window = QWidget()
    qtbot.addWidget(window)
    open_about(workplace, window)
    assert f"Version {VERSION}" in words(window)


def pressed(qtbot, where, text):
    qtbot.mouseClick(
        next(b for b in where.findChildren(QPushButton) if b.text() == text), Qt.MouseButton.LeftButton
    )


def test_about_tells_the_folder_and_shows_all_licences(qtbot, workplace):
    window = QWidget()
    qtbot.addWidget(window)
    open_about(workplace, window)
    about = window.findChild(AboutDialog)
    assert any("journal 日记" in text for text in words(about))
    pressed(qtbot, about, "Licences")
    text = about.findChild(LicencesDialog).text.toPlainText()
    for part in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "ZETETIC",
        "OpenSSL",
        "CC BY-SA 4.0",
        "SIL OPEN FONT",
        "SQLAlchemy",
    ):
        assert part in text, part


def test_diagnostics_hold_versions_and_nothing_of_the_person(qtbot, workplace):
    window = QWidget()
    qtbot.addWidget(window)
    open_about(workplace, window)
    about = window.findChild(AboutDialog)
    pressed(qtbot, about, "Copy diagnostics")
    copied = QGuiApplication.clipboard().text()
    assert f"Guanxi Journal: {VERSION}" in copied
    assert "SQLite: 3." in copied
    assert str(workplace.open_journal.folder) not in copied
    assert "nothing of a journal" in " ".join(words(about))


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
