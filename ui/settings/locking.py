"""Settings of locking and of the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox

from desktop.texts import _, n_, p_
from ui.preferences import Preferences
from ui.settings.setting import Setting
from ui.widgets.section import Group

_MINUTES = (1, 2, 5, 10, 15, 30, 60, 0)
_SECONDS = (5, 10, 20, 30, 60)


class Locking(Group):
    """When the journal locks by itself, and when a copied secret leaves the clipboard."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(_("Locking"))
        now = preferences.now
        self.minutes = _choice(_MINUTES, now.lock_minutes, [_minutes(value) for value in _MINUTES])
        self.minutes.activated.connect(lambda row: preferences.set(lock_minutes=self.minutes.itemData(row)))
        self.with_screen = QCheckBox(_("Lock with the screen"))
        self.with_screen.setChecked(now.lock_with_screen)
        self.with_screen.toggled.connect(lambda on: preferences.set(lock_with_screen=on))
        self.seconds = _choice(_SECONDS, now.clipboard_seconds, [_seconds(value) for value in _SECONDS])
        self.seconds.activated.connect(
            lambda row: preferences.set(clipboard_seconds=self.seconds.itemData(row))
        )
        self.add(
            Setting(_("Lock when nobody is here"), _("Counted from the last key or click."), self.minutes)
        )
        self.add(
            Setting(
                _("When the system locks its screen"),
                _("Works on Windows and on most Linux desktops; macOS does not tell the journal."),
                self.with_screen,
            )
        )
        self.add(
            Setting(
                _("Take copied secrets back"),
                _("Numbers, addresses and codes leave the clipboard by themselves."),
                self.seconds,
            )
        )


def _choice(values: Sequence[int], now: int, texts: Sequence[str]) -> QComboBox:
    """Make a choice of numbers; a number that is not among them (from an edited file) stays as it is."""
    made = QComboBox()
    for value, text in zip(values, texts, strict=True):
        made.addItem(text, value)
    made.setCurrentIndex(made.findData(now))
    return made


def _minutes(value: int) -> str:
    if not value:
        return p_("locking", "Never")
    return n_("After {n} minute", "After {n} minutes", value).format(n=value)


def _seconds(value: int) -> str:
    return n_("After {n} second", "After {n} seconds", value).format(n=value)
