"""A box of those who may take a decision: the people of a supplier."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from desktop.giving.teams import people_names
from desktop.rhythm.facts import Colleague
from desktop.rhythm.reads import colleagues
from desktop.texts import _
from ui.workplace import Workplace


class DeciderBox(QComboBox):
    """Gives the id of a person as its data, None where nobody is known."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.setAccessibleName(_("The person who decides"))

    def offer(self, supplier_id: int | None) -> None:
        """Offer the people of a supplier; the one who is known to decide there is chosen."""
        people: Sequence[Colleague] = ()
        if supplier_id:
            with self._workplace.journal.read_raw() as raw:
                people = colleagues(raw, supplier_id, self._workplace.today)
        self.clear()
        self.addItem(_("Who decides is not known"), None)
        for one in people:
            self.addItem(one.name, one.id)
        known = [one.id for one in people if one.role == "decides"]
        self.setCurrentIndex(self.findData(known[0]) if len(known) == 1 else 0)

    def choose(self, contact_id: int | None) -> None:
        """Choose a person, also one who works there no more, or nobody."""
        place = 0 if contact_id is None else self.findData(contact_id)
        if place < 0 and contact_id is not None:
            with self._workplace.journal.read() as connection:
                self.addItem(people_names(connection, [contact_id])[contact_id], contact_id)
            place = self.count() - 1
        self.setCurrentIndex(place)
