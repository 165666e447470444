"""The days of one festival at one supplier: the usual ones, what was said, and the fields to write it down."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop import formats
from desktop.errors import GuanxiError
from desktop.planning.shutdown_records import (
    Confirmed,
    SupplierSeason,
    confirm_day,
    forget_day,
    supplier_season,
)
from desktop.planning.shutdowns import Festival, offsets, shutdown
from desktop.texts import _, p_
from ui.shutdowns import words
from ui.text_table import TextRow, TextTable
from ui.touches.day_line import DayLine, say_if_wrong
from ui.widgets.button import Button
from ui.widgets.form import FormRow
from ui.widgets.layouts import column, row
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_WIDTHS = (190, 92, 92, 104, 84)
_TOP = Qt.AlignmentFlag.AlignTop


class Stages(QWidget):
    """``changed`` is called after a day was written or taken back, with the sentence that says so."""

    def __init__(
        self,
        workplace: Workplace,
        changed: Callable[[str], object],
        failed: Callable[[GuanxiError], object],
    ) -> None:
        super().__init__()
        self._workplace, self._changed, self._failed = workplace, changed, failed
        self._whose: tuple[int, Festival, int] | None = None
        self._season: SupplierSeason | None = None
        theme, px = workplace.theme, workplace.theme.px
        headings = (p_("shutdown", "Day"), _("Usual"), _("Here"), _("Said by"), _("On"))
        self.table = TextTable(theme, _("Days around the festival"), headings, _WIDTHS)
        self.day = DayLine(lambda: workplace.today)
        self.by = QLineEdit()
        self.on = DayLine(lambda: workplace.today)
        self._day = FormRow(theme, _("Day here"), self.day)
        self._on = FormRow(theme, _("Said on"), self.on)
        self.day.read_into(self._day)
        self.confirm = Button(theme, _("Confirm day"), icon="check", on_click=self._confirm)
        self.usual = Button(theme, _("Usual day"), icon="rotate-ccw", on_click=self._forget)
        fields = row(spacing=px(12))
        for piece, share in ((self._day, 4), (FormRow(theme, _("Said by"), self.by), 3), (self._on, 4)):
            fields.addWidget(piece, share, _TOP)
        buttons = row(self.confirm, self.usual, None, spacing=px(8))
        self.setLayout(column((self.table, 1), px(10), fields, px(8), buttons))
        for line in (self.day, self.by, self.on):
            line.returnPressed.connect(self._confirm)
        for button in (self.confirm, self.usual):
            button.setAutoDefault(False)
        self.table.chosen.connect(self._show_stage)

    def show_season(self, supplier_id: int, festival: Festival, year: int) -> None:
        """Show the days of a supplier."""
        first_time = self._whose is None
        if self._whose is not None and self._whose[0] != supplier_id:
            self.by.clear()
        self._whose = (supplier_id, festival, year)
        with self._workplace.journal.read() as connection:
            self._season = supplier_season(connection, supplier_id, festival, year)
        self.table.show_rows(self._rows(self._season))
        if first_time:
            self.table.choose(words.ASKED[0])
        self._show_stage(self.table.current_key())

    def _rows(self, season: SupplierSeason) -> list[TextRow]:
        found, usual = season.shutdown, shutdown(season.shutdown.festival, season.shutdown.year)
        rows = []
        for stage in offsets(found.festival):
            here, key = found.days[stage.key], stage.key
            said = key in found.confirmed
            cells = (
                words.stage_name(stage),
                formats.month_day(usual.days[key]),
                formats.month_day(here) if said else "",
                *words.who_said(season, key),
            )
            rows.append(TextRow(key, cells, {2: "ok"}))
        return rows

    def _show_stage(self, stage: str | None) -> None:
        season = self._season
        if season is None or stage is None:
            return
        said = season.said.get(stage)
        self.day.show_day(said.day if said is not None else season.shutdown.days[stage])
        if said is not None:
            self.by.setText(said.by)
        self.on.show_day(said.on if said is not None else self._workplace.today)
        self.usual.setEnabled(said is not None)

    def _confirm(self) -> None:
        stage = self.table.current_key()
        wrong = [say_if_wrong(self.day, self._day), say_if_wrong(self.on, self._on)]
        day = self.day.day()
        if self._whose is None or stage is None or any(wrong):
            return
        if day is None:
            self._day.set_error(_("Type a day, such as 2027-01-24."))
            return
        whose, said = self._whose, Confirmed(day, self.by.text().strip(), self.on.day())

        def write(session: ChangeSession) -> bool:
            confirm_day(session, *whose, stage, said)
            return True

        title = _("Confirm day of shutdown")
        if self._workplace.change(title, write, toast="", failed=self._failed):
            self._changed(_("The day is confirmed."))
            self._go_on()

    def _go_on(self) -> None:
        """Go to the next day of the table, since they come one after the other in a supplier's answer."""
        index = self.table.currentIndex()
        following = index.siblingAtRow(index.row() + 1)
        if following.isValid():
            self.table.setCurrentIndex(following)
        self.day.setFocus()
        self.day.selectAll()

    def _forget(self) -> None:
        stage, whose = self.table.current_key(), self._whose
        if whose is None or stage is None:
            return

        def write(session: ChangeSession) -> bool:
            forget_day(session, *whose, stage)
            return True

        title = _("Take back day of shutdown")
        if self._workplace.change(title, write, toast="", failed=self._failed):
            self._changed(_("The usual day counts again."))
