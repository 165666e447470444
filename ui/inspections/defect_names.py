"""Names of known defects, offered while one is typed in a form: choosing one fills in the other name and the class."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop.quality.defect_lists import KnownDefect
from ui.completing import contained
from ui.fields_dialog import FieldsDialog

_NAMES = "name_zh", "name_en"


def offer_names(dialog: FieldsDialog, known: Sequence[KnownDefect]) -> None:
    """Offer ``known`` in a form with the fields ``name_zh``, ``name_en`` and ``defect_class``."""
    lines = {key: line for key in _NAMES if isinstance(line := dialog.editors[key], QLineEdit)}
    box = dialog.editors["defect_class"]

    def take(key: str, name: str) -> None:
        one = next(each for each in known if getattr(each, key) == name)
        for other, line in lines.items():
            line.setText(getattr(one, other))
        if isinstance(box, QComboBox):
            box.setCurrentIndex(max(box.findData(one.defect_class), 0))

    for key, line in lines.items():
        completer = contained((getattr(one, key) for one in known), line)
        completer.activated.connect(lambda name, key=key: take(key, name))
        line.setCompleter(completer)
