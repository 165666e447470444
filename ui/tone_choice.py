"""The choice of a tone, for tags and for views."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from desktop.people.words import TAG_TONES
from desktop.texts import _


def tone_box(tone: str = "") -> QComboBox:
    """Return a choice of tones by their names, at ``tone``."""
    words = {
        "neutral": _("Grey"),
        "accent": _("Jade"),
        "seal": _("Cinnabar"),
        "amber": _("Amber"),
        "sky": _("Sky"),
        "plum": _("Plum"),
        "ok": _("Green"),
    }
    made = QComboBox()
    for key in TAG_TONES:
        made.addItem(words[key], key)
    made.setCurrentIndex(max(made.findData(tone), 0))
    return made
