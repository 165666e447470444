"""Words that are laid out once and drawn often: a page of days has two hundred of them, most the same each time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QStaticText, QTransform

from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.painting import CENTRE, LEADING, TRAILING, Painting

_KEPT, _PICTURES = 2048, 512
_RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


class Glyphs:
    """Belongs to one widget, so that no name outlives the page it stood on."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[str, Role, int], tuple[QStaticText, float, float]] = {}
        self._advances: dict[tuple[str, Role], int] = {}
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        # A method of ours ends with us; Qt would keep ``dict.clear`` for ever, and with it words of the journal.
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Drop what was kept: sizes or colours are others."""
        self._kept.clear()
        self._advances.clear()
        self._pictures.clear()

    def write(
        self, paint: Painting, rect: QRectF, text: str, role: Role, color: QColor,
        align: Qt.AlignmentFlag = LEADING,
    ) -> None:  # fmt: skip
        """Write one line in the middle of the height of ``rect``, as ``Painting.text`` does."""
        if not text:
            return
        box = paint.place(rect)
        words, width, height = self._laid_out(text, role, int(box.width()))
        if paint.direction == _RIGHT_TO_LEFT and align != CENTRE:
            align = TRAILING if align == LEADING else LEADING
        left = box.left()
        if align == TRAILING:
            left = box.right() - width
        elif align == CENTRE:
            left += (box.width() - width) / 2
        painter = paint.painter
        painter.setFont(self._theme.font(role))
        painter.setPen(color)
        painter.drawStaticText(QPointF(left, box.top() + (box.height() - height) / 2), words)

    def advance(self, text: str, role: Role) -> int:
        """Return the width of one of the few words that stand on every page, such as the number of a day."""
        found = self._advances.get((text, role))
        if found is None:
            found = self._theme.metrics(role).horizontalAdvance(text)
            self._advances[text, role] = found
        return found

    def chip_ground(self, paint: Painting, rect: QRectF, tone: Tone, *, selected: bool) -> None:
        """Draw the ground of a chip with its dot."""

        def draw(inside: Painting, whole: QRectF) -> None:
            theme, px = self._theme, self._theme.px
            ground = theme.color("surface") if selected else theme.soft(tone)
            inside.fill(whole, ground, px(5), theme.tone(tone) if theme.tokens.high_contrast else None)
            dot = px(5)
            inside.disc(QRectF(px(8), (whole.height() - dot) / 2, dot, dot), theme.tone(tone))

        self.picture(paint, rect, ("chip", tone, selected), draw)

    def picture(
        self, paint: Painting, rect: QRectF, key: tuple[object, ...], draw: Callable[[Painting, QRectF], None]
    ) -> None:
        """Draw what ``draw`` fills a box with, kept as a picture: round corners and dots cost more than one.

        ``key`` tells it from others of the same size; ``draw`` is handed a box that begins at 0, 0.
        """
        box = paint.place(rect).toRect()
        sized = (*key, box.width(), box.height(), paint.ratio)
        found = self._pictures.get(sized)
        if found is None:
            if len(self._pictures) >= _PICTURES:
                self._pictures.clear()
            found = self._pictures[sized] = self._pictured(paint, box.size(), draw)
        paint.painter.drawPixmap(box.topLeft(), found)

    def _pictured(self, paint: Painting, size: QSize, draw: Callable[[Painting, QRectF], None]) -> QPixmap:
        ratio = paint.ratio
        picture = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, 0, size.width(), size.height())
        draw(Painting(painter, self._theme, whole, paint.direction), whole)
        painter.end()
        return picture

    def _laid_out(self, text: str, role: Role, width: int) -> tuple[QStaticText, float, float]:
        key = (text, role, width)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            words = QStaticText(self._theme.elided(text, role, width))
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.prepare(QTransform(), self._theme.font(role))
            size = words.size()
            found = self._kept[key] = (words, size.width(), size.height())
        return found
