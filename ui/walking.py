"""Which of many places an arrow leads to, for everything that is painted and walked by keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import Qt

K = TypeVar("K")
ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
"""Arrow keys with their direction across and down."""


def nearest(current: K, points: Mapping[K, tuple[float, float]], across: int, down: int) -> K:
    """Return the place that lies nearest in a direction, the same one at the edge."""
    here_x, here_y = points[current]
    found, least = current, float("inf")
    for key, (x, y) in points.items():
        ahead = (x - here_x) * across + (y - here_y) * down
        aside = abs(y - here_y) if across else abs(x - here_x)
        far = ahead + 3 * aside  # what lies straight ahead is nearer than what is close and beside
        if ahead > 1 and far < least:
            found, least = key, far
    return found
