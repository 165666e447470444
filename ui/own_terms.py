"""Payment terms of one's own: shares typed in one line, and below it what releases each of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desktop.errors import UsageError
from desktop.joining import sentences
from desktop.texts import _
from desktop.trade.own_terms import OWN_RELEASES, check_terms, own_step, parse_terms, shares
from desktop.trade.terms import TermStep
from desktop.trade.words import days_after, say
from ui.theme.theme import Theme
from ui.widgets.form import FormRow
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.text import label

OWN = "own"
"""The choice of own terms among the usual ones."""
_DAYS = "days"
"""Stands in a box for a number of days after the date of the bill of lading."""
_USUAL_DAYS = 30


class _Step:
    """A share with what releases it."""

    def __init__(self, theme: Theme, number: int, step: TermStep) -> None:
        self.percent = step.percent or 0
        self.release = QComboBox()
        self.release.setAccessibleName(_("What releases step {n}").format(n=number))
        for key in OWN_RELEASES:
            self.release.addItem(say("release", key), key)
        self.release.addItem(_("days after the B/L date"), _DAYS)
        self.days = QSpinBox()
        self.days.setRange(1, 365)
        self.days.setAccessibleName(_("Days after the B/L date"))
        self.days.setFixedWidth(theme.px(84))
        self.days.lineEdit().setTextMargins(
            8, 0, 0, 0
        )  # the style sheet's padding does not reach the field inside
        days = days_after(step.released_by)
        self.days.setValue(days or _USUAL_DAYS)
        place = self.release.findData(_DAYS if days else step.released_by)
        self.release.setCurrentIndex(max(place, 0))
        self._share = label(f"{self.percent}%", "strong")
        self._share.setFixedWidth(theme.px(48))
        self.release.currentIndexChanged.connect(self._show_days)
        self._show_days()
        self.widget = holder(row(self._share, self.days, (self.release, 1), spacing=theme.px(8)))

    def _show_days(self) -> None:
        self.days.setVisible(self.release.currentData() == _DAYS)

    def step(self) -> TermStep:
        chosen = self.release.currentData()
        return own_step(self.percent, f"days_{self.days.value()}" if chosen == _DAYS else chosen)


class OwnTerms(QWidget):
    """``changed`` tells that the steps are others; what cannot be read, or is not the whole, is said under the line."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.line = QLineEdit()
        self.line.setPlaceholderText("30/40/30")
        self._row = FormRow(theme, _("Shares in per cent"), self.line)
        self._steps: list[_Step] = []
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(6))
        self.line.textEdited.connect(lambda _text: self._read())
        self.setLayout(column(self._row, self._lines, spacing=theme.px(8)))

    def show_steps(self, steps: Sequence[TermStep]) -> None:
        """Show steps; those without a share in per cent cannot be typed here and are left out."""
        known = [step for step in steps if step.percent is not None and step.kind != "tooling"]
        self.line.setText(shares(known))
        self._put(known)

    def release(self, number: int) -> QComboBox:
        """Return what releases a step, counted from 0."""
        return self._steps[number].release

    def days(self, number: int) -> QSpinBox:
        """Return the days after the bill of lading of a step, counted from 0."""
        return self._steps[number].days

    def state(self) -> tuple[object, ...]:
        """Return all that is typed and chosen."""
        return (self.line.text(), tuple(self.steps()))

    def steps(self) -> list[TermStep]:
        """Return the steps as far as they can be read."""
        return [one.step() for one in self._steps]

    def checked(self) -> list[TermStep] | None:
        """Return the steps; None when they are no whole terms, with the reason under the line."""
        self._row.set_error("")
        try:
            parse_terms(self.line.text())
            check_terms(self.steps())
        except UsageError as error:
            self._row.set_error(sentences(error.message, error.advice))
            self.line.setFocus()
            return None
        return self.steps()

    def order_stops(self) -> None:
        """Let Tab go through the steps right after the line, whenever they were made."""
        stops = [self.line, *(field for one in self._steps for field in (one.days, one.release))]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _read(self) -> None:
        """Follow the line while it is typed: a step that stays keeps what releases it."""
        self._row.set_error("")
        try:
            typed = parse_terms(self.line.text())
        except UsageError:
            self._put(())
            self._row.set_hint("")
            return
        before = self.steps()
        same = len(before) == len(typed)
        self._put(
            [
                own_step(one.percent or 0, before[n].released_by) if same else one
                for n, one in enumerate(typed)
            ]
        )

    def _put(self, steps: Sequence[TermStep]) -> None:
        empty(self._lines)
        self._steps = [_Step(self._theme, number, step) for number, step in enumerate(steps, start=1)]
        for one in self._steps:
            one.release.currentIndexChanged.connect(lambda _place: self.changed.emit())
            one.days.valueChanged.connect(lambda _days: self.changed.emit())
            self._lines.addWidget(one.widget)
        self.order_stops()
        together = sum(one.percent for one in self._steps)
        self._row.set_hint(_("Together {percent} %").format(percent=together) if steps else "")
        self.changed.emit()
