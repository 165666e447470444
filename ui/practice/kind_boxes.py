"""The kinds of cards of a deck, ticked; the one that asks by ear only where something can be heard."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QCheckBox, QWidget
from shiboken6 import isValid

from desktop.joining import sentences
from desktop.practice.kinds import KINDS
from desktop.practice.sounds import heard_keys
from desktop.texts import _
from ui.sound.voices import VoiceRow, how_to_add
from ui.widgets.layouts import column
from ui.widgets.text import label
from ui.workplace import Workplace


class KindBoxes(QWidget):
    """``audible`` tells, once the voices are known, that every phrase can be heard."""

    def __init__(self, workplace: Workplace, ticked: Collection[str]) -> None:
        super().__init__()
        self.audible = False
        with workplace.journal.read() as connection:
            self._recorded = bool(heard_keys(connection))
        self.boxes = {key: QCheckBox(_(words)) for key, words in KINDS.items()}
        for key, box in self.boxes.items():
            box.setChecked(key in ticked)
        self._note = label("", "meta", "text3", wrap=True)
        self._note.hide()
        self._platform = workplace.sounds.platform
        pieces: list[QWidget] = []
        for key, box in self.boxes.items():
            pieces += [box, self._note] if key == "listen" else [box]
        self.setLayout(column(*pieces, spacing=2))
        self._show_listen(None)
        workplace.sounds.voices(self._found)

    def _found(self, rows: list[VoiceRow]) -> None:
        if isValid(self):  # it takes some seconds on Linux, and the dialog may be closed
            self._show_listen(rows)

    def _show_listen(self, rows: list[VoiceRow] | None) -> None:
        """Say why nothing can be heard; what is ticked already stays, since another computer may have a voice."""
        self.audible = bool(rows)
        box = self.boxes["listen"]
        box.setEnabled(self.audible or self._recorded or box.isChecked())
        if rows is None:
            words = _("Looking for a Mandarin voice …")
        elif rows:
            words = ""
        elif self._recorded:
            words = _("No Mandarin voice was found: only phrases with a recording are asked by ear.")
        else:
            words = sentences(_("Listening needs a Mandarin voice."), how_to_add(self._platform))
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def chosen(self) -> list[str]:
        """Return the kinds that are ticked."""
        return [key for key, box in self.boxes.items() if box.isChecked()]
