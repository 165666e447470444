"""What can be done with an own date of the calendar: open it, carry it to another day."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from desktop.commitments.follow_ups import edit_follow_up
from desktop.planning.calendar_rows import Chip, ChipKind
from desktop.planning.events import move_event
from desktop.texts import _
from ui.calendar import words
from ui.calendar.zones import home_zone
from ui.dialogs.event import open_event
from ui.dialogs.follow_up import open_follow_up
from ui.touches.form import open_touch
from ui.workplace import Workplace

_RECORDS: dict[ChipKind, str] = {
    "birthday": "contact", "milestone": "order", "inspection": "inspection", "paper": "supplier", "gift": "contact",
    "team_gift": "supplier",
}  # fmt: skip
"""The kind of record that a chip stands for, where it is shown on a page."""


def open_chip(workplace: Workplace, parent: QWidget, chip: Chip) -> None:
    """Open what a chip stands for: an event, a touch or a follow-up in its form, other records on their page."""
    if chip.kind == "event":
        open_event(workplace, parent, chip.id)
    elif chip.kind in _RECORDS:
        workplace.show_record(_RECORDS[chip.kind], chip.id)
    elif chip.kind == "touch":
        open_touch(workplace, parent, chip.id)
    else:
        open_follow_up(workplace, parent, chip.id)


def move_chip(workplace: Workplace, chip: Chip, days: int, minutes: int = 0) -> None:
    """Carry an event or a follow-up to another day, as one change that can be undone."""
    toast = words.moved_to(chip, days, minutes, home_zone(), workplace.today)
    if chip.kind == "event":
        workplace.change(
            _("Move event"), lambda session: move_event(session, chip.id, days, minutes), toast=toast
        )
        return
    due = chip.first + timedelta(days=days)
    workplace.change(
        _("Move follow-up"), lambda session: edit_follow_up(session, chip.id, due_on=due), toast=toast
    )
