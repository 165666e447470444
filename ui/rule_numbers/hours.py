"""Our own hours: when the office works, and in which zone."""

from __future__ import annotations

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QComboBox, QSpinBox, QTimeEdit

from desktop.constants import Constants, limits
from ui.calendar.zones import SHANGHAI, city, zone_choices

_DAY = 24 * 60


class Hours:
    """The editors of our hours; whoever holds them lays them out."""

    def __init__(self) -> None:
        self.zone = QComboBox()
        self.opens, self.closes = QTimeEdit(), QTimeEdit()
        self.talk_from, self.talk_until = QTimeEdit(), QTimeEdit()
        for editor in (self.opens, self.closes, self.talk_from, self.talk_until):
            editor.setDisplayFormat("HH:mm")
        self.week = QSpinBox()
        self.week.setRange(*limits("our_week"))

    def show(self, constants: Constants) -> None:
        """Show the hours of the rules."""
        self.zone.clear()
        for name in zone_choices(constants.our_zone):
            self.zone.addItem(city(name), "" if name == SHANGHAI else name)
        self.zone.setCurrentIndex(max(self.zone.findData(constants.our_zone), 0))
        show_span((self.opens, self.closes), constants.our_hours)
        show_span((self.talk_from, self.talk_until), constants.talk_hours)
        self.week.setValue(constants.our_week)

    def values(self) -> dict[str, object]:
        """Return what is chosen, by the names of the constants."""
        return {
            "our_zone": self.zone.currentData(),
            "our_hours": span_of((self.opens, self.closes)),
            "our_week": self.week.value(),
            "talk_hours": span_of((self.talk_from, self.talk_until)),
        }


def show_span(editors: tuple[QTimeEdit, QTimeEdit], minutes: tuple[int, ...]) -> None:
    """Show two minutes of the day; the end of the day is shown as 00:00."""
    for editor, minute in zip(editors, minutes, strict=True):
        editor.setTime(QTime(minute // 60 % 24, minute % 60))


def span_of(editors: tuple[QTimeEdit, QTimeEdit]) -> tuple[int, int]:
    """Return two minutes of the day; 00:00 at the end is its end."""
    first, last = (editor.time().hour() * 60 + editor.time().minute() for editor in editors)
    return first, last or _DAY


def span_words(minutes: tuple[int, ...]) -> str:
    """Return two minutes of the day as people write them."""
    return " – ".join(f"{minute // 60:02}:{minute % 60:02}" for minute in minutes)
