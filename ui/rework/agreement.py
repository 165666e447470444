"""What was agreed in writing, the re-inspection, and the end of the case."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop import formats
from desktop.errors import UsageError
from desktop.joining import labelled
from desktop.quality import words as quality_words
from desktop.quality.inspection_reads import InspectionRow
from desktop.quality.rework_reads import Case
from desktop.quality.reworks import Agreement
from desktop.quality.words import OPTIONS, OUTCOMES, PAYERS
from desktop.texts import _
from ui.inspections.words import state_label
from ui.rework.money_line import MoneyLine
from ui.touches.day_line import DayLine, say_if_wrong
from ui.widgets.button import Button
from ui.widgets.form import FormRow
from ui.widgets.layouts import column, row
from ui.widgets.section import SectionHeader
from ui.widgets.segmented import Segmented
from ui.widgets.text import label, rule
from ui.workplace import Workplace


class AgreementTab(QWidget):
    """``agreed`` tells the fields, ``planned`` the day of the re-inspection, ``closed`` an outcome."""

    agreed = Signal(object)
    planned = Signal(object)
    closed = Signal(str)
    reopened = Signal()
    thanked = Signal()
    shown = Signal(object)
    refused = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        self._again = 0
        self._agreed: object = None
        self._planned: object = None
        self.option = _choice(
            _("Nothing agreed yet"), [(key, quality_words.option_label(key)) for key in OPTIONS]
        )
        self.payer = _choice(_("Not said"), [(key, quality_words.payer_label(key)) for key in PAYERS])
        self.day = DayLine(lambda: workplace.today)
        self.money = MoneyLine()
        self.keep = Button(self._theme, _("Keep the agreement"), "primary", "handshake", self._keep)
        self.again_day = DayLine(lambda: workplace.today)
        self.plan = Button(self._theme, _("Plan the re-inspection"), icon="rotate-cw", on_click=self._plan)
        self.go = Button(self._theme, _("Show the re-inspection"), "link", on_click=self._show)
        self._again_words = label("", "body", "text2", wrap=True)
        self.outcome = Segmented(
            _("How it ended"), [(key, quality_words.outcome_label(key)) for key in OUTCOMES]
        )
        self.close_case = Button(self._theme, _("Close the case"), icon="check", on_click=self._close)
        self.thank = Button(
            self._theme, _("We thanked them"), icon="heart-handshake", on_click=self.thanked.emit
        )
        self._held = label("", "body", "amber", wrap=True)
        self._shown, self._shown_again = self._now(), ""
        self._arrange()

    def _arrange(self) -> None:
        theme, px = self._theme, self._theme.px
        self._day_row = FormRow(theme, _("Ready by"), self.day)
        self.day.read_into(self._day_row)
        self._again_row = FormRow(theme, _("Day of the re-inspection"), self.again_day)
        self.again_day.read_into(self._again_row)
        first = row(
            (FormRow(theme, _("What the factory does"), self.option), 1),
            (FormRow(theme, _("Who pays"), self.payer), 1),
            spacing=px(12),
        )
        second = row(
            (self._day_row, 1), (FormRow(theme, _("Cost or discount"), self.money), 1), spacing=px(12)
        )
        self.setLayout(
            column(
                first, px(12), second, px(10), row(self.keep, None), px(16), rule(), px(14),
                SectionHeader(_("Re-inspection"), "lead_strong"), px(6), self._again_words,
                row(self.go, None), px(6), self._again_row, px(8), row(self.plan, None),
                px(16), rule(), px(14), SectionHeader(_("The end"), "lead_strong"), px(6), self._held, px(6),
                row(self.outcome, None), px(8), row(self.close_case, self.thank, None, spacing=px(8)), None,
                margins=(0, px(14), px(8), px(16)),
            )
        )  # fmt: skip

    def show_case(self, case: Case, again: InspectionRow | None, *, held: bool) -> None:
        """Show what was agreed, the re-inspection, and whether the balance waits.

        What is typed and not kept yet stays while the case says the same as before.
        """
        self._show_agreed(case)
        self._show_again(again, again.planned_on if again else case.ready_on)
        closed = case.closed_on is not None
        self.outcome.setEnabled(not closed)
        self.outcome.select(case.outcome or "accepted")
        self.close_case.setText(_("Reopen the case") if closed else _("Close the case"))
        self._closed = closed
        self.thank.setVisible(case.thanked_on is None)
        self._held.setText(_("The balance of the order waits for a lot that has passed.") if held else "")
        self._held.setVisible(held)

    def _show_agreed(self, case: Case) -> None:
        agreed = (case.option, case.payer, case.ready_on, case.amount, case.currency)
        if agreed == self._agreed:
            return
        self._agreed = agreed
        self.option.setCurrentIndex(max(0, self.option.findData(case.option)))
        self.payer.setCurrentIndex(max(0, self.payer.findData(case.payer)))
        self.day.show_day(case.ready_on)
        self.money.show_amount(case.amount, case.currency)
        self._shown = self._now()

    def _show_again(self, again: InspectionRow | None, day: date | None) -> None:
        self._again = again.id if again else 0
        self.go.setVisible(again is not None)
        if again is None:
            self._again_words.setText(_("Not planned yet."))
        else:
            said = formats.weekday_day(again.done_on or again.planned_on, self._workplace.today)
            self._again_words.setText(labelled(said, state_label(again.state)))
        if (self._again, day) != self._planned:
            self._planned = (self._again, day)
            self.again_day.show_day(day)
            self._shown_again = self.again_day.text()

    def _now(self) -> tuple[object, ...]:
        return (
            self.option.currentData(), self.payer.currentData(), self.day.text(), self.money.line.text(),
            self.money.code(),
        )  # fmt: skip

    def typed(self) -> bool:
        """Tell whether something was typed or chosen that is not kept or planned yet."""
        return self._now() != self._shown or self.again_day.text() != self._shown_again

    def _keep(self) -> None:
        if say_if_wrong(self.day, self._day_row):
            return
        try:
            amount = self.money.amount()
        except UsageError as error:
            self.refused.emit(error)
            return
        fields: Agreement = {
            "option": self.option.currentData(),
            "payer": self.payer.currentData(),
            "ready_on": self.day.day(),
            "agreed_on": self._workplace.today if self.option.currentData() else None,
            "amount": amount,
            "currency": self.money.code(),
        }
        self.agreed.emit(fields)

    def _plan(self) -> None:
        day = self.again_day.day()
        if say_if_wrong(self.again_day, self._again_row):
            return
        if day is None:
            self._again_row.set_error(_("Type a day."))
            return
        self.planned.emit(day)

    def _show(self) -> None:
        self.shown.emit(self._again)

    def _close(self) -> None:
        if self._closed:
            self.reopened.emit()
        else:
            self.closed.emit(self.outcome.current())


def _choice(none: str, choices: list[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.addItem(none, "")
    for key, words in choices:
        box.addItem(words, key)
    return box
