"""A curve of chances: how likely a lot is accepted, by how bad it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import formats
from ui.theme.theme import Theme
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, TRAILING, Painting, painting_on

Points = Sequence[tuple[float, float]]
"""Pairs of a share and a chance, both 0..1, from left to right."""
_LEFT, _TOP, _RIGHT, _BOTTOM = 44, 12, 16, 26


class Curve(Painted):
    """Both axes in percent; ``marked`` points carry a dot and the value of their chance."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """``name`` says to a screen reader what the curve is of."""
        super().__init__(theme, parent)
        self._points: Points = ()
        self._marked: Points = ()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Points, marked: Points = (), spoken: str = "") -> None:
        """Show another curve; ``spoken`` is what it says in words."""
        self._points, self._marked = points, marked
        self.setAccessibleName(": ".join(part for part in (self._name, spoken) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size in which the slope can be read."""
        return QSize(self.theme.px(420), self.theme.px(220))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint axes, curve and marks."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        if len(self._points) > 1:
            self._paint(paint)
        painter.end()

    def _paint(self, paint: Painting) -> None:
        px = self.theme.px
        field = QRectF(self.rect()).adjusted(px(_LEFT), px(_TOP), -px(_RIGHT), -px(_BOTTOM))
        widest = self._points[-1][0]
        self._axes(paint, field, widest)

        def at(point: tuple[float, float]) -> QPointF:
            box = paint.place(
                QRectF(
                    field.left() + point[0] / widest * field.width(),
                    field.bottom() - point[1] * field.height(),
                    0,
                    0,
                )
            )
            return box.topLeft()

        paint.painter.setPen(QPen(self.theme.color("accent"), max(2, px(2))))
        paint.painter.drawPolyline(QPolygonF([at(point) for point in self._points]))
        for point in self._marked:
            self._mark(paint, field, at(point), point[1])

    def _axes(self, paint: Painting, field: QRectF, widest: float) -> None:
        px, theme = self.theme.px, self.theme
        for step in range(0, 101, 25):
            y = field.bottom() - step / 100 * field.height()
            paint.line(QPointF(field.left(), y), QPointF(field.right(), y), theme.color("line"))
            box = QRectF(0, y - px(8), px(_LEFT - 8), px(16))
            paint.text(box, formats.percent(step / 100), "small", theme.color("text3"), TRAILING)
        for share in _steps(widest):
            x = field.left() + share / widest * field.width()
            paint.line(
                QPointF(x, field.bottom()), QPointF(x, field.bottom() + px(4)), theme.color("line_strong")
            )
            box = QRectF(x - px(28), field.bottom() + px(5), px(56), px(16))
            paint.text(box, formats.percent(share), "small", theme.color("text3"), CENTRE)

    def _mark(self, paint: Painting, field: QRectF, where: QPointF, chance: float) -> None:
        px, theme = self.theme.px, self.theme
        side = px(9)
        paint.painter.setPen(QPen(theme.color("surface"), 2))
        paint.painter.setBrush(theme.color("seal"))
        paint.painter.drawEllipse(where, side / 2, side / 2)
        words = formats.percent(chance)
        width = theme.metrics("strong").horizontalAdvance(words) + px(4)
        left, top = min(where.x() + px(9), field.right() - width), where.y() - px(20)
        if top < field.top():  # above the curve is no room: below it, on the side from which it falls
            left, top = max(field.left(), where.x() - width - px(4)), where.y() + px(8)
        box = QRectF(left, top, width, px(18))
        paint.text(paint.place(box), words, "strong", theme.color("text"))


def _steps(widest: float) -> list[float]:
    """Return four to eight round shares up to ``widest``."""
    for step in (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2):
        if widest / step <= 8:
            break
    return [number * step for number in range(int(widest / step) + 1)]
