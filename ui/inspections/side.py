"""The side panel of an inspection: what the supplier's lots were like, and what becomes of this one."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.quality import words as quality_words
from desktop.quality.report import Report
from desktop.quality.rework_reads import Case
from desktop.quality.score import LEAST_LOTS, MONTHS, Part
from desktop.quality.standing import Standing
from desktop.texts import _, n_
from ui.inspections import words
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.kept import Kept
from ui.widgets.layouts import column, holder, row
from ui.widgets.progress import ProgressBar
from ui.widgets.section import SectionHeader
from ui.widgets.text import label, rule
from ui.workplace import Workplace

_OTHERS = 6


class InspectionSide(QWidget):
    """Answers whether this supplier's goods can be trusted, and what is still to be done with this lot."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        theme = self._theme = workplace.theme
        px = theme.px
        self._total = label("", "display")
        self._basis = label("", "meta", "text3", wrap=True)
        parts = column(spacing=px(8))
        self._parts = Kept(parts, lambda: ScorePart(workplace))
        self._rework = label("", "body", "text2", wrap=True)
        self._open = Button(theme, "", on_click=lambda: workplace.perform("rework"))
        self._case = holder(
            column(
                rule(), SectionHeader(_("Rework case")), self._rework, row(self._open, None), spacing=px(10)
            )
        )
        others = column()
        self._others = Kept(others, lambda: OtherRow(workplace))
        self._before = holder(
            column(rule(), SectionHeader(_("Other inspections here")), holder(others), spacing=px(8))
        )
        self.setLayout(
            column(
                SectionHeader(_("Order quality")), px(4), self._total, self._basis, px(10), holder(parts), px(14),
                self._case, px(14), self._before, None, margins=(px(20), px(24), px(16), px(20)),
            )
        )  # fmt: skip

    def show_report(self, found: Report, standing: Standing, case: Case | None, today: date) -> None:
        """Show what is known beside the report."""
        score = standing.score
        self._total.setText(_("No score yet") if score.total is None else formats.number(score.total))
        self._basis.setText(
            n_("Out of 100, by the last {n} month.", "Out of 100, by the last {n} months.", MONTHS).format(
                n=MONTHS
            )
            if score.total is not None
            else n_(
                "A score needs {n} lot inspected before shipment.",
                "A score needs {n} lots inspected before shipment.",
                LEAST_LOTS,
            ).format(n=LEAST_LOTS)
        )
        for widget, part in zip(self._parts.take(len(score.parts)), score.parts, strict=True):
            widget.show_part(part)
        self._show_case(found, case)
        others = [each for each in standing.inspections if each.id != found.row.id][:_OTHERS]
        for line, each in zip(self._others.take(len(others)), others, strict=True):
            line.record_id = each.id
            day = formats.short_day(each.done_on or each.planned_on, today)
            note = f"{quality_words.kind_label(each.kind)} · {day}"
            line.show_words(each.product or words.pieces(each.lot), note, words.state_flag(each))
        self._before.setVisible(bool(others))

    def _show_case(self, found: Report, case: Case | None) -> None:
        self._case.setVisible(case is not None or found.row.state in {"rejected", "pending"})
        if case is None:
            self._rework.setText(
                _("This lot has not passed. A case leads through the talk to a re-inspection.")
            )
            self._open.setText(_("Open a rework case"))
            return
        self._open.setText(_("Go to the case"))
        self._rework.setText(case_words(case, self._workplace.today))


def case_words(case: Case, today: date) -> str:
    """Return how far a case is."""
    if case.closed_on is not None:
        return _("{outcome}, {day}").format(
            outcome=quality_words.outcome_label(case.outcome), day=formats.short_day(case.closed_on, today)
        )
    if not case.option:
        return n_("Open; {n} offer so far.", "Open; {n} offers so far.", len(case.offers)).format(
            n=len(case.offers)
        )
    by = formats.short_day(case.ready_on, today) if case.ready_on else _("no day yet")
    return _("Agreed: {option}, by {day}.").format(
        option=quality_words.option_label(case.option).lower(), day=by
    )


def part_words(part: Part) -> str:
    """Return what a part of the score counts."""
    return {
        "accepted": _("Lots that passed"),
        "majors": _("Major defects against the limit"),
        "late": _("In time"),
        "rework": _("Rework accepted"),
    }[part.key]


class ScorePart(QWidget):
    """One part: its points of its weight, on how many records."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._name = label("", "body")
        self._points = label("", "meta", "text2")
        self._bar = ProgressBar(workplace.theme, "", width=0)
        self.setLayout(column(row((self._name, 1), self._points), 3, self._bar))

    def show_part(self, part: Part) -> None:
        """Show a part."""
        self._name.setText(part_words(part))
        self._points.setText(
            _("no records")
            if part.value is None
            else _("{points} of {weight}").format(points=round(part.points), weight=part.weight)
        )
        self._bar.show_share(part.value or 0.0)
        self.setToolTip(
            n_("Out of {n} record", "Out of {n} records", part.records).format(n=formats.number(part.records))
        )


class OtherRow(ItemRow):
    """Opens another inspection."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.theme, "")
        self.record_id = 0
        self.opened.connect(lambda: workplace.show_record("inspection", self.record_id))
