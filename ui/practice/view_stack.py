"""The views of Practice on top of each other: the stage at once, the others when they are first shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.practice.views import View, make
from ui.workplace import Workplace

STAGE = "practise"


class ViewStack(QStackedWidget):
    """``phrase_asked`` tells the key of a phrase to show in the library, ``practise_asked`` keys to practise."""

    phrase_asked = Signal(str)
    practise_asked = Signal(object)

    def __init__(self, workplace: Workplace, stage: QWidget) -> None:
        super().__init__()
        self._workplace = workplace
        self._stage = stage
        self._views: dict[str, View] = {}
        self.addWidget(stage)

    def show_view(self, key: str) -> None:
        """Show the stage or another view."""
        self.setCurrentWidget(self._stage if key == STAGE else self.view(key))

    def view(self, key: str) -> View:
        """Return a view, made at the first time."""
        if key not in self._views:
            made = self._views[key] = make(key, self._workplace)
            made.phrase_asked.connect(self.phrase_asked)
            made.practise_asked.connect(self.practise_asked)
            self.addWidget(made)
            made.refresh()
        return self._views[key]

    def current_view(self) -> View | None:
        """Return the view that is shown, None for the stage."""
        current = self.currentWidget()
        return current if isinstance(current, View) else None

    def refresh(self) -> None:
        """Read all views that there are again."""
        for view in self._views.values():
            view.refresh()
