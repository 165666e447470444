"""A thin bar at the top of a pane while work is under way."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.painted import Painted
from ui.widgets.painting import painting_on

DELAY_MS = 300
_STEP_MS = 33
_STEPS = 48


class BusyBar(Painted):
    """2 px high; it appears only when the work lasts longer than 300 ms, so that quick work does not flicker."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._share: float | None = None
        self._step = 0
        self.shown = False
        self._delay = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._delay.timeout.connect(self._appear)
        self._motion = QTimer(self, interval=_STEP_MS)
        self._motion.timeout.connect(self._move)

    def start(self) -> None:
        """Say that work has begun."""
        self._share, self._step = None, 0
        if not self.shown:
            self._delay.start()

    def show_share(self, share: float) -> None:
        """Show how much is done, from 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self._motion.stop()
        self.update()

    def stop(self) -> None:
        """Say that the work is done."""
        self._delay.stop()
        self._motion.stop()
        self.shown = False
        self.update()

    def _appear(self) -> None:
        self.shown = True
        if self._share is None:
            self._motion.start()
        self.update()

    def _move(self) -> None:
        if not self.isVisible():
            self._motion.stop()
        self._step = (self._step + 1) % _STEPS
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the bar; it keeps its place while it is not shown."""
        return QSize(self.theme.px(40), 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the part that is done, or a piece that wanders."""
        if not self.shown:
            return
        painter = QPainter(self)
        paint = painting_on(self, self.theme, painter)
        if self._share is not None:
            part = QRectF(0, 0, self.width() * self._share, self.height())
        else:
            piece = self.width() * 0.3
            part = QRectF((self.width() + piece) * self._step / _STEPS - piece, 0, piece, self.height())
        paint.fill(part, self.theme.color("accent"))
        painter.end()
