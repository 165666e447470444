"""The demo journal in the window."""

from __future__ import annotations

import gc
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.people.suppliers import add_supplier
from ui import demo
from ui.app import Program, services
from ui.preferences import Preferences
from ui.tasks import InlineTasks


def test_the_demo_can_be_changed_and_goes_with_the_window(
    fonts_loaded: object, tmp_path: Path, qtbot: QtBot
) -> None:
    made = services(fonts_loaded, Preferences(tmp_path), tasks=InlineTasks())
    program = Program(fonts_loaded, made)
    demo.start(program, made)
    gc.collect()
    assert made.keeper.journal is not None
    folder = made.keeper.journal.folder
    with made.keeper.journal.journal.change("Add supplier") as session:
        add_supplier(session, {"name_en": "Own supplier"})
    assert made.keeper.journal.journal.next_undo() is not None
    program.window.close()
    program.close()
    assert not folder.exists()
