"""A page of a list, the record chosen in it, and what to know before acting: side by side, or in turn when narrow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.filters import count_ticked
from ui.list_pane import WIDTH, ListPane
from ui.listing import Listing
from ui.page import Page
from ui.views.list_filters import KINDS as SAVED
from ui.views.list_filters import save_as_view
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, frame, row
from ui.widgets.scrolling import scrolling
from ui.widgets.splitter import Splitter
from ui.workplace import Workplace

SIDE_WIDTH = 292
_LEAST, _PAUSE_MS, _KEEP_MS = 400, 90, 400
_SIDE_FROM, _BESIDE_FROM = 1480 - 212, 1180 - 212  # windows of 1480 and 1180, less the sidebar


class ListPage(Page):
    """Call ``arrange`` at the end of ``__init__``; give ``show_current`` and ``kind``.

    The side panel folds away when the page is narrow: ``side_folded`` then tells the detail to offer it otherwise.
    """

    kind = ""
    """The kind of the records, as in ``Workplace.focus``."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        preferences = workplace.services.preferences if workplace.services else None
        self._sizes = dict(preferences.now.splitters) if preferences else {}
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self._keep_sizes)
        self.in_turn = False
        """List and detail stand in place of each other."""
        self.side_folded = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.catch_up)

    def show_current(self, record_id: int) -> None:
        """Show the record in detail and side panel; 0 when there is none."""
        raise NotImplementedError

    def on_fold(self, *, folded: bool) -> None:
        """Offer the side panel elsewhere while it is folded away."""

    def arrange(self, listing: Listing, detail: QWidget, side: QWidget, nobody: str) -> None:
        """Put the three parts in; ``nobody`` is said in place of the detail while no record is chosen."""
        theme = self.theme
        self.pane = ListPane(theme, listing, self)
        self.pane.walked.connect(self._on_walk)
        self.pane.opened.connect(self._on_open)
        self._back = Button(theme, listing.words.title, "ghost", "arrow-left", self.show_list)
        self._back_line = frame("page", row(self._back, None, margins=(theme.px(16), theme.px(10), 0, 0)))
        self._detail = QStackedWidget()
        self._nobody = EmptyState(theme, nobody, icon=listing.words.icon)
        self._middle, self._side = frame("page"), frame("inspector")
        self._side.setFixedWidth(theme.px(SIDE_WIDTH))
        # Without these the parts' own least widths, side by side, would keep the window wider than it may be.
        self._middle.setMinimumWidth(theme.px(_LEAST))
        self.setMinimumWidth(theme.px(_LEAST))
        self._splitter = Splitter(f"{self.kind}-list", self._sizes)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._splitter, 1)
        line.addWidget(self._side)
        self._splitter.addWidget(self.pane)
        self._splitter.addWidget(self._middle)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.arrange(theme.px(WIDTH), theme.px(700))
        self._splitter.moved.connect(self._keeping.start)
        # The largest parts come last: each time that a part is put into another one, the style sheet goes through it.
        self._middle.setLayout(column(self._back_line, (self._detail, 1)))
        self._detail.addWidget(frame("page", column(self._nobody)))
        self._detail.addWidget(detail)
        self._side.setLayout(column(scrolling(side)))
        self._fit()

    # --- reading -----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read list and record again."""
        before = self.pane.current
        self.pane.refresh()
        self.pane.go_to_first()
        if self.pane.current == before:
            self._show(before)

    def show_record(self, kind: str, record_id: int) -> None:
        """Select a record, and show it in place of the list when there is room for one of them only."""
        if kind == self.kind:
            self.pane.go_to(record_id)
            self._on_open(record_id)

    def _on_walk(self, record_id: int) -> None:
        """Show the record at once, or at the end of the walk while a key is held down."""
        if self.pane.hurried:
            self._pause.start()
        else:
            self._show(record_id)

    def catch_up(self) -> None:
        """Show the current record if the walk has left it behind."""
        self._show(self.pane.current)

    def looked_at(self) -> tuple[str, int] | None:
        """Return the current record."""
        current = self.pane.current
        return (self.kind, current) if current else None

    def _show(self, record_id: int) -> None:
        self._pause.stop()
        self.workplace.focus = (self.kind, record_id) if record_id else None
        self._detail.setCurrentIndex(1 if record_id else 0)
        self._nobody.setVisible(self.pane.model.rowCount() > 0)
        self._make_room()
        self._side.setVisible(bool(record_id) and not self.side_folded)
        self.show_current(record_id)

    def _make_room(self) -> None:
        """Let the words of an empty list have the whole page; the first record brings its detail back."""
        if self.in_turn or self._bare() == self._middle.isHidden():
            return
        self._middle.setVisible(not self._bare())
        if not self._bare():
            self._splitter.arrange(self.theme.px(WIDTH), self.theme.px(700))

    def _bare(self) -> bool:
        """Tell whether there is no record at all, whatever is asked for."""
        query = self.pane.query
        return not (self.pane.model.rowCount() or query.text.strip() or count_ticked(query.chosen))

    def show_detail(self) -> None:
        """Show the current record in place of the list when there is room for one of them only."""
        if not (self.in_turn and self.pane.current):
            return
        focus = self.window().focusWidget()
        self.pane.hide()
        self._middle.show()
        if focus is None or self.pane.isAncestorOf(focus):
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self, _record_id: int) -> None:
        if self.in_turn:
            self.show_detail()
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._middle.setFocus(Qt.FocusReason.OtherFocusReason)
            self._middle.focusNextChild()

    def show_list(self) -> None:
        """Return from the record to the list."""
        if self.in_turn:
            self._middle.hide()
            self.pane.show()
        self.pane.focus_list()

    def begin(self) -> None:
        """Take the focus to the list, or to the way back to it where the record stands in its place."""
        if self.pane.isHidden():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.pane.begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the list, unless the focus is somewhere else on purpose."""
        super().showEvent(event)
        focus = self.window().focusWidget()
        if focus is None or not focus.isVisible() or self.isAncestorOf(focus):
            self.pane.begin()

    # --- room --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold and unfold with the width of the page."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self.theme.px
        folded, in_turn = self.width() < px(_SIDE_FROM), self.width() < px(_BESIDE_FROM)
        if folded != self.side_folded:
            self.side_folded = folded
            self._side.setVisible(not folded and bool(self.pane.current))
            self.on_fold(folded=folded)
        if in_turn != self.in_turn:
            self.in_turn = in_turn
            self.pane.show()
            self._middle.setVisible(not in_turn and not self._bare())
        self._back_line.setVisible(in_turn)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return to the list by Escape."""
        if event.key() == Qt.Key.Key_Escape and not self.pane.isAncestorOf(self.focusWidget() or self):
            self.show_list()
        else:
            super().keyPressEvent(event)

    def _keep_sizes(self) -> None:
        """Remember the widths for the next start, once the pointer rests."""
        if self.workplace.services is not None:
            preferences = self.workplace.services.preferences
            own = {name: sizes for name, sizes in self._sizes.items() if name == self._splitter.name}
            preferences.set(splitters={**preferences.now.splitters, **own})

    def save_view(self) -> None:
        """Ask under which name the filter of the list is saved."""
        save_as_view(self.workplace, self.window(), self.kind, self.pane.query)

    # --- commands ----------------------------------------------------------------------------------------------

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what every list can do; a page adds its own."""
        if self._pause.isActive():
            self.catch_up()
        saving = {"save_view": self.save_view} if self.kind in SAVED else {}
        return saving | {
            "filter": self.pane.focus_search,
            "select_all": self.pane.select_all,
            "tag": self.pane.tag_selected,
            "delete": self.pane.trash_selected,
        }
