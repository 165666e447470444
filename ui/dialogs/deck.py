"""Beginning a situation: which one, and by which kinds of cards."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from desktop.practice import library
from desktop.practice.decks import begin_deck, limit_deck
from desktop.practice.kinds import FIRST_KINDS, KINDS
from desktop.practice.wordings import shelved
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.widgets.layouts import column, holder
from ui.widgets.text import label
from ui.workplace import Workplace

_WIDTH = 480
_MOST_NEW = 100


def open_begin_deck(workplace: Workplace, parent: QWidget) -> None:
    """Open the form that begins a situation."""
    BeginDialog(workplace, parent).open()


class BeginDialog(FormDialog):
    """One situation of the library with its phrases; a situation that is begun can get other kinds."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(workplace.theme, _("Begin a situation"), _("Begin"), parent, width=_WIDTH)
        self._workplace = workplace
        self.situation = QComboBox()
        self.situation.setMaxVisibleItems(20)
        counts = Counter(one.situation for one in shelved().values())
        for one in library.situations():
            if counts[one.key]:
                self.situation.addItem(f"{one.title} ({counts[one.key]})", one.key)
        self.kinds = {key: QCheckBox(_(words)) for key, words in KINDS.items() if key != "listen"}
        for key, box in self.kinds.items():
            box.setChecked(key in FIRST_KINDS)
        self.limit = QSpinBox()
        self.limit.setRange(0, _MOST_NEW)
        self.limit.setSpecialValueText(_("As in the options"))
        self.form.add(_("Situation"), self.situation)
        boxes = holder(column(*self.kinds.values(), spacing=2))
        self._kinds_row = self.form.add(_("Kinds of cards"), boxes)
        self.form.add(_("New cards a day from this deck"), self.limit)
        note = _("The cards of one phrase never come on the same day.")
        self.form.add_widget(label(note, "meta", "text3", wrap=True))
        self.situation.setFocus()
        self.ready()

    def typed(self) -> bool:
        """Tell whether closing would lose something: a few ticks are soon made again."""
        return False

    def store(self) -> bool:
        """Make the deck with its cards."""
        kinds = [key for key, box in self.kinds.items() if box.isChecked()]
        if not kinds:
            self._kinds_row.set_error(_("Choose at least one kind."))
            return False
        situation, limit = self.situation.currentData(), self.limit.value() or None
        return self.keep(
            self._workplace,
            _("Begin situation"),
            lambda session: limit_deck(session, begin_deck(session, situation, kinds), limit),
        )
