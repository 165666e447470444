"""One inspection: its head and its tabs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop import formats
from desktop.quality.report import DefectRow, Report
from desktop.quality.switching import Proposal
from desktop.texts import _, p_
from ui.attachments.panel import AttachmentsPanel
from ui.history_view import HistoryView
from ui.inspections.checks_tab import ChecksTab
from ui.inspections.defect_photos import open_defect_photos
from ui.inspections.head import Action, InspectionHead
from ui.inspections.plan_tab import PlanTab
from ui.inspections.result_tab import ResultTab
from ui.inspections.side import InspectionSide
from ui.inspections.trouble_tab import TroubleTab
from ui.record_words import field_words
from ui.widgets.layouts import column, holder, row
from ui.widgets.scrolling import scrolling
from ui.widgets.tabs import Tabs
from ui.widgets.text import rule
from ui.workplace import Workplace

RESULT, OVERVIEW, CHECKS, PLAN, TROUBLE, FILES, HISTORY = range(7)
Background = tuple[Proposal, list[DefectRow], date]
"""What is proposed for the next lot, the supplier's defects, and since when they count."""


class InspectionDetail(QFrame):
    """The page hands over the report; a tab is filled when it is turned to."""

    def __init__(self, workplace: Workplace, actions: list[Action], act: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._workplace = workplace
        self._report: Report | None = None
        self._background: Background | None = None
        self._filled: set[int] = set()
        px = workplace.theme.px
        self.head = InspectionHead(workplace, actions, act)
        self.result = ResultTab(workplace)
        self.result.opened.connect(self._open_defects)
        self.result.added.connect(lambda: workplace.perform("defect_new"))
        self.result.looked_at.connect(lambda: workplace.perform("looked_at"))
        self.overview = InspectionSide(workplace)
        self.checks = ChecksTab(workplace)
        self.plan = PlanTab(workplace)
        self.trouble = TroubleTab(workplace)
        self.files = AttachmentsPanel(workplace, "inspection", role="defect")
        self.files.counted.connect(self._count_files)
        self._history = HistoryView(workplace, field_words)
        names = [
            _("Result"),
            _("Overview"),
            _("Checks"),
            p_("sampling", "Plan"),
            _("Past defects"),
            _("Files"),
            _("History"),
        ]
        self.tabs = Tabs(workplace.theme, names)
        self._stack = QStackedWidget()
        for part in (self.result, self.overview, self.checks, self.plan, self.trouble):
            self._stack.addWidget(scrolling(part))
        self._stack.addWidget(holder(column(px(12), self.files)))
        self._stack.addWidget(holder(column(px(12), self._history)))
        self.tabs.currentChanged.connect(self._turn)
        self._lay_out()
        self.show_overview(shown=False)

    def _lay_out(self) -> None:
        px = self._workplace.theme.px
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(28), 0)
        lines.setSpacing(0)
        lines.addWidget(self.head)
        lines.addSpacing(px(10))
        lines.addWidget(holder(row(self.tabs, None)))
        lines.addWidget(rule())
        lines.addWidget(self._stack, 1)

    def show_overview(self, *, shown: bool) -> None:
        """Offer the side panel as a tab while it has no room at the side."""
        self.tabs.setTabVisible(OVERVIEW, shown)
        if not shown and self.tabs.currentIndex() == OVERVIEW:
            self.tabs.setCurrentIndex(RESULT)

    def show_report(
        self, found: Report, background: Background, fill_side: Callable[[QWidget], None]
    ) -> None:
        """Show an inspection in head and tabs; ``fill_side`` shows the overview when it is turned to."""
        self._report, self._background, self._fill_side = found, background, fill_side
        self.head.show_report(found, self._workplace.today)
        waiting = sum(not check.result for check in found.checks)
        self.tabs.set_count(CHECKS, formats.number(waiting) if waiting else "")
        self.files.show_whose(found.row.id)
        self._filled.clear()
        self._fill(self.tabs.currentIndex())

    def _open_defects(self, defects: list[DefectRow]) -> None:
        finished = self._report is not None and self._report.row.done_on is not None
        open_defect_photos(self._workplace, self.window(), defects, finished=finished)

    def _count_files(self, count: int) -> None:
        self.tabs.set_count(FILES, formats.number(count) if count else "")

    def _turn(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self._fill(tab)

    def _fill(self, tab: int) -> None:
        found, background = self._report, self._background
        if found is None or background is None or tab in self._filled:
            return
        self._filled.add(tab)
        if tab == RESULT:
            self.result.show_report(found)
        elif tab == OVERVIEW:
            self._fill_side(self.overview)
        elif tab == CHECKS:
            self.checks.show_report(found)
        elif tab == PLAN:
            self.plan.show_report(found, background[0])
        elif tab == TROUBLE:
            self.trouble.show_defects(background[1], background[2])
        elif tab == HISTORY:
            self._show_history(found)

    def _show_history(self, found: Report) -> None:
        rows = [("inspection", found.row.id)]
        rows += [("defect", defect.id) for defect in found.defects]
        rows += [("measurement", measured.id) for measured in found.measurements]
        self._history.show_rows(rows + [("inspection_check", check.id) for check in found.checks])
