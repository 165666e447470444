"""The inspections page: the list, one inspection, and what the supplier's lots were like."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from desktop.joining import sentences
from desktop.quality.inspections import delete_inspections, inspect_again, reopen_inspection
from desktop.quality.recording import measure, remove_measurement, set_check
from desktop.quality.report import Report, report
from desktop.quality.rework_reads import Case, rework_case
from desktop.quality.reworks import open_rework
from desktop.quality.standing import Standing, defects_of_supplier, next_severity, score_since, standing
from desktop.quality.switching import Proposal
from desktop.quality.verdicts import Verdict
from desktop.texts import _, n_
from ui.dialogs.history import open_history_of
from ui.dialogs.inspecting import open_inspecting
from ui.dialogs.inspection import open_edit_inspection
from ui.dialogs.inspection_report import open_finish, open_report
from ui.dialogs.rework import open_rework_case
from ui.inspections.defect_form import open_looked_at, open_new_defect
from ui.inspections.detail import InspectionDetail
from ui.inspections.head import Action
from ui.inspections.listing import InspectionList
from ui.inspections.side import InspectionSide
from ui.list_page import ListPage
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


class InspectionsPage(ListPage):
    """Lots to be looked at, and those that were."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "inspection", "defect", "measurement", "inspection_check", "rework", "rework_offer", "supplier",
            "attachment", "attachment_link",
        }
    )  # fmt: skip
    kind = "inspection"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.report: Report | None = None
        self.case: Case | None = None
        self._standing: Standing | None = None
        self.side = InspectionSide(workplace)
        self.detail = InspectionDetail(workplace, self._actions(), self._act)
        self.detail.checks.checked.connect(self._check)
        self.detail.checks.measured.connect(self._measure)
        self.detail.checks.dropped.connect(self._drop)
        nobody = _("Choose an inspection in the list")
        self.arrange(InspectionList(workplace).listing(), self.detail, self.side, nobody)

    def _actions(self) -> list[Action]:
        return [
            ("clipboard-check", _("Inspect"), self._inspect),
            ("check", _("Finish the report"), self._finish),
            ("rotate-ccw", _("Reopen the report"), self._reopen),
            ("", "", self._edit),
            ("pencil", _("Edit record"), self._edit),
            ("rotate-cw", _("Plan a re-inspection"), self._again),
            ("hammer", _("Rework case"), self._rework),
            ("printer", _("Report"), self._print),
            ("", "", self._edit),
            ("history", _("History of this record"), self._show_history),
            ("trash-2", _("Move to trash"), self._trash),
        ]

    def on_fold(self, *, folded: bool) -> None:
        """Offer the side panel as a tab."""
        self.detail.show_overview(shown=folded)
        if self.report is not None and not folded:
            self._fill_side(self.side)

    def show_current(self, record_id: int) -> None:
        """Read an inspection and show it."""
        today = self.workplace.today
        with self.workplace.journal.read() as connection:
            found = report(connection, record_id) if record_id else None
            if found is None:
                self.report = None
                return
            supplier = found.row.supplier_id
            self.case = rework_case(connection, found.rework_id) if found.rework_id else None
            self._standing = standing(connection, supplier, today)
            since: date = score_since(today)
            proposal: Proposal = next_severity(connection, supplier, found.row.product, found.terms.standard)
            background = proposal, defects_of_supplier(connection, supplier, since), since
        self.report = found
        self.detail.show_report(found, background, self._fill_side)
        if not self.side_folded:
            self._fill_side(self.side)

    def _fill_side(self, side: QWidget) -> None:
        if self.report is not None and self._standing is not None and isinstance(side, InspectionSide):
            side.show_report(self.report, self._standing, self.case, self.workplace.today)

    # --- what can be done --------------------------------------------------------------------------------------

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done with the list and with the inspection shown."""
        own: dict[str, Callable[[], None]] = {
            "edit": self._edit,
            "history": self._show_history,
            "print": self._print,
            "inspect": self._inspect,
            "defect_new": lambda: self._type_in(open_new_defect),
            "looked_at": lambda: self._type_in(open_looked_at),
            "finish_inspection": self._finish,
            "rework": self._rework,
        }
        listed = super().handlers()
        listed.pop("tag")
        return listed | own

    def _act(self) -> None:
        """Do what the first button says."""
        if self.report is None:
            return
        state = self.report.row.state
        if state == "open":
            self._inspect()
        elif state == "accepted":
            self._again()
        else:
            self._rework()

    def _inspect(self) -> None:
        if self.report is not None and self.report.row.done_on is None:
            open_inspecting(self.workplace, self.window(), self.report.row.id)

    def _type_in(self, form: Callable[[Workplace, QWidget, Report], None]) -> None:
        """Open a form for what a report on paper says, unless the report is finished."""
        if self.report is None:
            return
        if self.report.row.done_on is not None:
            self.workplace.tell(
                sentences(
                    _("The report of this inspection is finished."), _("Reopen it to change what was found.")
                )
            )
            return
        form(self.workplace, self.window(), self.report)

    def _finish(self) -> None:
        if self.report is not None:
            open_finish(self.workplace, self.window(), self.report)

    def _reopen(self) -> None:
        self._change(_("Reopen report"), reopen_inspection)

    def _edit(self) -> None:
        if self.report is not None:
            open_edit_inspection(self.workplace, self.window(), self.report)

    def _print(self) -> None:
        if self.report is not None:
            open_report(self.workplace, self.window(), self.report)

    def _again(self) -> None:
        if self.report is None:
            return
        inspection_id, today = self.report.row.id, self.workplace.today
        made = self.workplace.change(
            _("Plan re-inspection"), lambda session: inspect_again(session, inspection_id, today)
        )
        if made is not None:
            self.show_record("inspection", made)

    def _rework(self) -> None:
        """Open the case of the lot, after making it where there is none."""
        if self.report is None:
            return
        if self.case is None and self.report.row.verdict is not Verdict.REJECTED:
            self.workplace.tell(
                sentences(_("Rework follows a report that failed."), _("Finish the report first."))
            )
            return
        if self.case is None:
            inspection_id, today = self.report.row.id, self.workplace.today
            made = self.workplace.change(
                _("Open rework case"), lambda session: open_rework(session, inspection_id, today), toast=""
            )
            if made is None:
                return
            self.refresh()
        if self.case is not None:
            open_rework_case(self.workplace, self.window(), self.case.id)

    def _show_history(self) -> None:
        if self.report is not None:
            open_history_of(self.workplace, self.window(), [("inspection", self.report.row.id)])

    def _trash(self) -> None:
        title = n_("Move inspection to trash", "Move {n} inspections to trash", 1).format(n=1)
        self._change(title, lambda session, one: delete_inspections(session, [one]))

    def _change(self, title: str, work: Callable[[ChangeSession, int], object]) -> None:
        if self.report is not None:
            inspection_id = self.report.row.id
            self.workplace.change(title, lambda session: work(session, inspection_id))

    def _check(self, check_id: int, result: str) -> None:
        self.workplace.change(_("Note check"), lambda session: set_check(session, check_id, result), toast="")

    def _measure(self, name: str, value: float, low: float | None, high: float | None, unit: str) -> None:
        self._change(
            _("Note measurement"),
            lambda session, one: measure(session, one, name, value, lowest=low, highest=high, unit=unit),
        )

    def _drop(self, measurement_id: int) -> None:
        self.workplace.change(
            _("Remove measurement"), lambda session: remove_measurement(session, measurement_id)
        )
