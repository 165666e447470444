"""A button with the journals that were open before, and one more row to choose any folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from desktop import paths
from desktop.texts import _
from ui.choose_folder import choose_folder
from ui.preferences import Preferences
from ui.theme.theme import Theme
from ui.widgets.button import Button


def other_journals(
    page: QWidget, theme: Theme, preferences: Preferences, now: Path | None, unlock: Callable[[Path], None]
) -> Button:
    """Make the button; ``now`` is the journal that is not listed, since its page is shown."""
    made = Button(theme, _("Open another journal") if now else _("Open a journal"), "ghost", "folder-open")
    folders = [Path(name) for name in preferences.now.recent if now is None or Path(name) != now]
    start = now.parent if now else paths.usual_journal()

    def choose() -> None:
        choose_folder(page, _("Folder of the journal"), start, unlock)

    if not folders:
        made.clicked.connect(lambda _checked=False: choose())
        return made
    menu = QMenu(made)
    for folder in folders:
        text = f"{folder.name}   {folder.parent}".replace("&", "&&")
        menu.addAction(text, partial(unlock, folder))
    menu.addSeparator()
    menu.addAction(theme.icon("folder-open"), _("Choose a folder"), choose)
    made.setMenu(menu)
    return made
