"""Opens one file from anywhere: in the viewer among the files of its record, else in another program."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.attachments.reads import files_of, place_of
from ui.attachments.outside import open_outside
from ui.attachments.viewer import Viewer, can_show
from ui.workplace import Workplace


def open_attachment(workplace: Workplace, parent: QWidget, attachment_id: int) -> None:
    """Open a file by the id of its attachment; nothing happens when it is in the trash."""
    with workplace.journal.read() as connection:
        place = place_of(connection, attachment_id)
        found = files_of(connection, *place) if place is not None else []
    at = next((number for number, file in enumerate(found) if file.id == attachment_id), None)
    if at is None:
        return
    if can_show(found[at]):
        Viewer(workplace, parent.window(), found, at).open()
    else:
        open_outside(workplace, found[at])
