"""A row of Today: what to do, why, and a way to do it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

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
        self._theme, self._tone = theme, "text3" if done else "text2"
        self._least_end = theme.px(96) if trailing is not None else 0
        self._note: ElidedLabel | None = None
        self._chip: Chip | None = None
        self._end: QLabel | None = None
        self.setProperty("kind", "item")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(theme.px(6), theme.px(7), theme.px(6), theme.px(7))
        self._line.setSpacing(theme.px(12))
        if leading is not None:
            top = isinstance(leading, CheckCircle)
            place = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
            self._line.addWidget(leading, 0, place)
        self._title = ElidedLabel(theme, "", "strong", "text3" if done else "text")
        self._words = column(self._title, spacing=1)
        self._line.addLayout(self._words, 1)
        self._after_words = self._line.count()
        if trailing is not None:
            self._line.addWidget(trailing)
        self.show_words(title, note, flag, end_text)

    def show_words(self, title: str, note: str = "", flag: Flag | None = None, end_text: str = "") -> None:
        """Show other words in the same row."""
        self.setAccessibleName(
            ", ".join(part for part in (title, note, flag.text if flag else "", end_text) if part)
        )
        self._title.set_text(title)
        self._show_note(note)
        self._show_chip(flag)
        self._show_end(end_text)

    def _show_note(self, note: str) -> None:
        if self._note is None and note:
            self._note = ElidedLabel(self._theme, note, "meta", self._tone)
            self._words.addWidget(self._note)
        elif self._note is not None:
            self._note.set_text(note)
            self._note.setVisible(bool(note))

    def _show_chip(self, flag: Flag | None) -> None:
        if self._chip is None and flag is not None:
            self._chip = Chip(self._theme, flag, low=True)
            self._line.insertWidget(self._after_words, self._chip)
        elif self._chip is not None:
            self._chip.show_flag(flag or Flag(""))
            self._chip.setVisible(flag is not None)

    def _show_end(self, text: str) -> None:
        if self._end is None and text:
            self._end = label(text, "meta", self._tone)
            self._end.setMinimumWidth(self._least_end)
            self._line.addWidget(self._end)
        elif self._end is not None:
            self._end.setText(text)
            self._end.setVisible(bool(text))

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
