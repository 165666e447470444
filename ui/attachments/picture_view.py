"""A picture that is zoomed, turned and pushed about."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget

from desktop.texts import _
from ui.theme.theme import Theme

_STEP, _LARGEST = 1.25, 16.0


class PictureView(QGraphicsView):
    """Fits the picture to its size until someone zooms; ``zoomed`` tells the share of its own size."""

    zoomed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._item)
        self.setScene(self._scene)
        self._fitted, self._turn = True, 0
        self.setAccessibleName(_("Picture"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setBackgroundBrush(theme.color("sunken"))

    def show_image(self, image: QImage) -> None:
        """Show another picture, whole."""
        self._item.setPixmap(QPixmap.fromImage(image))
        self._scene.setSceneRect(QRectF(QPointF(0, 0), image.size().toSizeF()))
        self._turn = 0
        self.fit()

    def fit(self) -> None:
        """Show the whole picture, small ones in their own size."""
        self._fitted = True
        self.resetTransform()
        self.rotate(self._turn)
        whole = self.transform().mapRect(self._scene.sceneRect())
        room = self.viewport().rect()
        if not whole.isEmpty():
            share = min(room.width() / whole.width(), room.height() / whole.height(), 1.0)
            self.scale(share, share)
        self.zoomed.emit(self.share)

    def own_size(self) -> None:
        """Show a pixel of the picture by a pixel of the screen."""
        self._fitted = False
        self.setTransform(QTransform().rotate(self._turn))
        self.zoomed.emit(self.share)

    @property
    def share(self) -> float:
        """How large the picture is shown, 1 for its own size."""
        across = self.transform()
        return float((across.m11() ** 2 + across.m12() ** 2) ** 0.5)

    def zoom(self, steps: float) -> None:
        """Zoom in by steps of a quarter, or out by negative ones."""
        factor = _STEP**steps
        if 0.02 <= self.share * factor <= _LARGEST:
            self._fitted = False
            self.scale(factor, factor)
            self.zoomed.emit(self.share)

    def turn(self, quarters: int) -> None:
        """Turn by quarters to the right, on the screen only."""
        self._turn = (self._turn + 90 * quarters) % 360
        if self._fitted:
            self.fit()
        else:
            self.rotate(90 * quarters)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom by the wheel."""
        self.zoom(event.angleDelta().y() / 120)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay whole while nobody has zoomed."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by plus, minus, 0 (whole) and 1 (own size), turn by R; arrows are for the viewer while whole."""
        keys = {"+": lambda: self.zoom(1), "=": lambda: self.zoom(1), "-": lambda: self.zoom(-1)}
        keys |= {"0": self.fit, "1": self.own_size, "r": lambda: self.turn(1), "R": lambda: self.turn(-1)}
        do = keys.get(event.text())
        if do is not None:
            do()
        elif self._fitted:
            event.ignore()
        else:
            super().keyPressEvent(event)
