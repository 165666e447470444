"""A line for a day of an event: a date, a lunar date, or the short words of the quick log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.almanac.typed import read_day
from desktop.errors import UsageError
from desktop.texts import _
from ui.touches.day_line import DayLine


class DayField(DayLine):
    """Reads 2027-02-06, 正月十五 and "2027-1-1 lunar" besides fri, 2w and 12-24."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(today)
        self._now = today
        self.setPlaceholderText(_("Like 2027-02-06, fri or 正月十五"))

    def day(self) -> date | None:
        """Return the day that is typed; None for nothing and for what cannot be read."""
        text = self.text().strip()
        if not text:
            return None
        try:
            return read_day(text, self._now())
        except UsageError:
            return super().day()
