"""Where things stand in the cell of a day: bars in lanes, chips under them, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF

from desktop.planning.calendar_rows import Bar, Chip

HEAD, PITCH, TALL, INSET = 37, 23, 20, 5
"""Pixels at 100 %: from the top of a cell to its first lane, from lane to lane, a lane, and the margin beside it."""
MOST_CHIPS, MOST_LANES = 3, 3
BESIDE = 34
"""Pixels at 100 % for how many more there are, where that shares the only line with the first chip."""
_SHARED = 85
"""A line shorter than this, in pixels at 100 %, is not shared: the first chip would say nothing."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar of one week: the columns it covers, its lane, and whether it goes on beyond the week."""

    bar: Bar
    first: int
    last: int
    lane: int
    begins: bool
    ends: bool
    monday: date
    """The first day of the week."""


@dataclass(frozen=True, slots=True)
class ChipBox:
    """A chip and where it stands; the rectangle is as for left to right."""

    rect: QRectF
    chip: Chip


@dataclass(frozen=True, slots=True)
class DayLayout:
    """The chips that have room, and how many more there are; ``more_at`` is None where not even that has room."""

    chips: tuple[ChipBox, ...]
    more: int
    more_at: QRectF | None
    beside: bool = False
    """``more_at`` is what the only chip leaves of its line: room for a few digits."""


def bars_of_week(monday: date, bars: Sequence[Bar], days: int = 7) -> list[Placed]:
    """Return the bars that touch the week from its first day, each in the first lane that is free for it."""
    sunday = monday + timedelta(days=days - 1)
    found = [bar for bar in bars if bar.first <= sunday and monday <= bar.last]
    taken: list[int] = []  # per lane the columns that are not free, a bit each
    placed = []
    for bar in sorted(found, key=lambda one: _urgency(one, monday)):
        first, last = max((bar.first - monday).days, 0), min((bar.last - monday).days, days - 1)
        columns = (1 << last + 1) - (1 << first)
        lane = next((number for number, used in enumerate(taken) if not used & columns), len(taken))
        taken[lane : lane + 1] = [columns | (taken[lane] if lane < len(taken) else 0)]
        placed.append(Placed(bar, first, last, lane, bar.first >= monday, bar.last <= sunday, monday))
    return placed


def _urgency(bar: Bar, monday: date) -> tuple[bool, int, int]:
    """Return what sorts bars: closings by their days; then orders as they were read, so that they keep their lanes."""
    if bar.kind == "order":
        return True, 0, 0
    return False, max(bar.first, monday).toordinal(), bar.lane


def lanes_for(height: float, scale: float) -> int:
    """Return how many lanes of bars and chips fit into a cell of this height."""
    return max(0, int((height - HEAD * scale) // (PITCH * scale)))


def lanes_shown(slots: int) -> int:
    """Return how many lanes bars may take of the room of a cell, so that chips keep some."""
    return min(MOST_LANES, max(slots - 2, min(slots, 1)))


def lane_rect(cell: QRectF, lane: int, scale: float) -> QRectF:
    """Return the rectangle of a lane in a cell."""
    inset = INSET * scale
    top = cell.top() + (HEAD + lane * PITCH) * scale
    return QRectF(cell.left() + inset, top, cell.width() - 2 * inset, TALL * scale)


def day_layout(
    chips: Sequence[Chip], column: int, cell: QRectF, week: Sequence[Placed], scale: float
) -> DayLayout:
    """Return where the chips of a day stand, under the bars over it; the last line tells how many are left out."""
    slots = lanes_for(cell.height(), scale)
    most = lanes_shown(slots)
    lanes = [one.lane for one in week if one.first <= column <= one.last]
    shown = [lane for lane in lanes if lane < most]
    begin = max(shown) + 1 if shown else 0
    room, hidden = max(slots - begin, 0), len(lanes) - len(shown)
    count = min(len(chips), MOST_CHIPS, room)
    if count < len(chips) or hidden:
        count = min(count, max(room - 1, 0))
    line = lane_rect(cell, begin, scale)
    if chips and room == 1 and not count and line.width() >= _SHARED * scale:
        strip = QRectF(line.right() - BESIDE * scale, line.top(), BESIDE * scale, line.height())
        line.setRight(strip.left())
        return DayLayout((ChipBox(line, chips[0]),), len(chips) - 1 + hidden, strip, beside=True)
    boxes = tuple(
        ChipBox(lane_rect(cell, begin + number, scale), chip) for number, chip in enumerate(chips[:count])
    )
    more = len(chips) - count + hidden
    at = lane_rect(cell, begin + count, scale) if more and room > count else None
    return DayLayout(boxes, more, at)
