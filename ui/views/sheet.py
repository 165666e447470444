"""One view: its name, what it asks for, and the table of what it lets through."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import formats
from desktop.texts import _
from desktop.views.kinds import kind_label
from desktop.views.query import ViewQuery
from ui.views.reading import Reading, read_view
from ui.views.shown import Shown
from ui.views.table import ViewTable
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.rows import Flag
from ui.widgets.search_field import SearchField
from ui.widgets.text import label
from ui.workplace import Workplace

_KEEP_MS = 400
_WIDTHS = "view-"


class ViewSheet(QWidget):
    """``asked`` tells a wish by its key: ``back``, ``edit``, ``pin``, ``save``; ``opened`` a record.

    What is typed and sorted here is for now only; ``query`` holds it, and ``save`` keeps it.
    """

    asked = Signal(str)
    opened = Signal(object)
    walked = Signal(object)

    def __init__(self, workplace: Workplace, more: QWidget) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        self.shown: Shown | None = None
        self.query = ViewQuery("supplier")
        self._reading: Reading | None = None
        theme, px = self._theme, self._theme.px
        self._back = Button(theme, _("Saved views"), "ghost", "arrow-left", lambda: self.asked.emit("back"))
        self._title = label("", "title")
        self._count = label("", "body", "text3")
        self._kind = label("", "meta", "text2")
        self.pin = Button(theme, "", icon="pin", on_click=lambda: self.asked.emit("pin"))
        self.edit = Button(theme, _("Edit"), icon="pencil", on_click=lambda: self.asked.emit("edit"))
        self.keep = Button(theme, _("Keep this order"), "link", on_click=lambda: self.asked.emit("save"))
        self.search = SearchField(theme, _("Find in this view"))
        self.search.settled.connect(self._type)
        self.search.setMaximumWidth(px(260))
        self._flow = Flow(px(6))
        self._chips = holder(self._flow)
        services = workplace.services
        kept = services.preferences.now.splitters if services else {}
        self._widths = {name: widths for name, widths in kept.items() if name.startswith(_WIDTHS)}
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self._keep_widths)
        self.table = ViewTable(theme, self._widths)
        self.table.widened.connect(self._keeping.start)
        self.table.opened.connect(self.opened)
        self.table.walked.connect(self.walked)
        self.table.sorted_by.connect(self._sort)
        self.search.left_down.connect(self.table.setFocus)
        self._nothing = EmptyState(theme, "", "", "bookmark")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        head = row(self._title, px(10), self._count, None, self.pin, self.edit, more, spacing=px(8))
        line = row(self._kind, px(10), (self._chips, 1), self.keep, self.search, spacing=px(8))
        self.setLayout(column(row(self._back, None), px(4), head, px(10), line, px(12), (self._stack, 1)))

    # --- reading -----------------------------------------------------------------------------------------------

    def show_view(self, shown: Shown) -> None:
        """Show a view; another one begins without what was typed and sorted before."""
        before, self.shown = self.shown, shown
        same = before is not None and (before.id, before.ready) == (shown.id, shown.ready)
        if not same or (before is not None and before.query != shown.query):
            self.query = shown.query
            self.search.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.search.setText(shown.query.words)
            self.search.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.refresh()

    def refresh(self) -> None:
        """Read the records again."""
        shown = self.shown
        if shown is None:
            return
        reading = self._reading = read_view(self._workplace, self.query)
        self._title.setText(shown.name)
        self._count.setText(formats.number(reading.count))
        self._kind.setText(kind_label(self.query.kind))
        self.pin.setText(_("Unpin") if shown.pinned else _("Pin to the sidebar"))
        self.keep.setVisible(shown.id is not None and self.query != shown.query)
        self._show_asked(reading)
        self.table.show_rows(
            f"{_WIDTHS}{shown.id or shown.ready}",
            [column_.words for column_ in reading.columns],
            [column_.width for column_ in reading.columns],
            reading.rows,
            reading.fetch,
        )
        keys = [column_.key for column_ in reading.columns]
        place = keys.index(self.query.sort) if self.query.sort in keys else -1
        self.table.show_order(place, descending=self.query.descending)
        self._say(reading)

    def _show_asked(self, reading: Reading) -> None:
        empty(self._flow)
        for words in reading.asked:
            self._flow.addWidget(Chip(self._theme, Flag(words)))
        self._chips.setVisible(bool(reading.asked))

    def _say(self, reading: Reading) -> None:
        if reading.count:
            self._stack.setCurrentWidget(self.table)
            return
        typed = self.shown is not None and self.query.words != self.shown.query.words
        note = _("Nothing here holds what was typed.") if typed else _("Nothing is missing, nothing waits.")
        self._nothing.show_text(_("No record is let through"), note)
        self._stack.setCurrentWidget(self._nothing)
        announce(self, _("No record is let through"))

    # --- for now only ------------------------------------------------------------------------------------------

    def _type(self, text: str) -> None:
        if text.strip() != self.query.words:
            self.query = replace(self.query, words=text.strip())
            self.refresh()

    def _sort(self, column_: int) -> None:
        """Sort by a column, the other way round at the second click, as usual at the third."""
        if self._reading is None or not self._reading.columns[column_].sortable:
            return
        key = self._reading.columns[column_].key
        if self.query.sort != key:
            self.query = replace(self.query, sort=key, descending=False)
        elif not self.query.descending:
            self.query = replace(self.query, descending=True)
        else:
            self.query = replace(self.query, sort="", descending=False)
        self.refresh()

    def _keep_widths(self) -> None:
        """Remember the widths of columns for the next start, once the pointer rests."""
        if self._workplace.services is not None:
            preferences = self._workplace.services.preferences
            preferences.set(splitters={**preferences.now.splitters, **self._widths})

    def focus_table(self) -> None:
        """Go to the table, or to the line of search while nothing is there."""
        (self.table if self._stack.currentWidget() is self.table else self.search).setFocus()
