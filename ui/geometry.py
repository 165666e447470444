"""Where the window stood last and how it comes back where it can be seen, and how large a dialog over it may be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

_GRIP_WIDTH, _GRIP_HEIGHT = 120, 40
"""So much of the upper edge must be in sight, in pixels, for a pointer to take hold of the window."""


_FRAME = QSize(16, 48)
"""Room for the title and the edges that the system puts around a window, which nobody knows before it is shown."""


_AROUND = QSize(32, 40)
"""So much of the window stays in sight around a dialog."""


def room_over(dialog: QWidget) -> QSize | None:
    """Return the largest size of a dialog over its main window, whose foot would else be out of reach."""
    window = dialog.parentWidget()
    if window is None:
        return None
    while (above := window.window().parentWidget()) is not None:
        window = above  # a dialog over a dialog
    return window.window().size() - _AROUND


def take_room(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog the size that it wants, as far as the main window under it has room."""
    wanted, room = QSize(width, height), room_over(dialog)
    dialog.resize(wanted if room is None else wanted.boundedTo(room))


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
