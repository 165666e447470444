"""The page of saved views: all of them, or the records of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from desktop.texts import _
from desktop.views.kinds import FIELD_TABLES, TABLES
from desktop.views.reads import saved_view, saved_views
from desktop.views.saving import add_view, edit_view, order_views, set_view_pinned, trash_views
from desktop.views.selecting import view_count
from ui.dialogs.view import open_edit_view, open_save_view
from ui.more import Act, more_button
from ui.page import Page
from ui.tasks import Progress
from ui.touches.form import open_touch
from ui.views.list import ViewList
from ui.views.sheet import ViewSheet
from ui.views.shown import Shown, look_of, shown_of
from ui.widgets.layouts import column, frame, row
from ui.widgets.letters import letter
from ui.workplace import Workplace


class ViewsPage(Page):
    """Enter goes into a view and to a record, Escape back to the list of views."""

    tables: ClassVar[frozenset[str]] = frozenset({"saved_view"}).union(FIELD_TABLES, *TABLES.values())

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        px = self.theme.px
        self.list = ViewList(workplace, more_button(self.theme, _("More"), self._list_acts))
        self.sheet = ViewSheet(workplace, more_button(self.theme, _("More"), self._acts))
        self.list.chosen.connect(self.show_view)
        self.sheet.asked.connect(self._do)
        self.sheet.opened.connect(self._open)
        self.sheet.walked.connect(self._walk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.sheet)
        body = row((self._stack, 1), margins=(px(32), px(22), px(32), px(20)))
        self.setLayout(column(frame("page", body)))
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            pressed = QShortcut(QKeySequence(keys), self)
            pressed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            pressed.activated.connect(lambda step=step: self._move(step))
        workplace.presenting_changed.connect(self._on_presenting)

    # --- reading -----------------------------------------------------------------------------------------------

    @property
    def shown(self) -> Shown | None:
        """The view whose records are shown; None in the list of views."""
        return self.sheet.shown if self._stack.currentWidget() is self.sheet else None

    def refresh(self) -> None:
        """Read the views, or the records of one, again; a view that has gone leaves the list."""
        shown = self.shown
        if shown is None:
            self._read_list()
            return
        if shown.id is not None:
            with self.workplace.journal.read() as connection:
                row_ = saved_view(connection, shown.id)
            if row_ is None:
                self.show_list()
                return
            shown = shown_of(row_)
        self.sheet.show_view(shown)

    def _read_list(self) -> None:
        self.list.refresh({})
        views, look, journal = tuple(self.list.views), look_of(self.workplace), self.workplace.journal

        def count(_progress: Progress) -> dict[int, int]:
            with journal.read() as connection:
                return {place: view_count(connection, one.query, look) for place, one in enumerate(views)}

        def show(counts: dict[int, int]) -> None:
            if tuple(self.list.views) == views:
                self.list.show_counts(counts)

        self.workplace.tasks.run(count, show, self.workplace.failures.tell)

    def _on_presenting(self, _on: bool) -> None:  # noqa: FBT001 - a signal's value
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def show_record(self, kind: str, record_id: int) -> None:
        """Show the records of a saved view."""
        with self.workplace.journal.read() as connection:
            row_ = saved_view(connection, record_id)
        if kind == "saved_view" and row_ is not None:
            self.show_view(shown_of(row_))

    def show_view(self, shown: Shown) -> None:
        """Show the records of a view."""
        self._stack.setCurrentWidget(self.sheet)
        self.sheet.show_view(shown)
        self._mark(shown.id or 0)
        self.sheet.focus_table()

    def show_list(self) -> None:
        """Show all views."""
        self._stack.setCurrentWidget(self.list)
        self._mark(0)
        self._read_list()
        self.list.view.setFocus()

    def _mark(self, view_id: int) -> None:
        self.view_id = view_id
        self.turned.emit()

    def looked_at(self) -> tuple[str, int] | None:
        """Return the current record of the view."""
        record_id = self.sheet.table.current_id() if self.shown is not None else None
        return (self.sheet.query.kind, record_id) if record_id is not None else None

    def _walk(self, _record_id: object) -> None:
        if self.isVisible():
            self.workplace.focus = self.looked_at()

    def _open(self, record_id: int) -> None:
        kind = self.sheet.query.kind
        if kind == "touch":
            open_touch(self.workplace, self.window(), record_id)
        else:
            self.workplace.show_record(kind, record_id)

    # --- what can be done --------------------------------------------------------------------------------------

    def _do(self, wish: str) -> None:
        wishes: dict[str, Callable[[], object]] = {
            "back": self.show_list,
            "edit": self._edit,
            "pin": self._pin,
            "save": self._keep,
        }
        wishes[wish]()

    def _acts(self) -> list[Act]:
        return [Act(_("Save as another view"), "bookmark", self._save_as), *self._saved_acts()]

    def _list_acts(self) -> list[Act]:
        current = self.list.current()
        pin = (
            (_("Unpin"), "pin-off")
            if current is not None and current.pinned
            else (_("Pin to the sidebar"), "pin")
        )
        return [
            Act(_("Edit view"), "pencil", self._edit, current is not None),
            Act(*pin, self._pin, current is not None),
            *self._saved_acts(),
        ]

    def _saved_acts(self) -> list[Act]:
        """Return what can be done with a saved view alone."""
        shown = self.shown or self.list.current()
        saved = shown is not None and shown.id is not None
        return [
            Act(_("Move up"), "chevron-up", lambda: self._move(-1), self._order(-1) is not None),
            Act(_("Move down"), "chevron-down", lambda: self._move(1), self._order(1) is not None),
            Act(_("Move view to trash"), "trash-2", self._trash, saved),
        ]

    def _order(self, step: int) -> list[int] | None:
        """Return the saved views with the one looked at a step up or down; None where it cannot go."""
        shown = self.shown or self.list.current()
        with self.workplace.journal.read() as connection:
            ids = [one.id for one in saved_views(connection)]
        if shown is None or shown.id not in ids:
            return None
        place = ids.index(shown.id)
        if not 0 <= place + step < len(ids):
            return None
        ids[place], ids[place + step] = ids[place + step], ids[place]
        return ids

    def _move(self, step: int) -> None:
        """Move a saved view up or down, in the list and in the sidebar."""
        shown, ids = self.shown or self.list.current(), self._order(step)
        if shown is None or shown.id is None or ids is None:
            return
        self.workplace.change(_("Move view"), lambda session: order_views(session, ids), toast="")
        if self.shown is None:
            self.list.go_to(shown.id)

    def _edit(self) -> None:
        shown = self.shown or self.list.current()
        if shown is not None:
            open_edit_view(self.workplace, self.window(), shown)

    def _save_as(self) -> None:
        shown = self.shown
        if shown is not None:
            changed = replace(shown, id=None, ready="", query=self.sheet.query)
            open_save_view(self.workplace, self.window(), changed)

    def _pin(self) -> None:
        """Pin a view or let it go; a ready-made one is saved by that."""
        shown = self.shown or self.list.current()
        if shown is None:
            return
        if shown.id is None:
            draft = replace(shown.draft, pinned=True)
            made = self.workplace.change(_("Pin view"), lambda session: add_view(session, draft))
            if made is not None and self.shown is not None:
                self.show_record("saved_view", made)
            return
        view_id, pinned = shown.id, not shown.pinned
        title = _("Pin view") if pinned else _("Unpin view")
        self.workplace.change(title, lambda session: set_view_pinned(session, view_id, pinned=pinned))

    def _keep(self) -> None:
        """Keep what was typed and sorted as part of the view."""
        shown = self.shown
        if shown is not None and shown.id is not None:
            view_id, draft = shown.id, replace(shown.draft, query=self.sheet.query)
            self.workplace.change(_("Edit view"), lambda session: edit_view(session, view_id, draft))

    def _trash(self) -> None:
        shown = self.shown or self.list.current()
        if shown is not None and shown.id is not None:
            view_id = shown.id
            self.workplace.change(_("Move view to trash"), lambda session: trash_views(session, [view_id]))
        elif shown is not None:
            self.workplace.tell(
                _("A view that comes with the program stays: only saved ones go to the trash.")
            )

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done with views."""
        own: dict[str, Callable[[], None]] = {"edit": self._edit}
        if self.shown is None:
            own["delete"] = self._trash
        else:
            own |= {"save_view": self._save_as, "filter": self.sheet.search.setFocus}
        return own

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the list of views, or in the table of one."""
        super().showEvent(event)
        if self.shown is None:
            self.list.view.setFocus()
        else:
            self.sheet.focus_table()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return to the list by Escape; pin by P."""
        if event.key() == Qt.Key.Key_Escape and self.shown is not None:
            self.show_list()
        elif letter(event) == "p":
            self._pin()
        else:
            super().keyPressEvent(event)
