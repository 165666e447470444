"""A backup that is opened by a double click, on its folder or on the file in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.journal import backup, manifest
from tests.desktop.journal import vaulted
from ui.app import Program, services
from ui.gates.restore_dialog import RestoreDialog
from ui.preferences import Preferences
from ui.starting import parse
from ui.tasks import InlineTasks


@pytest.mark.parametrize("inside", ["", manifest.OPENER])
def test_it_is_shown_and_selected(
    fonts_loaded: QApplication, tmp_path: Path, qtbot: QtBot, inside: str
) -> None:
    keys, _code = vaulted.make(tmp_path / "journal 日记")
    backup.make(keys, tmp_path, vaulted.NOW, "0")
    older = backup.make(keys, tmp_path, vaulted.NOW, "0")
    made = services(fonts_loaded, Preferences(tmp_path / "settings"), tasks=InlineTasks())
    program = Program(fonts_loaded, made)
    program.restore(older.path / inside)
    (shown,) = program.window.findChildren(RestoreDialog)
    assert shown.list.topLevelItemCount() == 2
    assert shown._backups[shown.list.currentIndex().row()].path == older.path
    shown.reject()
    program.close()


def test_an_entry_of_a_menu_may_name_no_file() -> None:
    assert parse(["--restore"]).restore is None
    assert parse(["--restore", "x.guanxi-backup"]).restore == Path("x.guanxi-backup")


def test_the_application_hears_of_a_file_before_anybody_listens() -> None:
    lines = (
        "from PySide6.QtGui import QFileOpenEvent",
        "from ui.starting import application",
        "app = application()",
        "app.sendEvent(app, QFileOpenEvent('日记.guanxi-backup'))",
        "heard = []",
        "app.opened.connect(heard.append)",
        "app.sendEvent(app, QFileOpenEvent('b.guanxi-backup'))",
        "print(heard, app.asked)",
    )
    before = "\n".join((*lines[:4], "first = app.asked", *lines[4:], "print(ascii(first))"))
    said = subprocess.run([sys.executable, "-c", before], capture_output=True, check=True, text=True).stdout
    assert said.splitlines() == ["['b.guanxi-backup'] b.guanxi-backup", ascii("日记.guanxi-backup")]
