"""The rungs as rows: one is looked at, L logs it as tried, C copies its message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from desktop.rhythm.ladder import Step
from desktop.texts import _
from ui.ladder import words
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.item_row import ItemRow
from ui.widgets.letters import letter
from ui.widgets.section import Group
from ui.widgets.text import Icon


class RungRow(ItemRow):
    """``looked_at`` tells that the keyboard or the mouse came to it."""

    looked_at = Signal()
    logged = Signal()
    copied = Signal()
    left = Signal(int)
    """An arrow: by how many rows to go on."""

    def __init__(self, theme: Theme, step: Step, today: date) -> None:
        tone: Tone = "accent" if step.state == "next" else "ok" if step.state == "done" else "neutral"
        super().__init__(
            theme,
            words.title(step),
            words.note(step, today),
            leading=Icon(theme, words.ICONS[step.key], tone),
            flag=words.flag(step, today),
            done=step.state == "closed",
        )
        self.setToolTip(_("L: log as tried · C: copy the message · arrows: another step"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show what belongs to this rung."""
        super().focusInEvent(event)
        self.looked_at.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Log, copy, or go on to another rung."""
        typed = letter(event)
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.left.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif typed == "l":
            self.logged.emit()
        elif typed == "c":
            self.copied.emit()
        else:
            super().keyPressEvent(event)


class Rungs(Group):
    """``chosen`` tells the rung that is looked at."""

    chosen = Signal(object)
    logged = Signal()
    copied = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Step by step"))
        self._theme = theme
        self.rows: list[RungRow] = []
        self.current: Step | None = None
        self._wanted = 0
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(lambda: self._go(self._wanted))

    def show_steps(self, steps: Sequence[Step], today: date) -> None:
        """Show the rungs of a person."""
        self.clear()
        self.rows = []
        for number, step in enumerate(steps):
            row = RungRow(self._theme, step, today)
            row.looked_at.connect(lambda step=step: self._look(step))
            row.opened.connect(row.setFocus)
            row.logged.connect(self.logged)
            row.copied.connect(self.copied)
            row.left.connect(lambda by, number=number: self._go(number + by))
            self.rows.append(row)
            self.add(row)

    def go_to(self, step: Step | None, steps: Sequence[Step]) -> None:
        """Go to a rung, or to the last one."""
        self._wanted = steps.index(step) if step is not None else len(steps) - 1
        self._look(steps[self._wanted])
        self._later.start()  # once the layout has shown the rows

    def _go(self, number: int) -> None:
        if 0 <= number < len(self.rows):
            self.rows[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, step: Step) -> None:
        self.current = step
        self.chosen.emit(step)
