"""The files in a form: those that the record has, and those that wait until the form is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.attachments.attaching import keep_all
from desktop.errors import GuanxiError
from desktop.texts import _
from ui.attachments.files_dialog import files_button
from ui.attachments.waiting import WaitingFiles
from ui.widgets.layouts import column
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


class FormFiles(QWidget):
    """A button opens what the record has; what is chosen, dropped or pasted waits, and is kept with the form."""

    def __init__(self, workplace: Workplace, owner: tuple[str, int], title: str) -> None:
        """``owner`` is table and id of the record, the id of a new one 0; ``title`` stands over its files."""
        super().__init__()
        self._owner = owner
        self.button = files_button(workplace, title, *owner) if owner[1] else None
        self.waiting = WaitingFiles(workplace, known=self.button)
        lead = label(_("Files"), "lead_strong")
        self.setLayout(column(lead, self.waiting, spacing=workplace.theme.px(6)))

    def take_from(self, dialog: QWidget, *editors: QWidget) -> None:
        """Take what is dropped on a dialog or pasted into its editors when it is files or a picture."""
        dialog.setAcceptDrops(True)
        views = [one.viewport() for one in editors if isinstance(one, QPlainTextEdit)]
        self.waiting.watch(dialog, self.waiting, *editors, *views)

    def begin_with(self, mime: QMimeData | None) -> None:
        """Take the files or the picture with which an open form begins; nothing for None."""
        if mime is not None:
            self.waiting.take(mime)

    def typed(self) -> bool:
        """Tell whether files wait."""
        return self.waiting.typed()

    def trouble(self) -> GuanxiError | None:
        """Return why the form cannot be stored yet: files are still coming in."""
        return self.waiting.trouble()

    def write(self, session: ChangeSession, made: object) -> None:
        """Write down what waits, in the change that stores the record; ``made`` is its id where another was made."""
        kind, record_id = self._owner
        if self.waiting.files:
            owner_id = made if isinstance(made, int) else record_id
            assert owner_id, "a new record tells its id"
            keep_all(session, self.waiting.files, (kind, owner_id))
