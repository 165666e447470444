"""A scroll area that is as high as its card, and scrolls only where the window is lower than that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy

from ui.widgets.fitting import Fitting

_LEAST = 120


class CardScroll(QScrollArea):
    """What stands under it, the ratings, is always in sight."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._content = Fitting(layout)
        self.setWidget(self._content)

    def sizeHint(self) -> QSize:
        """Return the size of the card at its width."""
        hint = self._content.sizeHint()
        return QSize(hint.width(), self._content.minimumHeight() or hint.height())

    def minimumSizeHint(self) -> QSize:
        """Let the card be cut off: it scrolls then."""
        return QSize(super().minimumSizeHint().width(), _LEAST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the card has grown or shrunk."""
        if watched is self._content and event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.updateGeometry()
        return super().eventFilter(watched, event)
