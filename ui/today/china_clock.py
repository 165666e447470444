"""What time it is in China, beside those who might be called."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from desktop import formats
from desktop.rhythm.facts import CHINA
from desktop.texts import _
from ui.widgets.text import label
from ui.workplace import Workplace

_EVERY = 20_000


def china_clock(workplace: Workplace) -> QLabel:
    """Return a line with the time there, which goes on by itself."""
    made: QLabel = label("", "meta", "text3")

    def tell() -> None:
        made.setText(_("It is {time} in China").format(time=formats.time_of_day(workplace.clock(), CHINA)))

    timer = QTimer(made, interval=_EVERY)
    timer.timeout.connect(tell)
    timer.start()
    tell()
    return made
