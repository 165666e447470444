"""When suppliers close around Spring Festival and Golden Week: all at a glance, each to be confirmed."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QSplitter, QStackedWidget, QWidget

from desktop import formats
from desktop.almanac.lunar import new_year
from desktop.planning.shutdowns import Festival, shutdown
from desktop.texts import _
from ui.shutdowns import words
from ui.shutdowns.closings import Closings
from ui.shutdowns.overview import Overview
from ui.shutdowns.stages import Stages
from ui.wide_dialog import WideDialog
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.segmented import Segmented
from ui.widgets.tabs import Tabs
from ui.widgets.text import label
from ui.workplace import Workplace


def open_shutdowns(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog at the supplier that the page shows."""
    ShutdownsDialog(workplace, parent).open()


class ShutdownsDialog(WideDialog):
    """Each day is written when it is confirmed, so there is nothing to store at the end."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, _("Factory shutdowns"), parent)
        theme, px = self.theme, self.theme.px
        self.festival = Segmented(_("Festival"), words.festival_names())
        self.year = QComboBox()
        self.year.setAccessibleName(_("Year"))
        for year in words.season_years(workplace.today):
            self.year.addItem(str(year), year)
        self.anchor = label("", "meta", "text2")
        self.overview = Overview(workplace)
        self.stages = Stages(workplace, self._after, self.tell)
        self.closings = Closings(workplace, self._after, self.tell)
        self.tabs = Tabs(theme, (_("Days around the festival"), _("Other closings")))
        self._panes = QStackedWidget()
        self._panes.addWidget(self.stages)
        self._panes.addWidget(self.closings)
        self.tabs.currentChanged.connect(self._panes.setCurrentIndex)
        self.ask = Button(theme, _("Copy question in Chinese"), icon="copy", on_click=self._copy_question)
        self._right = holder(column(self.tabs, px(8), (self._panes, 1), margins=(px(16), 0, 0, 0)))
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(holder(column((self.overview, 1), margins=(0, 0, px(16), 0))))
        parts.addWidget(self._right)
        parts.setSizes([px(430), px(640)])
        head = row(self.festival, self.year, self.anchor, None, spacing=px(10))
        self.furnish(column(head, px(12), (parts, 1)), 1120, 760, self.ask)
        self._listen()
        self._begin()

    def _listen(self) -> None:
        self.festival.chosen.connect(lambda _key: self._begin_year())
        self.year.activated.connect(lambda _row: self.came_back())
        self.overview.chosen.connect(self._show_supplier)

    def _begin(self) -> None:
        kind, record_id = self.workplace.focus or ("", 0)
        self._begin_year()
        if kind == "supplier":
            self.overview.table.choose(record_id)
        self.overview.table.setFocus()

    def _begin_year(self) -> None:
        """Show the next festival that is still to come."""
        today = self.workplace.today
        anchor = (
            new_year(today.year) if self._festival() == "spring_festival" else today.replace(month=10, day=8)
        )
        self.year.setCurrentIndex(self.year.findData(today.year + (anchor < today)))
        self.came_back()

    def _festival(self) -> Festival:
        return "golden_week" if self.festival.current() == "golden_week" else "spring_festival"

    def came_back(self) -> None:
        """Read again."""
        festival, year = self._festival(), self.year.currentData()
        day = shutdown(festival, year).anchor
        self.anchor.setText(formats.whole_day(day))
        self.overview.show_season(festival, year)
        self.ask.setEnabled(self.overview.somebody)
        self._show_supplier(self.overview.table.current_key())

    def _show_supplier(self, supplier_id: int | None) -> None:
        self._right.setEnabled(supplier_id is not None)
        if supplier_id is None:
            return
        self.stages.show_season(supplier_id, self._festival(), self.year.currentData())
        count = self.closings.show_supplier(supplier_id)
        self.tabs.set_count(1, str(count) if count else "")

    def _after(self, sentence: str) -> None:
        self.came_back()
        self.tell_done(sentence)

    def _copy_question(self) -> None:
        self.workplace.clipboard.copy(words.question(self._festival(), self.year.currentData()))
        self.banner.tell(_("The question is copied. Send it to the supplier."), "ok")
