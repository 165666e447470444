"""A line of a checklist with its answer: by Space and letters while one reads down the list, or by the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.texts import _
from desktop.trade.checklists import CheckItem
from ui.theme.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.layouts import column, row
from ui.widgets.rows import Flag
from ui.widgets.segmented import Segmented
from ui.widgets.text import label

_KEYS = {Qt.Key.Key_Y: "yes", Qt.Key.Key_N: "no", Qt.Key.Key_0: "not_needed"}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AnswerLine(QWidget):
    """``walked`` tells -1 or 1 when Up or Down leave it; ``changed`` that it has another answer."""

    walked = Signal(int)
    changed = Signal()

    def __init__(self, theme: Theme, item: CheckItem, last: str) -> None:
        """``last`` is the answer of the reading before, empty for none."""
        super().__init__()
        px = theme.px
        self.item = item
        answers = [("", "–"), ("yes", _("Yes")), ("no", _("No")), ("not_needed", _("Not needed"))]
        self.answer = Segmented(item.words, answers)
        self.answer.chosen.connect(self.changed)
        for button in self.answer.findChildren(QPushButton):
            button.installEventFilter(self)
        words = label(item.words, "body", wrap=True)
        # A no of the reading before is what this one looks for; a yes would only tempt to repeat it.
        told = [Chip(theme, Flag(_("last time: no"), "amber"), low=True)] if last == "no" else []
        line = row((column(words), 1), *told, self.answer, spacing=px(12))
        line.setContentsMargins(0, px(3), 0, px(3))
        self.setLayout(line)
        self.setFocusProxy(self.answer)

    def go(self) -> None:
        """Take the focus: the button that is down."""
        next(one for one in self.answer.findChildren(QPushButton) if one.isChecked()).setFocus()

    def eventFilter(self, _button: QObject, event: QEvent) -> bool:
        """Answer by Space (yes, and back), Y, N and 0; leave by Up and Down."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:  # all arrows of macOS are of a keypad
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.walked.emit(_STEPS[key])
        elif key == Qt.Key.Key_Space:
            self._say("" if self.answer.current() == "yes" else "yes")
        elif key in _KEYS:
            self._say(_KEYS[key])
            self.walked.emit(1)
        else:
            return False
        return True

    def _say(self, answer: str) -> None:
        self.answer.select(answer)
        self.changed.emit()
