"""Makes the actions and the menu from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.texts import _
from ui.commands import COMMANDS, MENUS
from ui.places import PLACES
from ui.theme.theme import Theme


class Menus:
    """The actions of one window; each performs its command by key."""

    def __init__(self, window: QWidget, theme: Theme, perform: Callable[[str], None]) -> None:
        self.actions: dict[str, QAction] = {}
        self._window, self._theme = window, theme
        self._icons: list[tuple[QAction, str]] = []
        self.root = QMenu(window)
        self.root.aboutToShow.connect(self._draw_icons)
        menus = {key: self.root.addMenu(_(title)) for key, title in MENUS}
        for number, place in enumerate(PLACES, 1):
            shortcut = f"Ctrl+{number}" if place.sidebar else ""
            action = self._action(window, f"place:{place.key}", place.name(), shortcut, place.icon, perform)
            menus["go"].addAction(action)
        for command in COMMANDS:
            menu = menus[command.menu]
            if command.gap:
                menu.addSeparator()
            menu.addAction(
                self._action(window, command.key, _(command.title), command.shortcut, command.icon, perform)
            )

    def _action(
        self, window: QWidget, key: str, title: str, shortcut: str, icon: str, perform: Callable[[str], None]
    ) -> QAction:
        action = QAction(title, window)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        if icon:
            self._icons.append((action, icon))
        action.triggered.connect(lambda _checked=False: perform(key))
        window.addAction(action)
        self.actions[key] = action
        return action

    def _draw_icons(self) -> None:
        """Draw the icons when the menu opens for the first time: 200 pictures that no start has to wait for."""
        while self._icons:
            action, icon = self._icons.pop()
            action.setIcon(self._theme.icon(icon))

    def leave(self) -> None:
        """Take the actions out of the window: a key that two of them have is the key of neither."""
        for action in self.actions.values():
            self._window.removeAction(action)
            action.deleteLater()
        self.root.deleteLater()

    def enable(self, keys: Collection[str]) -> None:
        """Enable the commands that somebody handles now, and no others."""
        for key, action in self.actions.items():
            action.setEnabled(key in keys)

    def name_turns(self, undo: str | None, redo: str | None) -> None:
        """Say in the menu what Undo and Redo would turn."""
        self.actions["undo"].setText(_("Undo: {title}").format(title=undo) if undo else _("Undo"))
        self.actions["redo"].setText(_("Redo: {title}").format(title=redo) if redo else _("Redo"))
