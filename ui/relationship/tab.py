"""The tab of a supplier or a person that says how the relationship stands, and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.joining import sentences as joined
from desktop.rhythm.answering import Side
from desktop.rhythm.cards import Card, Owner, Pause, card
from desktop.rhythm.health import Part
from desktop.rhythm.holding import speak_again
from desktop.rhythm.pins import Pin
from desktop.rhythm.reads import employer_of
from desktop.texts import _, n_
from ui.relationship import words
from ui.relationship.commitments import Commitments
from ui.relationship.explained import Explained
from ui.relationship.trend import Trend
from ui.theme.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.heat_map import HeatMap
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, frame, holder, row
from ui.widgets.progress import ProgressBar
from ui.widgets.rows import Flag
from ui.widgets.section import Group, SectionHeader
from ui.widgets.text import Icon, label
from ui.workplace import Workplace

_YEAR_WEEKS = 53
_SLOWEST = 24.0
"""Working hours at which the bar of a side is empty."""


class RelationshipTab(QWidget):
    """Health with its parts and its line, what the rules say, the year's touches, decisions and promises.

    ``asked`` tells a record behind an answer that shall be opened; ``pin_asked`` that the health shall be pinned,
    ``unpin_asked`` the pin that shall be taken off.
    """

    asked = Signal(str, object)
    pin_asked = Signal()
    unpin_asked = Signal(object)

    def __init__(self, workplace: Workplace, owner: Owner) -> None:
        super().__init__()
        self._workplace, self._theme, self._owner = workplace, workplace.theme, owner
        px = self._theme.px
        self._number = label("", "display")
        self._chip = Chip(self._theme, Flag(""))
        self._sentence = label("", "body", "text2", wrap=True)
        self._pinned = label("", "medium", wrap=True)
        self._pin: Pin | None = None
        self.pin = Button(self._theme, _("Pin the health"), icon="pin", on_click=self.pin_asked.emit)
        self.unpin = Button(self._theme, _("Take the pin off"), icon="pin-off", on_click=self._unpin)
        self._trend = Trend(self._theme)
        said = column(
            row(self._number, self._chip, None, spacing=px(12)),
            self._pinned,
            self._sentence,
            px(6),
            row(self.pin, self.unpin, None, spacing=px(8)),
            None,
            spacing=px(4),
        )
        head = row((said, 3), (self._trend, 2), margins=(px(18), px(14), px(18), px(14)), spacing=px(24))
        self._parts, self._rules = QVBoxLayout(), QVBoxLayout()
        self._sides = column(spacing=px(6))
        self._year = HeatMap(self._theme, _("Touches of a year"), weeks=_YEAR_WEEKS, cell=9, gap=2)
        self.commitments = Commitments(workplace, person=owner == "contact")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(16), 0, px(24))
        lines.setSpacing(px(16))
        lines.addWidget(frame("card", head))
        lines.addLayout(self._rules)
        lines.addLayout(self._parts)
        lines.addWidget(SectionHeader(_("Who answers how fast")))
        lines.addLayout(self._sides)
        lines.addWidget(SectionHeader(_("Touches of a year")))
        lines.addWidget(self._year)
        lines.addWidget(SectionHeader(_("Decisions and promises")))
        lines.addWidget(self.commitments)
        lines.addStretch(1)

    def show_of(self, record_id: int) -> None:
        """Read and show how things stand with a record today."""
        today = self._workplace.today
        with self._workplace.journal.read_raw() as raw:
            found = card(raw, self._owner, record_id, today)
            supplier = record_id if self._owner == "supplier" else employer_of(raw, record_id)
        if found is None:
            return
        self._show_head(found)
        self._show_parts(found)
        self._show_rules(found)
        self._show_sides(found)
        self._year.show_days(dict(found.touches), today)
        self.commitments.show_card(found, supplier)

    def _show_head(self, found: Card) -> None:
        result, pin = found.health.result, found.pin
        self._number.setText(words.health_number(found))
        self._chip.show_flag(words.health_flag(found))
        sentences = [words.advice(result)]
        if result.known:
            sentences.append(_("({sure})").format(sure=words.sure_words(found.health.sure)))
        if pin is not None and result.known:
            sentences.insert(0, words.computed(found))
        self._pinned.setText(words.pinned(pin, found.as_of) if pin else "")
        self._pinned.setVisible(pin is not None)
        self._pin = pin
        self.pin.setText(_("Change the pin") if pin else _("Pin the health"))
        self.unpin.setVisible(pin is not None)
        self._sentence.setText(joined(*sentences))
        self._trend.show_points(found.trend)
        self._trend.setVisible(any(value is not None for _day, value in found.trend))

    def _unpin(self) -> None:
        if self._pin is not None:
            self.pin.setFocus()  # the button that was pressed goes away
            self.unpin_asked.emit(self._pin.id)

    def _show_parts(self, found: Card) -> None:
        empty(self._parts)
        group = Group(_("What the health is made of"), "caption")
        for part in found.health.parts:
            group.add(self._part(part))
        self._parts.addWidget(group)

    def _part(self, part: Part) -> Explained:
        name = words.part_label(part.key)
        bar = ProgressBar(self._theme, name, part.share or 0.0, _tone(part.share), width=90)
        points = label("", "meta", "text2")
        points.setMinimumWidth(self._theme.px(52))
        if part.points is None:
            points.setText(_("no data"))
        else:
            points.setText(
                _("{points} of {weight}").format(
                    points=formats.number(round(part.points)), weight=part.weight
                )
            )
        bar.setVisible(part.share is not None)
        end = holder(row(bar, points, spacing=self._theme.px(10)))
        made = Explained(self._workplace, name, part.sentence, part.records, trailing=end)
        made.asked.connect(self.asked)
        return made

    def _show_rules(self, found: Card) -> None:
        empty(self._rules)
        px = self._theme.px
        group = Group(_("What the rules say"), "caption")
        known = [one for one in found.results if one.known]
        for one in known:
            made = Explained(
                self._workplace,
                words.rule_label(one.rule),
                words.advice(one) if words.band_tone(one.band) in {"amber", "seal"} else one.sentence,
                one.records,
                flag=words.band_flag(one.band),
            )
            made.asked.connect(self.asked)
            group.add(made)
        for pause in found.pauses:
            group.add(self._pause(pause, found.as_of))
        missing = [words.rule_label(one.rule) for one in found.results if not one.known]
        if missing:
            quiet = _("Not enough data yet for: {rules}").format(rules=" · ".join(missing))
            line = column(label(quiet, "meta", "text2", wrap=True), margins=(px(6), px(7), px(6), px(7)))
            group.add(holder(line))
        self._rules.addWidget(group)

    def _pause(self, pause: Pause, today: date) -> ItemRow:
        """Return the line of a rule that is paused on Today; its button takes that back."""
        button = Button(
            self._theme,
            _("Take back"),
            icon="undo-2",
            on_click=lambda: self._workplace.carry_out(
                _("Take the pause back"), lambda session: speak_again(session, pause.id)
            ),
        )
        name = words.rule_label(pause.rule)
        button.setAccessibleName(_("Take the pause back: {name}").format(name=name))
        return ItemRow(
            self._theme, name, words.paused(pause, today), leading=Icon(self._theme, "pause"), trailing=button
        )

    def _show_sides(self, found: Card) -> None:
        empty(self._sides)
        for name, side in ((_("They"), found.answering.theirs), (_("You"), found.answering.ours)):
            speed = 0.0 if side.hours is None else max(0.04, 1 - side.hours / _SLOWEST)
            bar = ProgressBar(self._theme, name, speed, "accent" if name == _("You") else "sky", width=160)
            who = label(name, "medium")
            who.setMinimumWidth(self._theme.px(48))
            self._sides.addLayout(
                row(who, bar, label(_side_words(side), "meta", "text2"), None, spacing=self._theme.px(12))
            )


def _side_words(side: Side) -> str:
    """Return how a side answers: the median, and how many of the questions."""
    if not side.questions:
        return _("no question is marked yet")
    share = n_("{done} of {n} question answered", "{done} of {n} questions answered", side.questions)
    words_ = share.format(done=side.answered, n=side.questions)
    if side.hours is None:
        return words_
    return _("{hours} working hours · {share}").format(hours=f"{side.hours:.1f}", share=words_)


def _tone(share: float | None) -> Tone:
    if share is None:
        return "neutral"
    return "ok" if share >= 0.7 else "amber" if share >= 0.4 else "seal"
