"""Everybody's names in memory, read again when a name has changed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.people.finding import INDEXED_TABLES, PeopleIndex, load_index_raw
from ui.open_journal import OpenJournal


class Names(QObject):
    """Finds people and suppliers as they are typed; the index is read when first asked for."""

    def __init__(self, open_journal: OpenJournal) -> None:
        """Belong to ``open_journal``: the names go with it when it locks."""
        super().__init__(open_journal)
        self._open_journal = open_journal
        self._index: PeopleIndex | None = None
        self._read_at: tuple[int, ...] = ()

    @property
    def index(self) -> PeopleIndex:
        """The index at this moment; it never changes, so a task may keep it."""
        now = tuple(self._open_journal.moves.get(table, 0) for table in INDEXED_TABLES)
        if self._index is None or self._read_at != now:
            with self._open_journal.read_raw() as raw:
                self._index, self._read_at = load_index_raw(raw), now
        return self._index

    def contacts(self, typed: str, limit: int | None = None) -> list[int]:
        """Return the ids of people that match, the best first; nothing typed gives all by name."""
        return self.index.find_contacts(typed, limit)

    def suppliers(self, typed: str, limit: int | None = None) -> list[int]:
        """Return the ids of suppliers that match, the best first; nothing typed gives all by name."""
        return self.index.find_suppliers(typed, limit)


def names_of(open_journal: OpenJournal) -> Names:
    """Return the one index of an open journal, shared by lists, palette and quick log."""
    for child in open_journal.children():
        if isinstance(child, Names):
            return child
    return Names(open_journal)
