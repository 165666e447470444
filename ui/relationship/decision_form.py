"""The form of a decision: what was asked of whom, who decides, and what they answered."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.commitments.decisions import (
    LEVELS,
    DecisionFields,
    DecisionRow,
    decision_of,
    edit_decision,
    level_label,
)
from desktop.texts import _
from ui.day_rows import DayRows
from ui.form_dialog import FormDialog
from ui.relationship.decider_box import DeciderBox
from ui.widgets.segmented import Segmented
from ui.workplace import Workplace


def open_decision(workplace: Workplace, parent: QWidget, decision_id: int) -> None:
    """Open the form of a decision; one that is gone meanwhile opens nothing."""
    with workplace.journal.read() as connection:
        row = decision_of(connection, decision_id)
    if row is not None:
        DecisionForm(workplace, parent, row).open()


class DecisionForm(FormDialog):
    """All that is known of a decision; nothing is kept before the button, or Ctrl+Enter, asks for it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, decision: DecisionRow) -> None:
        super().__init__(workplace.theme, _("Edit decision"), _("Save"), parent, width=500)
        self._workplace, self._decision = workplace, decision
        self.what = QLineEdit(decision.what)
        levels = [(level, level_label(level)) for level in LEVELS]
        self.level = Segmented(_("Who decides"), levels, decision.level)
        self.decider = DeciderBox(workplace)
        self.decider.offer(decision.supplier_id)
        self.decider.choose(decision.decider_id)
        self.large = QCheckBox(_("Contract or large sum"))
        self.large.setChecked(decision.large)
        self.answer = QLineEdit(decision.answer)
        self._what = self.form.add(_("What they are to decide"), self.what)
        self.form.add(_("Who decides"), self.level)
        self.form.add(_("The person who decides"), self.decider)
        self.form.add_widget(self.large)
        self.days = DayRows(
            self.theme,
            self.form,
            {
                "asked_on": (_("Asked for on"), decision.asked_on),
                "answered_on": (_("Answered on"), decision.answered_on),
            },
        )
        self.form.add(_("Answer"), self.answer)
        self._began = self._now()
        self.what.setFocus()
        self.ready()

    def _now(self) -> tuple[object, ...]:
        words = (self.what.text().strip(), self.level.current(), self.answer.text().strip())
        return (*words, *self.days.texts(), self.large.isChecked(), self.decider.currentData())

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def store(self) -> bool:
        """Keep the decision; an answer without a day came today."""
        if not self.what.text().strip():
            self._what.set_error(_("Write down in a few words what was asked for."))
            return False
        days = self.days.read()
        if days is None:
            return False
        asked_on, answer = days["asked_on"], self.answer.text().strip()
        if asked_on is None:
            self.days["asked_on"].set_error(_("Type a day."))
            return False
        fields: DecisionFields = {
            "what": self.what.text(),
            "level": self.level.current(),
            "decider_id": self.decider.currentData(),
            "large": self.large.isChecked(),
            "asked_on": asked_on,
            "answered_on": days["answered_on"] or (self._workplace.today if answer else None),
            "answer": answer,
        }
        decision_id = self._decision.id
        return self.keep(
            self._workplace, _("Edit decision"), lambda session: edit_decision(session, decision_id, fields)
        )
