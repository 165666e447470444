"""A segmented control: one of a few, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget


class Segmented(QFrame):
    """Buttons of which one is down; ``chosen`` tells its key when the user changes it. Left and Right walk."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], current: str = "", parent: QWidget | None = None
    ) -> None:
        """Give the accessible ``name`` and pairs of key and words."""
        super().__init__(parent)
        self.setProperty("kind", "segmented")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(0)
        for key, words in choices:
            button = QPushButton(words)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _checked=False, key=key: self._choose(key))
            self._group.addButton(button)
            self._buttons[key] = button
            line.addWidget(button)
        self._current = ""
        self.select(current or choices[0][0])

    def select(self, key: str) -> None:
        """Put the button of ``key`` down without telling ``chosen``; the focus goes along."""
        if any(button.hasFocus() for button in self._buttons.values()):
            self._buttons[key].setFocus()
        self._current = key
        self._buttons[key].setChecked(True)
        # One stop for Tab: the buttons beside it are reached by Left and Right.
        for other, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)

    def current(self) -> str:
        """Return the key of the button that is down."""
        return self._current

    def _choose(self, key: str) -> None:
        if key != self._current:
            self.select(key)
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk to the neighbour by Left and Right, along the direction of the script."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        keys = list(self._buttons)
        place = min(max(keys.index(self._current) + step, 0), len(keys) - 1)
        self._buttons[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(keys[place])
