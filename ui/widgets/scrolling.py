"""Scroll areas without a frame."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(content: QWidget, name: str = "") -> QScrollArea:
    """Put a widget into a scroll area; ``name`` makes it a stop for Tab, to scroll by keys."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus if name else Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    # Else Qt asks for its size now, for which the style sheet dresses all of it: again in each place it is put into.
    content.setAttribute(Qt.WidgetAttribute.WA_Resized)
    area.setWidget(content)
    return area
