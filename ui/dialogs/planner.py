"""The planner: when to order at the latest, what happens when, and what a week's delay costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.errors import GuanxiError
from desktop.planning.event_drafts import EventDraft
from desktop.planning.events import add_event
from desktop.planning.supplier_plans import Answer, answer
from desktop.texts import _, n_
from ui.planner import words
from ui.planner.outcome import Outcome
from ui.planner.question import Question
from ui.planner.table import PlanTable
from ui.wide_dialog import WideDialog
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.fitting import Fitting
from ui.widgets.layouts import column, holder
from ui.widgets.scrolling import scrolling
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_SETTLE_MS, _TABLE_LEAST = 120, 240


def open_planner(workplace: Workplace, parent: QWidget) -> None:
    """Open the planner with the supplier that the page shows."""
    PlannerDialog(workplace, parent).open()


class PlannerDialog(WideDialog):
    """The question above, the answer below; nothing is written before it is asked for."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, _("Plan an order"), parent)
        theme, px = self.theme, self.theme.px
        self.answer: Answer | None = None
        self.question = Question(workplace)
        self.outcome = Outcome(theme)
        self.table = PlanTable(theme, lambda: workplace.today)
        self.none = EmptyState(theme, _("No plan yet"), _("Type a day."), "calendar-clock")
        self._stack = QStackedWidget()
        self._stack.addWidget(holder(column(self.outcome, px(10), (self.table, 1))))
        self._stack.addWidget(self.none)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settled.timeout.connect(self.plan)
        self.question.changed.connect(self._settled.start)
        self.table.plan_model.length_typed.connect(self.question.set_length)
        self.copy_text = Button(theme, _("Copy as text"), icon="copy", on_click=self._copy_text)
        self.copy_table = Button(theme, _("Copy as table"), icon="copy", on_click=self._copy_table)
        self.save = Button(theme, _("Put into the calendar"), "primary", "calendar-plus", self._save)
        self.usual = Button(
            theme, _("Usual lengths"), icon="rotate-ccw", on_click=self.question.forget_lengths
        )
        self.table.setMinimumHeight(px(_TABLE_LEAST))
        inside = column(self.question, px(12), (self._stack, 1), margins=(px(2), 0, px(2), 0))
        body = column((scrolling(Fitting(inside)), 1))
        self.furnish(body, 1120, 840, self.save, self.copy_text, self.copy_table, self.usual)
        kind, record_id = workplace.focus or ("", 0)
        if kind == "supplier":
            self.question.supplier.show_ids([record_id])
        self.plan()
        self.question.supplier.line.setFocus()

    def plan(self) -> None:
        """Count the plan and show it, or say why there is none."""
        self._settled.stop()
        self.answer = None
        asked = self.question.asked()
        if asked is None:
            self.none.show_text(_("No plan yet"), _("Type a day."))
        else:
            try:
                with self.workplace.journal.read() as connection:
                    self.answer = answer(connection, asked, self.workplace.today)
            except GuanxiError as error:
                self.none.show_text(error.message, error.advice)
        self.table.plan_model.show_answer(self.answer)
        if self.answer is not None:
            self.outcome.show_answer(self.answer, self.workplace.today)
        self._stack.setCurrentIndex(0 if self.answer is not None else 1)
        for button in (self.copy_text, self.copy_table, self.save):
            button.setEnabled(self.answer is not None)
        self.usual.setVisible(self.question.lengths_changed())

    def _title(self) -> str:
        name = self._supplier_name()
        return f"{self.question.title()} – {name}" if name else self.question.title()

    def _supplier_name(self) -> str:
        return self.question.supplier.names()[0] if self.question.supplier.ids() else ""

    def copy_words(self) -> str:
        """Return the plan as text; empty without one."""
        if self.answer is None:
            return ""
        return words.as_text(self.answer, self._title(), self.workplace.today)

    def _copy_text(self) -> None:
        if self.answer is not None:
            self.workplace.clipboard.copy(self.copy_words())
            self.banner.tell(_("The plan is copied as text."), "ok")

    def _copy_table(self) -> None:
        if self.answer is not None:
            self.workplace.clipboard.copy(words.as_table(self.answer, self.workplace.today))
            self.banner.tell(_("The plan is copied as a table."), "ok")

    def _save(self) -> None:
        if self.answer is None:
            return
        drafts = self._drafts(self.answer)

        def write(session: ChangeSession) -> int:
            for draft in drafts:
                add_event(session, draft)
            return len(drafts)

        count = self.workplace.change(_("Put plan into the calendar"), write, toast="", failed=self.tell)
        if count is not None:
            self.tell_done(
                n_("{n} date is in the calendar.", "{n} dates are in the calendar.", count).format(n=count)
            )

    def _drafts(self, found: Answer) -> list[EventDraft]:
        """Return an event for each milestone, with the supplier where there is one."""
        supplier = found.asked.supplier_id
        notes = words.as_text(found, self._title(), self.workplace.today)
        name = self._supplier_name()
        return [
            EventDraft(
                f"{words.step_name(one.step)} · {name}" if name else words.step_name(one.step),
                one.first,
                one.last,
                notes=notes if one.step.key == "order" else "",
                suppliers=() if supplier is None else (supplier,),
            )
            for one in found.plan.steps
        ]
