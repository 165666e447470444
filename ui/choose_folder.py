"""Asks for a folder without holding up the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_folder(parent: QWidget, title: str, start: Path, done: Callable[[Path], object]) -> QFileDialog:
    """Ask for a folder, beginning at ``start`` or the nearest folder above it; ``done`` hears of a choice."""
    dialog = QFileDialog(parent, title, str(_nearest(start)))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    dialog.open()
    return dialog


def _nearest(folder: Path) -> Path:
    for place in (folder, *folder.parents):
        if place.is_dir():
            return place
    return Path.home()
