"""Due reminders of own events on Today."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from desktop import formats
from desktop.texts import _
from ui.theme.theme import Theme
from ui.widgets.item_row import TaskRow
from ui.widgets.letters import letter
from ui.widgets.rows import Flag
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.planning.reminders import Reminder

_MORNING = time(9)
"""When what was put off by days comes again."""
_HOURS = {"h": 1}
_DAYS = {"1": 1, "3": 3, "7": 7}


class ReminderRow(TaskRow):
    """Space marks it done, H puts it off by an hour, 1, 3 and 7 by as many days, Return opens the event."""

    snoozed = Signal(int)
    """Hours."""

    def __init__(self, theme: Theme, row: Reminder, today: date) -> None:
        title = row.title or _("No title")
        super().__init__(
            theme,
            title,
            when(row, today),
            tick_name=_("Mark reminder as done: {title}").format(title=title),
            flag=Flag(_("Reminder"), "accent", "bell"),
        )
        self.setToolTip(_("Space: done · H: in an hour · 1, 3, 7: put off by as many days · Enter: open"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, put off, or leave the key to the row."""
        typed = letter(event)
        if typed == " ":
            self.check.toggle()
        elif typed in _HOURS:
            self.snoozed.emit(_HOURS[typed])
        elif typed in _DAYS:
            self.snoozed.emit(_DAYS[typed] * 24)
        else:
            super().keyPressEvent(event)


def when(row: Reminder, today: date) -> str:
    """Return the day and time of the event: "Sat, Jan 30 · 14:00 · in 3 days"."""
    days = (row.first - today).days
    parts = [formats.weekday_day(row.first, today)]
    if row.starts_at is not None:
        parts.append(formats.time_of_day(row.starts_at))
    parts.append(formats.days_ahead(days) if days >= 0 else formats.days_ago(-days))
    return " · ".join(parts)


def due(workplace: Workplace) -> list[Reminder]:
    """Return the due reminders; none before SQLAlchemy is there, for which the rest of the page does not wait."""
    if not workplace.open_journal.loaded:
        return []
    with workplace.journal.read() as connection:
        found: list[Reminder] = _records().due_reminders(connection, workplace.clock())
    return found


def make_row(workplace: Workplace, row: Reminder) -> ReminderRow:
    """Make a row that does what its keys say."""
    made = ReminderRow(workplace.theme, row, workplace.today)
    made.ticked.connect(lambda _done: _finish(workplace, row))
    made.snoozed.connect(_snoozer(workplace, row))
    made.opened.connect(lambda: workplace.show_record("event", row.event_id))
    return made


def _finish(workplace: Workplace, row: Reminder) -> None:
    records = _records()
    workplace.change(_("Finish reminder"), lambda session: records.finish_reminder(session, row.key))


def _snoozer(workplace: Workplace, row: Reminder) -> Callable[[int], None]:
    def snooze(hours: int) -> None:
        records, today = _records(), workplace.today
        until = put_off_to(workplace.clock(), today, hours)
        day, hour = formats.weekday_day(until.astimezone().date(), today), formats.time_of_day(until)
        workplace.change(
            _("Put off reminder"),
            lambda session: records.snooze_reminder(session, row.key, until),
            toast=_("Put off to {day}, {time}").format(day=day, time=hour),
        )

    return snooze


def put_off_to(now: datetime, today: date, hours: int) -> datetime:
    """Return when what is put off comes again: in some hours, or at 9:00 at home after whole days."""
    if hours < 24:
        return now + timedelta(hours=hours)
    return datetime.combine(today + timedelta(days=hours // 24), _MORNING).astimezone()


def _records() -> ModuleType:
    """Import the records late: they bring SQLAlchemy, and Today is painted before it is there."""
    return importlib.import_module("desktop.planning.reminders")
