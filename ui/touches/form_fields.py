"""The fields of the touch form: how they are made, filled and read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QSpinBox

from desktop.people.words import CHANNELS, channel_label
from desktop.texts import _
from desktop.touches.logging import TouchDraft
from desktop.touches.words import (
    DIRECTIONS,
    KINDS,
    MOODS,
    SETTINGS,
    STARTERS,
    direction_label,
    kind_label,
    mood_label,
    setting_label,
    starter_label,
)
from ui.touches.day_line import DayLine
from ui.touches.records_field import RecordsField
from ui.touches.words import zone_named
from ui.widgets.segmented import Segmented
from ui.workplace import Workplace

_LONGEST_MINUTES = 60 * 24 * 31


class Fields:
    """The editors of a touch; whoever holds them lays them out."""

    def __init__(self, workplace: Workplace) -> None:
        px = workplace.theme.px
        self.people = RecordsField(workplace, "contact")
        self.suppliers = RecordsField(workplace, "supplier")
        self.kind = choice([("", _("As they prefer")), *((key, kind_label(key)) for key in KINDS)])
        self.channel = choice(
            [("", _("Preferred, or none")), *((key, channel_label(key)) for key in CHANNELS)]
        )
        self.direction = choice(
            [("", _("As usual for the kind")), *((key, direction_label(key)) for key in DIRECTIONS)]
        )
        self.started_by = Segmented(_("Who began"), [(key, starter_label(key)) for key in STARTERS])
        self.at = QDateTimeEdit()
        self.at.setCalendarPopup(True)
        self.at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.minutes = QSpinBox()
        self.minutes.setRange(0, _LONGEST_MINUTES)
        self.minutes.setSpecialValueText(_("Not noted"))
        self.minutes.setSingleStep(5)
        self.place = QLineEdit()
        self.summary = QLineEdit()
        self.body = QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(px(110))
        self.setting = Segmented(_("Setting"), [(key, setting_label(key)) for key in SETTINGS])
        self.mood = Segmented(_("Mood"), [("", _("Not noted")), *((key, mood_label(key)) for key in MOODS)])
        self.asks = QLineEdit()
        self.answers = choice([])
        self.counts = QCheckBox(_("Counts for the cadence"))
        self.held = QCheckBox(_("It took place; when not ticked it is planned"))
        self.due = DayLine(lambda: workplace.today)
        self.next_step = QLineEdit()
        self._draft = TouchDraft(datetime.now(UTC))

    def show(self, draft: TouchDraft) -> None:
        """Show a draft."""
        self._draft = draft
        self.people.show_ids(draft.people)
        self.suppliers.show_ids(draft.suppliers or ())
        for box, value in (
            (self.kind, draft.kind), (self.channel, draft.channel), (self.direction, draft.direction)
        ):  # fmt: skip
            box.setCurrentIndex(max(box.findData(value), 0))
        for control, key in (
            (self.started_by, draft.started_by), (self.setting, draft.setting), (self.mood, draft.mood)
        ):  # fmt: skip
            control.select(key)
        self.at.setDateTime(as_typed(draft.at, draft.zone))
        self.minutes.setValue(draft.minutes or 0)
        for line, text in (
            (self.place, draft.place), (self.summary, draft.summary), (self.asks, draft.asks)
        ):  # fmt: skip
            line.setText(text)
        self.body.setPlainText(draft.body)
        self.counts.setChecked(draft.counts)
        self.held.setChecked(draft.held)
        if draft.follow_up is not None:
            self.due.show_day(draft.follow_up[0])
            self.next_step.setText(draft.follow_up[1])

    def draft(self) -> TouchDraft:
        """Return what the fields hold; the time stays as exact as it was while nobody changes its minute."""
        before = self._draft
        same = self.at.dateTime() == as_typed(before.at, before.zone)
        due = self.due.day()
        return TouchDraft(
            at=before.at if same else from_typed(self.at.dateTime(), before.zone),
            people=self.people.ids(),
            suppliers=self._supplier_ids(),
            kind=str(self.kind.currentData()),
            channel=str(self.channel.currentData()),
            direction=str(self.direction.currentData()),
            started_by=self.started_by.current(),
            zone=before.zone,
            minutes=self.minutes.value() or (0 if before.minutes == 0 else None),
            place=self.place.text().strip(),
            summary=self.summary.text().strip(),
            body=self.body.toPlainText().strip(),
            setting=self.setting.current(),
            mood=self.mood.current(),
            asks=self.asks.text().strip(),
            answers_id=self.answers.currentData() or None,
            counts=self.counts.isChecked(),
            held=self.held.isChecked(),
            follow_up=(due, self.next_step.text().strip()) if due else None,
        )

    def _supplier_ids(self) -> tuple[int, ...] | None:
        """None has logging find where the people worked: nobody chose, neither here nor before."""
        chosen = self.suppliers.ids()
        return None if not chosen and not self._draft.suppliers else chosen


def choice(pairs: Iterable[tuple[str, str]]) -> QComboBox:
    """Return a list to choose from, of keys with their words."""
    made = QComboBox()
    made.setMaxVisibleItems(16)
    for key, words in pairs:
        made.addItem(words, key)
    return made


def as_typed(at: datetime, zone: str) -> QDateTime:
    """Return an instant as its clock showed it, to the minute."""
    local = at.astimezone(zone_named(zone))
    return QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))


def from_typed(typed: QDateTime, zone: str) -> datetime:
    """Return the instant of a typed day and time in ``zone`` (empty: the system's)."""
    day, time = typed.date(), typed.time()
    naive = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())  # noqa: DTZ001 - placed below
    found = zone_named(zone)
    return naive.astimezone() if found is None else naive.replace(tzinfo=found)
