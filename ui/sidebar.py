"""The sidebar: seal and name with the menu, the search box, the places, saved views, and the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.texts import _
from ui.places import PLACES
from ui.theme.theme import Theme
from ui.widgets.button import Button, IconButton
from ui.widgets.layouts import column as lines
from ui.widgets.layouts import holder
from ui.widgets.nav_list import NavList
from ui.widgets.rows import NavRow
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Seal, label

WIDTH = 212


class Sidebar(QFrame):
    """Tells which place or command was chosen; it reads nothing itself."""

    place_chosen = Signal(str)
    command_chosen = Signal(str)
    view_chosen = Signal(object)
    """Id of a saved view."""

    def __init__(self, theme: Theme, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "sidebar")
        self.setAccessibleName(_("Places"))
        self.places = NavList(theme, _("Places"))
        self.places.chosen.connect(self.place_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 14, 11, 12)
        column.setSpacing(0)
        column.addLayout(self._head(menu))
        column.addSpacing(14)
        column.addWidget(self._search())
        column.addSpacing(12)
        column.addWidget(self.places)
        column.addSpacing(14)
        self.views = NavList(theme, _("Saved views"))
        self.views.chosen.connect(lambda key: self.view_chosen.emit(int(key)))
        column.addLayout(self._views_head())
        column.addWidget(scrolling(holder(lines(self.views, None))), 1)
        self._presenting = self._presenting_button()
        column.addWidget(self._presenting)
        column.addLayout(self._foot())
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFixedWidth(self._theme.px(WIDTH))

    def _head(self, menu: QMenu) -> QHBoxLayout:
        name = QPushButton(_("Guanxi Journal"))
        name.setProperty("kind", "brand")
        name.setToolTip(_("Menu"))
        name.setAccessibleName(_("Menu of Guanxi Journal"))
        name.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(Seal(self._theme))
        row.addWidget(name)  # as wide as its words: beside a menu Qt forgets the padding of words at the left
        row.addStretch(1)
        return row

    def _search(self) -> QPushButton:
        box = Button(
            self._theme, _("Search"), icon="search", on_click=lambda: self.command_chosen.emit("find")
        )
        box.setProperty("kind", "search")
        box.setToolTip(_("Find anything (Ctrl+K)"))
        hint = label("Ctrl K", "small")
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(box)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch(1)
        inside.addWidget(hint)
        return box

    def _views_head(self) -> QHBoxLayout:
        """Return the caption over the saved views, and what leads to all of them and to a new one."""
        all_views = Button(self._theme, _("Saved views"), on_click=lambda: self.place_chosen.emit("views"))
        all_views.setProperty("kind", "foot")
        all_views.setToolTip(_("Show all views"))
        row = QHBoxLayout()
        row.setContentsMargins(5, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(all_views)
        row.addStretch(1)
        row.addWidget(
            IconButton(self._theme, "plus", _("New view"), lambda: self.command_chosen.emit("new_view"))
        )
        return row

    def _foot(self) -> QHBoxLayout:
        lock = Button(self._theme, _("Encrypted · offline"), icon="shield-check", on_click=self._ask_for_lock)
        lock.setProperty("kind", "foot")
        lock.setToolTip(_("Lock now (Ctrl+Shift+L)"))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(lock)
        row.addStretch(1)
        row.addWidget(self._foot_button("settings", "settings", _("Settings")))
        return row

    def _presenting_button(self) -> Button:
        """Return what says that private things are hidden, and shows them again."""
        button = Button(
            self._theme, _("Presenting: private hidden"), icon="eye-off",
            on_click=lambda: self.command_chosen.emit("presenting"),
        )  # fmt: skip
        button.setProperty("kind", "foot")
        button.setToolTip(_("Show private things again (Ctrl+Shift+H)"))
        button.hide()
        return button

    def show_presenting(self, on: bool) -> None:  # noqa: FBT001 - a signal's value
        """Say whether private things are hidden."""
        self._presenting.setVisible(on)

    def _ask_for_lock(self) -> None:
        self.command_chosen.emit("lock")

    def _foot_button(self, place: str, icon: str, name: str) -> IconButton:
        return IconButton(self._theme, icon, name, lambda: self.place_chosen.emit(place))

    def show_places(self, counts: Mapping[str, int]) -> None:
        """Show the places with what waits in them; a place without a count shows none."""
        rows = [
            NavRow(
                place.key, place.name(), place.icon, str(counts[place.key]) if counts.get(place.key) else ""
            )
            for place in PLACES
            if place.sidebar
        ]
        self.places.show_rows(rows)

    def show_views(self, rows: Sequence[NavRow]) -> None:
        """Show the pinned views with the number of their records."""
        self.views.show_rows(rows)
        self.views.setVisible(bool(rows))

    def mark(self, key: str, view: int = 0) -> None:
        """Mark the place that is shown, and the view in it."""
        self.places.select(key)
        self.views.select(str(view))
