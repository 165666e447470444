"""The fields of an employment, alone in a form or as a part of that of a new person."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop.errors import UsageError
from desktop.people import shown
from desktop.people.contact_card import EmploymentRow
from desktop.people.employments import EmploymentFields
from desktop.people.words import DECISION_ROLES, STANCES, decision_role_label, stance_label
from desktop.texts import _
from ui.chooser import Chooser, person_chooser, show_person, supplier_chooser
from ui.editors import Field, make_editor, show_value, typed_day
from ui.widgets.form import Form, FormRow
from ui.workplace import Workplace


class JobFields:
    """Adds its rows to ``form``; ``contact_id`` is the person it is about, who is not their own boss."""

    def __init__(self, workplace: Workplace, form: Form, contact_id: int | None, *, days: bool) -> None:
        """``days`` also asks from when to when."""
        self.company = supplier_chooser(workplace, _("A supplier, or another company"))
        self.title = QLineEdit()
        self.department = QLineEdit()
        self.role = QComboBox()
        self.role.addItem(_("Not known"), "")
        for role in DECISION_ROLES:
            self.role.addItem(decision_role_label(role), role)
        self.stance = QComboBox()
        for stance in ("", *STANCES):
            self.stance.addItem(stance_label(stance) if stance else _("Not known"), stance)
        self.boss: Chooser = person_chooser(
            workplace, _("Someone in the journal, or just a name"), without=contact_id
        )
        self.company_row = form.add(_("Company"), self.company)
        form.add_beside((_("Title"), self.title), (_("Department"), self.department))
        form.add(_("Reports to"), self.boss)
        form.add_beside((_("Part in decisions"), self.role), (_("How they stand to you"), self.stance))
        self.days: dict[str, FormRow] = {}
        self._fields = {
            "from_date": Field("from_date", _("From"), "day"),
            "until_date": Field("until_date", _("Until, when they have left"), "day"),
        }
        if days:
            editors = [(field.words, make_editor(workplace.theme, field)) for field in self._fields.values()]
            self.days = dict(zip(self._fields, form.add_beside(*editors), strict=True))

    def show_job(self, job: EmploymentRow) -> None:
        """Show an employment."""
        self.company.show_choice(job.supplier_id, shown.single(job.company_zh, job.company_en))
        self.title.setText(job.title)
        self.department.setText(job.department)
        self.role.setCurrentIndex(max(self.role.findData(job.decision_role), 0))
        self.stance.setCurrentIndex(max(self.stance.findData(job.stance), 0))
        if job.reports_to is not None:
            show_person(self.boss, job.reports_to)
        else:
            self.boss.show_choice(None, job.reports_to_name)
        for key, row in self.days.items():
            show_value(self._fields[key], row.field, getattr(job, key))

    def now(self) -> tuple[object, ...]:
        """Return all that stands in the fields, to be compared."""
        lines = (self.company, self.title, self.department, self.boss)
        days = (row.field for row in self.days.values())
        typed = tuple(line.text().strip() for line in (*lines, *days) if isinstance(line, QLineEdit))
        return (
            *typed,
            self.company.chosen_id,
            self.boss.chosen_id,
            self.role.currentData(),
            self.stance.currentData(),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing at all is typed or chosen."""
        return not any(self.now())

    def values(self) -> EmploymentFields | None:
        """Return the fields; None when a row is wrong and says so."""
        supplier, boss = self.company.chosen_id, self.boss.chosen_id
        if supplier is None and not self.company.text().strip():
            self.company_row.set_error(_("Choose a supplier or type the company's name."))
            return None
        found: EmploymentFields = {
            "supplier_id": supplier,
            "company": "" if supplier is not None else self.company.text(),
            "title": self.title.text(),
            "department": self.department.text(),
            "decision_role": self.role.currentData(),
            "stance": self.stance.currentData(),
            "reports_to_id": boss,
            "reports_to_name": "" if boss is not None else self.boss.text(),
        }
        return found if self._read_days(found) else None

    def _read_days(self, found: EmploymentFields) -> bool:
        for key, row in self.days.items():
            assert isinstance(row.field, QLineEdit)
            try:
                day = typed_day(row.field.text())
            except UsageError as error:
                row.set_error(str(error))
                return False
            if key == "from_date":
                found["from_date"] = day
            else:
                found["until_date"] = day
        return True
