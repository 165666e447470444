"""The result of an inspection: each class against its numbers, and what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop import formats
from desktop.people.shown import listed
from desktop.quality import words as quality_words
from desktop.quality.report import DefectRow, Report
from desktop.quality.verdicts import CLASSES, Verdict
from desktop.texts import _, n_
from ui.inspections import words
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.item_row import ItemRow
from ui.widgets.kept import Kept
from ui.widgets.layouts import column, frame, holder, row
from ui.widgets.rows import Flag
from ui.widgets.section import SectionHeader
from ui.widgets.text import label
from ui.workplace import Workplace

_FIRST_NUMBERS = 8


class ResultTab(QWidget):
    """A table of three classes and a row per kind of defect; its widgets stay for the next report.

    ``opened`` tells the pieces with a kind of defect whose photos shall be shown; ``added`` that a defect out of a
    report on paper shall be, ``looked_at`` that somebody says how many pieces it looked at.
    """

    opened = Signal(object)
    added = Signal()
    looked_at = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        theme = self._theme = workplace.theme
        px = theme.px
        self.banner = Banner(theme)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(18))
        self._grid.setVerticalSpacing(px(10))
        headings = (_("Class"), _("AQL"), _("Sample: accept / reject"), _("Bad pieces"), _("Verdict"))
        for place, heading in enumerate(headings):
            self._grid.addWidget(label(heading, "meta", "text3"), 0, place)
        self._grid.setColumnStretch(2, 1)
        self._cells = [self._line(number + 1) for number in range(len(CLASSES))]
        card = frame("card", column(self._grid, margins=(px(18), px(14), px(18), px(14))))
        self._header = SectionHeader(_("What was found"), "lead_strong")
        found = column()
        self._rows = Kept(found, self._row)
        self._kinds: list[list[DefectRow]] = []
        self._made: list[ItemRow] = []
        self._nothing = label("", "body", "text3", wrap=True)
        self.add = Button(theme, _("Add defect"), icon="plus", on_click=self.added.emit)
        self.pieces = Button(theme, _("Pieces looked at"), icon="scan-search", on_click=self.looked_at.emit)
        self._typing = holder(row(self.add, self.pieces, None, spacing=px(8)))
        self._remarks = label("", "body", "text2", wrap=True)
        self.setLayout(
            column(
                self.banner, px(4), card, px(18), self._header, px(6), holder(found), self._nothing, px(10),
                self._typing, px(14), self._remarks, None, margins=(0, px(12), 0, px(24)),
            )
        )  # fmt: skip

    def _row(self) -> ItemRow:
        made, number = ItemRow(self._theme, ""), len(self._made)
        self._made.append(made)
        made.setToolTip(_("Photos of this defect"))
        made.opened.connect(lambda: self.opened.emit(self._kinds[number]))
        return made

    def _line(self, number: int) -> tuple[Chip, list[QWidget], Chip]:
        name, verdict = Chip(self._theme, Flag("")), Chip(self._theme, Flag(""))
        words_ = [label("", "body"), label("", "body", "text2", wrap=True), label("", "lead_strong")]
        for place, widget in enumerate((name, *words_, verdict)):
            self._grid.addWidget(widget, number, place, Qt.AlignmentFlag.AlignVCenter)
        return name, list(words_), verdict

    def show_report(self, found: Report) -> None:
        """Show a report."""
        self._tell(found)
        for one, (name, texts, verdict) in zip(found.classes, self._cells, strict=False):
            name.show_flag(
                Flag(quality_words.class_label(one.defect_class), words.CLASS_TONES[one.defect_class])
            )
            said = (words.limit_words(one.aql), words.class_line(one), formats.number(one.bad))
            for cell, text in zip(texts, said, strict=True):
                cell.setText(text)  # type: ignore[attr-defined]  # labels, kept as widgets
            verdict.show_flag(
                Flag(quality_words.verdict_label(str(one.verdict)), words.VERDICT_TONES[str(one.verdict)])
            )
        self._show_defects(found)
        self._typing.setVisible(found.row.done_on is None)
        self._remarks.setText(found.remarks)
        self._remarks.setVisible(bool(found.remarks))

    def _tell(self, found: Report) -> None:
        one = found.row
        if one.done_on is not None and one.verdict is not one.counted and one.counted is not Verdict.PENDING:
            counted = quality_words.verdict_label(str(one.counted))
            self.banner.tell(_("By the count it would be: {verdict}.").format(verdict=counted), "amber")
        elif found.doubts:
            words_ = n_(
                "{n} check or measurement is not in order: you decide.",
                "{n} checks or measurements are not in order: you decide.",
                found.doubts,
            )
            self.banner.tell(words_.format(n=found.doubts), "amber")
        else:
            self.banner.dismiss()

    def _show_defects(self, found: Report) -> None:
        kinds: dict[tuple[str, str, str], list[DefectRow]] = {}
        for defect in found.defects:
            kinds.setdefault((defect.defect_class, defect.name_zh, defect.name_en), []).append(defect)
        ranked = sorted(
            kinds.items(), key=lambda one: (CLASSES.index(one[0][0]), -sum(d.count for d in one[1]))
        )
        # The photos of a kind of defect are kept with the first piece that had it.
        self._kinds = [rows for _key, rows in ranked]
        for line, ((name, zh, en), rows) in zip(self._rows.take(len(ranked)), ranked, strict=True):
            count = sum(defect.count for defect in rows)
            flag = Flag(quality_words.class_label(name), words.CLASS_TONES[name])
            with_photos = sum(found.photos.get(defect.id, 0) for defect in rows)
            many = n_("{n} photo", "{n} photos", with_photos).format(n=with_photos) if with_photos else ""
            where = " · ".join(filter(None, (_where(rows), many)))
            line.show_words(words.defect_name(zh, en), where, flag, words.pieces(count))
        self._header.show_count(formats.number(len(found.defects)) if found.defects else "")
        self._nothing.setVisible(not ranked)
        looked = found.row.inspected
        self._nothing.setText(
            _("Nothing bad in {pieces}.").format(pieces=words.pieces(looked))
            if looked
            else _("Nothing looked at yet.")
        )


def _where(rows: list[DefectRow]) -> str:
    """Return the numbers of the pieces, the places on them and the remarks."""
    numbers = [str(defect.unit) for defect in rows if defect.unit is not None]
    parts = []
    if numbers:
        more = "…" if len(numbers) > _FIRST_NUMBERS else ""
        parts.append(_("No. {numbers}").format(numbers=listed(numbers[:_FIRST_NUMBERS]) + more))
    for each in ("place", "remark"):
        parts += dict.fromkeys(getattr(defect, each) for defect in rows if getattr(defect, each))
    return " · ".join(parts)
