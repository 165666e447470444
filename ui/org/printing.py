"""The org chart on paper: one page across, in the colours of daylight whatever the screen shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter

from desktop import formats, paths
from desktop.people.org import OrgNode
from desktop.texts import _
from ui.gates.printing import pdf_writer
from ui.org.layout import place
from ui.org.painting import Marks, draw_box, draw_lines, sizes_of
from ui.org.words import Box
from ui.theme.theme import Theme
from ui.widgets.painting import Painting

_HEAD = 44
_LARGEST = 1.25
"""How much larger than on the screen a small chart is drawn."""
_SCREEN_DPI = 96


def write_chart(
    path: Path, title: str, made_on: date, nodes: Sequence[OrgNode], boxes: Mapping[str, Box]
) -> bool:
    """Write the chart as a PDF of one page; tell whether the file could be written."""
    writer = pdf_writer(path)
    if writer is None:
        return False
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    draw_chart(writer, title, made_on, nodes, boxes)
    return path.stat().st_size > 0


def draw_chart(
    device: QPagedPaintDevice, title: str, made_on: date, nodes: Sequence[OrgNode], boxes: Mapping[str, Box]
) -> None:
    """Draw title, day and chart on one page, made smaller until all of it fits."""
    theme = Theme(paths.resources(), appearance="light")
    painter = QPainter(device)
    dots = device.logicalDpiX() / _SCREEN_DPI
    room_across, room_down = device.width() / dots, device.height() / dots
    placed = place(nodes, sizes_of(theme), room_across)
    fit = min(
        room_across / max(placed.size.width(), 1),
        (room_down - _HEAD) / max(placed.size.height(), 1),
        _LARGEST,
    )
    painter.scale(dots, dots)
    paint = Painting(painter, theme, QRectF(0, 0, room_across, room_down), Qt.LayoutDirection.LeftToRight)
    paint.text(QRectF(0, 0, room_across, 22), title, "section", theme.color("text"))
    note = _("Org chart, {day}").format(day=formats.full_day(made_on))
    paint.text(QRectF(0, 22, room_across, 16), note, "meta", theme.color("text2"))
    painter.translate(0, _HEAD)
    painter.scale(fit, fit)
    paint.ratio = max(1.0, dots * fit)  # icons are drawn as fine as the paper takes them
    draw_lines(paint, placed)
    for key, rect in placed.boxes.items():
        draw_box(paint, rect, boxes[key], Marks())
    painter.end()
