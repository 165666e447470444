"""The choice of the voice that reads phrases aloud, with a button to hear it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget
from shiboken6 import isValid

from desktop.joining import sentences
from desktop.texts import _
from ui.sound.voices import VoiceRow, how_to_add
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import label
from ui.workplace import Workplace

_SAMPLE = "您好，请问这批货什么时候可以发？"


class VoiceChoice(QWidget):
    """Offers the Mandarin voices of this computer once they are found; until then what is chosen stays."""

    def __init__(self, workplace: Workplace, chosen: str) -> None:
        super().__init__()
        self._sounds = workplace.sounds
        self.box = QComboBox()
        self.box.setAccessibleName(_("Voice"))
        self.box.addItem(_("Best of this computer"), "")
        if chosen:
            self.box.addItem(chosen.partition("/")[2], chosen)
            self.box.setCurrentIndex(1)
        self.hear = Button(workplace.theme, _("Try it"), "ghost", "volume-2", self._try)
        self.hear.setAutoDefault(False)
        self._note = label("", "meta", "text3", wrap=True)
        self.setLayout(column(row((self.box, 1), self.hear, spacing=workplace.theme.px(8)), self._note))
        self.setFocusProxy(self.box)
        self._say(_("Looking for a Mandarin voice …"))
        self._sounds.voices(self._found)

    def _found(self, rows: list[VoiceRow]) -> None:
        if not isValid(self):  # it takes some seconds on Linux, and the dialog may be closed
            return
        for voice in rows:
            if self.box.findData(voice.key) < 0:
                self.box.addItem(voice.name, voice.key)
        self.hear.setEnabled(bool(rows))
        none = sentences(
            _("No Mandarin voice was found on this computer."), how_to_add(self._sounds.platform)
        )
        self._say("" if rows else none)

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _try(self) -> None:
        self._sounds.say(_SAMPLE, self.chosen())

    def chosen(self) -> str:
        """Return the key of the voice, empty for the best one."""
        return str(self.box.currentData())
