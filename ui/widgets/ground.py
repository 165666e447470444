"""The ground below a view, painted by the view itself: then Qt moves what is painted when it scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.theme.theme import Theme

_GROUNDS = {"page": "surface", "card": "surface", "popover": "surface", "soft": "sunken"}
"""As the style sheet fills frames of these kinds; windows and dialogs are ``canvas``."""


def own_ground(view: QAbstractScrollArea) -> None:
    """Take on to paint the ground of ``view`` by ``paint_ground``.

    A view that lets its parent shine through is painted whole at each step of a scroll: all lines and not the one
    that comes.
    """
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)


def paint_ground(view: QAbstractScrollArea, theme: Theme, event: QPaintEvent) -> None:
    """Fill what is to be painted as the frame around the view is filled; call it first in ``paintEvent``."""
    colour = theme.color(ground_of(view))
    painter = QPainter(view.viewport())
    for box in event.region():  # type: ignore[attr-defined]  # a region is walked by its rectangles
        painter.fillRect(box, colour)
    painter.end()


def ground_of(widget: QWidget) -> str:
    """Return the token of the colour behind ``widget``."""
    around: QWidget | None = widget
    while around is not None and not around.isWindow():
        around = around.parentWidget()
        found = _GROUNDS.get(str(around.property("kind"))) if around is not None else None
        if found is not None:
            return found
    return "canvas"
