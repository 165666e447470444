"""Sending one's corrections of the library to whoever keeps it: a file that a person can read and mail."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import StoreError
from desktop.practice.own import corrections
from desktop.texts import _, n_
from ui.workplace import Workplace


def open_corrections(workplace: Workplace, parent: QWidget) -> None:
    """Ask where to save the corrections; say so when there are none."""
    with workplace.journal.read() as connection:
        rows = corrections(connection)
    if not rows:
        workplace.tell(_("You have corrected no phrase of the library yet."))
        return
    start = str(Path.home() / "guanxi-corrections.json")
    dialog = QFileDialog(parent, _("Save corrections"), start, _("Corrections (*.json)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("json")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: save_corrections(workplace, Path(name)))
    dialog.open()


def save_corrections(workplace: Workplace, path: Path) -> None:
    """Write old beside new for each corrected phrase; names of people are in none of it."""
    with workplace.journal.read() as connection:
        rows = corrections(connection)
    try:
        path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        problem = StoreError(
            _("{name} could not be written.").format(name=path.name), _("Choose another folder.")
        )
        problem.__cause__ = error
        workplace.failures.tell(problem)
        return
    words = n_("{n} correction saved as {name}.", "{n} corrections saved as {name}.", len(rows))
    workplace.tell(words.format(n=len(rows), name=path.name))
