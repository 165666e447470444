"""The network as one painted widget: panned by mouse, wheel and keys, zoomed, walked by arrows.

While it is panned a picture is moved that is twice as wide and high as the widget; it is made anew when its edge shows.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip

from desktop.people.network import Key, Node
from desktop.texts import _
from ui.network.layout import Scene
from ui.network.painting import bounds_of, bounds_of_all, draw_scene
from ui.theme.theme import Theme
from ui.walking import ARROWS, nearest
from ui.widgets.accessible_nodes import Nodes, NodesPainted
from ui.widgets.announce import announce
from ui.widgets.painting import Painting

_SMALLEST, _LARGEST, _ZOOM = 0.25, 2.0, 1.2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAN = 90


class NetworkView(NodesPainted):
    """``centred`` and ``opened`` tell a node; ``walked`` the node that is current now; ``menu_asked`` where, too."""

    centred = Signal(object)
    opened = Signal(object)
    walked = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.scene = Scene()
        self.current: Key | None = None
        self.zoom = 1.0
        self.offset = QPointF()
        """Where the middle of the scene lies, from the middle of the widget."""
        self._nodes: Mapping[Key, Node] = {}
        self._spoken: Mapping[Key, str] = {}
        self._picture: QPixmap | None = None
        self._pictured = QPointF()
        self._pressed: tuple[QPointF, QPointF] | None = None
        self._panning = False
        self._moved = False
        """Somebody panned or zoomed: what is seen stays when the window changes its size."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Network"))
        self.nodes = Nodes(
            lambda: list(self.scene.places), self._words_of, self._box_of, lambda: self.current
        )

    def minimumSizeHint(self) -> QSize:
        """Ask for a little room: it is panned."""
        return QSize(self.theme.px(200), self.theme.px(160))

    def show_scene(self, scene: Scene, nodes: Mapping[Key, Node], spoken: Mapping[Key, str]) -> None:
        """Show a scene as large as fits, but readable.

        One with the same middle keeps the current node, and with the same nodes where it was panned to.
        """
        before, self.scene = self.scene, scene
        self._nodes, self._spoken = nodes, spoken
        if scene.centre != before.centre or self.current not in scene.places:
            self.current = scene.centre if scene.centre in scene.places else next(iter(scene.places), None)
        if scene.centre == before.centre and scene.places.keys() == before.places.keys():
            self._renew()
        else:
            self.fit()
        self._say()

    def fit(self) -> None:
        """Bring all of the scene into view as far as it stays readable: in the middle where it has room."""
        needed = bounds_of_all(self.theme, self.scene)
        room = min(self.width() / needed.width(), self.height() / needed.height())
        self.zoom, self._moved = max(0.7, min(1.0, room)), False
        self.offset = -needed.center() * self.zoom if room >= self.zoom else QPointF()
        self._renew()

    def dress(self) -> None:
        """Take the colours and sizes of the theme in force."""
        self._picture = None
        super().dress()

    def _renew(self) -> None:
        self._picture = None
        self.update()

    # --- where things are --------------------------------------------------------------------------------------

    def _origin(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2) + self.offset

    def place_of(self, key: Key) -> QPointF:
        """Return where a node lies in the widget."""
        return self._origin() + self.scene.places[key] * self.theme.scale * self.zoom

    def _words_of(self, key: Key) -> str:
        return self._spoken.get(key, "")

    def _box_of(self, key: Key) -> QRectF:
        box = bounds_of(self.theme, self.scene.places[key] * self.theme.scale)
        return QRectF(self._origin() + box.topLeft() * self.zoom, box.size() * self.zoom)

    def node_at(self, point: QPointF) -> Key | None:
        """Return the node under a point of the widget."""
        spot = (point - self._origin()) / self.zoom
        found = [
            key for key, place in self.scene.places.items()
            if bounds_of(self.theme, place * self.theme.scale).contains(spot)
        ]  # fmt: skip
        return min(found, key=lambda key: (self.place_of(key) - point).manhattanLength(), default=None)

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Put the picture where the scene lies, making it first where it does not reach."""
        shift = self.offset - self._pictured
        if self._picture is None or abs(shift.x()) > self.width() / 2 or abs(shift.y()) > self.height() / 2:
            self._make_picture()
            shift = QPointF()
        assert self._picture is not None
        painter = QPainter(self)
        painter.drawPixmap(QPointF(-self.width() / 2, -self.height() / 2) + shift, self._picture)
        painter.end()

    def _make_picture(self) -> None:
        ratio = self.devicePixelRatioF()
        wide = QSize(self.width() * 2, self.height() * 2)
        picture = QPixmap(wide * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self.theme.color("canvas"))
        painter = QPainter(picture)
        middle = QPointF(wide.width() / 2, wide.height() / 2) + self.offset
        painter.translate(middle)
        painter.scale(self.zoom, self.zoom)
        bounds = QRectF(QPointF(), wide.toSizeF())
        paint = Painting(painter, self.theme, bounds, Qt.LayoutDirection.LeftToRight)
        paint.ratio = ratio * max(1.0, self.zoom)
        seen = QRectF(-middle / self.zoom, bounds.size() / self.zoom)
        draw_scene(paint, self.scene, self._nodes, seen, self.current if self.hasFocus() else None)
        painter.end()
        self._picture, self._pictured = picture, QPointF(self.offset)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint anew in the new size, all of it unless somebody moved it."""
        super().resizeEvent(event)
        (self._renew if self._moved else self.fit)()

    # --- moving ------------------------------------------------------------------------------------------------

    def pan(self, across: float, down: float) -> None:
        """Move the scene by pixels."""
        self.offset += QPointF(across, down)
        self._moved = True
        self.update()

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Make the scene larger or smaller around a point of the widget, the middle when None."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        spot = (around if around is not None else middle) - middle
        zoom = min(max(self.zoom * factor, _SMALLEST), _LARGEST)
        self.offset = spot - (spot - self.offset) * (zoom / self.zoom)
        self.zoom, self._moved = zoom, True
        self._renew()

    def choose(self, key: Key) -> None:
        """Make a node current, and bring it into view."""
        self.current = key
        place, edge = self.place_of(key), self.theme.px(60)
        across = max(edge - place.x(), 0) + min(self.width() - edge - place.x(), 0)
        down = max(edge - place.y(), 0) + min(self.height() - edge - place.y(), 0)
        self.offset += QPointF(across, down)
        self._renew()
        self._say()
        self.walked.emit(key)

    def _say(self) -> None:
        nobody = _("Nobody is in the network yet.")
        words = nobody if self.current is None else self._words_of(self.current)
        self.setAccessibleDescription(words)
        if self.current is None:
            announce(self, words)
        else:
            self.tell_focus()

    # --- keys --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Ctrl they pan; Enter centres, Space opens; plus, minus and 0 zoom."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            across, down = ARROWS[key]
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.pan(-across * self.theme.px(_PAN), -down * self.theme.px(_PAN))
            elif self.current is not None:
                points = {one: (place.x(), place.y()) for one, place in self.scene.places.items()}
                self.choose(nearest(self.current, points, across, down))
        elif key in _ENTER and self.current is not None:
            self.centred.emit(self.current)
        elif key == Qt.Key.Key_Space and self.current is not None:
            self.opened.emit(self.current)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _ZOOM)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.fit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the current node, and say who it is."""
        super().focusInEvent(event)
        self._renew()
        self._say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away."""
        super().focusOutEvent(event)
        self._renew()

    # --- pointer -----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the node under the pointer, or take hold of the ground."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._panning = (event.position(), QPointF(self.offset)), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan."""
        if self._pressed is None:
            return
        begun, offset = self._pressed
        moved = event.position() - begun
        if self._panning or moved.manhattanLength() >= QApplication.startDragDistance():
            self._panning = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.offset, self._moved = offset + moved, True
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; without a move it was a click."""
        self.unsetCursor()
        if self._pressed is not None and not self._panning:
            key = self.node_at(event.position())
            if key is not None:
                self.choose(key)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Centre on a node."""
        key = self.node_at(event.position())
        if key is not None:
            self.centred.emit(key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else pan."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_ZOOM if event.angleDelta().y() > 0 else 1 / _ZOOM, event.position())
        else:
            moved = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
            self.pan(moved.x(), moved.y())
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a node."""
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        key = self.node_at(QPointF(event.pos())) if mouse else self.current
        if key is not None:
            self.choose(key)
            self.menu_asked.emit(
                key, event.globalPos() if mouse else self.mapToGlobal(self.place_of(key).toPoint())
            )

    def event(self, event: QEvent) -> bool:
        """Tell in a tooltip who is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            key = self.node_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._spoken.get(key, "") if key is not None else "", self)
            return True
        return super().event(event)
