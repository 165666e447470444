"""A day in two zones under each other: when they can be reached, when we can, and where both meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import formats
from desktop.rhythm.facts import CHINA
from desktop.rhythm.hour_words import Span
from desktop.texts import _
from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.painted import Painted
from ui.widgets.painting import CENTRE, TRAILING, Painting, painting_on

_STEP = timedelta(minutes=30)
_HALVES = 48
_LEFT, _ROW, _GAP, _HEAD = 96, 26, 8, 18


@dataclass(frozen=True, slots=True)
class TwoZones:
    """A day of China's calendar."""

    day: date
    works: bool
    """Whether they work on it."""
    theirs: Sequence[Span]
    """China's minutes at which they can be reached."""
    ours: Span
    """Minutes of our zone at which we can."""
    zone: tzinfo
    city: str
    """Of our zone, as people say it."""


class ZoneStrip(Painted):
    """Left and Right walk by half an hour, Home and End to the first and last time that suits both."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._zones: TwoZones | None = None
        self._now: datetime | None = None
        self.half = 0
        """The half hour of China's day at which the keyboard stands, 0 to 47."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_zones(self, zones: TwoZones, now: datetime) -> None:
        """Show a day; the keyboard begins at this moment."""
        self._zones, self._now = zones, now
        local = now.astimezone(CHINA)
        self.half = (
            (local.hour * 60 + local.minute) // 30 if local.date() == zones.day else self._suiting()[0]
        )
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Return two rows with the hours above them."""
        px = self.theme.px
        return QSize(px(480), px(_HEAD + 2 * _ROW + _GAP + _HEAD))

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which hours can be told apart."""
        return QSize(self.theme.px(320), self.sizeHint().height())

    # --- what holds at a half hour -----------------------------------------------------------------------------

    def moment(self, half: int) -> datetime:
        """Return the moment at which a half hour of the day begins."""
        zones = self._zones
        assert zones is not None
        return datetime.combine(zones.day, time(), CHINA) + half * _STEP

    def theirs(self, half: int) -> bool:
        """Tell whether they can be reached."""
        zones = self._zones
        return zones is not None and zones.works and _inside(zones.theirs, half * 30)

    def ours(self, half: int) -> bool:
        """Tell whether we can."""
        zones = self._zones
        if zones is None:
            return False
        local = self.moment(half).astimezone(zones.zone)
        return _inside((zones.ours,), local.hour * 60 + local.minute)

    def _suiting(self) -> list[int]:
        return [half for half in range(_HALVES) if self.theirs(half) and self.ours(half)] or [0]

    def spoken(self) -> str:
        """Return what holds where the keyboard stands."""
        zones = self._zones
        if zones is None:
            return ""
        both = self.theirs(self.half), self.ours(self.half)
        said = {
            (True, True): _("Both can talk"),
            (True, False): _("Only they can talk"),
            (False, True): _("Only you can talk"),
            (False, False): _("Neither can talk"),
        }[both]
        here = self.moment(self.half)
        return _("{theirs} in China, {ours} in {city}: {said}.").format(
            theirs=f"{here:%H:%M}",
            ours=f"{here.astimezone(zones.zone):%H:%M}",
            city=zones.city,
            said=said.lower() if said.isascii() else said,
        )

    def _tell(self) -> None:
        self.setAccessibleName(_("Hours of both sides"))
        self.setAccessibleDescription(self.spoken())
        self.setToolTip(self.spoken())
        announce(self, self.spoken())

    # --- keys and mouse ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the day."""
        suiting = self._suiting()
        goals = {
            Qt.Key.Key_Left: self.half - 1,
            Qt.Key.Key_Right: self.half + 1,
            Qt.Key.Key_Home: suiting[0],
            Qt.Key.Key_End: suiting[-1],
        }
        goal = goals.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            self._go(goal)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where one clicks."""
        field = self._field()
        self._go(int((event.position().x() - field.left()) / field.width() * _HALVES))

    def _go(self, half: int) -> None:
        self.half = max(0, min(_HALVES - 1, half))
        self._tell()
        self.update()

    # --- painting ----------------------------------------------------------------------------------------------

    def _field(self) -> QRectF:
        px = self.theme.px
        return QRectF(px(_LEFT), px(_HEAD), self.width() - px(_LEFT) - px(4), px(2 * _ROW + _GAP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both rows, what is common to them, the hour that it is and where the keyboard stands."""
        painter = QPainter(self)
        if self._zones is not None:
            self._paint(painting_on(self, self.theme, painter), self._zones)
        painter.end()

    def _paint(self, paint: Painting, zones: TwoZones) -> None:
        px, field = self.theme.px, self._field()
        wide = field.width() / _HALVES
        day = formats.weekday(zones.day, short=True)
        rows = ((_("China, {day}").format(day=day), self.theirs, CHINA), (zones.city, self.ours, zones.zone))
        for number, (name, reached, zone) in enumerate(rows):
            top = field.top() + number * px(_ROW + _GAP)
            paint.text(
                QRectF(0, top, px(_LEFT - 8), px(_ROW)), name, "meta", self.theme.color("text2"), TRAILING
            )
            for (can, both), halves in groupby(
                range(_HALVES), key=lambda half: (reached(half), self.theirs(half) and self.ours(half))
            ):
                run = list(halves)
                box = QRectF(field.left() + run[0] * wide, top, len(run) * wide, px(_ROW))
                colour = self.theme.color("accent") if both else self.theme.soft("accent")
                paint.fill(box, colour if can else self.theme.color("hover"))
            self._hours(paint, field, zone, top - px(_HEAD) if number == 0 else top + px(_ROW))
        self._marks(paint, field, wide)

    def _hours(self, paint: Painting, field: QRectF, zone: tzinfo, top: float) -> None:
        px, wide = self.theme.px, field.width() / _HALVES
        for half in range(0, _HALVES, 6):
            local = self.moment(half).astimezone(zone)
            box = QRectF(field.left() + half * wide - px(20), top, px(40), px(_HEAD))
            paint.text(box, f"{local:%H:%M}", "small", self.theme.color("text3"), CENTRE)

    def _marks(self, paint: Painting, field: QRectF, wide: float) -> None:
        zones, now = self._zones, self._now
        assert zones is not None
        local = now.astimezone(CHINA) if now is not None else None
        if local is not None and local.date() == zones.day:
            x = field.left() + (local.hour * 60 + local.minute) / 30 * wide
            paint.line(
                QPointF(x, field.top()), QPointF(x, field.bottom()), self.theme.tone("seal"), self.theme.px(2)
            )
        if self.hasFocus():
            box = QRectF(field.left() + self.half * wide, field.top(), wide, field.height())
            paint.ring(box.adjusted(-3, -3, 3, 3), 3)


def _inside(spans: Sequence[Span], minute: int) -> bool:
    return any(first <= minute < last for first, last in spans)
