"""A chip that is being carried to another day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPointF

from desktop.planning.calendar_rows import Chip


@dataclass(slots=True)
class Drag:
    """The chip under the pressed button, from which day, and whether it has left its place."""

    chip: Chip | None = None
    day: date | None = None
    begun: QPointF = field(default_factory=QPointF)
    at: QPointF = field(default_factory=QPointF)
    moving: bool = False

    def start(self, chip: Chip | None, day: date, point: QPointF) -> None:
        """Take hold of a chip, or of nothing."""
        self.chip, self.day, self.begun, self.at, self.moving = chip, day, point, point, False

    def move(self, point: QPointF, least: int) -> None:
        """Follow the pointer; a chip that may be moved leaves its place after ``least`` pixels."""
        self.at = point
        if self.chip is not None and self.chip.movable:
            self.moving = self.moving or (point - self.begun).manhattanLength() >= least

    def stop(self) -> None:
        """Let go."""
        self.chip, self.day, self.moving = None, None, False
