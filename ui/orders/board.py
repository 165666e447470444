"""Open orders as a board: a column for each stage, cards moved by Ctrl+Left and Ctrl+Right or carried by the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QVBoxLayout

from desktop import formats
from desktop.texts import _
from desktop.trade.exchange_rates import summed_up
from desktop.trade.order_reads import board, stage_counts, stage_values
from desktop.trade.orders import move_order
from desktop.trade.words import OPEN_STAGES, STAGES, say
from ui.orders import words
from ui.orders.cards import CardModel, carried
from ui.orders.order_list import TABLES
from ui.page import Page
from ui.theme.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column as column_of
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate
from ui.widgets.row_view import RowView
from ui.widgets.rows import ListRow
from ui.widgets.scrolling import scrolling
from ui.widgets.section import SectionHeader
from ui.widgets.text import label
from ui.workplace import Workplace

_NARROWEST = 210
"""A column narrower than this shows nothing but the first letters of an order."""


class Column(QFrame):
    """The orders of one stage; ``moved`` asks to move the current one by -1 or 1, ``dropped`` to take one in."""

    opened = Signal(object)
    moved = Signal(object, int)
    dropped = Signal(object)

    def __init__(self, theme: Theme, stage: str, today: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "pane")
        self.setMinimumWidth(theme.px(_NARROWEST))
        self._theme, self._today = theme, today
        self._rows: dict[int, ListRow] = {}
        name = say("stage", stage)
        self._head = SectionHeader(name, "strong")
        self._sum = label("", "meta", "text2", wrap=True)
        self.model = CardModel(self._read, self)
        self.view = RowView(theme, name, ListDelegate(theme), ROW_HEIGHT)
        self.view.setModel(self.model)
        self.view.setDragEnabled(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAcceptDrops(True)
        self.view.opened.connect(self._open)
        px = theme.px
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(10), px(12), px(10), px(8))
        lines.setSpacing(px(4))
        lines.addWidget(self._head)
        lines.addWidget(self._sum)
        lines.addWidget(self.view, 1)
        for keys, step in (("Ctrl+Right", 1), ("Ctrl+Left", -1)):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._mover(step))

    def _read(self, ids: Sequence[int]) -> Sequence[ListRow]:
        return [self._rows.get(order_id, ListRow("")) for order_id in ids]

    def show_rows(self, rows: dict[int, ListRow], count: int, sums: str) -> None:
        """Show the orders of the stage; ``count`` are all of them."""
        self._rows = rows
        self._head.show_count(formats.number(count))
        self._sum.setText(sums)
        self._sum.setVisible(bool(sums))
        self.model.set_ids([])
        self.model.set_ids(list(rows))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards of other columns alone."""
        order_id = carried(event.mimeData())
        if order_id and self.model.row_of(order_id) < 0:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a card in."""
        order_id = carried(event.mimeData())
        if order_id:
            event.acceptProposedAction()
            self.dropped.emit(order_id)

    def current(self) -> int:
        """Return the id of the current order, 0 without one."""
        return self.model.id_at(self.view.currentIndex().row()) or 0

    def _open(self, *_row: object) -> None:
        if self.current():
            self.opened.emit(self.current())

    def _mover(self, step: int) -> Callable[[], None]:
        def move() -> None:
            if self.current():
                self.moved.emit(self.current(), step)

        return move


class BoardPage(Page):
    """``opened`` tells the order that somebody wants to see whole."""

    tables: ClassVar[frozenset[str]] = TABLES
    opened = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        px = self.theme.px
        wide = QFrame()
        line = QHBoxLayout(wide)
        line.setContentsMargins(px(12), 0, px(12), px(12))
        line.setSpacing(px(8))
        self.columns = {stage: Column(self.theme, stage, lambda: workplace.today) for stage in OPEN_STAGES}
        for stage, column in self.columns.items():
            column.opened.connect(self.opened)
            column.moved.connect(self.move_card)
            column.dropped.connect(self._taker(stage))
            line.addWidget(column, 1)
        self._area = scrolling(wide)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._nothing = EmptyState(
            self.theme,
            _("A column for each stage of your open orders"),
            _("Cards are carried to the next stage, or moved there by Ctrl+Right."),
            "layers",
            _("New order"),
            lambda: workplace.perform("new_order"),
        )
        self.setLayout(column_of(self._area, self._nothing))

    def refresh(self) -> None:
        """Read the board again; the current order of each column stays."""
        today = self.workplace.today
        with self.workplace.journal.read() as connection:
            found, counts, values = board(connection), stage_counts(connection), stage_values(connection)
            sums = {stage: summed_up(connection, rows, today) for stage, rows in values.items()}
        self._area.setVisible(any(found.values()))
        self._nothing.setVisible(not any(found.values()))
        for stage, column in self.columns.items():
            before = column.current()
            rows = {row.id: words.board_row(row, today) for row in found[stage]}
            column.show_rows(rows, counts.get(stage, 0), sums.get(stage, ""))
            place = column.model.row_of(before) if before in rows else -1
            if place >= 0:
                column.view.go_to(place)

    def move_card(self, order_id: int, step: int) -> None:
        """Put an order into the stage before or after its own, and stay with it."""
        stage = next(key for key, column in self.columns.items() if column.model.row_of(order_id) >= 0)
        place = STAGES.index(stage) + step
        if not 0 <= place <= STAGES.index("done"):
            return
        self.move_to(order_id, STAGES[place])

    def _taker(self, stage: str) -> Callable[[int], None]:
        return lambda order_id: self.move_to(order_id, stage)

    def move_to(self, order_id: int, target: str) -> None:
        """Put an order into a stage, and stay with it."""
        today = self.workplace.today
        title = _("Move order to: {stage}").format(stage=say("stage", target))
        self.workplace.change(title, lambda session: move_order(session, order_id, target, today))
        if target in self.columns:
            column = self.columns[target]
            column.view.go_to(max(column.model.row_of(order_id), 0))
            column.view.setFocus()
            self._area.ensureWidgetVisible(column, 0, 0)

    def focus_first(self) -> None:
        """Begin in the first column that holds an order."""
        for column in self.columns.values():
            if column.model.rowCount():
                column.view.setFocus()
                if not column.view.currentIndex().isValid():
                    column.view.go_to(0)
                return
