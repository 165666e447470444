"""Where a person works and worked, as what, and to whom they report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.people import shown
from desktop.people.contact_card import EmploymentRow
from desktop.people.employments import end_employment, remove_employment
from desktop.people.words import decision_role_label
from desktop.texts import _
from ui.contacts import words
from ui.more import Act, more_button
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, row
from ui.widgets.rows import Flag, avatar_tone
from ui.widgets.section import Group
from ui.workplace import Workplace


class Work(QWidget):
    """``edited`` tells the id of an employment to edit, or 0 for a new one; ``left`` a supplier that somebody left."""

    edited = Signal(object)
    left = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, self._theme.px(16), 0, self._theme.px(24))
        self._lines.setSpacing(self._theme.px(12))

    def show_jobs(self, jobs: Sequence[EmploymentRow]) -> None:
        """Show a person's employments, today's first."""
        empty(self._lines)
        if not jobs:
            self._lines.addWidget(self._nothing(), 1)
            return
        today = [job for job in jobs if job.until_date is None]
        former = [job for job in jobs if job.until_date is not None]
        for title, part in ((_("Works today"), today), (_("Worked before"), former)):
            if part:
                group = Group(title, "caption")
                for job in part:
                    group.add(self._row(job))
                self._lines.addWidget(group)
        self._lines.addLayout(row(self._add(), None))
        self._lines.addStretch(1)

    def _add(self) -> Button:
        return Button(self._theme, _("Add employment"), icon="plus", on_click=lambda: self.edited.emit(0))

    def _nothing(self) -> EmptyState:
        return EmptyState(
            self._theme,
            _("No company known"),
            _("Where they work, as what, and who decides there."),
            "briefcase-business",
            _("Add employment"),
            lambda: self.edited.emit(0),
            kind="",
        )

    def _row(self, job: EmploymentRow) -> ItemRow:
        name, other = shown.two_lines(job.company_zh, job.company_en)
        boss = job.reports_to.shown if job.reports_to else job.reports_to_name
        reports = _("reports to {name}").format(name=boss) if boss else ""
        when = words.span(job.from_date, job.until_date, former=job.until_date is not None)
        role = decision_role_label(job.decision_role) if job.decision_role else ""
        letter = (job.company_zh or name)[:1].upper()
        made = ItemRow(
            self._theme,
            shown.hanzi_or(job.company_zh, " ".join(filter(None, (name, other)))),
            " · ".join(filter(None, (words.job_line(job), reports, when))),
            leading=Avatar(self._theme, letter, avatar_tone(job.supplier_id or job.id), 36),
            flag=Flag(role, "accent") if role else None,
            trailing=more_button(
                self._theme, _("More for {company}").format(company=name), lambda: self._acts(job)
            ),
        )
        made.opened.connect(lambda: self.edited.emit(job.id))
        return made

    def _acts(self, job: EmploymentRow) -> list[Act]:
        return [
            Act(_("Edit employment"), "pencil", lambda: self.edited.emit(job.id)),
            Act(_("Has left today"), "door-open", lambda: self._end(job), job.until_date is None),
            Act(_("Show supplier"), "factory", lambda: self._show(job), job.supplier_id is not None),
            Act(_("Remove, never worked there"), "trash-2", lambda: self._remove(job)),
        ]

    def _end(self, job: EmploymentRow) -> None:
        today = self._workplace.today
        done = self._workplace.carry_out(
            _("Has left"), lambda session: end_employment(session, job.id, today)
        )
        if done and job.supplier_id is not None:
            self.left.emit(job.supplier_id)

    def _show(self, job: EmploymentRow) -> None:
        if job.supplier_id is not None:
            self._workplace.show_record("supplier", job.supplier_id)

    def _remove(self, job: EmploymentRow) -> None:
        self._workplace.change(_("Remove employment"), lambda session: remove_employment(session, job.id))
