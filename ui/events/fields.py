"""The editors of an event: how they are made, filled and read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from typing import cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QTimeEdit

from desktop.almanac.birthdays import Custom
from desktop.almanac.zones import zone_named
from desktop.errors import UsageError
from desktop.planning.event_drafts import EventDraft
from desktop.planning.recurrence import Repeat
from desktop.texts import _
from ui.calendar.zones import city, home_name, zone_choices
from ui.events.day_field import DayField
from ui.events.words import CUSTOMS, LEADS, REPEATS, custom_name, lead_name, repeat_name
from ui.touches.records_field import RecordsField
from ui.workplace import Workplace

NEVER = -1


class Fields:
    """The editors of an event; whoever holds them lays them out."""

    def __init__(self, workplace: Workplace) -> None:
        self.title = QLineEdit()
        self.all_day = QCheckBox(_("All day"))
        self.first, self.last = (DayField(lambda: workplace.today) for _number in range(2))
        self.starts, self.ends = QTimeEdit(), QTimeEdit()
        for editor in (self.starts, self.ends):
            editor.setDisplayFormat("HH:mm")
        self.zone = QComboBox()
        self.repeat = _choice((key, repeat_name(key)) for key in REPEATS)
        self.every = QSpinBox()
        self.every.setRange(1, 999)
        self.until = DayField(lambda: workplace.today)
        self.custom = _choice((key, custom_name(key)) for key in CUSTOMS)
        self.remind = QComboBox()
        self.place, self.notes = QLineEdit(), QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(workplace.theme.px(76))
        self.people, self.suppliers = RecordsField(workplace, "contact"), RecordsField(workplace, "supplier")
        self._draft = EventDraft("")

    def show(self, draft: EventDraft) -> None:
        """Show a draft whose days are known."""
        self._draft = draft
        zone = zone_named(draft.zone or home_name())
        self.title.setText(draft.title)
        self.all_day.setChecked(draft.starts_at is None)
        self.first.show_day(draft.first_on)
        self.last.show_day(draft.last_on)
        _show_time(self.starts, draft.starts_at, zone, time(9))
        _show_time(self.ends, draft.ends_at, zone, time(10))
        for name in zone_choices(draft.zone):
            self.zone.addItem(
                _("{city} (home)").format(city=city(name)) if name == home_name() else city(name), name
            )
        _choose(self.zone, zone.key)
        _choose(self.repeat, draft.repeat)
        self.every.setValue(draft.repeat_every)
        self.until.show_day(draft.repeat_until)
        _choose(self.custom, draft.lunar_custom)
        wanted = NEVER if draft.remind_minutes is None else draft.remind_minutes
        for minutes in sorted({NEVER, *LEADS, wanted}):
            self.remind.addItem(lead_name(minutes), minutes)
        _choose(self.remind, wanted)
        self.place.setText(draft.place)
        self.notes.setPlainText(draft.notes)
        self.people.show_ids(draft.people)
        self.suppliers.show_ids(draft.suppliers)

    def draft(self) -> EventDraft:
        """Return what the fields hold; a lunar rule is that of the first day, unless that day stands as it was."""
        before, repeat = self._draft, cast("Repeat", self.repeat.currentData())
        first, last = self.first.day(), self.last.day()
        same = repeat == "lunar" and before.repeat == "lunar" and first == before.first_on
        minutes = int(self.remind.currentData())
        common = replace(
            before,
            title=self.title.text().strip(),
            place=self.place.text().strip(),
            notes=self.notes.toPlainText().strip(),
            repeat=repeat,
            repeat_every=self.every.value(),
            repeat_until=self.until.day() if repeat else None,
            lunar=before.lunar if same else None,
            lunar_custom=cast("Custom", self.custom.currentData()),
            remind_minutes=None if minutes == NEVER else minutes,
            people=self.people.ids(),
            suppliers=self.suppliers.ids(),
        )
        if self.all_day.isChecked() or first is None:
            return replace(
                common, first_on=first, last_on=last or first, starts_at=None, ends_at=None, zone=""
            )
        zone = self.chosen_zone()
        starts = _moment(first, self.starts.time(), zone)
        ends = _moment(last or first, self.ends.time(), zone)
        return replace(common, first_on=None, last_on=None, starts_at=starts, ends_at=ends, zone=zone.key)

    def chosen_zone(self) -> ZoneInfo:
        """Return the zone of a timed event."""
        return zone_named(str(self.zone.currentData()))

    def start(self) -> datetime | None:
        """Return the instant at which a timed event begins, None as long as it has none."""
        day = self.first.day()
        if day is None or self.all_day.isChecked():
            return None
        try:
            return _moment(day, self.starts.time(), self.chosen_zone())
        except UsageError:
            return None


def _moment(day: date, typed: QTime, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(typed.hour(), typed.minute()), zone)


def _show_time(editor: QTimeEdit, moment: datetime | None, zone: ZoneInfo, usual: time) -> None:
    shown = moment.astimezone(zone).time() if moment is not None else usual
    editor.setTime(QTime(shown.hour, shown.minute))


def _choice(pairs: Iterable[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    for key, words in pairs:
        made.addItem(words, key)
    return made


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(box.findData(value), 0))
