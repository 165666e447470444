"""Where cards float: over a page or the desk, which go when the journal locks, never over the window itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.page import Page


def page_of(widget: QWidget) -> QWidget:
    """Return the page that a widget stands on, or the outermost widget that is no window when it is on none."""
    at = widget
    while not isinstance(at, Page):
        parent = at.parentWidget()
        if parent is None or parent.isWindow():
            return at
        at = parent
    return at
