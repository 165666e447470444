"""The list of notes: what it says, finds, filters and sorts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.notes.keeping import trash_notes
from desktop.notes.reads import NOTE_SORTS, NoteFilter, NoteSort, find_notes, note_ids, note_rows, note_tags
from desktop.texts import _, n_, p_
from ui.filters import Choice, Chosen, FilterGroup, ticked_names
from ui.listing import Listing, Words
from ui.names import names_of
from ui.notes import words
from ui.widgets.rows import ListRow
from ui.workplace import Workplace

_NAMES = 20


class NoteList:
    """Reads and changes what the pane shows."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self.held = 0
        """The note that is being written: it stays in the list also where words and filters would hide it."""

    def listing(self) -> Listing:
        """Return the list as the pane takes it."""
        return Listing(
            words=Words(
                title=p_("place", "Notes"),
                search=_("Words, or whom a note names"),
                new=_("New note"),
                purpose=_("Notes of visits, calls and talks stand here"),
                purpose_note=_("Name people by @, and open boxes with !fri become follow-ups."),
                icon="notebook-pen",
            ),
            sorts=[("written", _("Written last first")), ("made", _("Made last first")), ("title", _("By title"))],
            find=self.find,
            ids=self.ids,
            rows=self.rows,
            groups=self.groups,
            add=lambda: self._workplace.perform("new_note"),
            tag=self._tag,
            trash=self.trash,
        )  # fmt: skip

    def find(self, typed: str) -> Sequence[int]:
        """Return the notes that hold what was typed, then those that name whom it means."""
        names = names_of(self._workplace.open_journal)
        people, suppliers = names.contacts(typed, _NAMES), names.suppliers(typed, _NAMES)
        with self._workplace.journal.read() as connection:
            found = find_notes(connection, typed, people=people, suppliers=suppliers)
            there = set(note_ids(connection, NoteFilter(found, hide_private=self._workplace.presenting)))
            held = note_ids(connection, NoteFilter([self.held]))
        shown = [note_id for note_id in found if note_id in there]
        return shown + [note_id for note_id in held if note_id not in there]

    def ids(self, chosen: Chosen, sort: str, among: frozenset[int] | None) -> Sequence[int]:
        """Return the ids of the list."""
        wanted = NoteFilter(
            text_ids=among,
            tags=ticked_names(chosen, "tag"),
            kinds=ticked_names(chosen, "kind"),
            hide_private=self._workplace.presenting,
        )
        order: NoteSort = next((key for key in NOTE_SORTS if key == sort), "written")
        with self._workplace.journal.read() as connection:
            ids = note_ids(connection, wanted, order)
            held = note_ids(connection, NoteFilter([self.held]))
        return [note_id for note_id in held if note_id not in set(ids)] + ids

    def rows(self, ids: Sequence[int]) -> Sequence[ListRow]:
        """Return one row per id; one that has just gone is empty until the list is read again."""
        today = self._workplace.today
        with self._workplace.journal.read() as connection:
            found = {row.id: words.list_row(row, today) for row in note_rows(connection, ids)}
        return [found.get(note_id, ListRow("")) for note_id in ids]

    def groups(self) -> Sequence[FilterGroup]:
        """Return what can be filtered by."""
        with self._workplace.journal.read() as connection:
            tags = note_tags(connection, hide_private=self._workplace.presenting)
        kinds = [
            Choice("pinned", _("Pinned")),
            Choice("daily", _("Daily pages")),
            Choice("boxes", _("With boxes that have a day")),
        ]
        if not self._workplace.presenting:
            kinds.append(Choice("private", _("Private")))
        return [
            FilterGroup("kind", _("Kind"), tuple(kinds)),
            FilterGroup("tag", _("Tags"), tuple(Choice(key, f"#{name}", count) for key, name, count in tags)),
        ]

    def _tag(self, _near: QWidget, _ids: Sequence[int]) -> None:
        self._workplace.tell(_("A note is tagged in its text: type # and a word."))

    def trash(self, ids: Sequence[int]) -> None:
        """Put notes into the trash."""
        count = len(ids)
        title = n_("Move note to trash", "Move {n} notes to trash", count).format(n=count)
        self._workplace.change(title, lambda session: trash_notes(session, ids))
