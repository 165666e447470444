"""The wheel of the mouse scrolls on over closed lists and numbers instead of changing them unseen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWheelEvent, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QApplication, QComboBox, QWidget


def changed_by_wheel(under: QWidget | None) -> QWidget | None:
    """Return the closed list or the number at ``under`` that the wheel would change; one turns a number on purpose."""
    for widget in (under, under.parentWidget() if under is not None and not under.isWindow() else None):
        if isinstance(widget, QComboBox) or (isinstance(widget, QAbstractSpinBox) and not widget.hasFocus()):
            return widget
    return None


def _scrolled_in(widget: QWidget) -> QAbstractScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QAbstractScrollArea):
        around = None if around.isWindow() else around.parentWidget()
    return around


def _turn(widget: QWidget, event: QWheelEvent) -> None:
    place = widget.mapFromGlobal(event.globalPosition())
    moved = QWheelEvent(
        place, event.globalPosition(), event.pixelDelta(), event.angleDelta(), event.buttons(),
        event.modifiers(), event.phase(), event.inverted(),
    )  # fmt: skip
    QApplication.sendEvent(widget, moved)


class QuietWheel(QObject):
    """Watches the windows of the program, as ``AutoLock`` does: a filter on all events would slow painting down."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time does no more than once

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hand the wheel to what scrolls a list or number along."""
        if event.type() != QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return False
        box = changed_by_wheel(QApplication.widgetAt(event.globalPosition().toPoint()))
        if box is None:
            return False
        area = _scrolled_in(box)
        if area is not None:
            _turn(area.viewport(), event)
        return True

    def close(self) -> None:
        """Stop watching."""
        self._app.focusWindowChanged.disconnect(self._watch)
