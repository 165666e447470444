"""The quality of one supplier on its page: the score with its parts, and the inspections behind it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.quality import words as quality_words
from desktop.quality.score import LEAST_LOTS, MONTHS
from desktop.quality.standing import standing
from desktop.texts import _, n_
from ui.inspections import words
from ui.inspections.side import OtherRow, ScorePart
from ui.widgets.button import Button
from ui.widgets.kept import Kept
from ui.widgets.layouts import column, frame, holder, row
from ui.widgets.section import SectionHeader
from ui.widgets.text import label
from ui.workplace import Workplace

_SHOWN = 30


class SupplierQualityTab(QWidget):
    """Each row opens its inspection; a button plans the next."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        theme, px = workplace.theme, workplace.theme.px
        self.total = label("", "display")
        self._basis = label("", "meta", "text3", wrap=True)
        parts, rows = column(spacing=px(8)), column()
        self._parts = Kept(parts, lambda: ScorePart(workplace))
        self.rows = Kept(rows, lambda: OtherRow(workplace))
        self._nothing = label(_("Nothing of this supplier was inspected yet."), "body", "text3", wrap=True)
        plan = Button(
            theme, _("Plan an inspection"), icon="plus", on_click=lambda: workplace.perform("new_inspection")
        )
        card = frame(
            "card",
            column(self.total, self._basis, px(10), holder(parts), margins=(px(18), px(12), px(18), px(16))),
        )
        self.setLayout(
            column(
                card, px(16), row(SectionHeader(_("Inspections"), "lead_strong"), None, plan), px(8),
                holder(rows), self._nothing, None, margins=(0, px(14), 0, px(24)),
            )
        )  # fmt: skip

    def show_supplier(self, supplier_id: int) -> None:
        """Read the lots of a supplier and show them."""
        today = self._workplace.today
        with self._workplace.journal.read() as connection:
            found = standing(connection, supplier_id, today)
        score = found.score
        self.total.setText(_("No score yet") if score.total is None else formats.number(score.total))
        self._basis.setText(
            n_(
                "A score needs {n} lot inspected before shipment.",
                "A score needs {n} lots inspected before shipment.",
                LEAST_LOTS,
            ).format(n=LEAST_LOTS)
            if score.total is None
            else n_(
                "Out of 100, by the last {n} month.", "Out of 100, by the last {n} months.", MONTHS
            ).format(n=MONTHS)
        )
        for widget, part in zip(self._parts.take(len(score.parts)), score.parts, strict=True):
            widget.show_part(part)
        shown = found.inspections[:_SHOWN]
        for line, each in zip(self.rows.take(len(shown)), shown, strict=True):
            day = formats.short_day(each.done_on or each.planned_on, today)
            line.record_id = each.id
            note = f"{quality_words.kind_label(each.kind)} · {day}"
            line.show_words(each.product or words.pieces(each.lot), note, words.state_flag(each))
        self._nothing.setVisible(not shown)
