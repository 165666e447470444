"""Which defects come again and again in these goods."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.quality.pareto import pareto, vital_few
from desktop.quality.report import DefectRow
from desktop.texts import _, n_
from ui.inspections import words
from ui.widgets.layouts import column, frame
from ui.widgets.pareto_chart import Bar, ParetoChart
from ui.widgets.text import label
from ui.workplace import Workplace


class TroubleTab(QWidget):
    """A Pareto chart over all inspections of a supplier in the time that counts."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        theme = workplace.theme
        px = theme.px
        self._sentence = label("", "lead", wrap=True)
        self.chart = ParetoChart(theme, _("Defects by how often they were found"))
        self._card = frame("card", column(self.chart, margins=(px(18), px(14), px(18), px(14))))
        self._since = label("", "meta", "text3", wrap=True)
        self.setLayout(
            column(
                self._sentence, px(14), self._card, px(8), self._since, None, margins=(0, px(16), 0, px(24))
            )
        )

    def show_defects(self, defects: list[DefectRow], since: date) -> None:
        """Show what was found at a supplier since a day."""
        found = [(words.defect_name(one.name_zh, one.name_en), one.count) for one in defects]
        bars = pareto(found, rest=_("All others"))
        vital = vital_few(bars)
        self.chart.show_bars([Bar(bar.name, bar.count, bar.share) for bar in bars], vital)
        self._card.setVisible(bool(bars))
        self._since.setText(
            _("All inspections of this supplier since {day}. The right column adds up the shares.").format(
                day=formats.full_day(since)
            )
        )
        self._since.setVisible(bool(bars))
        if not bars:
            self._sentence.setText(_("No defect was found here yet."))
            return
        said = n_(
            "One defect makes {share} of the trouble.", "{n} defects make {share} of the trouble.", vital
        )
        self._sentence.setText(said.format(n=vital, share=formats.percent(bars[vital - 1].share, 0)))
