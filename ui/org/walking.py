"""Which box the arrows lead to: up to the boss, down to the reports, left and right along the chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt

from desktop.people.org import OrgNode
from ui.walking import ARROWS, nearest


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
    points = {one: (box.center().x(), box.center().y()) for one, box in boxes.items()}
    return nearest(current, points, *ARROWS[key])
