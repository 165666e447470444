"""The planner's answer above its table: the days that matter, and what to watch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop import formats
from desktop.planning.planner import Plan
from desktop.planning.risks import Code, Risk
from desktop.planning.supplier_plans import Answer
from desktop.texts import _
from ui.planner import words
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.facts_card import FactsCard
from ui.widgets.layouts import empty, holder, row
from ui.widgets.rows import Fact
from ui.widgets.text import Icon, label

_SHOWN = 6
_GRAVE: frozenset[Code] = frozenset({"begins_in_the_past", "order_after_last_safe_day", "work_over_closing"})


class Outcome(QWidget):
    """Facts side by side, and sentences under them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.facts = FactsCard(theme)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(2))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addWidget(self.facts)
        whole.addLayout(self._lines)

    def show_answer(self, answer: Answer, today: date) -> None:
        """Show the answer to a question."""
        self.facts.show_facts(facts(answer, today))
        sentences: list[tuple[str, Tone, str]] = []
        if slip := words.slip_sentence(answer, today):
            sentences.append(("hourglass", "sky", slip))
        if answer.plan.shutdowns and not any(one.confirmed for one in answer.plan.shutdowns):
            usual = _("The closings are the usual ones: no day of them is confirmed by a supplier.")
            sentences.append(("circle-question-mark", "sky", usual))
        sentences += [_mark(risk) for risk in answer.risks]
        self._show(sentences)

    def _show(self, sentences: Sequence[tuple[str, Tone, str]]) -> None:
        empty(self._lines)
        for icon, tone, sentence in sentences[:_SHOWN]:
            mark = Icon(self._theme, icon, tone, 14)
            line = row((label(sentence, "meta", "text2", wrap=True), 1))
            line.insertWidget(0, mark, 0, Qt.AlignmentFlag.AlignTop)
            line.setSpacing(self._theme.px(8))
            self._lines.addWidget(holder(line))

    def texts(self) -> list[str]:
        """Return the sentences shown."""
        found = []
        for place in range(self._lines.count()):
            item = self._lines.itemAt(place)
            widget = item.widget() if item is not None else None
            found += (
                [one.text() for one in widget.findChildren(QLabel) if one.text()]
                if widget is not None
                else []
            )
        return found


def _mark(risk: Risk) -> tuple[str, Tone, str]:
    grave = risk.code in _GRAVE
    sentence = risk.sentence(formats.long_day)
    return ("circle-alert", "seal", sentence) if grave else ("triangle-alert", "amber", sentence)


def facts(answer: Answer, today: date) -> list[Fact]:
    """Return the days that matter: order, ex-factory and arrival."""
    plan = answer.plan
    order = plan.last_safe_order
    found = [_fact(_("Last safe order"), order, today)]
    if (counted := _day(plan, "order")) is not None and counted != order:
        found.append(_fact(_("Order in this plan"), counted, today))
    if (leaves := _day(plan, "ex_factory")) is not None:
        found.append(_fact(_("Leaves the factory"), leaves, today))
    if plan.steps[-1].step.key != "ex_factory":
        found.append(_fact(_("Arrives"), plan.arrival, today))
    return found


def _day(plan: Plan, key: str) -> date | None:
    return next((one.first for one in plan.steps if one.step.key == key), None)


def _fact(caption: str, day: date, today: date) -> Fact:
    return Fact(caption, formats.weekday_day(day, today), words.soon(day, today))
