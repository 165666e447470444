"""A row of Today: what to do, why, and a way to do it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.layouts import column
from ui.widgets.painting import painting_on
from ui.widgets.rows import Flag
from ui.widgets.text import ElidedLabel, label


class CheckCircle(QAbstractButton):
    """A round tick box of 20 px: Space or a click ticks it. ``name`` says what is done by ticking."""

    def __init__(self, theme: Theme, name: str, *, done: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setChecked(done)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size of circle and focus ring."""
        return QSize(self._theme.px(26), self._theme.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the circle, filled when done."""
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        paint = painting_on(self, theme, painter)
        box = QRectF(px(3), px(3), px(20), px(20))
        if self.isChecked():
            paint.disc(box, theme.color("accent"))
            side = px(13)
            paint.icon(
                QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side),
                "check",
                "on_accent",
            )
        else:
            painter.setPen(QPen(theme.color("accent" if self.underMouse() else "line_strong"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(paint.place(box).adjusted(0.75, 0.75, -0.75, -0.75))
        if self.hasFocus():
            paint.ring(QRectF(self.rect()), self.width() / 2)
        painter.end()


class ItemRow(QFrame):
    """Something at the start, a strong line, a quiet one, a chip, something at the end.

    ``opened`` tells a click on the row or Return while it has the focus.
    """

    opened = Signal()

    def __init__(
        self, theme: Theme, title: str, note: str = "", *, leading: QWidget | None = None,
        flag: Flag | None = None, end_text: str = "", trailing: QWidget | None = None, done: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setProperty("kind", "item")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(
            ", ".join(part for part in (title, note, flag.text if flag else "", end_text) if part)
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(6), theme.px(7), theme.px(6), theme.px(7))
        line.setSpacing(theme.px(12))
        if leading is not None:
            top = isinstance(leading, CheckCircle)
            line.addWidget(leading, 0, Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter)
        words = column(ElidedLabel(theme, title, "strong", "text3" if done else "text"), spacing=1)
        if note:
            words.addWidget(ElidedLabel(theme, note, "meta", "text3" if done else "text2"))
        line.addLayout(words, 1)
        if flag is not None:
            line.addWidget(Chip(theme, flag, low=True))
        if trailing is not None:
            line.addWidget(trailing)
        if end_text:
            words_at_end = label(end_text, "meta", "text3" if done else "text2")
            words_at_end.setMinimumWidth(theme.px(96) if trailing is not None else 0)
            line.addWidget(words_at_end)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open by a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Return."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class TaskRow(ItemRow):
    """A row that can be ticked; ``ticked`` tells the new state."""

    ticked = Signal(bool)

    def __init__(
        self, theme: Theme, title: str, note: str = "", *, tick_name: str, flag: Flag | None = None,
        end_text: str = "", done: bool = False,
    ) -> None:  # fmt: skip
        """Give ``tick_name``, what ticking does ("Mark as done: …"), for tooltip and screen reader."""
        self.check = CheckCircle(theme, tick_name, done=done)
        super().__init__(theme, title, note, leading=self.check, flag=flag, end_text=end_text, done=done)
        self.check.toggled.connect(self.ticked)
