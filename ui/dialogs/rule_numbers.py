"""The numbers of the rules, kept with the journal: how often, how long, how patient."""

from __future__ import annotations

from dataclasses import asdict, replace

from PySide6.QtWidgets import QSpinBox, QWidget

from desktop.constants import Constants, contradiction, limits
from desktop.people.usual import usual_days
from desktop.rhythm.holding import set_constants
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.rule_numbers.hours import Hours
from ui.rule_numbers.table import Heading, NumberField, touch_headings, word_headings
from ui.rule_numbers.tenths import TenthsBox
from ui.widgets.button import Button
from ui.widgets.form import FormRow
from ui.widgets.layouts import holder, row
from ui.widgets.section import SectionHeader
from ui.widgets.text import label
from ui.workplace import Workplace

_WIDTH = 660
_TENTHS = frozenset({"longest_tenths"})
_Place = tuple[str, int]
"""Name of a number, and which of several; 0 for one alone."""


def open_rule_numbers(workplace: Workplace, parent: QWidget) -> None:
    """Open the numbers of the rules."""
    RuleNumbers(workplace, parent).open()


class RuleNumbers(FormDialog):
    """Every number in its limits; those that contradict each other are pointed out."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(workplace.theme, _("Numbers of the rules"), _("Save"), parent, width=_WIDTH)
        self._workplace = workplace
        with workplace.journal.read() as connection:
            self._began = usual_days(connection)
        self.numbers: dict[_Place, QSpinBox] = {}
        self._rows: dict[str, FormRow] = {}
        self.hours = Hours()
        for heading in touch_headings():
            self._put(heading)
        self._put_hours()
        for heading in word_headings():
            self._put(heading)
        self.usual = Button(
            self.theme, _("Back to the usual values"), icon="rotate-ccw", on_click=self._show_usual
        )
        self.usual.setAutoDefault(False)
        self.form.add_widget(holder(row(self.usual, None)))
        self._show(self._began)
        self.numbers["tier_days", 0].setFocus()
        self.ready()

    def _put(self, heading: Heading) -> None:
        self._head(heading.title, heading.note)
        for line in heading.lines:
            made = self.form.add_beside(*((field.words, self._spin(field)) for field in line))
            for field, piece in zip(line, made, strict=True):
                # of several numbers the last one says what is wrong with them
                self._rows[field.name] = piece

    def _head(self, title: str, note: str) -> None:
        self.form.add_widget(SectionHeader(title, "lead_strong"))
        if note:
            self.form.add_widget(label(note, "meta", "text3", wrap=True))

    def _put_hours(self) -> None:
        self._head(
            _("Our hours"), _("How fast we answer is counted in working hours; calls may come at others too.")
        )
        hours = self.hours
        made = self.form.add_beside(
            (_("Time zone"), hours.zone),
            (_("Opens"), hours.opens),
            (_("Closes"), hours.closes),
            (_("Days a week"), hours.week),
        )
        self._rows["our_hours"] = made[2]
        made = self.form.add_beside(
            (_("Calls reach us from"), hours.talk_from), (_("until"), hours.talk_until)
        )
        self._rows["talk_hours"] = made[1]

    def _spin(self, field: NumberField) -> QSpinBox:
        place = field.place or 0
        usual = getattr(Constants(), field.name)
        made = self.numbers[field.name, place] = TenthsBox() if field.name in _TENTHS else QSpinBox()
        made.setRange(*limits(field.name))
        words = _("Usually {n}").format(
            n=made.textFromValue(usual[place] if isinstance(usual, tuple) else usual)
        )
        made.setToolTip(words)
        made.setAccessibleDescription(words)
        return made

    def _show(self, constants: Constants) -> None:
        values = asdict(constants)
        for (name, place), spin in self.numbers.items():
            value = values[name]
            spin.setValue(value[place] if isinstance(value, tuple) else value)
        self.hours.show(constants)

    def _show_usual(self) -> None:
        """Show the usual values; they are kept by Save."""
        self._show(Constants())
        self.numbers["tier_days", 0].setFocus()

    def now(self) -> Constants:
        """Return what the form holds; numbers that have no field stay as they are."""
        kept = asdict(self._began)
        for (name, place), spin in self.numbers.items():
            held = kept[name]
            kept[name] = (
                (*held[:place], spin.value(), *held[place + 1 :]) if isinstance(held, tuple) else spin.value()
            )
        return replace(self._began, **kept | self.hours.values())

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self.now() != self._began

    def store(self) -> bool:
        """Keep the numbers, unless two of them contradict each other."""
        values = self.now()
        name, wrong = contradiction(values)
        if wrong:
            self._rows[name].set_error(wrong)
            return False
        return self.keep(
            self._workplace, _("Numbers of the rules"), lambda session: set_constants(session, values)
        )
