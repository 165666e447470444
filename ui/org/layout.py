"""Where the boxes of an org chart stand: a tree from the top, leaves stacked under their boss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.people.org import OrgNode

_STACKED = 3
"""So many people without anybody below them stand under each other: side by side the chart grows too wide."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels of the box and of the gaps around it."""

    width: float
    height: float
    across: float
    down: float
    indent: float


@dataclass(slots=True)
class Placed:
    """All boxes by key with their rectangles, and the lines between them as points from boss to report."""

    boxes: dict[str, QRectF] = field(default_factory=dict)
    lines: list[tuple[QPointF, ...]] = field(default_factory=list)
    size: QSizeF = field(default_factory=QSizeF)

    def shift(self, across: float, down: float) -> None:
        """Move everything by so many pixels; ``size`` stays that of the chart alone."""
        offset = QPointF(across, down)
        self.boxes = {key: box.translated(offset) for key, box in self.boxes.items()}
        self.lines = [tuple(point + offset for point in points) for points in self.lines]


def place(nodes: Sequence[OrgNode], sizes: Sizes, width: float = 0) -> Placed:
    """Return where the boxes stand, each tree beside the one before, those tied to nobody in rows below the trees.

    ``width`` is the room that the rows may take.
    """
    below: dict[str, list[str]] = {}
    for node in nodes:
        below.setdefault(node.boss, []).append(node.key)
    tops = below.get("", [])
    trees = [key for key in tops if key in below]
    alone = [key for key in tops if key not in below]
    found = Placed()
    left = 0.0
    for key in trees:
        left += _tree(found, below, key, left, 0, sizes) + sizes.across
    found.size = _extent(found)
    _rows(found, alone, sizes, max(width, found.size.width()))
    found.size = _extent(found)
    return found


def _extent(found: Placed) -> QSizeF:
    right = max((box.right() for box in found.boxes.values()), default=0.0)
    bottom = max((box.bottom() for box in found.boxes.values()), default=0.0)
    return QSizeF(right, bottom)


def _rows(found: Placed, alone: Sequence[str], sizes: Sizes, width: float) -> None:
    top = found.size.height() + (sizes.down if found.boxes else 0)
    each = max(1, int((width + sizes.across) // (sizes.width + sizes.across)))
    for number, key in enumerate(alone):
        row, column = divmod(number, each)
        left = column * (sizes.width + sizes.across)
        found.boxes[key] = QRectF(left, top + row * (sizes.height + sizes.across), sizes.width, sizes.height)


def _tree(
    found: Placed, below: dict[str, list[str]], key: str, left: float, top: float, sizes: Sizes
) -> float:
    """Place a box with all below it from ``left``; returns the width of the tree."""
    children = below.get(key, [])
    stacked = len(children) >= _STACKED and not any(child in below for child in children)
    if stacked:
        _stack(found, key, children, left, top, sizes)
        return sizes.width + sizes.indent
    width = 0.0
    for child in children:
        lower = top + sizes.height + sizes.down
        width += _tree(found, below, child, left + width, lower, sizes) + sizes.across
    width = max(width - sizes.across, sizes.width)
    middle = left + width / 2
    if children:
        first, last = found.boxes[children[0]], found.boxes[children[-1]]
        middle = (first.center().x() + last.center().x()) / 2
    box = QRectF(middle - sizes.width / 2, top, sizes.width, sizes.height)
    found.boxes[key] = box
    turn = box.bottom() + sizes.down / 2
    for child in children:
        end = found.boxes[child]
        start = QPointF(box.center().x(), box.bottom())
        knee = (QPointF(start.x(), turn), QPointF(end.center().x(), turn))
        found.lines.append((start, *knee, QPointF(end.center().x(), end.top())))
    return width


def _stack(found: Placed, key: str, children: Sequence[str], left: float, top: float, sizes: Sizes) -> None:
    box = QRectF(left, top, sizes.width, sizes.height)
    found.boxes[key] = box
    lower = box.bottom() + sizes.down / 2
    stem = left + sizes.indent / 2
    for child in children:
        end = QRectF(left + sizes.indent, lower, sizes.width, sizes.height)
        found.boxes[child] = end
        found.lines.append(
            (
                QPointF(stem, box.bottom()),
                QPointF(stem, end.center().y()),
                QPointF(end.left(), end.center().y()),
            )
        )
        lower = end.bottom() + sizes.across
