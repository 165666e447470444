"""The list of a place: title and count, filter, sort, search as you type, many selected, nothing there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStackedWidget, QWidget

from desktop import formats
from desktop.texts import _, n_
from ui.bulk_bar import BulkBar
from ui.filters import FilterCard, count_ticked
from ui.listing import Listing, Query
from ui.models.id_list import IdListModel
from ui.sort_menu import SortMenu
from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.button import IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate
from ui.widgets.row_view import RowView
from ui.widgets.search_field import SearchField
from ui.widgets.text import label

WIDTH, PAGE = 316, 16  # of rows that are read at once: about what a window shows


class ListPane(QFrame):
    """``walked`` tells the record that became current (0: none); ``opened`` tells Return or a double click.

    ``host`` is the page over which the filter card opens.
    """

    walked = Signal(object)
    opened = Signal(object)
    query_changed = Signal()

    def __init__(self, theme: Theme, listing: Listing, host: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "pane")
        self._theme, self._listing, self._host = theme, listing, host
        self.query = Query(sort=listing.sorts[0][0])
        self._quiet, self._current, self.hurried = False, 0, False
        """The key that walks is held down: records pass by faster than they can be read."""
        words = listing.words
        self.model = IdListModel(listing.rows, self, page=PAGE)
        self.view = RowView(theme, words.title, ListDelegate(theme), ROW_HEIGHT)
        self.view.setModel(self.model)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.search = SearchField(theme, words.search)
        self._count = label("", "body", "text3")
        self._filter = IconButton(theme, "list-filter", _("Filter"), self.open_filters)
        self._sort = IconButton(theme, "arrow-down-up", _("Sort"))
        self._sort.setMenu(SortMenu(listing, lambda: self.query.sort, self._sort_by, self))
        self._nothing = EmptyState(
            theme, words.purpose, words.purpose_note, words.icon, words.new, listing.add
        )
        self._no_match = EmptyState(
            theme, _("Nothing matches"), "", "search", _("Show all"), self.show_all, kind=""
        )
        tag = self.tag_selected if listing.tag else None
        self._bulk = BulkBar(theme, tag, self.trash_selected, self.clear_selection)
        self._stack = QStackedWidget()
        for page in (self.view, self._nothing, self._no_match):
            self._stack.addWidget(page)
        self._arrange(IconButton(theme, "plus", words.new, listing.add))
        self._listen()

    def _arrange(self, plus: IconButton) -> None:
        px = self._theme.px
        title = label(self._listing.words.title, "section")
        head = row(title, px(8), self._count, None, self._filter, self._sort, plus, spacing=px(2))
        head.setContentsMargins(px(18), px(14), px(12), px(6))
        line = row(self.search, margins=(px(16), 0, px(16), px(8)))
        column_ = column(head, line, (self._stack, 1), self._bulk)
        self.setLayout(column_)
        self.setMinimumWidth(px(260))

    def _listen(self) -> None:
        self.search.settled.connect(self._type)
        self.search.left_down.connect(self.focus_list)
        self.search.returnPressed.connect(self._open_first)
        self.view.installEventFilter(self)
        self.view.walked.connect(self._walk)
        self.view.opened.connect(self._open)
        self.view.selectionModel().selectionChanged.connect(self._select)

    # --- reading -----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list again; selection, current record and scroll position stay where they can."""
        found = self._listing.find(self.query.text) if self.query.text.strip() else None
        ranked = found is not None and self.query.sort == self._listing.sorts[0][0]
        if found is not None and ranked and not count_ticked(self.query.chosen):
            ids = list(found)  # the names are all that is asked for, and they are in order
        else:
            among = None if found is None else frozenset(found)
            ids = list(self._listing.ids(self.query.chosen, self.query.sort, among))
            if found is not None and ranked:
                there = set(ids)
                ids = [record_id for record_id in found if record_id in there]
        self._show(ids)

    def _show(self, ids: list[int]) -> None:
        selected, current, place = self.selected(), self._current, self.view.currentIndex().row()
        bar = self.view.verticalScrollBar()
        scrolled = bar.value()
        self._quiet = True
        self.model.set_ids(ids)
        self._select_again(selected, current, place)
        bar.setValue(scrolled)
        self._quiet = False
        self._say(len(ids))
        self._select()
        self._walk(self.view.currentIndex().row())

    def _select_again(self, selected: Sequence[int], current: int, place: int) -> None:
        """Take up the records again; where the current one has gone, its neighbour follows."""
        row_ = self.model.row_of(current)
        if row_ < 0 and current and self.model.rowCount():
            row_ = min(max(place, 0), self.model.rowCount() - 1)
        if row_ < 0:
            return
        flags = QItemSelectionModel.SelectionFlag
        rows = [self.model.row_of(record_id) for record_id in selected]
        kept = [number for number in rows if number >= 0]
        chosen = QItemSelection()
        for number in kept or [row_]:
            index = self.model.index(number)
            chosen.select(index, index)
        model = self.view.selectionModel()
        model.setCurrentIndex(self.model.index(row_), flags.NoUpdate)
        model.select(chosen, flags.ClearAndSelect | flags.Rows)

    def _say(self, count: int) -> None:
        asked = bool(self.query.text.strip()) or count_ticked(self.query.chosen) > 0
        self._count.setText(formats.number(count) if count else "")
        filters = count_ticked(self.query.chosen)
        self._filter.show_icon("list-filter", "accent" if filters else "text2")
        in_force = n_("{n} filter in force", "{n} filters in force", filters).format(n=filters)
        self._filter.setAccessibleDescription(in_force if filters else "")
        if count:
            self._stack.setCurrentWidget(self.view)
        elif asked:
            self._no_match.show_text(_("Nothing matches"), self._why())
            self._stack.setCurrentWidget(self._no_match)
            announce(self, _("Nothing matches"))
        else:
            self._stack.setCurrentWidget(self._nothing)
        self.search.setVisible(bool(count) or asked)

    def _why(self) -> str:
        if self.query.text.strip() and count_ticked(self.query.chosen):
            return _("No name like “{text}” among those that the filters let through.").format(
                text=self.query.text.strip()
            )
        if self.query.text.strip():
            return _("No name like “{text}”. Hanzi, pinyin, initials and English all count.").format(
                text=self.query.text.strip()
            )
        return _("The filters let nothing through.")

    # --- what was asked ----------------------------------------------------------------------------------------

    def show_query(self, query: Query) -> None:
        """Show the list by other words, ticks or sort, such as a saved view."""
        self.query = query
        self.search.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.search.setText(query.text)
        self.search.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.refresh()
        self.query_changed.emit()

    def show_all(self) -> None:
        """Forget what was typed and ticked."""
        self.show_query(Query(sort=self.query.sort))
        self.search.setFocus()

    def _type(self, text: str) -> None:
        if text != self.query.text:
            self.show_query(replace(self.query, text=text))

    def open_filters(self) -> None:
        """Open the card of filters."""
        card = FilterCard(
            self._theme, self._host, self._listing.groups(), self.query.chosen,
            lambda chosen: self.show_query(replace(self.query, chosen=chosen)),
        )  # fmt: skip
        card.open_under(self._filter)

    def _sort_by(self, key: str) -> None:
        self.show_query(replace(self.query, sort=key))

    # --- walking and selecting ---------------------------------------------------------------------------------

    @property
    def current(self) -> int:
        """The id of the current record, or 0."""
        return self._current

    def selected(self) -> list[int]:
        """Return the ids of all selected records, in the order of the list."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [found for found in map(self.model.id_at, rows) if found is not None]

    def go_to(self, record_id: int) -> None:
        """Make a record current, letting go of words and filters that hide it."""
        if self.model.row_of(record_id) < 0:
            self.show_query(Query(sort=self.query.sort))
        self.view.clearSelection()
        self.view.go_to(self.model.row_of(record_id))

    def go_to_first(self) -> None:
        """Make the first record current when none is."""
        if not self._current and self.model.rowCount():
            self.view.go_to(0)

    def focus_list(self) -> None:
        """Go to the list, at its current or first record."""
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        self.go_to_first()

    def begin(self) -> None:
        """Take the focus where one begins: in the list, or at the first thing to do while it is empty."""
        shown = self._stack.currentWidget()
        first = shown.button if isinstance(shown, EmptyState) else self.view
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Go to the search line."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def select_all(self) -> None:
        """Select every record of the list."""
        self.view.selectAll()

    def clear_selection(self) -> None:
        """Select the current record alone."""
        self.view.clearSelection()
        self.view.go_to(max(self.model.row_of(self._current), 0))

    def tag_selected(self) -> None:
        """Ask for tags for the selected records."""
        if self._listing.tag is not None and (ids := self.selected()):
            self._listing.tag(self._bulk if self._bulk.isVisible() else self.view, ids)

    def trash_selected(self) -> None:
        """Put the selected records into the trash."""
        if ids := self.selected():
            self._listing.trash(ids)

    def _select(self, *_changed: object) -> None:
        if not self._quiet:
            self._bulk.show_count(len(self.view.selectionModel().selectedRows()))

    def _walk(self, row_: int) -> None:
        record_id = self.model.id_at(row_) or 0
        if not self._quiet and record_id != self._current:
            self._current = record_id
            self.walked.emit(record_id)

    def _open(self, row_: int) -> None:
        record_id = self.model.id_at(row_)
        if record_id is not None:
            self.opened.emit(record_id)

    def _open_first(self) -> None:
        """Open the best match by Return in the search line."""
        if self.model.rowCount():
            self.view.go_to(0)
            self._open(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note whether a key is held down."""
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.hurried = event.isAutoRepeat()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of many by Escape; begin a search by typing a slash."""
        if event.key() == Qt.Key.Key_Escape and len(self.selected()) > 1:
            self.clear_selection()
        elif event.text() == "/":
            self.focus_search()
        else:
            super().keyPressEvent(event)
