"""Beginning a situation, and changing a deck: which kinds of cards it holds, how many new ones a day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from desktop.practice import library
from desktop.practice.decks import (
    begin_deck,
    deck_title,
    delete_deck,
    limit_deck,
    new_limit,
    phrases_of,
    rename_deck,
    set_kinds,
)
from desktop.practice.kinds import FIRST_KINDS
from desktop.practice.queue import DeckCount
from desktop.practice.wordings import shelved, wordings
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.practice.kind_boxes import KindBoxes
from ui.widgets.button import Button
from ui.widgets.layouts import holder, row
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

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
                counted = _("{title} ({n})").format(title=one.title, n=counts[one.key])
                self.situation.addItem(counted, one.key)
        self.kinds = KindBoxes(workplace, FIRST_KINDS)
        self.limit = QSpinBox()
        self.limit.setRange(0, _MOST_NEW)
        self.limit.setSpecialValueText(_("As in the options"))
        self.form.add(_("Situation"), self.situation)
        self._kinds_row = self.form.add(_("Kinds of cards"), self.kinds)
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
        kinds = self.kinds.chosen()
        if not kinds:
            self._kinds_row.set_error(_("Choose at least one kind."))
            return False
        situation, limit = self.situation.currentData(), self.limit.value() or None
        audible = self.kinds.audible
        return self.keep(
            self._workplace,
            _("Begin situation"),
            lambda session: limit_deck(
                session, begin_deck(session, situation, kinds, audible=audible), limit
            ),
        )


def open_edit_deck(workplace: Workplace, parent: QWidget, deck: DeckCount) -> None:
    """Open the form of a deck."""
    DeckDialog(workplace, parent, deck).open()


class DeckDialog(FormDialog):
    """Name, kinds and limit of a deck; it can go to the trash, from where its cards come back with it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, deck: DeckCount) -> None:
        super().__init__(workplace.theme, _("Edit deck"), _("Save"), parent, width=_WIDTH)
        self._workplace, self._deck = workplace, deck
        self.name = QLineEdit(deck_title(deck.name, deck.situation))
        self.name.setEnabled(not deck.situation)
        self.kinds = KindBoxes(workplace, deck.kinds)
        self.limit = QSpinBox()
        self.limit.setRange(0, _MOST_NEW)
        self.limit.setSpecialValueText(_("As in the options"))
        with workplace.journal.read() as connection:
            self.limit.setValue(new_limit(connection, deck.id) or 0)
        self._name_row = self.form.add(_("Name"), self.name)
        self._kinds_row = self.form.add(_("Kinds of cards"), self.kinds)
        self.form.add(_("New cards a day from this deck"), self.limit)
        delete = Button(self.theme, _("Move to trash"), "danger", "trash-2", self._delete)
        delete.setAutoDefault(False)
        self.form.add_widget(holder(row(delete, None)))
        self._began = self._values()
        (self.limit if deck.situation else self.name).setFocus()
        self.ready()

    def _values(self) -> tuple[str, list[str], int]:
        kinds = self.kinds.chosen()
        return self.name.text().strip(), kinds, self.limit.value()

    def typed(self) -> bool:
        """Tell whether something differs from the beginning."""
        return self._values() != self._began

    def store(self) -> bool:
        """Keep what differs."""
        name, kinds, limit = self._values()
        if not kinds:
            self._kinds_row.set_error(_("Choose at least one kind."))
            return False
        if not name:
            self._name_row.set_error(_("Type what it is about."))
            return False
        deck, audible = self._deck, self.kinds.audible

        def save(session: ChangeSession) -> None:
            if not deck.situation:
                rename_deck(session, deck.id, name)
            if tuple(kinds) != deck.kinds:
                said = wordings(session.connection(), phrases_of(session.connection(), deck.id))
                set_kinds(session, deck.id, kinds, said.values(), audible=audible)
            limit_deck(session, deck.id, limit or None)

        return self.keep(self._workplace, _("Edit deck"), save)

    def _delete(self) -> None:
        deck_id = self._deck.id
        if self.keep(self._workplace, _("Move deck to trash"), lambda session: delete_deck(session, deck_id)):
            self.accept()
