"""All views in one list: the saved ones first, then those that come with the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.texts import _, n_, p_
from desktop.views.kinds import kind_label
from desktop.views.saying import summary
from ui.models.id_list import IdListModel
from ui.views.shown import Shown, all_views
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate
from ui.widgets.row_view import RowView
from ui.widgets.rows import Flag, ListRow
from ui.widgets.text import label
from ui.workplace import Workplace


class ViewList(QWidget):
    """``chosen`` tells the view of Return or a double click; ``more`` opens what can be done with the current one."""

    chosen = Signal(object)

    def __init__(self, workplace: Workplace, more: QWidget) -> None:
        super().__init__()
        self._workplace = workplace
        theme, px = workplace.theme, workplace.theme.px
        self.views: Sequence[Shown] = ()
        self._asked: Sequence[str] = ()
        self._counts: Mapping[int, int] = {}
        self.model = IdListModel(self._rows, self)
        self.view = RowView(theme, _("Saved views"), ListDelegate(theme), ROW_HEIGHT)
        self.view.setModel(self.model)
        self.view.opened.connect(lambda place: self.chosen.emit(self.views[place]))
        self._count = label("", "body", "text3")
        self.add = Button(
            theme, _("New view"), "primary", "plus", lambda: workplace.perform("new_view")
        )  # fmt: skip
        head = row(label(_("Saved views"), "title"), px(10), self._count, None, self.add, px(8), more)
        words = _(
            "Ctrl+Alt+7 saves the filter of a list as a view. Enter shows the records of the current one, "
            "P pins it to the sidebar, Alt+Up and Alt+Down move it."
        )
        note = label(words, "meta", "text2", wrap=True)
        self.setLayout(column(head, px(4), note, px(14), (self.view, 1)))

    def refresh(self, counts: Mapping[int, int]) -> None:
        """Read the views again; ``counts`` are the records of each, by its place."""
        place = self.view.currentIndex().row()
        self.views = all_views(self._workplace)
        with self._workplace.journal.read() as connection:
            self._asked = [summary(connection, one.query) for one in self.views]
        self._counts = counts
        saved = sum(1 for one in self.views if one.id is not None)
        self._count.setText(n_("{n} saved", "{n} saved", saved).format(n=formats.number(saved)))
        self.model.set_ids([])
        self.model.set_ids(range(len(self.views)))
        self.view.go_to(min(max(place, 0), len(self.views) - 1))

    def show_counts(self, counts: Mapping[int, int]) -> None:
        """Show how many records each view lets through."""
        self._counts = counts
        self.model.set_ids(range(len(self.views)))

    def current(self) -> Shown | None:
        """Return the current view."""
        place = self.view.currentIndex().row()
        return self.views[place] if 0 <= place < len(self.views) else None

    def go_to(self, view_id: int) -> None:
        """Make a saved view the current one."""
        self.view.go_to(next((place for place, one in enumerate(self.views) if one.id == view_id), 0))

    def _rows(self, places: Sequence[int]) -> Sequence[ListRow]:
        return [self._row(self.views[place], place) for place in places]

    def _row(self, shown: Shown, place: int) -> ListRow:
        flag = None
        if shown.id is None:
            flag = Flag(_("Ready-made"))
        elif shown.pinned:
            flag = Flag(p_("view", "Pinned"), "accent", "pin")
        count = self._counts.get(place)
        return ListRow(
            shown.name,
            kind_label(shown.query.kind),
            self._asked[place] or _("All of them"),
            "" if count is None else formats.number(count),
            flag,
            shown.tone,
            shown.name[:1],
        )
