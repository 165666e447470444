"""Choosing the files of an import, and the size of its dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.texts import _
from ui.geometry import take_room
from ui.theme.theme import Theme

_WIDTH, _HEIGHT = 1060, 700


def choose_files(parent: QWidget, kinds: str, done: Callable[[Sequence[Path]], object]) -> None:
    """Ask for files of some ``kinds``, as Qt writes them, without holding up the window; ``done`` hears of a choice."""
    dialog = QFileDialog(parent, _("Choose files"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([kinds, _("All files (*)")])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: done([Path(name) for name in names]))
    dialog.open()


def take_size(dialog: QWidget, theme: Theme) -> None:
    """Give the dialog the size that its tables need, as far as its window has room."""
    take_room(dialog, theme.px(_WIDTH), theme.px(_HEIGHT))
