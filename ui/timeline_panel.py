"""The timeline of a person, of a supplier or of all, with the line that logs a touch and the filters over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from desktop.texts import _, n_
from desktop.touches.logging import delete_touches
from desktop.touches.taking_part import kinds_of, people_in
from desktop.touches.timeline import timeline_rows
from desktop.touches.timeline_ids import EVERYTHING, place_of_logged, timeline_ids
from desktop.touches.words import KINDS, kind_label
from ui.filters import (
    Choice,
    Chosen,
    FilterCard,
    FilterGroup,
    choices,
    count_ticked,
    ticked_names,
    ticked_numbers,
)
from ui.models.id_list import IdListModel
from ui.touches.composer import Composer
from ui.touches.form import open_new_touch, open_touch
from ui.touches.hosts import page_of
from ui.touches.menu import touch_menu
from ui.touches.words import count_words, local_day, timeline_rows_for, why_nothing
from ui.widgets.button import IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.rows import TimelineRow
from ui.widgets.search_field import SearchField
from ui.widgets.text import label
from ui.widgets.timeline_view import TimelineView
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import Change

_LINKS = ("touch_person", "touch_supplier", "attachment_link")
_TABLES = (*_LINKS, "touch", "follow_up", "contact", "supplier", "attachment")
_SEARCH_WIDTH = 220
_PAGE = 12
"""About what a window shows: a row of a timeline costs ten times one of a list."""


class TimelinePanel(QWidget):
    """Reads by itself when it is shown and when something it shows has changed; ``show_whose`` turns to another."""

    def __init__(
        self, workplace: Workplace, contact_id: int | None = None, supplier_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Show the touches of one contact, of one supplier, or all when both are None."""
        super().__init__(parent)
        self.workplace, self.theme = workplace, workplace.theme
        self.contact_id, self.supplier_id = contact_id, supplier_id
        self._chosen: Chosen = {}
        self._filter = EVERYTHING
        self._stale = True
        self.model = IdListModel(self._rows, self, page=_PAGE)
        self.view = TimelineView(self.theme, _("Timeline"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setModel(self.model)
        self.search = SearchField(self.theme, _("Find in the timeline"))
        self.filter_button = IconButton(
            self.theme, "list-filter", _("Filter the timeline"), self.open_filters
        )
        self._count = label("", "caption")
        self._nothing = EmptyState(
            self.theme, _("What was said, written and met stands here."),
            _("Log the first touch, or press Ctrl+L on any page."), "message-circle", _("Log touch"), self.log,
        )  # fmt: skip
        self._no_match = EmptyState(
            self.theme, _("Nothing matches"), "", "search", _("Show all"), self.show_all, kind=""
        )
        self.composer = Composer(self.theme, self.log, self._log_kind)
        self._stack = QStackedWidget()
        for page in (self.view, self._nothing, self._no_match):
            self._stack.addWidget(page)
        self._arrange()
        self.view.opened.connect(self._open_row)
        self.search.settled.connect(self._type)
        self.search.left_down.connect(self.focus_list)
        workplace.open_journal.changed.connect(self._on_change)

    def _arrange(self) -> None:
        px = self.theme.px
        self.search.setMaximumWidth(px(_SEARCH_WIDTH))
        line = row(self._count, None, (self.search, 2), self.filter_button, spacing=px(4))
        line.setContentsMargins(0, px(10), 0, px(8))
        self.setLayout(column(self.composer, line, (self._stack, 1)))

    # --- reading -----------------------------------------------------------------------------------------------

    def show_whose(self, *, contact_id: int | None = None, supplier_id: int | None = None) -> None:
        """Show another timeline, from its newest touch and without filters."""
        if (contact_id, supplier_id) != (self.contact_id, self.supplier_id):
            self.contact_id, self.supplier_id = contact_id, supplier_id
            self._chosen, self._filter = {}, EVERYTHING
            self._show_typed("")
            self.view.clearSelection()
            self.model.set_ids([])
        self.bring_up_to_date(again=True)

    def bring_up_to_date(self, *, again: bool = False) -> None:
        """Read when something has changed since the last time, or in any case (``again``), once it is shown."""
        self._stale = self._stale or again
        if self._stale and self.isVisible():
            self._stale = False
            self.refresh()

    def refresh(self) -> None:
        """Read the timeline again; the current touch, and where the view stands, stay where they can."""
        current, at = self.current(), self.view.currentIndex().row()
        scrolled = self.view.verticalScrollBar().value()
        with self.workplace.journal.read() as connection:
            ids = timeline_ids(connection, chosen=self._filter, **self._whose())
        self.model.set_ids(ids)
        if current is not None:
            found = self.model.row_of(current)
            self.view.go_to(found if found >= 0 else min(at, len(ids) - 1))
        if scrolled:  # else the newest are shown
            self.view.verticalScrollBar().setValue(scrolled)
        self._say(len(ids))

    def _say(self, count: int) -> None:
        asked = self._filter != EVERYTHING
        filters = count_ticked(self._chosen)
        self._count.setText(count_words(count))
        self.filter_button.show_icon("list-filter", "accent" if filters else "text2")
        in_force = n_("{n} filter in force", "{n} filters in force", filters).format(n=filters)
        self.filter_button.setAccessibleDescription(in_force if filters else "")
        for widget in (self._count, self.search, self.filter_button):
            widget.setVisible(bool(count) or asked)
        if count:
            self._stack.setCurrentWidget(self.view)
        elif asked:
            self._no_match.show_text(_("Nothing matches"), why_nothing(self._filter.text))
            self._stack.setCurrentWidget(self._no_match)
        else:
            self._stack.setCurrentWidget(self._nothing)

    def _rows(self, ids: Sequence[int]) -> list[TimelineRow]:
        above = self.model.id_above(ids[0]) if ids else None
        with self.workplace.journal.read() as connection:
            entries = timeline_rows(connection, [*([above] if above is not None else []), *ids])
        before = next((local_day(e.at, e.zone) for e in entries if e.id == above), None)
        return timeline_rows_for(ids, entries, self.workplace.today, before)

    def _on_change(self, change: Change) -> None:
        if not change.touches(*_TABLES):
            return
        logged = self._logged(change)
        if logged is None:
            self.bring_up_to_date(again=True)
        else:
            self.model.put_in(*logged)
            self._say(self.model.rowCount())

    def _logged(self, change: Change) -> tuple[int, int] | None:
        """Return the place and id of a touch, where a change did no more than log it."""
        if self._stale or self._filter != EVERYTHING or not self.isVisible():
            return None
        with self.workplace.journal.read() as connection:
            return place_of_logged(connection, change.rows, self.model.ids, **self._whose())

    def _whose(self) -> dict[str, int | None]:
        return {"contact_id": self.contact_id, "supplier_id": self.supplier_id}

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while it was hidden."""
        self.bring_up_to_date()
        super().showEvent(event)

    # --- filters -----------------------------------------------------------------------------------------------

    def open_filters(self) -> None:
        """Open the card of kinds and people."""
        with self.workplace.journal.read() as connection:
            kinds, people = kinds_of(connection, **self._whose()), people_in(connection, **self._whose())
        groups = (
            FilterGroup("kind", _("Kind"), choices(KINDS, kinds, kind_label)),
            FilterGroup("person", _("People"), tuple(Choice(n.id, str(n), times) for n, times in people)),
        )
        card = FilterCard(self.theme, page_of(self), groups, self._chosen, self._tick)
        card.open_under(self.filter_button)

    def _tick(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._filter = replace(
            self._filter,
            kinds=frozenset(ticked_names(chosen, "kind")),
            people=tuple(ticked_numbers(chosen, "person")),
        )
        self.refresh()

    def _type(self, text: str) -> None:
        if text != self._filter.text:
            self._filter = replace(self._filter, text=text)
            self.refresh()

    def show_all(self) -> None:
        """Forget what was typed and ticked."""
        self._chosen, self._filter = {}, EVERYTHING
        self._show_typed("")
        self.refresh()
        self.focus_list()

    def _show_typed(self, text: str) -> None:
        self.search.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.search.setText(text)
        self.search.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def focus_search(self) -> None:
        """Go to the line that searches the timeline."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_list(self) -> None:
        """Go to the list, at its current or newest touch."""
        if not self.view.currentIndex().isValid():
            self.view.go_to(0)  # before the focus comes: Qt would make the first row current, not selected
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    # --- doing -------------------------------------------------------------------------------------------------

    def current(self) -> int | None:
        """Return the id of the current touch."""
        return self.model.id_at(self.view.currentIndex().row())

    def selected(self) -> list[int]:
        """Return the ids of the selected touches, newest first; of the current one when none is selected."""
        chosen = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        rows = chosen or [self.view.currentIndex().row()]
        return [found for found in map(self.model.id_at, rows) if found is not None]

    def go_to(self, touch_id: int) -> None:
        """Make a touch current, letting go of filters that hide it."""
        self.bring_up_to_date()
        if self.model.row_of(touch_id) < 0:
            self.show_all()
        self.view.go_to(self.model.row_of(touch_id))

    def log(self) -> None:
        """Open the quick log with the person or supplier of this timeline."""
        self._focus()
        self.workplace.perform("log")

    def _log_kind(self, kind: str) -> None:
        self._focus()
        open_new_touch(self.workplace, self.window(), kind)

    def _focus(self) -> None:
        if self.contact_id is not None:
            self.workplace.focus = ("contact", self.contact_id)
        elif self.supplier_id is not None:
            self.workplace.focus = ("supplier", self.supplier_id)

    def _open_row(self, row_: int) -> None:
        touch_id = self.model.id_at(row_)
        if touch_id is not None:
            open_touch(self.workplace, self.window(), touch_id)

    def open_current(self) -> None:
        """Open the form of the current touch."""
        self._open_row(self.view.currentIndex().row())

    def trash_selected(self) -> None:
        """Move the selected touches to the trash; the toast offers Undo."""
        ids = self.selected()
        if ids:
            title = n_("Move touch to trash", "Move {n} touches to trash", len(ids)).format(n=len(ids))
            self.workplace.change(title, lambda session: delete_touches(session, ids))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by E, trash by Delete, search by a slash."""
        if event.text().lower() == "e" and self.current() is not None:
            self.open_current()
        elif event.key() == Qt.Key.Key_Delete:
            self.trash_selected()
        elif event.text() == "/":
            self.focus_search()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the touch under the pointer, or with the current one."""
        touch_id = self.current()
        if touch_id is None or not self.view.isVisible():
            return
        menu = touch_menu(self, self.workplace, touch_id, self.open_current, self.trash_selected)
        menu.popup(event.globalPos())
