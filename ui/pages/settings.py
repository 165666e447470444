"""The settings page: the screen, locking, the keys, the folder and the backups of the open journal."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from desktop.texts import _
from ui.page import Page
from ui.services import Services
from ui.settings.backing_up import BackingUp
from ui.settings.calendar import CalendarSettings
from ui.settings.locking import Locking
from ui.settings.looks import Looks
from ui.settings.place import Place
from ui.settings.protection import Protection
from ui.settings.relationship import RuleSettings
from ui.settings.searching import Searching
from ui.widgets.banner import Banner
from ui.widgets.fitting import Fitting
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import label
from ui.workplace import Workplace

_WIDTH = 680


class SettingsPage(Page):
    """One column of groups; each change applies at once."""

    tables: ClassVar[frozenset[str]] = frozenset({"journal_setting"})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.setAccessibleName(_("Settings"))
        self.protection: Protection | None = None
        self.backing_up: BackingUp | None = None
        self._lines = column(label(_("Settings"), "title"), spacing=20)
        if workplace.services is not None:
            self._fill(workplace.services)
        self._column = Fitting(self._lines)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle = row(None, (self._column, 100), None)
        scroll.setWidget(holder(column(middle, None, margins=(28, 22, 28, 28))))
        self.setLayout(column((scroll, 1)))
        self.theme.changed.connect(self._dress)
        self._dress()

    def _fill(self, services: Services) -> None:
        self.looks = Looks(services.preferences)
        self.locking = Locking(services.preferences)
        self._lines.addWidget(self.looks)
        self._lines.addWidget(self.locking)
        self.calendar = CalendarSettings(
            self.theme, services.preferences, self.workplace.perform, services.failures.tell
        )
        self._lines.addWidget(self.calendar)
        self.rules = RuleSettings(self.workplace)
        self._lines.addWidget(self.rules)
        self.searching = Searching(self.workplace)
        self._lines.addWidget(self.searching)
        vault, backups = self.workplace.open_journal.vault, self.workplace.backups
        if vault is None or backups is None:
            told = Banner(self.theme)
            self._lines.addWidget(told)
            told.tell(
                _(
                    "This is the demo journal. It has no keys and no backups, and is gone when the window closes."
                ),
                closable=False,
            )
            return
        self.protection = Protection(services, vault)
        self.place = Place(services, vault)
        self.backing_up = BackingUp(services, vault, backups)
        for group in (self.protection, self.backing_up, self.place):
            self._lines.addWidget(group)

    def _dress(self) -> None:
        self._column.setMaximumWidth(self.theme.px(_WIDTH))

    def refresh(self) -> None:
        """Read the numbers of the rules, the key file and the list of backups anew."""
        if self.workplace.services is not None:
            self.rules.read()
        if self.protection is not None:
            self.protection.read()
        if self.backing_up is not None:
            self.backing_up.read()
