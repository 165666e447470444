"""The form of an own event."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.clock import SHANGHAI
from desktop.planning.event_drafts import EventDraft
from desktop.planning.event_reads import EventCard
from desktop.planning.events import add_event, delete_events, edit_event
from desktop.texts import _, p_
from ui.attachments.form_files import FormFiles
from ui.calendar.zones import home_zone
from ui.events.day_field import DayField
from ui.events.fields import Fields
from ui.events.words import every_name, lunar_hint, needs_custom
from ui.form_dialog import FormDialog
from ui.widgets.button import Button
from ui.widgets.form import FormRow
from ui.widgets.layouts import holder, row
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


class EventForm(FormDialog):
    """A new event on ``day``, or the one of ``card``."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, day: date, card: EventCard | None = None
    ) -> None:
        title, save = (_("Edit event"), _("Save")) if card else (_("New event"), _("Add event"))
        super().__init__(workplace.theme, title, save, parent, width=560)
        self._workplace, self._card = workplace, card
        self.fields = Fields(workplace)
        self._arrange()
        self.fields.show(card.draft if card else _fresh(workplace, day))
        self._day = self.fields.first.day()
        self._listen()
        self._follow()
        self._add_files()
        if card is not None:
            self._add_delete()
        self._begin = self._values()
        self.fields.title.setFocus()
        self.ready()

    def _arrange(self) -> None:
        form, own = self.form, self.fields
        self._title = form.add(p_("event", "Title"), own.title)
        form.add_widget(own.all_day)
        self._first, self._last = form.add_beside((_("First day"), own.first), (_("Last day"), own.last))
        self._times = form.add_beside(
            (_("Starts"), own.starts), (_("Ends"), own.ends), (_("Time zone"), own.zone)
        )
        self._repeat, self._every = form.add_beside((_("Repeats"), own.repeat), (_("Every"), own.every))
        self._until = form.add(_("Until; empty: for ever"), own.until)
        self._custom = form.add(_("In years without this day"), own.custom)
        form.add(_("Reminder"), own.remind)
        form.add(_("Place"), own.place)
        form.add(_("People"), own.people)
        form.add(_("Suppliers"), own.suppliers)
        form.add(_("Notes"), own.notes)
        own.first.read_into(self._first)
        own.last.read_into(self._last)
        own.until.read_into(self._until)

    def _add_files(self) -> None:
        card, own = self._card, self.fields
        held, title = (card.id, card.draft.title) if card is not None else (0, "")
        self.files = FormFiles(self._workplace, ("event", held), title)
        self.form.add_widget(self.files)
        self.files.take_from(self, own.title, own.place, own.notes)

    def _add_delete(self) -> None:
        self.delete = Button(self.theme, _("Move to trash"), "danger", "trash-2", self._delete)
        self.delete.setAutoDefault(False)
        self.form.add_widget(holder(row(self.delete, None)))

    def _listen(self) -> None:
        own = self.fields
        own.all_day.toggled.connect(self._follow)
        own.repeat.currentIndexChanged.connect(self._follow)
        own.zone.currentIndexChanged.connect(self._follow)
        own.starts.timeChanged.connect(self._follow)
        own.first.textChanged.connect(self._take_last_along)
        own.first.textChanged.connect(self._follow)

    def _take_last_along(self, *_changed: object) -> None:
        """Keep an event of one day on one day while its day is typed anew."""
        own, day = self.fields, self.fields.first.day()
        if day is not None:
            if own.last.day() in {None, self._day}:
                own.last.show_day(day)
            self._day = day

    def _follow(self, *_changed: object) -> None:
        """Show the fields that the others ask for, and what they come to."""
        own = self.fields
        timed, repeat = not own.all_day.isChecked(), own.repeat.currentData()
        for piece in self._times:
            piece.setVisible(timed)
        self._every.setVisible(bool(repeat))
        own.every.setSuffix(f" {every_name(repeat)}")
        self._until.setVisible(bool(repeat))
        self._repeat.set_hint(lunar_hint(own.first.day()) if repeat == "lunar" else "")
        self._custom.setVisible(repeat == "lunar" and needs_custom(own.first.day()))
        self._times[0].set_hint(self._both_clocks() if timed else "")

    def _both_clocks(self) -> str:
        start = self.fields.start()
        if start is None:
            return ""
        here, there = (formats.time_of_day(start, zone) for zone in (home_zone(), SHANGHAI))
        return _("{home} at home, {shanghai} in Shanghai").format(home=here, shanghai=there)

    # --- storing -----------------------------------------------------------------------------------------------

    def _values(self) -> tuple[object, ...]:
        own = self.fields
        return own.draft(), own.first.text(), own.last.text(), own.until.text()

    def typed(self) -> bool:
        """Tell whether anything differs from the beginning."""
        return self._values() != self._begin or self.files.typed()

    def store(self) -> bool:
        """Add or change the event, or say what is wrong."""
        own, wrong = self.fields, False
        if not own.title.text().strip():
            self._title.set_error(_("An event needs a title."))
            wrong = True
        if not own.first.text().strip():
            self._first.set_error(_("Type its first day."))
            wrong = True
        for field, piece in ((own.first, self._first), (own.last, self._last), (own.until, self._until)):
            wrong = _say_if_wrong(field, piece) or wrong
        if wrong or self.refuses(self.files.trouble()):
            return False
        title = _("Add event") if self._card is None else _("Edit event")
        return self.keep(self._workplace, title, lambda session: self._write(session, own.draft()))

    def _write(self, session: ChangeSession, draft: EventDraft) -> None:
        if self._card is None:
            self.files.write(session, add_event(session, draft))
        else:
            edit_event(session, self._card.id, draft)
            self.files.write(session, self._card.id)

    def _delete(self) -> None:
        assert self._card is not None
        event_id = self._card.id

        def delete(session: ChangeSession) -> None:
            delete_events(session, [event_id])

        if self.keep(self._workplace, _("Delete event"), delete):
            self.accept()


def _fresh(workplace: Workplace, day: date) -> EventDraft:
    """Return an empty event of a day with whom the person looks at."""
    kind, record_id = workplace.focus or ("", 0)
    return EventDraft(
        "",
        first_on=day,
        last_on=day,
        people=(record_id,) if kind == "contact" else (),
        suppliers=(record_id,) if kind == "supplier" else (),
    )


def _say_if_wrong(field: DayField, piece: FormRow) -> bool:
    if field.wrong():
        piece.set_error(_("This day cannot be read. Type it like 2027-02-06, fri or 正月十五."))
    return field.wrong()
