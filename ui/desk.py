"""The desk: the sidebar and the pages of an open journal. Locking throws the whole desk away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from desktop.texts import _
from desktop.today import reads
from ui.dialog_table import DIALOGS, opener
from ui.dialogs.turning import open_turning
from ui.new_day import NewDay
from ui.page import Page
from ui.places import PLACES, Place
from ui.sidebar import Sidebar
from ui.view_counts import ViewCounts
from ui.widgets.toast import Toast
from ui.workplace import Workplace

_MOST_BACK = 50


class Desk(QWidget):
    """Shows one page at a time and runs the commands that need an open journal."""

    page_changed = Signal()

    def __init__(self, workplace: Workplace, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self._places: dict[str, Place] = {place.key: place for place in PLACES}
        self._pages: dict[str, Page] = {}
        self._back: list[str] = []
        self._key = ""
        self.sidebar = Sidebar(workplace.theme, menu)
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self._stack, 1)
        self._said = Toast(workplace.theme, self)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(50)
        self._counting.timeout.connect(self._count)
        self.view_counts = ViewCounts(workplace)
        self._new_day = NewDay(workplace, self)
        self._listen()
        self.show_place("today")

    def _listen(self) -> None:
        self.sidebar.place_chosen.connect(self.show_place)
        self.sidebar.command_chosen.connect(self.workplace.perform)
        self.workplace.place_asked_for.connect(self.show_place)
        self.workplace.record_asked_for.connect(self.show_record)
        self.workplace.part_asked_for.connect(self._show_part)
        self.workplace.told.connect(self._toast)
        self.workplace.turning.begun.connect(self._wait_for_turning)
        self.workplace.presenting_changed.connect(self.sidebar.show_presenting)
        self.workplace.open_journal.changed.connect(self._count_soon)
        self.workplace.day_turned.connect(self._count)
        self.sidebar.view_chosen.connect(lambda view_id: self.show_record("saved_view", view_id))
        self.view_counts.changed.connect(self.sidebar.show_views)
        self.sidebar.show_views(self.view_counts.rows())
        self._count()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._key]

    @property
    def key(self) -> str:
        """The key of the place that is shown."""
        return self._key

    def show_place(self, key: str) -> None:
        """Show a place, making its page at the first time."""
        if key not in self._places:
            return
        if self._key and key != self._key:
            self._back = [*self._back, self._key][-_MOST_BACK:]
        if key not in self._pages:
            self._pages[key] = self._places[key].make(self.workplace)
            self._pages[key].turned.connect(self._mark)
            self._stack.addWidget(self._pages[key])
        self._key = key
        focus = self.window().focusWidget()
        on_page = focus is not None and self._stack.isAncestorOf(focus)
        self._stack.setCurrentWidget(self._pages[key])
        if on_page:  # the stack would go on to the first button of the page
            self.page.begin()
        self.setFocusProxy(self._pages[key])
        self.workplace.focus = self.page.looked_at()
        self._mark()
        self.page_changed.emit()

    def _mark(self) -> None:
        """Mark in the sidebar what is shown."""
        self.sidebar.mark(self._key, self.page.view_id)

    def show_record(self, kind: str, record_id: int) -> None:
        """Show a record on the page of its kind."""
        for place in PLACES:
            if kind in place.kinds:
                self.show_place(place.key)
                self.page.bring_up_to_date()
                self.page.show_record(kind, record_id)
                return

    def _show_part(self, kind: str, record_id: int) -> None:
        self.page.show_part(kind, record_id)

    def go_back(self) -> None:
        """Return to the place that was shown before."""
        if self._back:
            key = self._back.pop()
            self.show_place(key)
            self._back.pop()

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done now, by command key: the page's answer stands before the desk's."""
        own: dict[str, Callable[[], None]] = {
            "undo": self.workplace.undo,
            "redo": self.workplace.redo,
            "back": self.go_back,
            "presenting": self._turn_presenting,
            "network": self._show_network,
            "introduce": self._show_introduction,
        }
        places = {f"place:{key}": _call(self.show_place, key) for key in self._places}
        dialogs = {key: _call(self._open_dialog, key) for key in DIALOGS}
        return (
            own
            | places
            | dialogs
            | {key: places[f"place:{key}"] for key in ("settings", "week")}
            | self.page.handlers()
        )

    def _show_network(self) -> None:
        """Show the network around the record that the person looks at."""
        focus = self.workplace.focus
        self.show_place("network")
        if focus is not None:
            self.page.show_record(*focus)

    def _show_introduction(self) -> None:
        """Show who can introduce us to the record that the person looks at."""
        self._show_network()
        self.page.handlers()["introduce"]()

    def _turn_presenting(self) -> None:
        on = not self.workplace.presenting
        self.workplace.present(on=on)
        self.workplace.tell(
            _("Private things are hidden now.") if on else _("Private things are shown again.")
        )

    def _open_dialog(self, key: str) -> None:
        opener(key)(self.workplace, self)

    def _wait_for_turning(self, words: str) -> None:
        open_turning(self.workplace, self, words)

    def _toast(self, sentence: str, operation_id: int | None) -> None:
        if operation_id is None:
            self._said.tell(sentence)
        else:
            self._said.tell(sentence, _("Undo"), _call(self.workplace.undo, operation_id))

    def _count_soon(self, _change: object) -> None:
        """Count once for several changes; a method, so that the connection ends with this desk."""
        self._counting.start()

    def leave(self) -> None:
        """Count no more: the journal is about to be closed."""
        self._counting.stop()
        self._new_day.stop()
        self.view_counts.leave()

    def _count(self) -> None:
        with self.workplace.open_journal.read_raw() as raw:
            counts = reads.sidebar_counts(raw, self.workplace.today, self.workplace.clock())
        self.sidebar.show_places(counts)


def _call(function: Callable[..., None], *values: object) -> Callable[[], None]:
    return lambda: function(*values)
