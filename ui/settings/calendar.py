"""Settings of the calendar: starting with the system for reminders, the own country, statutory days."""

from __future__ import annotations

from collections.abc import Callable

from babel import Locale
from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox

from desktop import texts
from desktop.almanac.own_country import countries
from desktop.errors import GuanxiError
from desktop.planning.calendar_rows import LAYERS, STANDARD
from desktop.texts import _
from ui.autostart import Autostart, autostart, this_program
from ui.preferences import Preferences
from ui.settings.setting import Setting
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.section import Group


class CountryBox(QComboBox):
    """The countries with their names; the list comes when it is opened, since it takes a moment."""

    def __init__(self, current: str) -> None:
        super().__init__()
        self.setAccessibleName(_("Own country"))
        self.setMinimumContentsLength(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItem(_("No country"), "")
        if current:
            self.addItem(_country_name(current), current)
            self.setCurrentIndex(1)
        self._whole = False

    def showPopup(self) -> None:
        """Fill the list before it is seen."""
        self.fill()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill the list before a key walks in it."""
        self.fill()
        super().keyPressEvent(event)

    def fill(self) -> None:
        """Bring in all countries, by name."""
        if self._whole:
            return
        self._whole = True
        current = self.currentData()
        with QSignalBlocker(self):
            while self.count() > 1:
                self.removeItem(1)
            for name, code in sorted((_country_name(code), code) for code in countries()):
                self.addItem(name, code)
            self.setCurrentIndex(max(self.findData(current), 0))


class CalendarSettings(Group):
    """Reminders and days off."""

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        perform: Callable[[str], object],
        failed: Callable[[BaseException], object],
        entry: Autostart | None = None,
    ) -> None:
        """``perform`` runs a command; ``entry`` is the system's list of what starts with it."""
        super().__init__(_("Calendar and reminders"))
        self._preferences, self._failed = preferences, failed
        self._entry = entry or autostart()
        self.start = QCheckBox(_("Start with the system"))
        self.start.setChecked(self._entry.on())
        self.start.toggled.connect(self._turn)
        self.country = CountryBox(preferences.now.calendar_country)
        self.country.activated.connect(lambda _row: self._choose())
        self.statutory = Button(theme, _("Statutory days off"), on_click=lambda: perform("statutory"))
        self.add(
            Setting(
                _("Reminders only come while the journal runs"),
                _("They name nobody. While it is locked, only the times are known."),
                self.start,
            )
        )
        self.add(Setting(_("Own country"), _("Its public holidays appear in the calendar."), self.country))
        self.add(
            Setting(
                _("Days off in China"),
                _("Bring in next year's list when the State Council has published it."),
                self.statutory,
            )
        )

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - what the signal gives
        try:
            if on:
                self._entry.turn_on(this_program())
            else:
                self._entry.turn_off()
        except GuanxiError as error:
            with QSignalBlocker(self.start):
                self.start.setChecked(self._entry.on())
            self._failed(error)

    def _choose(self) -> None:
        """Keep the country, and show or hide its layer in the calendar."""
        code = self.country.currentData()
        shown = self._preferences.now.calendar_layers or tuple(one for one in LAYERS if one in STANDARD)
        rest = tuple(one for one in shown if one != "own_country")
        layers = (*rest, "own_country") if code else rest
        self._preferences.set(calendar_country=code, calendar_layers=layers)


def _country_name(code: str) -> str:
    """Return the name of a country in the language of the screen."""
    name: str = Locale.parse(texts.language()).territories.get(code, code)
    return name
