"""Settings of the screen: language, light or dark, size."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

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
        self.percent = QSpinBox()
        self.percent.setRange(SMALLEST_SCALE, LARGEST_SCALE)
        self.percent.setSingleStep(10)
        self.percent.setSuffix(" %")
        self.percent.setKeyboardTracking(False)
        self.percent.setValue(preferences.now.scale)
        self.percent.valueChanged.connect(lambda percent: preferences.set(scale=percent))
        self.add(Setting(_("Language"), "", self.language))
        self.add(Setting(_("Light or dark"), "", self.appearance))
        self.add(Setting(_("Size of text and controls"), _("From 90 to 150 %."), self.percent))
        preferences.changed.connect(self._follow)

    def _follow(self) -> None:
        now = self._preferences.now
        if now.appearance != self.appearance.current():
            self.appearance.select(now.appearance)
        if now.scale != self.percent.value():
            self.percent.setValue(now.scale)
