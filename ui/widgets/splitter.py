"""A splitter that remembers its sizes."""

from __future__ import annotations

from collections.abc import MutableMapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

Sizes = MutableMapping[str, tuple[int, ...]]


class Splitter(QSplitter):
    """Keeps its sizes under ``name`` in a mapping that the caller stores where it likes; ``moved`` tells when."""

    moved = Signal()

    def __init__(
        self, name: str, remembered: Sizes, orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(orientation, parent)
        self.name, self._remembered = name, remembered
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._remember)

    def arrange(self, *usual: int) -> None:
        """Take the remembered sizes, or the usual ones; to be called once all parts are in."""
        kept = self._remembered.get(self.name, ())
        self.setSizes(list(kept) if len(kept) == self.count() and sum(kept) > 0 else list(usual))

    def _remember(self, _position: int, _handle: int) -> None:
        self._remembered[self.name] = tuple(self.sizes())
        self.moved.emit()
