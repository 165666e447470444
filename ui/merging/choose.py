"""Chooses the other record: those that look alike first, any other by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.people.alike import reason_text
from desktop.people.merged_links import Kind
from desktop.texts import _
from ui.merging.reads import alike, alike_flag, find, record_names
from ui.models.id_list import IdListModel
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate
from ui.widgets.row_view import RowView
from ui.widgets.rows import ListRow
from ui.widgets.search_field import SearchField
from ui.widgets.text import label
from ui.workplace import Workplace

_MOST = 200


class ChooseOther(QWidget):
    """``chosen`` tells the other record by Enter or a double click; ``walked`` that one is current."""

    chosen = Signal(object)
    walked = Signal()

    def __init__(self, workplace: Workplace, kind: Kind, record_id: int) -> None:
        super().__init__()
        self._workplace, self._kind, self._record_id = workplace, kind, record_id
        self._alike = alike(workplace, kind, record_id)
        name = record_names(workplace, kind, [record_id])[record_id].title
        self.search = SearchField(workplace.theme, _("Find the other record"))
        self.model = IdListModel(self._rows, self)
        self.view = RowView(
            workplace.theme, _("Records to merge with"), ListDelegate(workplace.theme), ROW_HEIGHT
        )
        self.view.setModel(self.model)
        self._none = EmptyState(
            workplace.theme, _("Nothing looks alike"), _("Find the other record by name.")
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(workplace.theme.px(10))
        lines.addWidget(
            label(_("Which record is the same as {name}?").format(name=name), "lead_strong", wrap=True)
        )
        for widget in (self.search, self.view, self._none):
            lines.addWidget(widget, 0 if widget is self.search else 1)
        self.search.settled.connect(self.show_found)
        self.search.left_down.connect(self._go_down)
        self.search.returnPressed.connect(lambda: self._choose(max(self.view.currentIndex().row(), 0)))
        self.view.opened.connect(self._choose)
        self.view.walked.connect(lambda _row: self.walked.emit())
        self.show_found("")

    def show_found(self, typed: str) -> None:
        """Show those that look alike, or those whose names match."""
        ids = find(self._workplace, self._kind, typed, _MOST) if typed.strip() else list(self._alike)
        self.model.set_ids([record_id for record_id in ids if record_id != self._record_id])
        found = self.model.rowCount() > 0
        self.view.setVisible(found)
        self._none.setVisible(not found)
        if typed.strip():
            self._none.show_text(_("Nothing matches"), _("Hanzi, pinyin, initials and English all count."))
        self.view.go_to(0)

    def current(self) -> int | None:
        """Return the record that is current in the list."""
        return self.model.id_at(self.view.currentIndex().row())

    def _go_down(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, row: int) -> None:
        record_id = self.model.id_at(row)
        if record_id is not None:
            self.chosen.emit(record_id)

    def _rows(self, ids: Sequence[int]) -> Sequence[ListRow]:
        found = record_names(self._workplace, self._kind, ids)
        return [self._row(record_id, found.get(record_id, ListRow(""))) for record_id in ids]

    def _row(self, record_id: int, row: ListRow) -> ListRow:
        pair = self._alike.get(record_id)
        return row if pair is None else replace(row, third=reason_text(pair), flag=alike_flag(pair))
