"""Where the window stood last, and how it comes back where it can be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize

_GRIP_WIDTH, _GRIP_HEIGHT = 120, 40
"""So much of the upper edge must be in sight, in pixels, for a pointer to take hold of the window."""


_FRAME = QSize(16, 48)
"""Room for the title and the edges that the system puts around a window, which nobody knows before it is shown."""


def first_size(usual: QSize, screen: QRect, smallest: QSize) -> QSize:
    """Return the size of a window that was never shown before: the usual one as far as the screen has room."""
    return usual.boundedTo(screen.size() - _FRAME).expandedTo(smallest)


def inside(wanted: QRect, screens: Sequence[QRect], smallest: QSize) -> QRect:
    """Return a place for a window: the wanted one, or the middle of the first screen where nobody could reach it.

    It is no larger than the screen it stands on, and no smaller than ``smallest``.
    """
    if not screens:
        return wanted
    grip = QRect(wanted.topLeft(), QSize(wanted.width(), _GRIP_HEIGHT))
    for screen in screens:
        seen = grip.intersected(screen)
        if seen.width() >= _GRIP_WIDTH and seen.height() >= _GRIP_HEIGHT // 2:
            return QRect(wanted.topLeft(), _size(wanted, screen, smallest))
    made = QRect(screens[0].topLeft(), _size(wanted, screens[0], smallest))
    made.moveCenter(screens[0].center())
    return made


def _size(wanted: QRect, screen: QRect, smallest: QSize) -> QSize:
    return wanted.size().boundedTo(screen.size()).expandedTo(smallest)
