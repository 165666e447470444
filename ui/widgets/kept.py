"""Widgets that stay where they are and are shown again with other words: making and styling new ones is dear."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLayout, QWidget

W = TypeVar("W", bound=QWidget)


class Kept(Generic[W]):
    """As many widgets of one kind at the end of a layout as are needed now; those left over hide and wait."""

    def __init__(self, layout: QLayout, make: Callable[[], W]) -> None:
        """Give the layout that nothing else is added to, and how one widget is made."""
        self._layout, self._make = layout, make
        self._made: list[W] = []
        self._shown = 0

    def take(self, count: int) -> list[W]:
        """Return ``count`` widgets to be filled; the others are hidden."""
        for widget in self._made[count : self._shown]:
            widget.hide()
        for widget in self._made[self._shown : count]:
            widget.show()
        while len(self._made) < count:
            made = self._make()
            self._layout.addWidget(made)
            self._made.append(made)
        self._shown = count
        return self._made[:count]
