"""The files of a record that has no page of its own: a panel in a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.attachments.reads import counts
from desktop.texts import _
from ui.attachments.panel import AttachmentsPanel
from ui.wide_dialog import WideDialog
from ui.widgets.button import Button
from ui.widgets.layouts import column
from ui.workplace import Workplace


class FilesDialog(WideDialog):
    """Files are dropped, pasted, looked at and captioned here."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, title: str, kind: str, record_id: int
    ) -> None:
        """``kind`` is the record's table."""
        super().__init__(workplace, title, parent)
        self.files = AttachmentsPanel(workplace, kind, record_id)
        self.furnish(column((self.files, 1)), 720, 520)


def files_button(workplace: Workplace, parent: QWidget, title: str, kind: str, record_id: int) -> Button:
    """Return a button that opens the files of a record and says how many there are."""
    button = Button(workplace.theme, "", icon="paperclip")
    button.setAutoDefault(False)

    def count() -> None:
        with workplace.journal.read() as connection:
            found = counts(connection, kind, [record_id]).get(record_id, 0)
        button.setText(_("Files ({n})").format(n=found) if found else _("Files"))

    def show() -> None:
        dialog = FilesDialog(workplace, parent, title, kind, record_id)
        dialog.files.counted.connect(lambda _n: count())
        dialog.open()

    button.clicked.connect(show)
    count()
    return button
