"""The line over a timeline that opens the quick log, and buttons for what deserves the whole form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from desktop.texts import _
from desktop.touches.words import KINDS
from ui.theme.theme import Theme
from ui.widgets.button import Button, IconButton
from ui.widgets.layouts import row


class Composer(QFrame):
    """``log`` opens the quick log, ``log_kind`` the form of a kind."""

    def __init__(self, theme: Theme, log: Callable[[], None], log_kind: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("kind", "soft")
        self.line = Button(theme, _("Write what happened"), "", "pen-line", log)
        self.line.setProperty("kind", "composer")
        inside = row((self.line, 1), spacing=2, margins=(theme.px(4),) * 4)
        names = {"gift": _("Log a gift"), "visit": _("Log a visit"), "meal": _("Log a meal")}
        for kind, name in names.items():
            inside.addWidget(IconButton(theme, KINDS[kind].icon, name, _call(log_kind, kind)))
        self.setLayout(inside)


def _call(function: Callable[[str], None], value: str) -> Callable[[], None]:
    return lambda: function(value)
