"""Settings of the screen: language, light or dark, size."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from desktop.texts import _, language
from ui.preferences import Preferences
from ui.settings.setting import Setting
from ui.theme.theme import LARGEST_SCALE, SMALLEST_SCALE
from ui.widgets.section import Group
from ui.widgets.segmented import Segmented


class Looks(Group):
    """Changes apply at once."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(_("Screen"))
        self._preferences = preferences
        self.language = Segmented(_("Language"), [("en", "English"), ("zh_CN", "中文")], language())
        self.language.chosen.connect(lambda key: preferences.set(language=key))
        choices = [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))]
        self.appearance = Segmented(_("Light or dark"), choices, preferences.now.appearance)
        self.appearance.chosen.connect(lambda key: preferences.set(appearance=key))
        self.percent = QComboBox()
        for percent in range(SMALLEST_SCALE, LARGEST_SCALE + 1, 10):
            self.percent.addItem(f"{percent} %", percent)
        self.percent.setCurrentIndex(self.percent.findData(preferences.now.scale))
        self.percent.activated.connect(lambda row: preferences.set(scale=self.percent.itemData(row)))
        self.add(Setting(_("Language"), "", self.language))
        self.add(Setting(_("Light or dark"), "", self.appearance))
        self.add(Setting(_("Size of text and controls"), _("Also by Ctrl++ and Ctrl+-."), self.percent))
        preferences.changed.connect(self._follow)

    def _follow(self) -> None:
        now = self._preferences.now
        if now.appearance != self.appearance.current():
            self.appearance.select(now.appearance)
        self.percent.setCurrentIndex(self.percent.findData(now.scale))
