"""Pictures and files that come into a note: kept as its attachments, named where the cursor was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from desktop.attachments.attaching import Prepared, keep_all
from desktop.attachments.reads import AttachedFile, files
from desktop.journal.journal import ChangeSession
from desktop.notes import keeping
from desktop.notes.markdown import link
from desktop.notes.reads import note_card
from desktop.texts import n_
from ui.attachments.intake import Intake, Owner
from ui.notes.editor import NoteEditor
from ui.workplace import Workplace


class Pictures:
    """Takes what was pasted or dropped; the text names each file once its bytes are kept, however long it takes."""

    def __init__(self, workplace: Workplace, editor: NoteEditor, shown: Callable[[], int]) -> None:
        """``shown`` gives the id of the note in the editor, 0 for none."""
        self._workplace, self._editor, self._shown = workplace, editor, shown
        self.intake = Intake(workplace, self._keep)
        self._place = QTextCursor(editor.document())

    def take(self, source: QMimeData) -> None:
        """Take the files or the picture of a paste or drop for the note that is shown."""
        note_id = self._shown()
        if note_id:
            self._place = self._editor.textCursor()  # follows what is typed before it meanwhile
            self.intake.take_mime(("note", note_id), source)

    def _keep(self, owner: Owner, prepared: list[Prepared]) -> None:
        title = n_("Add file", "Add {n} files", len(prepared)).format(n=len(prepared))
        note_id, today, shown = owner[1], self._workplace.today, self._shown() == owner[1]

        def work(session: ChangeSession) -> list[AttachedFile]:
            links = keep_all(session, prepared, owner)
            session.flush()
            kept = files(session.connection(), links)
            card = None if shown else note_card(session.connection(), note_id)
            if card is not None:  # another note is shown by now: the words go to the end of the right one
                body = f"{card.body.rstrip()}\n\n{names_of(kept)}\n".lstrip()
                keeping.write_note(session, note_id, today, title=card.title, body=body)
            return kept

        kept = self._workplace.change(title, work, toast="")
        if kept and shown:
            self._place.insertText(names_of(kept))
            self._editor.ensureCursorVisible()


def names_of(kept: list[AttachedFile]) -> str:
    """Return the Markdown that names files, a line for each; a picture is one, another file is a link."""
    return "\n".join(
        ("!" if file.is_picture else "") + link(PurePath(file.name).stem, "attachment", file.id)
        for file in kept
    )
