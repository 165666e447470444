"""Rolls an editor by pixels over lines that are tall with pictures: Qt scrolls plain text by whole lines alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextBlock, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

_TALL = 2.5
"""So many times the height of a line of words is one that holds a picture."""
_NOTCH = 120
"""What a wheel tells for one step (Qt: eighths of a degree)."""


class Rolling:
    """Knows how many pixels of the first line have left the window, and lets ``sink`` put the view there."""

    def __init__(
        self, editor: QPlainTextEdit, first: Callable[[], QTextBlock], height: Callable[[QTextBlock], float],
        sink: Callable[[int], None],
    ) -> None:  # fmt: skip
        """``first`` gives the first block in the window, ``height`` that of a block with its pictures."""
        self._editor, self._first, self._height, self._sink = editor, first, height, sink
        self.depth = 0
        """Pixels of the first line above the window."""
        self._left, self._moving = 0.0, False
        self._bar = editor.verticalScrollBar()
        self._bar.valueChanged.connect(self._on_scroll)

    def _on_scroll(self, _value: int) -> None:
        """Begin with a whole line wherever else the scroll bar goes."""
        if not self._moving:
            self.reset()

    def reset(self) -> None:
        """Show the first line whole."""
        self._left = 0.0
        self._put(self._bar.value(), 0)

    def keep_in_sight(self) -> None:
        """Show the cursor when it has come to what is above the window."""
        if self.depth:
            self._put(self._bar.value(), min(self.depth, max(0, self._editor.cursorRect().top())))

    def wheel(self, event: QWheelEvent) -> bool:
        """Roll by a wheel or a touchpad; False leaves it to Qt, where no picture is near."""
        if event.modifiers() or not (self.depth or self._is_near_picture()):
            return False
        line = self._editor.fontMetrics().lineSpacing()
        notches = event.angleDelta().y() / _NOTCH
        self.roll(-(event.pixelDelta().y() or notches * QApplication.wheelScrollLines() * line))
        event.accept()
        return True

    def roll(self, pixels: float) -> None:
        """Go down by pixels, or up by negative ones; what does not move a line of words waits for the next time."""
        if self._left * pixels < 0:
            self._left = 0.0
        self._left += pixels
        while self._left > 0 and self._go_down():
            pass
        while self._left < 0 and self._go_up():
            pass

    def _go_down(self) -> bool:
        step = self._step(down=True)
        room = step - self.depth
        most = self._below(step) - self._editor.height() - 1 - self.depth
        if most < min(room, self._left):  # the end of the text comes first
            self._put(self._bar.value(), self.depth + max(0, int(most)))
            self._left = 0.0
        elif self._left >= room:
            self._left -= room
            self._put(self._bar.value() + 1, 0)
            return True
        elif self._is_tall(step):
            self._put(self._bar.value(), self.depth + round(self._left))
            self._left = 0.0
        return False

    def _go_up(self) -> bool:
        if self.depth:
            taken = min(self.depth, -self._left)
            self._left += taken
            self._put(self._bar.value(), round(self.depth - taken))
            return self._left < 0
        if self._bar.value() <= self._bar.minimum():
            self._left = 0.0
            return False
        step = self._step(down=False)
        if -self._left >= step:
            self._left += step
            self._put(self._bar.value() - 1, 0)
            return True
        if self._is_tall(step):
            self._put(self._bar.value() - 1, round(step + self._left))
            self._left = 0.0
        return False

    def _put(self, line: int, depth: int) -> None:
        self._moving = True
        if depth < self.depth or line != self._bar.value():
            self._sink(0)
        self._bar.setValue(line)
        self._sink(depth)
        self.depth, self._moving = depth, False

    def _is_near_picture(self) -> bool:
        """Say whether a few lines around the first one lead over a tall one."""
        first, most = self._first(), QApplication.wheelScrollLines() + 1
        for walk in (QTextBlock.previous, QTextBlock.next):
            block = first
            for _line in range(most):
                if block.isValid() and self._is_tall(self._height(block)):
                    return True
                block = walk(block)
        return False

    def _is_tall(self, step: float) -> bool:
        return step > _TALL * self._editor.fontMetrics().lineSpacing()

    def _step(self, *, down: bool) -> float:
        """Return by how much the first line in the window, or the one above it, moves the text."""
        block, line = self._first(), self._bar.value()
        within = line - block.firstLineNumber()
        if not down:
            if within == 0:
                block = block.previous()
                within = block.layout().lineCount() if block.isValid() else 0
            within -= 1
        if not block.isValid() or within < 0:
            return 0.0
        layout = block.layout()
        above = layout.lineAt(within - 1).naturalTextRect().bottom() if within > 0 else 0.0
        if within < layout.lineCount() - 1:
            return float(layout.lineAt(within).naturalTextRect().bottom()) - above
        return self._height(block) - above

    def _below(self, step: float) -> float:
        """Return how much text there is from the first line on, as far as it matters here."""
        block, found = self._first().next(), step
        enough = self._editor.height() + step + 2
        while block.isValid() and found <= enough:
            found += self._height(block)
            block = block.next()
        return found
