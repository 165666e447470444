"""The form of an employment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.people.contact_card import EmploymentRow
from desktop.people.employments import add_employment, edit_employment
from desktop.texts import _
from ui.contacts.job_fields import JobFields
from ui.form_dialog import FormDialog
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_employment(
    workplace: Workplace, parent: QWidget, contact_id: int, job: EmploymentRow | None, *, focus: str = ""
) -> None:
    """Open the form of an employment, or of a new one; ``focus`` may be ``boss`` or ``decision_role``."""
    EmploymentDialog(workplace, parent, contact_id, job, focus=focus).open()


class EmploymentDialog(FormDialog):
    """Company, title, boss, part in decisions, from when to when."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, contact_id: int, job: EmploymentRow | None,
        *, focus: str = "",
    ) -> None:  # fmt: skip
        title = _("Add employment") if job is None else _("Edit employment")
        super().__init__(workplace.theme, title, _("Save"), parent, width=560)
        self._workplace, self._contact, self._job = workplace, contact_id, job
        self.fields = JobFields(workplace, self.form, contact_id, days=True)
        if job is not None:
            self.fields.show_job(job)
        self._began = self.fields.now()
        first: dict[str, QWidget] = {"boss": self.fields.boss, "decision_role": self.fields.role}
        first.get(focus, self.fields.company).setFocus()
        self.ready()

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self.fields.now() != self._began

    def store(self) -> bool:
        """Keep the employment."""
        values, job = self.fields.values(), self._job
        if values is None:
            return False

        def work(session: ChangeSession) -> None:
            if job is None:
                add_employment(session, self._contact, values)
            else:
                edit_employment(session, job.id, values)

        title = _("Add employment") if job is None else _("Edit employment")
        return self.keep(self._workplace, title, work)
