"""Which box the arrows lead to: up to the boss, down to the reports, left and right along the chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt

from desktop.people.org import OrgNode

_KEYS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
ARROWS = frozenset(_KEYS)


def step(key: Qt.Key, current: str, nodes: Sequence[OrgNode], boxes: Mapping[str, QRectF]) -> str:
    """Return the box that an arrow leads to, the same one at the edge.

    Up leads to the boss and Down to the first report where there are any; else the nearest box in that direction.
    """
    node = next((one for one in nodes if one.key == current), None)
    if node is None:
        return nodes[0].key if nodes else ""
    if key == Qt.Key.Key_Up and node.boss:
        return node.boss
    if key == Qt.Key.Key_Down:
        under = [one.key for one in nodes if one.boss == current]
        if under:
            return min(under, key=lambda one: (boxes[one].left(), boxes[one].top()))
    return _nearest(current, boxes, *_KEYS[key])


def _nearest(current: str, boxes: Mapping[str, QRectF], across: int, down: int) -> str:
    here = boxes[current].center()
    found, least = current, float("inf")
    for key, box in boxes.items():
        there = box.center()
        ahead = (there.x() - here.x()) * across + (there.y() - here.y()) * down
        aside = abs(there.y() - here.y()) if across else abs(there.x() - here.x())
        far = ahead + 3 * aside  # what lies straight ahead is nearer than what is close and beside
        if ahead > 1 and far < least:
            found, least = key, far
    return found
