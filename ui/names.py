"""Everybody's names in memory, read again when a name has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.people.finding import INDEXED_TABLES, PeopleIndex, load_index_raw
from ui.open_journal import OpenJournal

if TYPE_CHECKING:
    from desktop.journal.journal import Change


class Names(QObject):
    """Finds people and suppliers as they are typed; the index is read when first asked for."""

    def __init__(self, open_journal: OpenJournal) -> None:
        """Belong to ``open_journal``: the names go with it when it locks."""
        super().__init__(open_journal)
        self._open_journal = open_journal
        self._index: PeopleIndex | None = None
        open_journal.changed.connect(self._on_change)

    @property
    def index(self) -> PeopleIndex:
        """The index at this moment; it never changes, so a task may keep it."""
        if self._index is None:
            with self._open_journal.read_raw() as raw:
                self._index = load_index_raw(raw)
        return self._index

    def contacts(self, typed: str, limit: int | None = None) -> list[int]:
        """Return the ids of people that match, the best first; nothing typed gives all by name."""
        return self.index.find_contacts(typed, limit)

    def suppliers(self, typed: str, limit: int | None = None) -> list[int]:
        """Return the ids of suppliers that match, the best first; nothing typed gives all by name."""
        return self.index.find_suppliers(typed, limit)

    def _on_change(self, change: Change) -> None:
        if change.touches(*INDEXED_TABLES):
            self._index = None


def names_of(open_journal: OpenJournal) -> Names:
    """Return the one index of an open journal, shared by lists, palette and quick log."""
    for child in open_journal.children():
        if isinstance(child, Names):
            return child
    return Names(open_journal)
