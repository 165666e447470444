"""The button at the end of a row that opens what else can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu

from ui.theme.theme import Theme
from ui.widgets.button import IconButton


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the menu."""

    words: str
    icon: str
    do: Callable[[], object]
    possible: bool = True


def more_button(theme: Theme, name: str, acts: Callable[[], Sequence[Act]]) -> IconButton:
    """Return a button whose menu is made when it is opened: a dozen rows are shown at every step of a list.

    It is made anew each time, because what is possible may have changed since.
    """
    button = IconButton(theme, "ellipsis", name)
    menu = QMenu(button)
    menu.aboutToShow.connect(lambda: _fill(theme, menu, acts()))
    button.setMenu(menu)
    return button


def _fill(theme: Theme, menu: QMenu, acts: Sequence[Act]) -> None:
    menu.clear()
    for act in acts:
        action = menu.addAction(theme.icon(act.icon), act.words)
        action.setEnabled(act.possible)
        action.triggered.connect(lambda _on=False, act=act: act.do())
