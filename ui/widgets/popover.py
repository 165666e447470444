"""A card that floats over the window: the palette, the quick log, a day's card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from ui.theme.theme import Theme

SHADOW = 18
_MARGIN = 12


class Popover(QWidget):
    """A transparent cover of ``host`` with a card; Escape or a click beside the card closes it.

    It is no window of its own, so that input methods and screen readers treat its fields like any others.
    Give ``body`` a layout; ``closed`` tells that the card went. The focus goes back to where it was.
    """

    closed = Signal()

    def __init__(self, theme: Theme, host: QWidget, name: str) -> None:
        super().__init__(host)
        self._theme, self._host = theme, host
        self._before: QWidget | None = None
        self._anchor: QPoint | None = None
        self._width, self._top = 0, 0
        self.setAccessibleName(name)
        self.body = QFrame(self)
        self.body.setProperty("kind", "popover")
        theme.changed.connect(self.fit)
        self.hide()

    def open_at_top(self, width: int, top: int = 80) -> None:
        """Open in the middle of the host, ``top`` pixels below its upper edge (both for 100 %)."""
        self._anchor = None
        self._open(width, top)

    def open_beside(self, anchor: QPoint, width: int) -> None:
        """Open with the corner at ``anchor`` (in the host), moved so that all of it can be seen."""
        self._anchor = anchor
        self._open(width, 0)

    def _open(self, width: int, top: int) -> None:
        self._width, self._top = width, top
        if self.isHidden():
            self._before = QApplication.focusWidget()
            self._host.installEventFilter(self)
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.fit()

    def fit(self) -> None:
        """Take the height that the contents need now."""
        if self.isHidden():
            return
        layout = self.body.layout()
        if layout is not None:
            layout.activate()
        room = self._host.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        width = min(self._theme.px(self._width), room.width())
        height = self.body.heightForWidth(width) if self.body.hasHeightForWidth() else -1
        if height < 0:
            height = self.body.sizeHint().height()
        self.body.setGeometry(self._placed(room, width, height))
        self.update()

    def _placed(self, room: QRect, width: int, height: int) -> QRect:
        if self._anchor is None:
            top = self._theme.px(self._top)
            return QRect((self.width() - width) // 2, top, width, min(height, room.bottom() - top))
        height = min(height, room.height())
        x = max(min(self._anchor.x(), room.right() - width), room.left())
        y = max(min(self._anchor.y(), room.bottom() - height), room.top())
        return QRect(x, y, width, height)

    def dismiss(self) -> None:
        """Close and give the focus back."""
        if self.isHidden():
            return
        self._host.removeEventFilter(self)
        inside = QApplication.focusWidget()
        self.hide()
        if inside is None or self.isAncestorOf(inside):
            before = self._before
            back = before if before is not None and isValid(before) and before.isVisible() else self._host
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close by a click beside the card."""
        if not self.body.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Keep Tab inside the card while it is open."""
        moved = super().focusNextPrevChild(forward)
        inside = QApplication.focusWidget()
        if inside is None or not self.isAncestorOf(inside):
            fields = [w for w in self.body.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
            shown = [w for w in fields if w.isVisible() and w.isEnabled()]
            if shown:
                shown[0 if forward else -1].setFocus(Qt.FocusReason.TabFocusReason)
        return moved

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the host when it changes its size."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
            self.fit()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the one shadow we allow: a few thin layers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = QColor(self._theme.color("shadow"))
        colour.setAlphaF(0.06 if self._theme.tokens.dark else 0.014)
        painter.setBrush(colour)
        card = QRectF(self.body.geometry())
        for layer in range(1, SHADOW, 2):
            painter.drawRoundedRect(
                card.adjusted(-layer, 4 - layer, layer, 4 + layer), 10 + layer, 10 + layer
            )
        painter.end()
