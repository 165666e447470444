"""The measures of a timeline row: heights and broken lines, kept because they cost more than painting."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout, QTextOption

from ui.theme.theme import Theme
from ui.widgets.rows import TimelineRow

KEPT = 600
MOST_LINES = 10
BODY_LINE = 20


@dataclass(frozen=True, slots=True)
class Measures:
    """Where the parts of a row begin, in pixels from its top, and the body broken into lines."""

    height: int
    top: int
    body: QTextLayout | None
    body_top: int
    progress_top: int
    chips_top: int


class TimelineLayout:
    """Measures rows for a width and keeps the last few hundred."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: OrderedDict[tuple[TimelineRow, int], Measures] = OrderedDict()

    def forget(self) -> None:
        """Drop all measures: sizes have changed, or the journal locks."""
        self._kept.clear()

    def measure(self, row: TimelineRow, width: int) -> Measures:
        """Return the measures of ``row`` in a column of text ``width`` pixels wide."""
        key = (row, width)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._measure(row, width)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def _measure(self, row: TimelineRow, width: int) -> Measures:
        px = self._theme.px
        top = px(28) if row.heading else 0
        at = top + px(28)
        body, body_top = None, at
        if row.body:
            body = self._broken(row.body, width)
            at += body.lineCount() * px(BODY_LINE)
        progress_top = at + px(6)
        if row.progress is not None:
            at = progress_top + px(18)
        chips_top = at + px(7)
        if row.chips:
            at = chips_top + px(20)
        return Measures(max(at + px(18), top + px(44)), top, body, body_top, progress_top, chips_top)

    def _broken(self, text: str, width: int) -> QTextLayout:
        """Break ``text`` into lines of a fixed height: hanzi would make the lines they stand in taller."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(_shortened(text), self._theme.font("body"))
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        step = self._theme.px(BODY_LINE)
        while layout.lineCount() < MOST_LINES:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, (layout.lineCount() - 1) * step + (step - line.height()) / 2))
        layout.endLayout()
        return layout


def _shortened(text: str) -> str:
    """Return the head of a long text, so that a pasted chat does not cost seconds; the record itself has it all."""
    lines = text.splitlines()
    if len(lines) >= MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], "…"]
    head = "\u2028".join(lines)
    return head if len(head) <= 1_500 else head[:1_500].rstrip() + "…"
