"""The org chart as one painted widget: walk by arrows, carry a box to another boss by mouse or by Space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip

from desktop.people.org import OrgNode, depends
from desktop.texts import _
from ui.org.layout import Placed, place
from ui.org.painting import Marks, draw_box, draw_held, draw_lines, sizes_of
from ui.org.walking import step
from ui.org.words import Box
from ui.theme.theme import Theme
from ui.walking import ARROWS
from ui.widgets.accessible_nodes import Nodes, NodesPainted
from ui.widgets.announce import announce
from ui.widgets.painting import mirrored, painting_on

_MARGIN = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OrgChart(NodesPainted):
    """``opened`` and ``menu_asked`` tell the key of a box; ``moved`` the box and its new boss, empty for none."""

    opened = Signal(str)
    moved = Signal(str, str)
    menu_asked = Signal(str, QPoint)
    walked = Signal(QRectF)
    """Where the current box lies, so that it can be scrolled to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._nodes: Sequence[OrgNode] = ()
        self._boxes: Mapping[str, Box] = {}
        self._placed = Placed()
        self.current = ""
        self.carried = ""
        """The box that is being carried, by mouse or by keys."""
        self._target = ""
        self._pressed: tuple[str, QPointF] | None = None
        self._at = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Org chart"))
        self.nodes = Nodes(
            lambda: list(self._placed.boxes),
            lambda key: self._boxes[key].spoken,
            lambda key: mirrored(self._placed.boxes[key], QRectF(self.rect()), self.layoutDirection()),
            lambda: self._target or self.current,
        )

    def show_nodes(self, nodes: Sequence[OrgNode], boxes: Mapping[str, Box]) -> None:
        """Show a chart; the current box stays where it is still there."""
        self._nodes, self._boxes = nodes, boxes
        self.carried = self._target = ""
        self._pressed = None
        if self.current not in boxes:
            self.current = nodes[0].key if nodes else ""
        self._arrange()
        self._say()

    def _arrange(self) -> None:
        room = self.width() - 2 * self.theme.px(_MARGIN)
        self._placed = place(self._nodes, sizes_of(self.theme), room)
        margin = self.theme.px(_MARGIN)
        self._placed.shift(margin, margin)
        self.setMinimumSize(self.sizeHint())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows of those tied to nobody take the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def dress(self) -> None:
        """Take the sizes of the theme in force."""
        self._arrange()
        super().dress()

    def sizeHint(self) -> QSize:
        """Return the size of the whole chart."""
        margin = self.theme.px(2 * _MARGIN)
        size = self._placed.size
        return QSize(int(size.width()) + margin, int(size.height()) + margin)

    @property
    def placed(self) -> Placed:
        """Where everything stands, as for left to right."""
        return self._placed

    # --- the current box ---------------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Make a box the current one and say what stands in it."""
        self.current = key
        self._say()
        box = self._placed.boxes.get(key)
        if box is not None:
            self.walked.emit(mirrored(box, QRectF(self.rect()), self.layoutDirection()))
        self.update()

    def _say(self) -> None:
        key = self._target or self.current
        box = self._boxes.get(key)
        words = box.spoken if box is not None else _("Nobody is in the chart yet.")
        if self.carried and box is not None:
            who = self._boxes[self.carried].title
            words = _("Put {name} under {boss}").format(name=who, boss=box.title)
        self.setAccessibleDescription(words)
        if self.carried or box is None:
            announce(self, words)
        else:
            self.tell_focus()

    def possible(self, key: str) -> bool:
        """Tell whether the carried box may come under another one: not under itself or those below it."""
        return bool(key) and key != self.carried and not depends(self._nodes, key, self.carried)

    def _movable(self, key: str) -> bool:
        return any(node.key == key and node.person is not None for node in self._nodes)

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines, boxes, and what is being carried by the pointer."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        marks = Marks(self.current, self.hasFocus(), self.carried, self._target)
        draw_lines(paint, self._placed)
        for key, rect in self._placed.boxes.items():
            draw_box(paint, rect, self._boxes[key], marks)
        if self.carried and self._pressed is not None:
            held = self._placed.boxes[self.carried].translated(self._at - self._pressed[1])
            draw_held(paint, held, self._boxes[self.carried], self._placed.boxes.get(self._target))
        painter.end()

    # --- keys --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, take hold, put down."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._walk(key)
        elif key == Qt.Key.Key_Escape and self.carried:
            self._let_go()
        elif key == Qt.Key.Key_Space and not self.carried:
            self._take(self.current)
        elif self.carried and (key in _ENTER or key == Qt.Key.Key_Space):
            self._put(self._target)
        elif self.carried and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._put("")
        elif key in _ENTER and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> None:
        start = self._target or self.current
        found = step(key, start, self._nodes, self._placed.boxes)
        if not self.carried:
            self.choose(found)
            return
        while not self.possible(found) and found != start:  # step over what cannot be the boss
            start, found = found, step(key, found, self._nodes, self._placed.boxes)
        if self.possible(found):
            self._target = found
        self._say()
        self.update()

    def _take(self, key: str) -> None:
        if not self._movable(key):
            return
        self.carried = key
        boss = next(node.boss for node in self._nodes if node.key == key)
        others = [node.key for node in self._nodes if self.possible(node.key)]
        self._target = boss or (others[0] if others else "")
        if not others:
            self._let_go()
            return
        self._say()
        self.update()

    def _let_go(self) -> None:
        self.carried = self._target = ""
        self._pressed = None
        self.unsetCursor()
        self._say()
        self.update()

    def _put(self, boss: str) -> None:
        carried = self.carried
        held = next((node.boss for node in self._nodes if node.key == carried), "")
        self._let_go()
        if carried and boss != held:
            self.moved.emit(carried, boss)

    # --- pointer -----------------------------------------------------------------------------------------------

    def box_at(self, point: QPointF) -> str:
        """Return the box under a point as for left to right, empty for none."""
        return next((key for key, box in self._placed.boxes.items() if box.contains(point)), "")

    def _ltr(self, point: QPointF) -> QPointF:
        return mirrored(QRectF(point, point), QRectF(self.rect()), self.layoutDirection()).topLeft()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the box under the pointer the current one, and take hold of it."""
        point = self._ltr(event.position())
        key = self.box_at(point)
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()
            self._pressed = (key, point) if key else None
        if key:
            self.choose(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the box, and mark where it would be put."""
        if self._pressed is None:
            return
        key, begun = self._pressed
        self._at = self._ltr(event.position())
        far = (self._at - begun).manhattanLength() >= QApplication.startDragDistance()
        if not self.carried and far and self._movable(key):
            self.carried = key
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self.carried:
            under = self.box_at(self._at)
            self._target = under if self.possible(under) else ""
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the box under another one; on free ground it comes under nobody."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        under = self.box_at(self._ltr(event.position()))
        if self.carried and (self.possible(under) or not under):
            self._put(under)
        else:
            self._let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the person."""
        key = self.box_at(self._ltr(event.position()))
        if key:
            self.opened.emit(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the box under the pointer, or of the current one by the menu key."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            key = self.box_at(self._ltr(QPointF(event.pos())))
            where = event.globalPos()
        else:
            key = self.current
            box = self._placed.boxes.get(key, QRectF())
            spot = mirrored(box, QRectF(self.rect()), self.layoutDirection()).center()
            where = self.mapToGlobal(spot.toPoint())
        if key:
            self.choose(key)
            self.menu_asked.emit(key, where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say which box is current."""
        super().focusInEvent(event)
        self._say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put down what was carried."""
        super().focusOutEvent(event)
        if self.carried:
            self._let_go()

    def event(self, event: QEvent) -> bool:
        """Tell in a tooltip all that is known of the box under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            box = self._boxes.get(self.box_at(self._ltr(QPointF(event.pos()))))
            QToolTip.showText(event.globalPos(), box.spoken if box is not None else "", self)
            return True
        return super().event(event)
