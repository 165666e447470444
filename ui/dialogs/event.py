"""The dialog of an own event."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.errors import GuanxiError
from desktop.planning.event_reads import event_card
from ui.events.form import EventForm
from ui.workplace import Workplace


def open_new_event(workplace: Workplace, parent: QWidget) -> None:
    """Open the form for a new event of today."""
    open_event_form(workplace, parent, workplace.today)


def open_event_form(workplace: Workplace, parent: QWidget, day: date) -> None:
    """Open the form for a new event on a day."""
    EventForm(workplace, parent, day).open()


def open_event(workplace: Workplace, parent: QWidget, event_id: int) -> None:
    """Open the form of an event; one that is gone is told."""
    try:
        with workplace.journal.read() as connection:
            card = event_card(connection, event_id)
    except GuanxiError as error:
        workplace.failures.tell(error)
        return
    EventForm(workplace, parent, card.draft.first_on or workplace.today, card).open()
