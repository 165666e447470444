"""A large button for one defect, to be hit with a thumb or by a digit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.quality import words as quality_words
from desktop.quality.defect_lists import KnownDefect
from ui.inspections.words import CLASS_TONES, allowed_words, defect_name
from ui.theme.theme import Theme
from ui.widgets.painting import TRAILING, painting_on

_HEIGHT = 54


class DefectButton(QAbstractButton):
    """Checked while the piece in hand has the defect.

    It shows both names, for the line leader reads along, and what is allowed.
    """

    def __init__(self, theme: Theme, known: KnownDefect, digit: str = "") -> None:
        super().__init__()
        self._theme, self.known, self._digit = theme, known, digit
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = defect_name(known.name_zh, known.name_en)
        self.setAccessibleName(f"{name}, {quality_words.class_label(known.defect_class)}")
        self.setToolTip("\n".join(filter(None, (name, allowed_words(known.allowed)))))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size of a thumb and two lines of words."""
        return QSize(self._theme.px(260), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, class, both names and the digit."""
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        paint = painting_on(self, theme, painter)
        box, tone = QRectF(self.rect()), CLASS_TONES[self.known.defect_class]
        checked = self.isChecked()
        ground = theme.soft(tone) if checked else theme.color("hover" if self.underMouse() else "surface")
        paint.fill(box, ground, px(9), theme.tone(tone) if checked else theme.color("line_strong"))
        paint.fill(QRectF(px(8), px(12), px(4), box.height() - px(24)), theme.tone(tone), px(2))
        first = defect_name(self.known.name_zh, self.known.name_en)
        other = next(
            (name for name in (self.known.name_zh, self.known.name_en) if name and name != first), ""
        )
        second = " · ".join(filter(None, (other, allowed_words(self.known.allowed))))
        words = box.adjusted(px(20), 0, -px(34), 0)
        half = box.height() / 2
        if second:
            paint.text(
                QRectF(words.left(), px(7), words.width(), half - px(6)), first, "strong", theme.color("text")
            )
            under = QRectF(words.left(), half, words.width(), half - px(7))
            paint.text(under, second, "meta", theme.color("text2"))
        else:
            paint.text(words, first, "strong", theme.color("text"))
        mark = QRectF(box.right() - px(30), 0, px(18), box.height())
        if checked:
            side = px(16)
            paint.icon(QRectF(mark.right() - side, box.center().y() - side / 2, side, side), "check", tone)
        else:
            paint.text(mark, self._digit, "meta", theme.color("text3"), TRAILING)
        if self.hasFocus():
            paint.ring(box, px(9))
        painter.end()
