"""The picture of a person, or the character that stands for them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.texts import _
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.painted import Painted
from ui.widgets.painting import painting_on

_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class Portrait(Painted):
    """A round picture of 56 px; ``pressed`` tells a click or Enter, which asks for another picture."""

    pressed = Signal()

    def __init__(self, theme: Theme, size: int = 56) -> None:
        super().__init__(theme)
        self._size = size
        self._letter = ""
        self._tone: Tone = "accent"
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Photo"))
        self.setToolTip(_("Choose or paste a photo"))

    def show_person(self, letter: str, tone: Tone, photo: bytes | None) -> None:
        """Show a picture (JPEG, PNG or WebP), or the letter when there is none or it cannot be read."""
        self._letter, self._tone = letter, tone
        self._image = QImage.fromData(photo) if photo else QImage()
        self.update()

    @property
    def has_photo(self) -> bool:
        """Whether a picture is shown."""
        return not self._image.isNull()

    def sizeHint(self) -> QSize:
        """Return the square of the picture."""
        side = self.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture or letter, and the ring of focus."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        box = QRectF(self.rect())
        if self._image.isNull():
            paint.avatar(box, self._letter, self._tone, person=True)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            clip = QPainterPath()
            clip.addEllipse(box)
            painter.setClipPath(clip)
            painter.drawImage(box, self._image, _middle(self._image))
            painter.setClipping(False)
        if self.hasFocus():
            paint.ring(box, box.width() / 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for another picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for another picture by Enter or Space."""
        if event.key() in _KEYS:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


def _middle(image: QImage) -> QRectF:
    """Return the largest square in the middle of a picture."""
    side = min(image.width(), image.height())
    return QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
