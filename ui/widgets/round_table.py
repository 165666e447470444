"""A round table as one painted widget: walk by arrows, carry somebody to another seat by mouse or by Space."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.joining import statements
from desktop.texts import _
from desktop.visits.seating import Seats, exchanged
from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, Painting, painting_on

_SEAT_WIDTH, _SEAT_HEIGHT, _LEAST = 112, 40, 380
_FORWARD = {Qt.Key.Key_Right, Qt.Key.Key_Down}
_BACKWARD = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_CARRY = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RoundTable(Painted):
    """``changed`` tells that two seats were exchanged; the seat above faces the door, which is below."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.seats: Seats = ()
        self.current = 0
        self.carried: int | None = None
        """The seat whose person is being carried."""
        self._pressed: int | None = None
        self._at = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name()

    def sizeHint(self) -> QSize:
        """Return room for ten seats around the table."""
        return QSize(self.theme.px(_LEAST + 120), self.theme.px(_LEAST))

    def minimumSizeHint(self) -> QSize:
        """Return what it cannot do without."""
        return QSize(self.theme.px(_LEAST), self.theme.px(_LEAST - 60))

    def show_seats(self, seats: Seats) -> None:
        """Show a table; the current seat stays where it can."""
        self.seats, self.carried, self._pressed = seats, None, None
        self.current = min(self.current, max(0, len(seats) - 1))
        self._name()
        self.update()

    def box(self, place: int) -> QRectF:
        """Return where a seat is painted."""
        px = self.theme.px
        width, height = px(_SEAT_WIDTH), px(_SEAT_HEIGHT)
        across = (self.width() - width) / 2 - px(2)
        down = (self.height() - px(22) - height) / 2 - px(2)
        turn = 2 * pi * place / max(1, len(self.seats)) - pi / 2
        centre = QPointF(self.width() / 2, (self.height() - px(22)) / 2)
        at = QPointF(centre.x() + across * cos(turn), centre.y() + down * sin(turn))
        return QRectF(at.x() - width / 2, at.y() - height / 2, width, height)

    def exchange(self, one: int, other: int) -> None:
        """Exchange two seats, and stand on the second."""
        if one != other:
            self.seats = exchanged(self.seats, one, other)
            self.changed.emit()
        self.current, self.carried = other, None
        self._say()

    def said(self, place: int) -> str:
        """Return who sits at a place, and where that is."""
        guest = self.seats[place]
        name = guest.name if guest is not None else _("Empty seat")
        where = _("faces the door") if place == 0 else _("seat {n}").format(n=place + 1)
        return f"{name}, {where}"

    # --- keys and mouse -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk around the table, take somebody along and put them down."""
        key = event.key()
        if not self.seats:
            super().keyPressEvent(event)
        elif key in _FORWARD or key in _BACKWARD:
            self.current = (self.current + (1 if key in _FORWARD else -1)) % len(self.seats)
            self._say()
        elif key in _CARRY:
            if self.carried is None:
                self.carried = self.current
                announce(self, _("Carrying {name}").format(name=self.said(self.current)))
                self.update()
            else:
                self.exchange(self.carried, self.current)
        elif key == Qt.Key.Key_Escape and self.carried is not None:
            self.carried = None
            self._say()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a seat."""
        self._pressed = self._seat_at(event.position())
        if self._pressed is not None:
            self.current, self.carried, self._at = self._pressed, None, event.position()
            self._say()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry who is held."""
        if self._pressed is None:
            over = self._seat_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        self._at = event.position()
        self.carried = self._pressed
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down who is held, on the seat under the mouse."""
        pressed, self._pressed = self._pressed, None
        target = self._seat_at(event.position())
        if pressed is None or self.carried is None:
            return
        if target is None:
            self.carried = None
            self.update()
        else:
            self.exchange(pressed, target)

    def _seat_at(self, at: QPointF) -> int | None:
        return next((place for place in range(len(self.seats)) if self.box(place).contains(at)), None)

    def _say(self) -> None:
        self._name()
        if self.seats:
            announce(self, self.said(self.current))
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(_("Dinner table"))
        seats = statements(*(self.said(place) for place in range(len(self.seats))))
        self.setAccessibleDescription(seats)

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the table, its seats and the door."""
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        px = self.theme.px
        room = QRectF(0, 0, self.width(), self.height() - px(22))
        table = room.adjusted(px(90), px(58), -px(90), -px(58))
        painter.setPen(QPen(self.theme.color("line_strong"), 1))
        painter.setBrush(self.theme.color("sunken"))
        painter.drawEllipse(table)
        door = QRectF(0, self.height() - px(20), self.width(), px(18))
        paint.text(door, _("Door"), "meta", self.theme.color("text3"), CENTRE)
        for place in range(len(self.seats)):
            if self._pressed is None or place != self.carried:
                self._paint_seat(paint, place, self.box(place))
        if self._pressed is not None and self.carried is not None:
            held = self.box(self.carried)
            held.moveCenter(self._at)
            self._paint_seat(paint, self.carried, held)
        painter.end()

    def _paint_seat(self, paint: Painting, place: int, box: QRectF) -> None:
        theme = self.theme
        guest = self.seats[place]
        carried = place == self.carried
        fill = theme.color("accent_soft" if carried else "surface")
        paint.fill(box, fill, theme.px(8), theme.color("accent" if carried else "line_strong"))
        name = guest.name if guest is not None else _("Empty seat")
        color = theme.color("text" if guest is not None else "text3")
        inside = box.adjusted(theme.px(6), 0, -theme.px(6), 0)
        paint.text(inside, name, "medium", color, CENTRE)
        if place == self.current and self.hasFocus():
            paint.ring(box.adjusted(-2, -2, 2, 2), theme.px(9))
