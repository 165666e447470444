"""The notes page: the list, one note to write in, and what stands around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from desktop.commitments.follow_ups import follow_up_of
from desktop.giving.manners import quarrels
from desktop.notes.keeping import recover_drafts, set_pinned, set_private, trash_notes
from desktop.notes.linked import Linked, dead_links, houses_of, linked
from desktop.notes.reads import NoteCard, backlinks, note_card, note_rows, waiting_drafts
from desktop.texts import _, n_
from ui.attachments.opening import open_attachment
from ui.dialogs.history import open_history_of
from ui.dialogs.notes import open_tie
from ui.list_page import ListPage
from ui.more import Act
from ui.notes.listing import NoteList
from ui.notes.pad import NotePad
from ui.notes.paper import print_note, save_note
from ui.notes.side import Around, NoteSide
from ui.workplace import Workplace


class NotesPage(ListPage):
    """Notes of visits, calls and talks."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "note",
            "note_link",
            "note_tag",
            "note_task",
            "follow_up",
            "contact",
            "supplier",
            "touch",
            "supplier_manners",
        }
    )
    kind = "note"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._recover()
        self.card: NoteCard | None = None
        self._records: list[Linked] = []
        self._list = NoteList(workplace)
        self.side = NoteSide(workplace, self._tie)
        self.pad = NotePad(workplace, self._acts)
        self.pad.link_asked.connect(self._open_link)
        self.pad.private.clicked.connect(lambda _on=False: self._turn_private())
        self.pad.pinned.clicked.connect(lambda _on=False: self._turn_pinned())
        workplace.presenting_changed.connect(self._on_presenting)
        self.arrange(self._list.listing(), self.pad, self.side, _("Choose a note in the list"))

    def _recover(self) -> None:
        """Take over what a crash left as drafts, before anything is read."""
        with self.workplace.journal.read() as connection:
            waiting = waiting_drafts(connection)
        if waiting:
            today = self.workplace.today
            self.workplace.change(_("Recover notes"), lambda session: recover_drafts(session, today))

    # --- reading -----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read list and note again; the note that is being written stays, whatever the list is narrowed to."""
        hidden = self.card is not None and self.card.private and self.workplace.presenting
        writing = self.pad.isAncestorOf(self.focusWidget() or self) and not hidden
        self._list.held = self.pad.note_id if writing else 0
        super().refresh()

    def _on_presenting(self, _on: bool) -> None:  # noqa: FBT001 - a signal's value
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def show_current(self, record_id: int) -> None:
        """Read a note and show it; the one that is left is kept first."""
        if record_id != self.pad.note_id:
            self.pad.keeping.keep_step()
        with self.workplace.journal.read() as connection:
            self.card = note_card(connection, record_id) if record_id else None
        self.pad.show_card(self.card)
        if self.card is not None:
            self._show_around(self.card)

    def _show_around(self, card: NoteCard) -> None:
        hide = self.workplace.presenting
        with self.workplace.journal.read() as connection:
            records = [r for r in linked(connection, card.ties) if not (hide and r.private)]
            naming = note_rows(connection, backlinks(connection, card.id, hide_private=hide))
            tasks = [follow_up_of(connection, task_id) for task_id in card.follow_ups]
            quarrel = quarrels(connection, houses_of(connection, records))
        self._records = records
        self.pad.show_dead(dead_links(card, records))
        self.pad.show_quarrel(quarrel)
        self.side.show_around(Around(records, naming, [task for task in tasks if task is not None]))

    def show_record(self, kind: str, record_id: int) -> None:
        """Show a note and stand in it, ready to write."""
        super().show_record(kind, record_id)
        if kind == self.kind:
            self.pad.editor.setFocus()

    def _open_link(self, kind: str, record_id: int) -> None:
        """Open a record that the text names; one in the trash is told of, with the way back."""
        if kind == "attachment":
            open_attachment(self.workplace, self, record_id)
            return
        dead = next((r for r in self._records if (r.kind, r.id) == (kind, record_id) and r.trashed), None)
        if dead is None:
            self.workplace.show_record(kind, record_id)
        elif dead.name:
            self.workplace.tell(_("{name} is in the trash; restore it at the side.").format(name=dead.name))
        else:
            self.workplace.tell(_("This record was deleted for good."))

    # --- what can be done --------------------------------------------------------------------------------------

    def _acts(self) -> list[Act]:
        return [
            Act(_("Belongs to …"), "link", self._tie),
            Act(_("Private or not"), "eye-off", self._turn_private),
            Act(_("Pin or let go"), "pin", self._turn_pinned),
            Act(_("Print"), "printer", self._print),
            Act(_("Save as …"), "file-text", self._save),
            Act(_("History of this record"), "history", self._show_history),
            Act(_("Move to trash"), "trash-2", self._trash),
        ]

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done with the list and with the note shown."""
        own: dict[str, Callable[[], None]] = {
            "edit": self._write,
            "history": self._show_history,
            "print": self._print,
            "note_private": self._turn_private,
            "note_tie": self._tie,
        }
        return super().handlers() | own

    def _write(self) -> None:
        self.show_detail()
        self.pad.editor.setFocus()

    def _turn_private(self) -> None:
        if self.card is None:
            return
        ids = self.pane.selected() or [self.card.id]
        private = not self.card.private
        title = (
            n_("Mark note as private", "Mark {n} notes as private", len(ids))
            if private
            else n_("Mark note as not private", "Mark {n} notes as not private", len(ids))
        ).format(n=len(ids))
        self.workplace.change(title, lambda session: set_private(session, ids, private=private))

    def _turn_pinned(self) -> None:
        if self.card is not None:
            note_id, pinned = self.card.id, not self.card.pinned
            title = _("Pin note") if pinned else _("Let a pinned note go")
            self.workplace.change(title, lambda session: set_pinned(session, note_id, pinned=pinned))

    def _tie(self) -> None:
        if self.card is not None:
            self.pad.keeping.keep_step()
            open_tie(self.workplace, self.window(), self.card)

    def _show_history(self) -> None:
        if self.card is not None:
            self.pad.keeping.keep_step()
            open_history_of(self.workplace, self.window(), [("note", self.card.id)])

    def _trash(self) -> None:
        if self.card is not None:
            note_id = self.card.id
            self.pad.keeping.keep_step()
            self.workplace.change(_("Move note to trash"), lambda session: trash_notes(session, [note_id]))

    def _print(self) -> None:
        if self.card is not None:
            self.pad.keeping.keep_step()
            print_note(self.workplace, self, self.card.id)

    def _save(self) -> None:
        if self.card is not None:
            self.pad.keeping.keep_step()
            save_note(self.workplace, self, self.card.id)
