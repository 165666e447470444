"""How somebody practises: limits, retention, days, looks."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from desktop.formats import number, weekday
from desktop.joining import labelled
from desktop.practice import fitting
from desktop.practice.options import (
    NO_TONES,
    RETENTION_LEAST,
    RETENTION_MOST,
    Options,
    change_options,
    read_options,
)
from desktop.texts import _
from ui.dialogs.fitting import FitDialog
from ui.form_dialog import FormDialog
from ui.practice.voice_choice import VoiceChoice
from ui.touches.day_line import DayLine, say_if_wrong
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import label
from ui.workplace import Workplace

_WIDTH, _MOST = 560, 9999
_MONDAY_ORDINAL = 1
_EASY = (100, 50, 0)


def open_practice_options(workplace: Workplace, parent: QWidget) -> None:
    """Open the options of practice."""
    OptionsDialog(workplace, parent).open()


class OptionsDialog(FormDialog):
    """They belong to the journal, since they go with its cards."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(workplace.theme, _("Options of practice"), _("Save"), parent, width=_WIDTH)
        self._workplace = workplace
        with workplace.journal.read() as connection:
            now = read_options(connection)
            self._answers = fitting.count_answers(connection)
        self.new = _spin(now.new_a_day, 0, _MOST)
        self.reviews = _spin(now.reviews_a_day, 0, _MOST)
        self.retention = _spin(
            round(now.retention * 100), round(RETENTION_LEAST * 100), round(RETENTION_MOST * 100)
        )
        self.retention.setSuffix("%")
        self.rollover = _spin(now.rollover, 0, 12)
        self.no_tones = QComboBox()
        words = (_("Ask again"), _("Count as Hard"), _("Accept"))
        for key, said in zip(NO_TONES, words, strict=True):
            self.no_tones.addItem(said, key)
        self.no_tones.setCurrentIndex(NO_TONES.index(now.no_tones))
        self.trip = DayLine(lambda: workplace.today)
        if trip := now.trip(workplace.today):
            self.trip.show_day(trip)
        self.voice = VoiceChoice(workplace, now.voice)
        self.traditional = _tick(_("Traditional characters"), on=now.traditional)
        self.colours = _tick(_("Tone colours, beside the tone marks"), on=now.tone_colours)
        self.pinyin = _tick(_("Show pinyin with the question"), on=now.show_pinyin)
        self.siblings = _tick(_("Cards of one phrase on different days"), on=now.bury_siblings)
        self.easy = [self._easy_box(number, share) for number, share in enumerate(now.easy_days)]
        self.fit = Button(self.theme, _("Fit to my answers"), "", "activity", self._fit)
        self.usual = Button(self.theme, _("Back to the usual numbers"), "ghost", "undo-2", self._use_usual)
        self.usual.setVisible(now.parameters != Options().parameters)
        self._lay_out()
        self._began = self._values()
        self.new.setFocus()
        self.ready()

    def _easy_box(self, number: int, share: int) -> QComboBox:
        made = QComboBox()
        name = weekday(type(self._workplace.today).fromordinal(_MONDAY_ORDINAL + number), short=True)
        for value, words in zip(_EASY, (_("as usual"), _("half"), _("rest")), strict=True):
            made.addItem(labelled(name, words), value)
        made.setCurrentIndex(max(0, made.findData(share)))
        made.setAccessibleName(name)
        return made

    def _lay_out(self) -> None:
        form = self.form
        form.add_beside((_("New cards a day"), self.new), (_("Reviews a day"), self.reviews))
        form.add_beside(
            (_("Desired retention"), self.retention),
            (_("Hour at which the day begins"), self.rollover),
        )
        note = _(
            "90 % suits most people. More means many more reviews; each button tells when a card comes again."
        )
        form.add_widget(label(note, "meta", "text3", wrap=True))
        flow, wide = Flow(self.theme.px(8)), max(box.sizeHint().width() for box in self.easy)
        for box in self.easy:
            box.setFixedWidth(wide)  # the days of one line stand above those of the next
            flow.addWidget(box)
        form.add(_("Easy days"), holder(flow))
        self._trip_row = form.add(
            _("Trip on"), self.trip, _("Until then all new cards come, and no card waits beyond the day.")
        )
        self.trip.read_into(self._trip_row)
        self.fit.setEnabled(fitting.installed() and self._answers >= fitting.LEAST)
        form.add(_("Intervals"), holder(row(self.fit, self.usual, None, spacing=8)), self._how_far())
        form.add(_("Typed answers without tones"), self.no_tones)
        form.add(_("Voice that reads phrases aloud"), self.voice)
        ticks = (self.traditional, self.colours, self.pinyin, self.siblings)
        form.add(_("Cards"), holder(column(*ticks, spacing=2)))

    def _how_far(self) -> str:
        """Return whether the intervals can be fitted, or what is missing."""
        if not fitting.installed():
            return _(
                "This installation has no engine for that: it is the extra “optimise” of the Python package."
            )
        words = _("{n} answers came a day or more after the one before; {least} are needed.")
        return words.format(n=number(self._answers), least=number(fitting.LEAST))

    def _fit(self) -> None:
        dialog = FitDialog(self._workplace, self)
        dialog.taken.connect(self.usual.show)
        dialog.open()

    def _use_usual(self) -> None:
        usual = Options().parameters
        title = _("Back to the usual numbers")
        self._workplace.change(title, lambda session: change_options(session, parameters=usual))
        self.usual.hide()

    def _values(self) -> dict[str, object]:
        day = self.trip.day()
        return {
            "new_a_day": self.new.value(),
            "reviews_a_day": self.reviews.value(),
            "retention": self.retention.value() / 100,
            "rollover": self.rollover.value(),
            "no_tones": self.no_tones.currentData(),
            "trip_on": day.isoformat() if day else "",
            "voice": self.voice.chosen(),
            "traditional": self.traditional.isChecked(),
            "tone_colours": self.colours.isChecked(),
            "show_pinyin": self.pinyin.isChecked(),
            "bury_siblings": self.siblings.isChecked(),
            "easy_days": tuple(box.currentData() for box in self.easy),
        }

    def typed(self) -> bool:
        """Tell whether something differs from the beginning."""
        return self._values() != self._began

    def store(self) -> bool:
        """Keep the options."""
        if say_if_wrong(self.trip, self._trip_row):
            return False
        values = self._values()
        return self.keep(
            self._workplace, _("Options of practice"), lambda session: change_options(session, **values)
        )


def _spin(value: int, least: int, most: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(value)
    return made


def _tick(words: str, *, on: bool) -> QCheckBox:
    made = QCheckBox(words)
    made.setChecked(on)
    return made
