"""The end of an inspection: the verdict, and the report on paper in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from desktop.quality import words as quality_words
from desktop.quality.inspections import LARGEST_LOT, InspectionFields, edit_inspection, finish_inspection
from desktop.quality.photos import photos_of
from desktop.quality.report import Report
from desktop.quality.verdicts import Verdict
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.inspections import words
from ui.inspections.paper import file_name, page
from ui.paper_dialog import PaperDialog
from ui.touches.day_line import DayLine, say_if_wrong
from ui.widgets.segmented import Segmented
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_finish(workplace: Workplace, parent: QWidget, found: Report) -> None:
    """Open the question for the verdict of a report."""
    FinishDialog(workplace, parent, found).open()


def open_report(workplace: Workplace, parent: QWidget, found: Report) -> None:
    """Open the report as it will be printed."""
    ReportDialog(workplace, parent, found).open()


class FinishDialog(FormDialog):
    """The count proposes a verdict; the buyer gives it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, found: Report) -> None:
        super().__init__(workplace.theme, _("Finish the report"), _("Finish"), parent, width=520)
        self._workplace, self._report = workplace, found
        counted = found.row.counted
        said = quality_words.verdict_label(str(counted))
        sentence = _("By the count: {verdict}.").format(verdict=said)
        if counted is Verdict.PENDING and found.row.inspected < found.row.sample:
            sentence = _("Only {n} of {all} pieces were looked at.").format(
                n=found.row.inspected, all=found.row.sample
            )
        self.form.add_widget(label(sentence, "medium", wrap=True))
        self.verdict = Segmented(
            _("Verdict"),
            [(key, quality_words.verdict_label(key)) for key in quality_words.VERDICTS],
            str(found.row.verdict),
        )
        self.day = DayLine(lambda: workplace.today)
        self.day.show_day(found.row.done_on or workplace.today)
        self.signed = QLineEdit(found.signed_by)
        self.remarks = QPlainTextEdit(found.remarks)
        self.remarks.setTabChangesFocus(True)
        self.remarks.setFixedHeight(workplace.theme.px(96))
        self._counts = {"finished": _pieces(found.finished), "packed": _pieces(found.packed)}
        self.form.add(_("Verdict"), self.verdict)
        self._day_row = self.form.add(_("Day"), self.day)
        self.day.read_into(self._day_row)
        self.form.add_beside(
            (_("Pieces finished"), self._counts["finished"]), (_("Pieces packed"), self._counts["packed"])
        )
        self.form.add(_("Signed for the factory by"), self.signed)
        self.form.add(_("Remarks"), self.remarks)
        self._began = self._now()
        self.signed.setFocus()
        self.ready()

    def _now(self) -> tuple[str | int, ...]:
        counts = (box.value() for box in self._counts.values())
        return (
            *counts,
            self.verdict.current(),
            self.day.text(),
            self.signed.text(),
            self.remarks.toPlainText(),
        )

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def store(self) -> bool:
        """Finish the report; a lot that failed may go on to a rework case."""
        day, inspection_id = self.day.day(), self._report.row.id
        if say_if_wrong(self.day, self._day_row) or day is None:
            return False
        fields: InspectionFields = {
            "signed_by": self.signed.text(),
            "remarks": self.remarks.toPlainText(),
            "finished": _typed(self._counts["finished"]),
            "packed": _typed(self._counts["packed"]),
        }
        verdict = self.verdict.current()

        def write(session: ChangeSession) -> None:
            edit_inspection(session, inspection_id, fields)
            finish_inspection(session, inspection_id, verdict, day)

        return self.keep(self._workplace, _("Finish report"), write)


class ReportDialog(PaperDialog):
    """Shows the report with its photos; prints it, or writes it as PDF."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, found: Report) -> None:
        with workplace.journal.read() as connection:
            photos = photos_of(connection, found.row.id)
        title, note = _("Inspection report"), words.edition(found.terms)
        super().__init__(workplace, title, parent, page(found, photos), file_name(found), note)


def _pieces(count: int | None) -> QSpinBox:
    """Return a box for a number of pieces; -1 stands for not known."""
    box = QSpinBox()
    box.setRange(-1, LARGEST_LOT)
    box.setGroupSeparatorShown(True)
    box.setSpecialValueText(_("Not set"))
    box.setValue(-1 if count is None else count)
    return box


def _typed(box: QSpinBox) -> int | None:
    return None if box.value() < 0 else box.value()
