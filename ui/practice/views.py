"""The other views of Practice, made when first shown."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.practice.wordings import Wording
    from ui.workplace import Workplace

_VIEWS = {
    "library": ("ui.practice.library_view", "LibraryView"),
    "tones": ("ui.tones.trainer_view", "TrainerView"),
    "statistics": ("ui.practice.statistics_view", "StatisticsView"),
}


class View(QWidget):
    """A view that reads when asked to; ``phrase_asked`` tells the key of a phrase to be shown."""

    phrase_asked = Signal(str)
    practise_asked = Signal(object)
    """Keys of phrases to be practised now."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace, self.theme = workplace, workplace.theme

    def refresh(self) -> None:
        """Read and show."""
        raise NotImplementedError

    def shown_phrase(self) -> Wording | None:
        """Return the phrase that is looked at, if there is one."""
        return None

    def show_phrase(self, key: str) -> None:
        """Select a phrase, where the view shows phrases."""


def make(key: str, workplace: Workplace) -> View:
    """Import and make a view: a sitting of practice needs neither of them."""
    module, name = _VIEWS[key]
    view: type[View] = getattr(importlib.import_module(module), name)
    return view(workplace)
