"""Forms of a visit, of one of its stops, and of what came of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from desktop.texts import _, p_
from desktop.touches.words import MOODS, mood_label
from desktop.visits.reads import StopCard, VisitCard, closed_on
from desktop.visits.visits import (
    StopDraft,
    VisitFields,
    add_stop,
    add_visit,
    edit_stop,
    edit_visit,
    finish_stop,
    remove_stop,
    thanks_on,
)
from ui.calendar.zones import SHANGHAI
from ui.editors import Field, Value
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.form_dialog import FormDialog
from ui.touches.form_fields import as_typed, from_typed
from ui.touches.records_field import RecordsField
from ui.touches.words import zone_named
from ui.widgets.button import Button
from ui.widgets.layouts import holder, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_USUAL_AHEAD, _USUAL_LENGTH = timedelta(days=14), timedelta(days=3)
_USUAL_TIME, _LONGEST_MINUTES = time(9, 30), 24 * 60


def open_new_visit(workplace: Workplace, parent: QWidget) -> None:
    """Open the form of a new visit."""
    VisitDialog(workplace, parent, None).begin_and_open()


def open_edit_visit(workplace: Workplace, parent: QWidget, card: VisitCard) -> None:
    """Open the form of a visit."""
    VisitDialog(workplace, parent, card).begin_and_open()


class VisitDialog(FieldsDialog):
    """A visit: where to and when; a new one is shown afterwards."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, card: VisitCard | None) -> None:
        fields: list[Field | tuple[Field, ...]] = [
            Field("title", p_("visit", "Title"), hint=_("Such as Ningbo in March")),
            (Field("from_day", _("First day"), "day"), Field("until_day", _("Last day"), "day")),
            Field("notes", _("Notes"), "block", hint=_("Flights, hotels, who comes along")),
        ]
        first = workplace.today + _USUAL_AHEAD
        begun: dict[str, Value] = {"from_day": first, "until_day": first + _USUAL_LENGTH}
        if card is not None:
            begun = {name: getattr(card, name) for name in VisitFields.__annotations__}
        title, save = (_("Edit visit"), _("Save")) if card else (_("New visit"), _("Add visit"))
        super().__init__(workplace, parent, Sheet(title, save, fields, begun, self._write))
        self._card, self._made = card, 0

    def _write(self, session: ChangeSession, values: Values) -> None:
        fields = cast("VisitFields", values)
        if self._card is not None:
            edit_visit(session, self._card.id, fields)
        else:
            self._made = add_visit(session, fields)

    def store(self) -> bool:
        """Write, and show a visit that is new."""
        stored = super().store()
        if stored and self._made:
            self.workplace.show_record("visit", self._made)
        return stored


def open_stop(workplace: Workplace, parent: QWidget, visit: VisitCard, stop: StopCard | None = None) -> None:
    """Open the form of a stop, or of a new one on the first day without one."""
    StopDialog(workplace, parent, visit, stop).open()


class StopDialog(FormDialog):
    """Whom to visit, when and about what; under the time stands whether they work then."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, visit: VisitCard, stop: StopCard | None
    ) -> None:
        title = _("Stop on the way") if stop else _("Add a stop")
        super().__init__(workplace.theme, title, _("Save"), parent)
        self._workplace, self._visit, self._stop = workplace, visit, stop
        self._zone = stop.zone if stop else SHANGHAI
        self.supplier = RecordsField(workplace, "supplier", single=True)
        self.people = RecordsField(workplace, "contact")
        self.at = QDateTimeEdit()
        self.at.setCalendarPopup(True)
        self.at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.minutes = QSpinBox()
        self.minutes.setRange(0, _LONGEST_MINUTES)
        self.minutes.setSingleStep(30)
        self.minutes.setSpecialValueText(_("Not set"))
        self.place = QLineEdit()
        self.place.setPlaceholderText(_("Showroom, workshop, restaurant"))
        self.agenda = QPlainTextEdit()
        self.agenda.setTabChangesFocus(True)
        self.agenda.setMinimumHeight(self.theme.px(110))
        self.agenda.setPlaceholderText(_("What to talk about, a line each"))
        self._arrange()
        self._begin()
        self.at.dateTimeChanged.connect(self._mind)
        self.supplier.changed.connect(self._mind)
        self._mind()
        self._began = self._now()
        self.supplier.line.setFocus()
        self.ready()

    def _arrange(self) -> None:
        self._supplier_row = self.form.add(_("Supplier"), self.supplier)
        self._at_row, _length = self.form.add_beside(
            (_("When, in Chinese time"), self.at), (_("Minutes"), self.minutes)
        )
        self.form.add(_("Whom to meet"), self.people)
        self.form.add(_("Place"), self.place)
        self.form.add(p_("visit", "Agenda"), self.agenda)
        if self._stop is not None:
            self.removal = Button(self.theme, _("Take the stop out"), "danger", "trash-2", self._remove)
            self.removal.setAutoDefault(False)
            self.form.add_widget(holder(row(self.removal, None)))

    def _begin(self) -> None:
        stop = self._stop
        if stop is None:
            at = datetime.combine(self._free_day(), _USUAL_TIME, zone_named(SHANGHAI))
            kind, record_id = self._workplace.focus or ("", 0)
            self.supplier.show_ids([record_id] if kind == "supplier" else [])
            self.at.setDateTime(as_typed(at, self._zone))
            self.minutes.setValue(120)
            return
        self.supplier.show_ids([stop.supplier_id])
        self.people.show_ids([met.id for met in stop.people])
        self.at.setDateTime(as_typed(stop.at, self._zone))
        self.minutes.setValue(stop.minutes or 0)
        self.place.setText(stop.place)
        self.agenda.setPlainText(stop.agenda)

    def _free_day(self) -> date:
        taken = {stop.at.astimezone(zone_named(SHANGHAI)).date() for stop in self._visit.stops}
        days = (self._visit.until_day - self._visit.from_day).days + 1
        each = [self._visit.from_day + timedelta(days=n) for n in range(days)]
        return next((day for day in each if day not in taken), each[0])

    def _mind(self) -> None:
        """Say when the supplier does not work on that day."""
        hint = ""
        if self.supplier.ids():
            day = self._at().astimezone(zone_named(SHANGHAI)).date()
            with self._workplace.journal.read() as connection:
                if closed_on(connection, self.supplier.ids()[0], day):
                    hint = _("They do not work on that day.")
        self._at_row.set_hint(hint)

    def _at(self) -> datetime:
        return from_typed(self.at.dateTime(), self._zone)

    def _now(self) -> tuple[object, ...]:
        return (
            self.supplier.ids(), self.people.ids(), self.at.dateTime(), self.minutes.value(),
            self.place.text(), self.agenda.toPlainText(),
        )  # fmt: skip

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def store(self) -> bool:
        """Keep the stop."""
        if not self.supplier.ids():
            self._supplier_row.set_error(_("Choose whom you visit."))
            return False
        draft = StopDraft(
            self.supplier.ids()[0],
            self._at(),
            zone=self._zone,
            minutes=self.minutes.value() or None,
            place=self.place.text(),
            people=self.people.ids(),
            agenda=self.agenda.toPlainText(),
        )
        if self._stop is None:
            visit_id = self._visit.id
            return self.keep(
                self._workplace, _("Add a stop"), lambda session: add_stop(session, visit_id, draft)
            )
        stop_id = self._stop.id
        return self.keep(self._workplace, _("Edit stop"), lambda session: edit_stop(session, stop_id, draft))

    def _remove(self) -> None:
        assert self._stop is not None
        stop_id = self._stop.id
        if self.keep(self._workplace, _("Take the stop out"), lambda session: remove_stop(session, stop_id)):
            self.accept()


def open_findings(workplace: Workplace, parent: QWidget, stop: StopCard) -> None:
    """Open the form of what came of a stop."""
    FindingsDialog(workplace, parent, stop).open()


class FindingsDialog(FormDialog):
    """What was found and agreed; lines with a day become follow-ups, and thanks are due within a day."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, stop: StopCard) -> None:
        super().__init__(workplace.theme, _("What came of it"), _("Save"), parent)
        self._workplace, self._stop = workplace, stop
        self.findings = QPlainTextEdit(stop.findings or stop.agenda)
        self.findings.setTabChangesFocus(True)
        self.findings.setMinimumHeight(self.theme.px(180))
        self.mood = Segmented(_("Mood"), [("", _("Not noted")), *((key, mood_label(key)) for key in MOODS)])
        self.mood.select(stop.mood)
        late = thanks_on(stop.zone, stop.at, workplace.today) == workplace.today
        tomorrow, now = _("Remind me to say thank you tomorrow"), _("Remind me to say thank you today")
        self.thanks = QCheckBox(now if late else tomorrow)
        self.thanks.setChecked(not stop.held)
        self.form.add(_("Findings"), self.findings)
        self.form.add_widget(
            label(
                _("A line that ends in a day becomes a follow-up: send drawings !fri"),
                "meta",
                "text3",
                wrap=True,
            )
        )
        self.form.add(_("Mood"), self.mood)
        self.form.add_widget(self.thanks)
        self._began = self._now()
        self.findings.setFocus()
        self.ready()

    def _now(self) -> tuple[object, ...]:
        return self.findings.toPlainText(), self.mood.current(), self.thanks.isChecked()

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def store(self) -> bool:
        """Say that it took place, with what was found."""
        text, mood, thanks = self.findings.toPlainText(), self.mood.current(), self.thanks.isChecked()
        stop_id, today = self._stop.id, self._workplace.today
        title = _("Write down a visit")
        made = self._workplace.change(
            title,
            lambda session: finish_stop(session, stop_id, text, today, mood=mood, thanks=thanks),
            toast=lambda made: _("Follow-ups were made: look at Today") if made else title,
            failed=self.tell,
        )
        return made is not None
