"""The files of a record that has no page of its own: a panel in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.attachments.reads import counts
from desktop.texts import _, n_
from ui.attachments.panel import AttachmentsPanel
from ui.wide_dialog import WideDialog
from ui.widgets.button import Button
from ui.widgets.layouts import column
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import Change


class FilesDialog(WideDialog):
    """Files are dropped, pasted, looked at and captioned here."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, title: str, kind: str, record_id: int
    ) -> None:
        """``kind`` is the record's table."""
        super().__init__(workplace, title, parent)
        self.files = AttachmentsPanel(workplace, kind, record_id)
        self.furnish(column((self.files, 1)), 720, 520)


class FilesButton(Button):
    """Opens the files of a record and says how many there are; ``show_whose`` turns to another record."""

    def __init__(self, workplace: Workplace, kind: str) -> None:
        """``kind`` is the table of the records."""
        super().__init__(workplace.theme, _("Files"), icon="paperclip", on_click=self._open)
        self.setAutoDefault(False)
        self._workplace, self._kind = workplace, kind
        self._title, self._record = "", 0
        workplace.open_journal.changed.connect(self._on_change)

    def show_whose(self, title: str, record_id: int) -> None:
        """Show how many files a record has; ``title`` is that of their window."""
        self._title, self._record = title, record_id
        self._count()

    def _count(self) -> None:
        with self._workplace.journal.read() as connection:
            self._say(counts(connection, self._kind, [self._record]).get(self._record, 0))

    def _say(self, found: int) -> None:
        self.setText(_("Files ({n})").format(n=found) if found else _("Files"))

    def _on_change(self, change: Change) -> None:
        if self._record and change.touches("attachment", "attachment_link"):
            self._count()

    def _open(self) -> None:
        FilesDialog(self._workplace, self.window(), self._title, self._kind, self._record).open()


class FilesClip(FilesButton):
    """A paperclip in a row with the number of files beside it; the paperclip alone adds the first one."""

    def __init__(self, workplace: Workplace, title: str, kind: str, record_id: int) -> None:
        super().__init__(workplace, kind)
        self.setProperty("kind", "ghost")
        self.show_whose(title, record_id)

    def _say(self, found: int) -> None:
        self.setText(formats.number(found) if found else "")
        self.dress()
        said = n_("{name}: {n} file", "{name}: {n} files", found) if found else _("{name}: add files")
        self.setToolTip(said.format(name=self._title, n=formats.number(found)))
        self.setAccessibleName(self.toolTip())


def files_button(workplace: Workplace, title: str, kind: str, record_id: int) -> FilesButton:
    """Return the button of one record's files."""
    made = FilesButton(workplace, kind)
    made.show_whose(title, record_id)
    return made
