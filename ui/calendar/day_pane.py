"""The pane of a day: its Chinese date, what is celebrated, what the law says, and what the journal has on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import formats
from desktop.almanac.festivals import festivals
from desktop.almanac.terms import CHINA_TIME, term_names, term_on
from desktop.joining import labelled
from desktop.people import shown
from desktop.planning.calendar_rows import Bar, Chip, DayCell
from desktop.texts import _, n_
from ui.calendar import day_words, words
from ui.calendar.festival_card import festival_card
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, frame, holder, row
from ui.widgets.scrolling import scrolling
from ui.widgets.section import SectionHeader
from ui.widgets.text import Icon, label

WIDTH = 292
_ORDERS = 5
"""Bars of orders that the pane names; all of them stand in the view of orders."""


class DayPane(QFrame):
    """Shows one day; ``left`` tells Escape, which leads back to the grid."""

    chip_opened = Signal(object)
    bar_opened = Signal(object)
    new_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[ItemRow] = []
        self.setProperty("kind", "inspector")
        self.setAccessibleName(_("The day"))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(20, 20, 20, 20)
        self._column.setSpacing(theme.px(10))
        self._area = scrolling(holder(self._column), _("The day"))
        self._back = Button(theme, _("Back to the calendar"), "ghost", "arrow-left", self.left.emit)
        self._back.setToolTip(_("Back to the calendar (Esc)"))
        self._line = row(self._back, None, margins=(theme.px(12), theme.px(12), 0, 0))
        self.setLayout(column(self._line, (self._area, 1)))
        self.set_folded(folded=False)

    def set_folded(self, *, folded: bool) -> None:
        """Take the whole width when ``folded``: then it stands in the place of the grid."""
        self._back.setVisible(folded)
        top = self._theme.px(12) if folded else 0
        self._line.setContentsMargins(self._theme.px(12), top, 0, 0)
        self.setMinimumWidth(0 if folded else self._theme.px(WIDTH))
        self.setMaximumWidth(16_777_215 if folded else self._theme.px(WIDTH))

    def show_day(self, cell: DayCell, bars: Sequence[Bar], deadline: tuple[str, int] | None) -> None:
        """Show a day; ``deadline`` is what comes next and the Chinese working days until then."""
        empty(self._column)
        self._rows.clear()
        add = self._column.addWidget
        add(label(formats.long_day(cell.day), "section", wrap=True))
        add(label(day_words.chinese_date(cell), "body", "text2", wrap=True))
        if cell.label is not None and not cell.label.certain:
            add(self._note("triangle-alert", _("±1 day: calendars differ on this lunar date."), "amber"))
        for key in cell.festivals:
            festival = festivals().get(key)
            if festival is not None:
                add(festival_card(self._theme, festival))
        self._show_term(cell)
        self._show_law(cell)
        self._show_own(cell, bars)
        self._show_counts(cell, deadline)
        self._column.addStretch(1)

    def focus_first(self) -> None:
        """Go to the first row that can be opened, else to the pane."""
        target = self._rows[0] if self._rows else self._area
        target.show()  # a row that was added just now is shown by the loop only
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the grid by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # --- parts -------------------------------------------------------------------------------------------------

    def _note(self, icon: str, text: str, tone: str = "text2") -> QWidget:
        words_beside = label(text, "meta", tone, wrap=True)
        mark = Icon(self._theme, icon, tone, 15)
        return holder(row(column_top(mark), (words_beside, 1), spacing=self._theme.px(10)))

    def _show_term(self, cell: DayCell) -> None:
        term = term_on(cell.day) if cell.term else None
        if term is None:
            return
        name = term_names()[term.key]
        when = term.instant.astimezone(CHINA_TIME).strftime("%H:%M")
        said = _("At {time} UTC+8") if shown.chinese() else _("Solar term {pinyin}, at {time} UTC+8")
        lines = column(
            label(words.term_name(cell.term), "strong", "accent"),
            label(said.format(pinyin=name.pinyin, time=when), "meta", "text2", wrap=True),
            margins=(14, 10, 14, 10), spacing=2,
        )  # fmt: skip
        self._column.addWidget(frame("card", lines))

    def _show_law(self, cell: DayCell) -> None:
        for found in cell.statutory:
            region = words.region_name(found.region)
            icon, tone = ("calendar-check", "seal") if found.off else ("briefcase-business", "sky")
            self._column.addWidget(self._note(icon, labelled(region, words.status(found)), tone))
            self._column.addWidget(label(day_words.source(found), "small", wrap=True))
        if cell.statutory and cell.provisional:
            words_of = _("Provisional: the official list of this year is not in the journal yet.")
            self._column.addWidget(self._note("info", words_of, "amber"))
        if not cell.statutory and cell.label is not None:
            works = _("Working day in China") if cell.workday else _("No working day in China")
            self._column.addWidget(self._note("briefcase-business", works, "text2"))

    def _show_own(self, cell: DayCell, bars: Sequence[Bar]) -> None:
        head = SectionHeader(_("On this day"))
        head.add(Button(self._theme, _("New event"), "link", on_click=self.new_asked.emit))
        self._column.addSpacing(4)
        self._column.addWidget(head)
        for chip in cell.chips:
            self._column.addWidget(self._chip(chip))
        orders = [bar for bar in bars if bar.kind == "order"]
        for bar in bars:
            if bar.kind != "order":
                self._column.addWidget(self._bar(bar))
        for bar in orders[:_ORDERS]:
            self._column.addWidget(self._order(bar, cell.day))
        if more := len(orders[_ORDERS:]):
            said = n_("{n} more order", "{n} more orders", more).format(n=more)
            self._column.addWidget(label(said, "meta", "text2"))
        if not cell.chips and not bars:
            self._column.addWidget(label(_("Nothing of your own."), "meta", "text2"))

    def _chip(self, chip: Chip) -> ItemRow:
        tone: Tone = words.CHIP_TONES[chip.kind]
        icon = Icon(self._theme, words.CHIP_ICONS[chip.kind], tone)
        made = ItemRow(self._theme, words.chip_title(chip), day_words.row_note(chip), leading=icon)
        made.opened.connect(lambda: self.chip_opened.emit(chip))
        self._rows.append(made)
        return made

    def _order(self, bar: Bar, day: date) -> ItemRow:
        icon = Icon(self._theme, "package", words.bar_tone(bar))
        made = ItemRow(self._theme, bar.label, day_words.order_note(bar, day), leading=icon)
        made.opened.connect(lambda: self.bar_opened.emit(bar))
        self._rows.append(made)
        return made

    def _bar(self, bar: Bar) -> QWidget:
        days = words.bar_days(bar)
        said = days if bar.confirmed else _("{days}, usual days that nobody confirmed").format(days=days)
        return self._note("factory", f"{bar.label}\n{said}", "amber")

    def _show_counts(self, cell: DayCell, deadline: tuple[str, int] | None) -> None:
        lines = day_words.counts(cell, deadline)
        if not lines:
            return
        self._column.addSpacing(4)
        self._column.addWidget(SectionHeader(_("Counted from this day")))
        for text in lines:
            self._column.addWidget(label(text, "meta", "text2", wrap=True))


def column_top(piece: QWidget) -> QVBoxLayout:
    """Return a column with a piece at its top."""
    return column(2, piece, None)
