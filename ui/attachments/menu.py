"""Entries of the menu of files."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.texts import _
from ui.workplace import Workplace


def add_action(menu: QMenu, words: str, do: Callable[[], object], key: str = "") -> None:
    """Add something that can be done; ``key`` is shown beside it."""
    action = menu.addAction(words.replace("&", "&&"))
    action.triggered.connect(lambda _checked=False: do())
    if key:
        action.setShortcut(QKeySequence(key))


def add_switch(menu: QMenu, workplace: Workplace) -> None:
    """Add the choice whether place and camera are taken out of photos as they come in."""
    services = workplace.services
    if services is None:
        return
    preferences = services.preferences
    menu.addSeparator()
    action = menu.addAction(_("Take place and camera out of new photos"))
    action.setCheckable(True)
    action.setChecked(preferences.now.clean_photos)
    action.toggled.connect(lambda on: preferences.set(clean_photos=on))
