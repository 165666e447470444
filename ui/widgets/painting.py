"""Painting that mirrors: every painted row draws through this helper, so that right-to-left windows come out right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.rows import Flag

_CENTRED = Qt.AlignmentFlag.AlignVCenter
LEADING = Qt.AlignmentFlag.AlignLeft
TRAILING = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
_OPAQUE = 255
_RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft
_ONE_LINE = _CENTRED | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine
# Joining enumerations costs more than looking the sum up, and every word on the screen needs one.
_FLAGS = {align: int(align | _ONE_LINE) for align in (LEADING, TRAILING, CENTRE)}


def mirrored(rect: QRectF, bounds: QRectF, direction: Qt.LayoutDirection) -> QRectF:
    """Return where ``rect``, drawn for left to right, lies in ``bounds``: ``QStyle.visualRect`` for fractions."""
    if direction != _RIGHT_TO_LEFT:
        return rect
    return rect.translated(bounds.left() + bounds.right() - rect.left() - rect.right(), 0)


class Painting:
    """A painter with a theme, bounds and a direction; rectangles are given as for left to right."""

    def __init__(
        self, painter: QPainter, theme: Theme, bounds: QRectF, direction: Qt.LayoutDirection
    ) -> None:
        self.painter = painter
        self.theme = theme
        self.bounds = bounds
        self.direction = direction
        self.ratio = painter.device().devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Words run as their own script does, wherever they stand: "3 d" is no "d 3" in a right-to-left window.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)

    def place(self, rect: QRectF) -> QRectF:
        """Return where a rectangle lies on the screen."""
        return mirrored(rect, self.bounds, self.direction)

    def fill(self, rect: QRectF, color: QColor, radius: float = 0, border: QColor | None = None) -> None:
        """Fill a rounded rectangle, with a hairline when ``border`` is given."""
        box = self.place(rect)
        self.painter.setPen(Qt.PenStyle.NoPen)
        if border is not None and color.alpha() == _OPAQUE:
            # A pen around a corner takes thirty times as long.
            self.painter.setBrush(border)
            self.painter.drawRoundedRect(box, radius, radius)
            box, radius = box.adjusted(1, 1, -1, -1), max(0, radius - 1)
        elif border is not None:
            self.painter.setPen(QPen(border, 1))
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        self.painter.setBrush(color)
        self.painter.drawRoundedRect(box, radius, radius)

    def disc(self, rect: QRectF, color: QColor) -> None:
        """Fill the circle inside ``rect``."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(color)
        self.painter.drawEllipse(self.place(rect))

    def line(self, start: QPointF, end: QPointF, color: QColor, width: float = 1) -> None:
        """Draw a straight line."""
        self.painter.setPen(QPen(color, width))
        box = self.place(QRectF(start, end))
        self.painter.drawLine(box.topLeft(), box.bottomRight())

    def ring(self, rect: QRectF, radius: float) -> None:
        """Draw the focus ring, 2 px inside ``rect``."""
        self.painter.setPen(QPen(self.theme.color("focus"), 2))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(self.place(rect).adjusted(1, 1, -1, -1), radius, radius)

    def text(
        self, rect: QRectF, text: str, role: Role, color: QColor, align: Qt.AlignmentFlag = LEADING
    ) -> None:
        """Write one line, elided to the width of ``rect``; ``align`` is LEADING, TRAILING or CENTRE."""
        if not text:
            return
        if self.direction == _RIGHT_TO_LEFT and align != CENTRE:
            align = TRAILING if align == LEADING else LEADING
        shown = self.theme.elided(text, role, int(rect.width()))
        self.painter.setFont(self.theme.font(role))
        self.painter.setPen(color)
        self.painter.drawText(self.place(rect), _FLAGS[align], shown)

    def icon(self, rect: QRectF, name: str, color: str) -> None:
        """Draw an icon tinted with a token or tone to fill ``rect``."""
        size = round(rect.width() / self.theme.scale)
        self.painter.drawPixmap(self.place(rect).topLeft(), self.theme.pixmap(name, color, size, self.ratio))

    def chip(self, rect: QRectF, flag: Flag, *, selected: bool = False) -> None:
        """Draw a chip; its width comes from ``chip_width``. On a selected row, a chip of its colour stands out too."""
        theme = self.theme
        border = theme.tone(flag.tone) if theme.tokens.high_contrast else None
        lost = selected and theme.soft(flag.tone) == theme.color("accent_soft")
        self.fill(rect, theme.color("surface") if lost else theme.soft(flag.tone), theme.px(5), border)
        tall = rect.height() > theme.px(20)
        pad = theme.px(9 if tall or flag.icon else 7)
        words = rect.adjusted(pad, 0, -pad, 0)
        if flag.icon:
            side = theme.px(13)
            top = rect.center().y() - side / 2
            self.icon(QRectF(rect.left() + theme.px(8), top, side, side), flag.icon, flag.tone)
            words.setLeft(rect.left() + theme.px(26))
        self.text(words, flag.text, chip_role(tall=tall), theme.tone(flag.tone))

    def avatar(self, rect: QRectF, letter: str, tone: Tone, *, person: bool, selected: bool = False) -> None:
        """Draw an avatar: the first character of a Chinese name on a soft tone, round for a person."""
        theme = self.theme
        ground = theme.color("surface") if selected else theme.soft(tone)
        radius = rect.width() / 2 if person else rect.width() * 0.24
        border = theme.tone(tone) if theme.tokens.high_contrast else None
        self.fill(rect, ground, radius, border)
        font = theme.font("medium")
        font = type(font)(font)
        font.setPixelSize(max(11, int(rect.width() * 0.44)))
        self.painter.setFont(font)
        self.painter.setPen(theme.tone(tone))
        self.painter.drawText(self.place(rect), int(CENTRE | _CENTRED), letter)

    def bar(self, rect: QRectF, share: float, tone: Tone) -> None:
        """Draw a progress bar, ``share`` from 0 to 1."""
        radius = rect.height() / 2
        self.fill(rect, self.theme.color("line"), radius)
        if share > 0:
            width = max(rect.height(), rect.width() * min(share, 1.0))
            self.fill(
                QRectF(rect.topLeft(), QPointF(rect.left() + width, rect.bottom())),
                self.theme.tone(tone),
                radius,
            )


def chip_role(*, tall: bool) -> Role:
    """Return the type role of a chip: 12 px in a chip of 22, else 11 px."""
    return "meta_medium" if tall else "small_medium"


def chip_width(theme: Theme, flag: Flag, *, tall: bool = False) -> int:
    """Return the width of a chip in pixels; ``tall`` chips stand in pages, low ones (18 or 20) in rows."""
    words = theme.width(flag.text, chip_role(tall=tall)) + 1
    if flag.icon:
        return words + theme.px(26) + theme.px(9)
    return words + 2 * theme.px(9 if tall else 7)


def painting_on(widget: QWidget, theme: Theme, painter: QPainter) -> Painting:
    """Return a helper for painting a whole widget."""
    return Painting(painter, theme, QRectF(QRect(widget.rect())), widget.layoutDirection())
