"""The agenda: what comes in three months, a line each."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStackedWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import formats
from desktop.texts import _
from ui.calendar import words
from ui.calendar.agenda_model import AgendaModel, Entry, months_ahead
from ui.calendar.dates import months_later
from ui.calendar.reading import Reading
from ui.calendar.view import View
from ui.theme.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column
from ui.widgets.painting import TRAILING, Painting
from ui.widgets.row_view import RowView

ROW = 36
_DAYS = 190
_Index = QModelIndex | QPersistentModelIndex


class AgendaView(View):
    """A list from the month of the selected day on."""

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme, reading)
        self.lines = AgendaModel(self)
        self.list = AgendaList(theme)
        self.list.setModel(self.lines)
        self._page: object = None
        self._first: date | None = None
        self._empty = EmptyState(
            theme, _("Nothing in these three months"),
            _("Own events, follow-ups, birthdays and great festivals stand here in order."), "calendar-days",
            _("New event"), self._ask_new,
        )  # fmt: skip
        self._stack = QStackedWidget()
        for piece in (self.list, self._empty):
            self._stack.addWidget(piece)
        self.setLayout(column((self._stack, 1)))
        self.setFocusProxy(self.list)
        self.list.walked.connect(self._walk)
        self.list.opened.connect(self._open)

    def show_day(self, day: date) -> None:
        """Show the months from that of the day on, unless the day is shown already."""
        if self._first is None or not self._first <= day <= months_ahead(self._first)[1]:
            self._first = day.replace(day=1)
        page = self.reading.page(*months_ahead(self._first))
        if page is not self._page:
            self._page = page
            with QSignalBlocker(self.list):  # the current row of a new list is chosen below, not by a walk
                self.lines.show(page)
        self._stack.setCurrentWidget(self.list if self.lines.entries else self._empty)
        current = self.list.currentIndex().row()
        entries = self.lines.entries
        if not (0 <= current < len(entries) and entries[current].cell.day == day):
            with QSignalBlocker(self.list):
                self.list.go_to(self.lines.row_of(day))

    def _ask_new(self) -> None:
        if self._first is not None:
            self.new_asked.emit(self._first)

    def _walk(self, row: int) -> None:
        if 0 <= row < len(self.lines.entries):
            self.walked.emit(self.lines.entries[row].cell.day)

    def _open(self, row: int) -> None:
        entry = self.lines.entries[row]
        if entry.chip is not None:
            self.chip_opened.emit(entry.chip)
        elif entry.bar is not None:
            self.bar_opened.emit(entry.bar)
        else:
            self.opened.emit(entry.cell.day)

    def span(self, day: date) -> tuple[date, date]:
        """Return the days of the list."""
        return months_ahead(self._first or day)

    def title(self, day: date) -> str:
        """Return the first and the last month."""
        return words.month_span(*self.span(day))

    def turn(self, day: date, pages: int) -> date:
        """Go by months: the list begins with that of the day."""
        self._first = None
        return months_later(day, pages)


class AgendaList(RowView):
    """The list; letters and Page Up and Down belong to the page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Agenda"), AgendaDelegate(theme), ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open; leave letters and pages to the page."""
        if (event.text().isprintable() and event.text()) or event.key() in {
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
        }:
            event.ignore()
        else:
            super().keyPressEvent(event)


class AgendaDelegate(QStyledItemDelegate):
    """Paints a line: the day before the first of each day, a dot, the words, the note at the end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one line."""
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        theme, px = self._theme, self._theme.px
        box = QRectF(option.rect)
        painter.save()
        paint = Painting(painter, theme, box, option.direction)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, theme.color("accent_soft"))
        if entry.begins:
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), theme.color("line"))
            self._paint_day(paint, box, entry)
        dot, left = px(6), box.left() + px(_DAYS)
        paint.disc(QRectF(left, box.center().y() - dot / 2, dot, dot), theme.tone(entry.tone))
        words_left = left + px(16)
        room = box.right() - px(24) - words_left
        paint.text(
            QRectF(words_left, box.top(), room * 0.62, box.height()),
            entry.text,
            "medium",
            theme.color("text"),
        )
        note = QRectF(words_left + room * 0.64, box.top(), room * 0.36, box.height())
        paint.text(note, entry.note, "meta", theme.color("text2"), TRAILING)
        if selected and bool(option.state & QStyle.StateFlag.State_HasFocus):
            paint.ring(box.adjusted(px(4), 1, -px(4), -1), px(7))
        painter.restore()

    def _paint_day(self, paint: Painting, box: QRectF, entry: Entry) -> None:
        theme, px = self._theme, self._theme.px
        cell = entry.cell
        color = "accent" if cell.today else "text"
        day = QRectF(box.left() + px(24), box.top(), px(108), box.height())
        text = formats.weekday_day(cell.day, cell.day)
        paint.text(day, text, "strong", theme.color(color))
        lunar = QRectF(day.right(), box.top(), px(50), box.height())
        paint.text(lunar, words.lunar_day(cell), "meta", theme.color("text3"))
